"""A drawing of a compound claim: its parts to the right of it, their sources to the right of those.

Only positions are worked out here; a template draws them. Everything in the drawing also stands
beside it as text with links.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.terms import Stance
from claimcheck.reports._html.names import level_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.claim import Claim
    from claimcheck.views.overview import Overview

ROW = 46
"""Height of one row, in units of the drawing."""
WIDTH = 196
"""Width of a node."""
HEIGHT = 36
"""Height of a node."""
GAP = 52
"""Width between two columns; three of them fit the page."""
MOST_NODES = 60
"""A larger drawing helps nobody; the list beside it does."""
_LABEL = 26
"""Characters in a line of a label; it has two lines at most."""


class Node(NamedTuple):
    """A box: a claim (with ``level``) or a source; ``x`` and ``y`` are its left and its middle.

    ``label`` is what fits into it, line by line, and ``title`` the whole.
    """

    x: int
    y: int
    label: Sequence[str]
    title: str
    level: str = ""
    sign: str = ""


class Edge(NamedTuple):
    """A line from one box to the next; ``kind`` is ``part`` or a stance."""

    path: str
    kind: str


@dataclass
class Graph:
    """The whole drawing; ``stances`` are those that a legend has to explain."""

    width: int = 0
    height: int = 0
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    stances: dict[str, None] = field(default_factory=dict)


def graph_of(claim: Claim, overview: Overview) -> Graph | None:
    """Return the drawing of a compound claim; None where it would be too large to help.

    A part that occurs twice is drawn in full the first time only, so a circle comes to an end.
    """
    drawn = _Drawing(overview)
    depth = drawn.depth(claim.id, frozenset())
    drawn.source_column = depth + 1
    drawn.claim(claim.id, 0)
    graph = drawn.graph
    if len(graph.nodes) > MOST_NODES:
        return None
    graph.width = max(node.x for node in graph.nodes) + WIDTH
    graph.height = drawn.rows * ROW
    return graph


class _Drawing:
    def __init__(self, overview: Overview) -> None:
        self.graph = Graph()
        self.rows = 0
        self.source_column = 0
        self._overview = overview
        self._claims: dict[str, int] = {}
        self._sources: dict[str, int] = {}

    def depth(self, name: str, above: frozenset[str]) -> int:
        claim = self._overview.registry.claim_by_id.get(name)
        if claim is None or name in above or len(above) >= MOST_NODES:
            return 0
        deeper = [self.depth(part, above | {name}) for part in claim.parts[:MOST_NODES]]
        return max(deeper, default=-1) + 1

    def claim(self, name: str, column: int) -> int:
        """Draw a claim and all that it rests on; return its middle."""
        if name in self._claims:
            return self._claims[name]
        claim = self._overview.registry.claim_by_id.get(name)
        first, top = self.rows, self.rows * ROW + ROW // 2
        self._claims[name] = top
        if claim is None or len(self.graph.nodes) > MOST_NODES:
            self.rows += 1
            self._node(column, top, name, f"{name}: not in the registry")
            return top
        ends: list[tuple[int, int, str]] = []
        for part in dict.fromkeys(claim.parts):
            known = part in self._claims
            middle = self.claim(part, column + 1)
            if not known:
                ends.append((column + 1, middle, "part"))
        ends += [
            (self.source_column, self._source(each.source), each.stance.value)
            for each in claim.evidence
        ]
        if self.rows == first:
            self.rows += 1
        middle = (top + (self.rows - 1) * ROW + ROW // 2) // 2 if claim.parts else top
        self._claims[name] = middle
        assessment = self._overview.assessments[name]
        level = level_of(assessment.level)
        self._node(column, middle, claim.text, claim.text, level.word, level.sign)
        for to, y, kind in dict.fromkeys(ends):
            self._edge(column, middle, to, y, kind)
        return middle

    def _source(self, name: str) -> int:
        if name not in self._sources:
            source = self._overview.registry.source_by_id.get(name)
            title = source.title if source else f"{name}: not in the registry"
            label = source.title if source else name
            self._sources[name] = self.rows * ROW + ROW // 2
            self.rows += 1
            self._node(self.source_column, self._sources[name], label, title)
        return self._sources[name]

    def _node(self, column: int, y: int, label: str, title: str, *level: str) -> None:
        lines = wrap(label, _LABEL, max_lines=2, placeholder=" …", break_on_hyphens=False)
        self.graph.nodes.append(Node(column * (WIDTH + GAP), y, lines, title, *level))

    def _edge(self, column: int, y: int, to: int, end: int, kind: str) -> None:
        start, stop = column * (WIDTH + GAP) + WIDTH, to * (WIDTH + GAP)
        bend = stop - GAP // 2
        path = f"M{start} {y}H{bend - GAP // 4}C{bend} {y} {bend} {end} {stop} {end}"
        self.graph.edges.append(Edge(path, kind))
        if kind in set(Stance):
            self.graph.stances[kind] = None
