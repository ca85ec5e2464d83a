"""Whether sources stand on their own or echo one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.printable import one_line
from claimcheck.support.assessment import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.source import Source
    from claimcheck.support.assessment import Piece


class Independence:
    """Answers for one set of sources; remembers what derives from what.

    Two sources are independent when their publishers differ and neither derives from the other
    nor both from a third. A source without a publisher cannot be shown to be independent of any.
    """

    def __init__(self, source_by_id: Mapping[str, Source]) -> None:
        self._sources = source_by_id
        self._origins: dict[str, frozenset[str]] = {}

    def origins(self, source_id: str) -> frozenset[str]:
        """Return the source and all that it derives from, through any number of steps."""
        known = self._origins.get(source_id)
        if known is not None:
            return known
        found = {source_id}
        waiting = [source_id]
        while waiting:
            source = self._sources.get(waiting.pop())
            for parent in source.derived_from if source else ():
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        self._origins[source_id] = result = frozenset(found)
        return result

    def obstacle(self, one: Source, other: Source) -> tuple[Piece, ...] | None:
        """Return why two sources are not independent, in words; None where they are."""
        first, second = Subject("source", one.id), Subject("source", other.id)
        if one.id == other.id:
            return (first, " counts once")
        for source in (one, other):
            if source.publisher is None:
                return (Subject("source", source.id), " names no publisher")
        if _folded(one.publisher) == _folded(other.publisher):
            shown = one_line(one.publisher or "")
            return (first, " and ", second, f" have the same publisher, {shown}")
        ours, theirs = self.origins(one.id), self.origins(other.id)
        if other.id in ours:
            return (first, " derives from ", second)
        if one.id in theirs:
            return (second, " derives from ", first)
        shared = ours & theirs
        if shared:
            nearest = min(shared, key=lambda name: (-len(self.origins(name)), name))
            return (first, " and ", second, " both derive from ", Subject("source", nearest))
        return None

    def largest_group(self, sources: Sequence[Source], enough: int) -> tuple[Source, ...]:
        """Return pairwise independent sources: ``enough`` of them, or as many as there are.

        The search is exact. It tries sources in order, stops at ``enough``, which is small, and
        leaves out what cannot grow: a group takes one source of each publisher at most.
        """
        best: tuple[Source, ...] = ()
        publishers = _publishers_from(sources)
        waiting: list[tuple[tuple[Source, ...], int]] = [((), 0)]
        while waiting:
            group, start = waiting.pop()
            left = publishers[start] - {_folded(member.publisher) for member in group}
            if len(group) + len(left) <= len(best):
                continue
            if len(group) > len(best):
                best = group
                if len(best) >= enough:
                    return best
            waiting.extend(
                ((*group, sources[index]), index + 1)
                for index in range(len(sources) - 1, start - 1, -1)
                if all(self.obstacle(member, sources[index]) is None for member in group)
            )
        return best


def _publishers_from(sources: Sequence[Source]) -> list[frozenset[str]]:
    """Return the publishers of the sources from each index on; none after the last."""
    found: list[frozenset[str]] = [frozenset()]
    for source in reversed(sources):
        found.append(found[-1] | {_folded(source.publisher)})
    return found[::-1]


def _folded(publisher: str | None) -> str:
    return " ".join((publisher or "").casefold().split())
