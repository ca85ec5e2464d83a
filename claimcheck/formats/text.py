"""Findings for people: place, source line, caret, next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.formats.snippet import render_message, render_problem

if TYPE_CHECKING:
    from claimcheck.formats.base import CheckResult


def render(result: CheckResult, *, color: bool) -> str:
    """Return each finding as a block of lines, with an empty line between two."""
    blocks = [render_problem(problem, color=color) for problem in result.problems]
    for finding in result.counted:
        subject = f"{finding.subject}: " if finding.subject else ""
        blocks.append(
            render_message(
                finding.location,
                finding.severity.value,
                finding.rule,
                subject + finding.message,
                finding.help,
                color=color,
            )
        )
    return "\n\n".join(blocks)
