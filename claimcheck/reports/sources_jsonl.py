"""The sources as JSON Lines, in the words of the model: a file of sources for a registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reports._lines import lines

if TYPE_CHECKING:
    from claimcheck.views.overview import Overview


def render(overview: Overview) -> str:
    """Return a line for each source; a file that it names is where its own file said."""
    return lines(overview.registry.sources)
