"""Findings for people: place, source line, caret, next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.formats.snippet import render_finding

if TYPE_CHECKING:
    from claimcheck.formats.base import CheckResult


def render(result: CheckResult, *, color: bool) -> str:
    """Return each finding as a block of lines, with an empty line between two."""
    return "\n\n".join(render_finding(each, color=color) for each in result.counted)
