"""Workflow commands that GitHub shows as annotations on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.printable import one_line, printable
from claimcheck.views.finding_text import sentence

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding
    from claimcheck.views.check_result import CheckResult

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(result: CheckResult, **_: object) -> str:
    """Return one workflow command for each finding."""
    return "\n".join(_command(finding, result) for finding in result.counted)


def _command(finding: Finding, result: CheckResult) -> str:
    location = finding.location
    properties = {
        "file": printable(result.path(location)),
        "line": str(location.line),
        "col": str(location.column),
        "endColumn": str(location.end_column),
        "title": f"claimcheck {finding.rule}",
    }
    if not location.path:
        properties = {"title": properties["title"]}
    listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    text = sentence(finding) + (f"\nhelp: {one_line(finding.help)}" if finding.help else "")
    return f"::{_COMMANDS[finding.severity]} {listed}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
