"""What a change lets a baseline tolerate that it did not tolerate where the change began."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.app.baseline_file import Baseline, read_baseline
from claimcheck.errors import ClaimcheckError
from claimcheck.model.finding import Finding, Location
from claimcheck.printable import one_line
from claimcheck.registry.work_tree import leads_out
from claimcheck.views.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimcheck.app.baseline_file import Entry
    from claimcheck.app.since import Before
    from claimcheck.model.content import Key
    from claimcheck.views.check_result import CheckResult

_RULE = "weakened-configuration"


def with_growth(result: CheckResult, path: Path, baseline: Baseline, before: Before) -> CheckResult:
    """Return the result with a finding for each entry that tolerates more than it did.

    They are findings of ``weakened-configuration``, since a baseline comes with the change as the
    configuration does. A file outside of the repository is nothing that the change could touch.

    Args:
        result: What a check found.
        path: The file of the baseline.
        baseline: What it says.
        before: The registry where the change began.
    """
    rule = next((each for each in result.rules if each.name == _RULE), None)
    files = before.project.files
    if rule is None or leads_out(path, files.top):
        return result
    tree = files.tree
    try:
        then = read_baseline(path, tree) if tree.exists(path) else None
    except ClaimcheckError:  # it was not well-formed, and tolerated nothing
        then = None
    found = [
        replace(each, rule=_RULE, severity=rule.severity)
        for each in _growth(then, baseline, before.base)
    ]
    findings = sorted((*result.findings, *found), key=lambda each: each.sort_key)
    return replace(result, findings=findings)


def _growth(then: Baseline | None, now: Baseline, base: str) -> Iterator[Finding]:
    help_text = "take it out, or let a reviewer see that it is meant"
    if then is None:
        if now.entries:
            count = counted(len(now.entries), "finding")
            message = f"the baseline, which tolerates {count}, did not exist at {one_line(base)}"
            yield Finding(message, help_text, places=(Location(now.path),))
        return
    known, until = _tolerated(then)
    total, _ = _tolerated(now)
    for placed in now.entries:
        entry = placed.entry
        what = f"{entry.rule} ({one_line(entry.subject)})" if entry.subject else entry.rule
        if total[entry.key] > known[entry.key]:
            message = f"the baseline tolerates {what}, and did not at {one_line(base)}"
        elif _last_day(entry) > until.get(entry.key, date.max):
            message = f"the baseline tolerates {what} for longer than at {one_line(base)}"
        else:
            continue
        content = f"{entry.rule} {entry.content}"
        yield Finding(
            message, help_text, places=(placed.location,), subject=entry.subject, content=content
        )


def _tolerated(baseline: Baseline) -> tuple[Counter[Key], dict[Key, date]]:
    """Return how many findings of each key are tolerated, and until when."""
    counts: Counter[Key] = Counter()
    until: dict[Key, date] = {}
    for placed in baseline.entries:
        entry = placed.entry
        counts[entry.key] += entry.count
        until[entry.key] = max(_last_day(entry), until.get(entry.key, date.min))
    return counts, until


def _last_day(entry: Entry) -> date:
    return entry.expires or date.max
