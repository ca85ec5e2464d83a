"""What formats have in common: a finding as a line, and its kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.model.finding import INVALID_INPUT
from claimcheck.printable import one_line

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding


def sentence(finding: Finding) -> str:
    """Return what is wrong as one line, with the claim or source that it concerns in front."""
    subject = f"{finding.subject}: " if finding.subject else ""
    return one_line(subject + finding.message)


def kind(finding: Finding) -> str:
    """Return how much a finding matters and by which rule, which bad input has none of."""
    severity = finding.severity.value
    return severity if finding.rule == INVALID_INPUT else f"{severity}[{finding.rule}]"


def as_json(document: Any) -> str:
    """Return indented JSON in ASCII alone, which no terminal or log can misread."""
    return json.dumps(document, indent=2)
