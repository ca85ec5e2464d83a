"""One line for each finding, as editors and grep read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import INVALID_INPUT
from claimcheck.printable import one_line
from claimcheck.views.finding_text import kind, sentence

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding
    from claimcheck.views.check_result import CheckResult


def render(result: CheckResult, **_: object) -> str:
    """Return ``path:line:column: severity[rule] subject: message`` for each finding."""
    return "\n".join(map(_line, result.counted))


def _line(finding: Finding) -> str:
    end = ":" if finding.rule == INVALID_INPUT else ""
    return one_line(f"{finding.location}: {kind(finding)}{end} {sentence(finding)}")
