"""Finds the cycles in who names whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def find_cycles(named: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield cycles, each once and without its start repeated at the end.

    A depth-first search without recursion, in the order of ``named`` and linear in it: it yields
    one cycle for each link that leads back, so without those links there is no cycle.
    """
    done: set[str] = set()
    for root in named:
        if root in done:
            continue
        trail = {root: iter(named[root])}
        while trail:
            name, others = next(reversed(trail.items()))
            other = next(others, None)
            if other is None:
                del trail[name]
                done.add(name)
            elif other in trail:
                members = list(trail)
                yield tuple(members[members.index(other) :])
            elif other in named and other not in done:
                trail[other] = iter(named[other])
