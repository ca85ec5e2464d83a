"""The Reviewdog Diagnostic Format, which reviewdog posts as review comments.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf is the source of every name. Paths are
relative to the working directory, where reviewdog is run too, and columns count bytes of UTF-8.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimcheck.formats._json import as_json
from claimcheck.model.terms import Severity
from claimcheck.printable import one_line
from claimcheck.views.finding_text import sentence

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding, Location
    from claimcheck.views.check_result import CheckResult

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(result: CheckResult, **_: object) -> str:
    """Return one DiagnosticResult."""
    return as_json(
        {
            "source": {"name": "claimcheck"},
            "diagnostics": [_diagnostic(finding) for finding in result.counted],
        }
    )


def _diagnostic(finding: Finding) -> dict[str, Any]:
    text = sentence(finding)
    diagnostic: dict[str, Any] = {
        "message": f"{text}\nhelp: {one_line(finding.help)}" if finding.help else text,
        "location": _location(finding.location),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    related = [
        {"message": one_line(each.label), "location": _location(each)}
        for each in finding.places[1:]
    ]
    if related:
        diagnostic["related_locations"] = related
    suggestions = _suggestions(finding)
    if suggestions:
        diagnostic["suggestions"] = suggestions
    return diagnostic


def _suggestions(finding: Finding) -> list[dict[str, Any]]:
    """Return the edits of a fix, where all of them are of the line that the finding marks."""
    here, edits = finding.location, finding.fix.edits if finding.fix is not None else ()
    if any(
        (each.path, each.line, each.end_line) != (here.path, here.line, here.line) for each in edits
    ):
        return []
    return [
        {
            "range": _range(replace(here, column=each.column, end_column=each.end_column)),
            "text": each.new,
        }
        for each in edits
    ]


def _location(location: Location) -> dict[str, Any]:
    return {"path": location.path or ".", "range": _range(location)}


def _range(location: Location) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": location.line, "column": _bytes_before(location, location.column)},
        "end": {
            "line": location.line,
            "column": _bytes_before(location, max(location.end_column, location.column)),
        },
    }


def _bytes_before(location: Location, column: int) -> int:
    """Return a 1-based column in bytes of UTF-8 for one in characters."""
    before = location.source_line[: column - 1]
    return column + len(before.encode("utf-8", "surrogatepass")) - len(before)
