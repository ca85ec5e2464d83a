"""What a report is: a registry as text, in one format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from claimcheck.views.overview import Overview


class Report(Protocol):
    """A module of this folder."""

    def render(self, overview: Overview) -> str:
        """Return the whole report as text."""
        ...


class Listing(Protocol):
    """A module of this folder that can also write what ``list`` shows."""

    def render_list(self, overview: Overview) -> str:
        """Return the claims alone as text."""
        ...
