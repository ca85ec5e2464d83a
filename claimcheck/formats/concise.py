"""One line for each finding, as editors and grep read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.printable import one_line

if TYPE_CHECKING:
    from claimcheck.formats.base import CheckResult


def render(result: CheckResult, *, color: bool) -> str:
    """Return ``path:line:column: severity[rule] subject: message`` for each finding."""
    del color
    lines = [f"{problem.location}: error: {problem.message}" for problem in result.problems]
    for finding in result.counted:
        subject = f"{finding.subject}: " if finding.subject else ""
        lines.append(
            f"{finding.location}: {finding.severity}[{finding.rule}] {subject}{finding.message}"
        )
    return "\n".join(one_line(line) for line in lines)
