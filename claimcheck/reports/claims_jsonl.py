"""The claims as JSON Lines, in the words of the model: a file of claims for a registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reports._lines import lines

if TYPE_CHECKING:
    from claimcheck.views.overview import Overview


def render(overview: Overview) -> str:
    """Return a line for each claim, with what its file says of it and nothing that follows."""
    return lines(overview.registry.claims)
