"""What a format of briefings is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from claimcheck.views.briefing_parts import Briefing


class BriefFormat(Protocol):
    """A module of this folder."""

    def render(self, briefing: Briefing, *, width: int) -> str:
        """Return the briefing as text.

        Args:
            briefing: What to write.
            width: Columns in which a text for terminals is laid out.
        """
        ...
