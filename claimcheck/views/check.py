"""The JSON of ``check``: findings, how much was checked, and whether the check failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from claimcheck.model.content import fingerprints
from claimcheck.model.detail import Detail
from claimcheck.model.fields import Frozen
from claimcheck.model.finding import Fix
from claimcheck.model.terms import Severity
from claimcheck.views.base import Count, FromOne
from claimcheck.views.check_summary import summary

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding, Location
    from claimcheck.views.check_result import CheckResult, Coverage


class PlaceView(Frozen):
    """A place in a file.

    Attributes:
        path: The file, relative to the working directory.
        line: The line, from 1.
        column: The column in characters, from 1.
        end_column: The column after the marked text on that line.
    """

    path: str
    line: FromOne
    column: FromOne
    end_column: FromOne


class RelatedView(PlaceView):
    """Another place that a finding is about.

    Attributes:
        label: What stands there.
    """

    label: str


class FindingView(Frozen):
    """Something that is wrong.

    Attributes:
        rule: Name of the rule; ``invalid-input`` for what cannot be read, so that nothing was
            checked.
        severity: How much it matters.
        subject: Id of the claim or source; null for the registry as a whole.
        message: What is wrong.
        help: The next step; empty where the message already is that step.
        location: Where it stands; null where there is no place.
        related: What else it is about: the source of a quote, the other of two that are alike.
        details: What helps further, told apart by ``kind``.
        fix: What mends it as edits of text; null where that takes a person.
        silenced: The reason given in the file for ignoring it; null where there is none.
        tolerated: Why a baseline hides it; null where none does. A finding that is neither
            silenced nor tolerated counts.
        fingerprint: The same after lines moved and files were renamed; different for each finding.
    """

    rule: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    severity: Severity
    subject: str | None
    message: str
    help: str
    location: PlaceView | None
    related: tuple[RelatedView, ...]
    details: tuple[Detail, ...]
    fix: Fix | None
    silenced: str | None
    tolerated: str | None
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class CoverageView(Frozen):
    """How much of one kind of thing was checked.

    Attributes:
        checked: How many were checked.
        unchecked: How many could not be.
        why: Why they could not be; null where all were.
        outcomes: What came of those that were checked; for quotes, by the word of the lock.
        reasons: How many could not be checked, by the reason for it.
        remembered: How many quotes were found in an earlier text only, since their source could not
            be read when that was last tried.
    """

    checked: Count
    unchecked: Count
    why: str | None
    outcomes: dict[str, FromOne]
    reasons: dict[str, FromOne]
    remembered: Count


class CheckDocument(Frozen):
    """What ``claimcheck check --format json`` prints.

    Attributes:
        schema_version: The version of this form.
        failed: Whether a finding is severe enough to fail, or the input was unreadable.
        summary: How much was checked and what was found, as one line.
        findings: What was found, ordered by place; silenced and tolerated findings are among them.
        older: How many findings were left out because they are older than what --since names.
        coverage: How much was checked, by kind of thing; empty where nothing was.
    """

    schema_version: Literal[2] = 2
    failed: bool
    summary: str
    findings: tuple[FindingView, ...]
    older: Count
    coverage: dict[Literal["claim", "evidence", "quote", "source", "mark"], CoverageView]


def check_document(result: CheckResult) -> CheckDocument:
    """Return what the JSON of a check says."""
    pairs = zip(result.findings, fingerprints(result.findings), strict=True)
    return CheckDocument(
        failed=result.failed,
        summary=summary(result),
        findings=tuple(_finding(finding, fingerprint) for finding, fingerprint in pairs),
        older=result.older,
        coverage={each.noun: _coverage(each) for each in result.coverage},
    )


def _finding(finding: Finding, fingerprint: str) -> FindingView:
    location = finding.location
    return FindingView(
        rule=finding.rule,
        severity=finding.severity,
        subject=finding.subject or None,
        message=finding.message,
        help=finding.help,
        location=_place(location) if location.path else None,
        related=tuple(map(_related, finding.places[1:])),
        details=finding.details,
        fix=finding.fix,
        silenced=finding.silenced,
        tolerated=finding.tolerated,
        fingerprint=fingerprint,
    )


def _place(location: Location) -> PlaceView:
    return PlaceView(
        path=location.path,
        line=location.line,
        column=location.column,
        end_column=location.end_column,
    )


def _related(location: Location) -> RelatedView:
    return RelatedView(**_place(location).model_dump(), label=location.label)


def _coverage(coverage: Coverage) -> CoverageView:
    return CoverageView(
        checked=coverage.checked,
        unchecked=coverage.unchecked,
        why=coverage.why or None,
        outcomes=dict(coverage.outcomes),
        reasons=dict(coverage.reasons),
        remembered=coverage.remembered,
    )
