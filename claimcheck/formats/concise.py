"""One line for each finding, as editors and grep read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.formats._results import kind, sentence
from claimcheck.model.finding import INVALID_INPUT
from claimcheck.printable import one_line

if TYPE_CHECKING:
    from claimcheck.formats.base import CheckResult
    from claimcheck.model.finding import Finding


def render(result: CheckResult, *, color: bool) -> str:
    """Return ``path:line:column: severity[rule] subject: message`` for each finding."""
    del color
    return "\n".join(map(_line, result.counted))


def _line(finding: Finding) -> str:
    end = ":" if finding.rule == INVALID_INPUT else ""
    return one_line(f"{finding.location}: {kind(finding)}{end} {sentence(finding)}")
