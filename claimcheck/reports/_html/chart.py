"""The charts of the page as numbers: where each bar begins and how wide it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.terms import Support
from claimcheck.reports._html.names import Level, level_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.views.extras import Moment

WIDTH = 1000
"""Units across a chart."""
HEIGHT = 200
"""Units up the chart over time."""
_GAP = 3


class Bar(NamedTuple):
    """One level: how many claims, their share in percent, and its piece of the chart."""

    level: Level
    claims: int
    share: int
    x: float
    width: float


class Area(NamedTuple):
    """One level over time, as the points of a polygon."""

    level: Level
    points: str


class Timeline(NamedTuple):
    """Levels over time: areas to draw, and the same as rows of a table."""

    areas: Sequence[Area]
    rows: Sequence[tuple[str, str, Sequence[int]]]
    most: int


def bars(counts: Mapping[Support, int]) -> list[Bar]:
    """Return one bar for each level, side by side, strongest first; none for no claims."""
    total = sum(counts.values())
    if not total:
        return []
    room = WIDTH - _GAP * (sum(1 for count in counts.values() if count) - 1)
    found, x = [], 0.0
    for level in Support:
        count = counts.get(level, 0)
        width = round(room * count / total, 1)
        found.append(Bar(level_of(level), count, round(100 * count / total), round(x, 1), width))
        x += width + _GAP if count else 0
    return found


def timeline(history: Sequence[Moment]) -> Timeline | None:
    """Return the levels over time, to scale; None where they never changed.

    A step lasts until the next commit: between two commits nothing changed.
    """
    if all(moment.counts == history[0].counts for moment in history):
        return None
    most = max(sum(moment.counts.values()) for moment in history) or 1
    begin, end = history[0].day, history[-1].day
    days = (end - begin).days
    count = len(history) - 1
    places = [
        WIDTH * ((moment.day - begin).days / days if days else place / count)
        for place, moment in enumerate(history)
    ]
    base = [0] * len(history)
    areas = []
    for level in Support:
        top = [low + moment.counts.get(level, 0) for low, moment in zip(base, history, strict=True)]
        upper = _steps(places, [HEIGHT * (1 - value / most) for value in top])
        lower = _steps(places, [HEIGHT * (1 - value / most) for value in base])
        areas.append(Area(level_of(level), " ".join((*upper, *reversed(lower)))))
        base = top
    rows = [
        (moment.day.isoformat(), moment.commit, [moment.counts.get(each, 0) for each in Support])
        for moment in history
    ]
    return Timeline(areas, rows, most)


def _steps(places: Sequence[float], heights: Sequence[float]) -> list[str]:
    points = [f"{places[0]:.0f},{heights[0]:.1f}"]
    for place, before, height in zip(places[1:], heights, heights[1:], strict=False):
        points += [f"{place:.0f},{before:.1f}", f"{place:.0f},{height:.1f}"]
    return points
