"""A quote and its proof in a few words, as people read them in messages and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.printable import shortened
from claimcheck.selectors import shown

if TYPE_CHECKING:
    from claimcheck.model.claim import Evidence


_SHOWN = 60


def quoted(evidence: Evidence) -> str:
    """Return what evidence points at, shortened and in quotation marks."""
    return f"“{shortened(shown(evidence), _SHOWN)}”"
