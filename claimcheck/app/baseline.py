"""Tolerates the findings that a baseline names, and fails on entries that have had their day."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.app.baseline_file import Entry, command_for
from claimcheck.model.content import Key, key_of
from claimcheck.model.finding import Finding
from claimcheck.model.terms import Severity
from claimcheck.printable import one_line
from claimcheck.rules import ABOUT_CHANGES, RULES
from claimcheck.views.check_result import RuleInfo

if TYPE_CHECKING:
    from datetime import date

    from claimcheck.app.baseline_file import Baseline, Placed
    from claimcheck.views.check_result import CheckResult

STALE = RuleInfo(
    "stale-baseline",
    Severity.ERROR,
    "The baseline tolerates a finding that no longer occurs.",
    {
        "What it does": "Finds entries of the baseline that no finding of the check belongs to.",
        "Why it matters": "Were they left, the same fault could come back and nobody would see it.",
        "How to fix": "Take them out: `claimcheck baseline --prune FILE`.",
    },
)
EXPIRED = RuleInfo(
    "expired-baseline",
    Severity.ERROR,
    "The baseline tolerated a finding until a day that has passed.",
    {
        "What it does": "Finds entries of the baseline whose `expires` is before the day of the "
        "check. They tolerate nothing any more.",
        "Why it matters": "The day was set so that somebody would come back to the finding.",
        "How to fix": "Mend what the finding names, or decide anew and set a later day.",
    },
)
OF_BASELINES = {each.name: each for each in (STALE, EXPIRED)}
"""What a baseline itself can be found to have; it is told of, and cannot be selected."""


def apply_baseline(result: CheckResult, baseline: Baseline, today: date) -> CheckResult:
    """Return the result with what the baseline tolerates marked, and its own faults added.

    An entry that no longer occurs is a finding, unless its rule was not run or only some claims
    and sources were asked for. So is one that has expired, and what it tolerated counts again.
    """
    left = [placed.entry.count for placed in baseline.entries]
    by_key: dict[Key, list[int]] = {}
    for index, placed in enumerate(baseline.entries):
        by_key.setdefault(placed.entry.key, []).append(index)
    findings: list[Finding] = []
    for finding in result.findings:
        index = next((i for i in by_key.get(key_of(finding), ()) if left[i]), -1)
        if finding.silenced is None and finding.rule not in ABOUT_CHANGES and index >= 0:
            left[index] -= 1
            entry = baseline.entries[index].entry
            if not entry.has_expired(today):
                finding = replace(finding, tolerated=_why_tolerated(entry, baseline.path))
        findings.append(finding)
    ran = {rule.name for rule in result.rules}
    for placed, rest in zip(baseline.entries, left, strict=True):
        entry = placed.entry
        if rest < entry.count and entry.has_expired(today):
            findings.append(_expired(placed, baseline.path))
        ran_out = entry.rule in ran or entry.rule not in RULES
        if rest and ran_out and not result.partial:
            findings.append(_stale(placed, rest, baseline.path))
    findings.sort(key=lambda each: each.sort_key)
    return replace(result, findings=findings, rules=[*result.rules, *OF_BASELINES.values()])


def renew(
    result: CheckResult,
    old: Baseline,
    *,
    owner: str | None = None,
    expires: date | None = None,
    prune: bool = False,
) -> list[Entry]:
    """Return the entries of a baseline that tolerates what a check found, sorted.

    Args:
        result: The check, made without a baseline.
        old: The baseline until now: what it says of owner and expiry is kept.
        owner: Who looks after findings that are new.
        expires: The last day on which these are tolerated.
        prune: Tolerate nothing new.
    """
    occurring = Counter(key_of(finding) for finding in result.counted)
    entries: Counter[Entry] = Counter()
    for placed in old.entries:
        key = placed.entry.key
        kept = min(placed.entry.count, occurring[key])
        occurring[key] -= kept
        entries[placed.entry.model_copy(update={"count": 1})] += kept
    for (rule, subject, content), count in occurring.items():
        if not prune:
            new = Entry(rule=rule, subject=subject, content=content, owner=owner, expires=expires)
            entries[new] += count
    counted = [
        entry.model_copy(update={"count": count}) for entry, count in entries.items() if count
    ]
    return sorted(counted, key=lambda each: (*each.key, each.owner or "", str(each.expires or "")))


def _why_tolerated(entry: Entry, path: str) -> str:
    owner = f", owner {entry.owner}" if entry.owner else ""
    until = f", until {entry.expires}" if entry.expires else ""
    return f"tolerated by the baseline {path}{owner}{until}"


def _stale(placed: Placed, rest: int, path: str) -> Finding:
    entry = placed.entry
    times = "" if rest == entry.count == 1 else f" {rest} times more than it occurs"
    message = f"the baseline tolerates {_name(entry)}{times}"
    message += "" if times else ", which no longer occurs"
    return _finding(STALE, placed, message, f"run: {command_for(path)} --prune")


def _expired(placed: Placed, path: str) -> Finding:
    entry = placed.entry
    owner = f" (owner: {entry.owner})" if entry.owner else ""
    message = f"the baseline tolerated {_name(entry)} until {entry.expires}{owner}; it still occurs"
    return _finding(EXPIRED, placed, message, f"mend it, or set a later 'expires' in {path}")


def _finding(rule: RuleInfo, placed: Placed, message: str, help_text: str) -> Finding:
    entry = placed.entry
    return Finding(
        message,
        help_text,
        rule=rule.name,
        severity=rule.severity,
        places=(placed.location,),
        subject=entry.subject,
        content=f"{entry.rule} {entry.content}",
    )


def _name(entry: Entry) -> str:
    return f"{entry.rule} ({one_line(entry.content)})" if entry.content else entry.rule
