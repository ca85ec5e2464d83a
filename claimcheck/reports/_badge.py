"""What both badges say: how many claims there are of each level, in one line and one colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.terms import Support
from claimcheck.printable import one_line
from claimcheck.views.overview import DEFAULT_TITLE

if TYPE_CHECKING:
    from claimcheck.views.overview import Overview

GREEN, YELLOW, ORANGE, RED, GREY = "#2f7d32", "#806000", "#a84300", "#b3261e", "#5c5c5c"
"""White text stands out from each of these at least 4.5 to 1 (WCAG 2.1, level AA)."""


class Badge(NamedTuple):
    """A label, what is said beside it, and a colour that carries nothing the words do not."""

    label: str
    message: str
    color: str


def badge_of(overview: Overview) -> Badge:
    """Return the badge of a report: its title, where it has one, and a count for each level."""
    label = "claims" if overview.title == DEFAULT_TITLE else _in_xml(one_line(overview.title))
    counts = [
        f"{len(entries):,} {level}" for level, entries in overview.by_level.items() if entries
    ]
    overstated = len(overview.with_difference("overstated"))
    if overstated:
        counts.append(f"{overstated:,} overstated")
    return Badge(label, ", ".join(counts) or "none", _color(overview, overstated))


def _color(overview: Overview, overstated: int) -> str:
    """Return red where the file says more than the evidence, else how far the evidence carries."""
    levels = overview.by_level
    if not overview.entries:
        return GREY
    if overstated:
        return RED
    if levels[Support.UNSUPPORTED]:
        return ORANGE
    return YELLOW if levels[Support.DIRECTIONAL] else GREEN


def _in_xml(text: str) -> str:
    """Return a text without the two characters that XML 1.0 has no place for."""
    return text.translate({0xFFFE: None, 0xFFFF: None})
