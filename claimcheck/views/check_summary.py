"""The last line of a check: how much was checked, how much could not be, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.printable import one_line
from claimcheck.support.proof import REMEMBERED, ProofState

if TYPE_CHECKING:
    from claimcheck.views.check_result import CheckResult, Coverage
    from claimcheck.views.verify import VerificationView


def summary(result: CheckResult) -> str:
    """Return the summary of a check as one line."""
    if result.invalid:
        count = len(result.findings)
        return f"Nothing was checked: {count} {_plural('problem', count)} in the input"
    if result.verification is not None:
        return f"{_verified(result.verification, result.since)}; {_found(result)}"
    parts = ["Checked " + ", ".join(map(_checked, result.coverage))]
    missed = [each for each in result.coverage if each.unchecked]
    if missed:
        listed = ", ".join(
            f"{each.unchecked:,} {_plural(each.noun, each.unchecked)} ({each.why})"
            for each in missed
        )
        parts.append(f"could not check {listed}")
    parts.append(_found(result))
    return "; ".join(parts)


def _verified(verification: VerificationView, since: str) -> str:
    counts = dict(verification.summary)
    quotes = counts.pop("quotes")
    kept = _kept(counts.pop(REMEMBERED, 0))
    told = ", ".join(f"{counts[each]:,} {each.phrase}" for each in ProofState if each in counts)
    what = f"Verified {quotes:,} {_plural('quote', quotes)}"
    if since:
        what = f"Read {quotes:,} {_plural('proof', quotes)} again"
        if not quotes:
            return f"No proof came in since {one_line(since)}"
    return f"{what}: {told}{kept}" if told else what + kept


def _checked(coverage: Coverage) -> str:
    counted = f"{coverage.checked:,} {_plural(coverage.noun, coverage.checked)}"
    outcomes = ", ".join(f"{count:,} {name}" for name, count in coverage.outcomes.items())
    return f"{counted} ({outcomes}{_kept(coverage.remembered)})" if outcomes else counted


def _kept(count: int) -> str:
    """Return how many proofs are those of an earlier text; nothing where none is."""
    return f", {count:,} of them {REMEMBERED}" if count else ""


def _found(result: CheckResult) -> str:
    counts = []
    for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
        count = sum(finding.severity is severity for finding in result.counted)
        if count:
            counts.append(f"{count:,} {_plural(severity.value, count)}")
    silenced = len(result.findings) - len(result.counted) - result.tolerated
    if silenced:
        counts.append(f"{silenced:,} silenced")
    if result.tolerated:
        counts.append(f"{result.tolerated:,} hidden by the baseline")
    if result.older:
        counts.append(f"{result.older:,} older than {one_line(result.since)}")
    if counts:
        return "found " + ", ".join(counts)
    return (
        "the rules that were run object to nothing" if _some_fail(result) else "found nothing wrong"
    )


def _some_fail(result: CheckResult) -> bool:
    """Tell whether a quote does not hold: rules that would say so may have been left out."""
    states = set(result.verification.summary) if result.verification is not None else set()
    told = {name for each in result.coverage if each.noun == "quote" for name in each.outcomes}
    return any((each in states or each.phrase in told) and not each.holds for each in ProofState)


def _plural(noun: str, count: int) -> str:
    """Return the noun for a count; evidence has no plural."""
    if noun == "evidence":
        return "piece of evidence" if count == 1 else "pieces of evidence"
    return noun if count == 1 else f"{noun}s"
