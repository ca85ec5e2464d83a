"""Finds the cycles in who names whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.model.registry import Item

MAX_TARGETS = 8
"""Members of a cycle whose places are shown."""


def links(
    cycle: Sequence[str], key: str, items: Mapping[str, Item], named: Mapping[str, Sequence[str]]
) -> tuple[Target, ...]:
    """Return where each member of a cycle names the next, the first of them at fault.

    Args:
        cycle: Their ids.
        key: The key under which they name each other.
        items: The items by id.
        named: What each of them names.
    """
    pairs = list(zip(cycle, [*cycle[1:], cycle[0]], strict=True))[:MAX_TARGETS]
    return tuple(
        Target(
            items[name],
            (key, list(named[name]).index(other)),
            f"{name} names {other}" if at else "",
        )
        for at, (name, other) in enumerate(pairs)
    )


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
