"""What formats for review tools have in common: one list of all that is to be told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.formats.base import RuleInfo
from claimcheck.model.content import fingerprints, shorten
from claimcheck.model.finding import Finding
from claimcheck.model.terms import Severity
from claimcheck.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.formats.base import CheckResult
    from claimcheck.registry.problems import InputProblem

INVALID_INPUT = RuleInfo(
    "invalid-input",
    Severity.ERROR,
    "A file of the registry, or the configuration, cannot be read as it is.",
    {
        "What it does": "Stops the check: what cannot be read cannot be checked.",
        "How to fix": "Each result names the place and the next step.",
    },
)


class Told(NamedTuple):
    """A finding, or a problem of the input in the form of one, with its fingerprint.

    Attributes:
        finding: What was found.
        fingerprint: 32 hexadecimal digits, different for each; see ``model.content``.
        fails: Whether it makes the check fail.
    """

    finding: Finding
    fingerprint: str
    fails: bool


def everything(result: CheckResult) -> Iterator[Told]:
    """Yield problems of the input and findings, silenced and tolerated ones included."""
    problems = [_as_finding(problem) for problem in result.problems]
    both = [*problems, *result.findings]
    for place, (finding, fingerprint) in enumerate(zip(both, fingerprints(both), strict=True)):
        yield Told(finding, fingerprint, place < len(problems) or result.fails(finding))


def sentence(finding: Finding) -> str:
    """Return what is wrong as one line, with the claim or source that it concerns in front."""
    subject = f"{finding.subject}: " if finding.subject else ""
    return one_line(subject + finding.message)


def counts(finding: Finding) -> bool:
    """Tell whether a finding is neither silenced nor tolerated."""
    return finding.silenced is None and finding.tolerated is None


def as_json(document: Any) -> str:
    """Return indented JSON in ASCII alone, which no terminal or log can misread."""
    return json.dumps(document, indent=2)


def _as_finding(problem: InputProblem) -> Finding:
    location = problem.location
    marked = location.source_line[location.column - 1 : location.end_column - 1]
    return Finding(
        rule=INVALID_INPUT.name,
        severity=Severity.ERROR,
        message=problem.message,
        help=problem.help,
        location=location,
        content=shorten(f"{problem.message} {marked}"),
    )
