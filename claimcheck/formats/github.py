"""Workflow commands that GitHub shows as annotations on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.printable import one_line, printable

if TYPE_CHECKING:
    from claimcheck.formats.base import CheckResult
    from claimcheck.model.finding import Location

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(result: CheckResult, *, color: bool) -> str:
    """Return one workflow command for each finding."""
    del color
    lines = [
        _command("error", problem.location, "invalid-input", problem.message, problem.help)
        for problem in result.problems
    ]
    for finding in result.counted:
        subject = f"{finding.subject}: " if finding.subject else ""
        lines.append(
            _command(
                _COMMANDS[finding.severity],
                finding.location,
                finding.rule,
                subject + finding.message,
                finding.help,
            )
        )
    return "\n".join(lines)


def _command(command: str, location: Location, title: str, message: str, help_text: str) -> str:
    properties = {
        "file": printable(location.path),
        "line": str(location.line),
        "col": str(location.column),
        "endColumn": str(location.end_column),
        "title": f"claimcheck {title}",
    }
    if not location.path:
        properties = {"title": properties["title"]}
    listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    text = one_line(message) + (f"\nhelp: {one_line(help_text)}" if help_text else "")
    return f"::{command} {listed}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
