"""The order in which compound claims can be weighed, and the cycles that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.support.assessment import Subject, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.model.claim import Claim
    from claimcheck.support.assessment import Piece

SHOWN = 8
"""Members of a cycle that are named; of a longer one the middle is left out."""


def parts_first(claims: Mapping[str, Claim]) -> Iterator[tuple[str, ...]]:
    """Yield the ids of all claims so that parts come before the claims that rest on them.

    Claims that rest on one another come together as one group (Tarjan's strongly connected
    components, without recursion, so that depth is no limit).
    """
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    pending: list[str] = []
    is_pending: set[str] = set()
    for root, root_claim in claims.items():
        if root in number:
            continue
        if not root_claim.parts:
            number[root] = -1
            yield (root,)
            continue
        trail = [(root, _known(root_claim.parts, claims))]
        number[root] = lowest[root] = len(number)
        pending.append(root)
        is_pending.add(root)
        while trail:
            name, parts = trail[-1]
            part = next(parts, None)
            if part is None:
                trail.pop()
                if trail:
                    above = trail[-1][0]
                    lowest[above] = min(lowest[above], lowest[name])
                if lowest[name] == number[name]:
                    start = pending.index(name) if pending[-1] != name else len(pending) - 1
                    group = tuple(pending[start:])
                    del pending[start:]
                    is_pending.difference_update(group)
                    yield group
            elif part not in number:
                number[part] = lowest[part] = len(number)
                pending.append(part)
                is_pending.add(part)
                trail.append((part, _known(claims[part].parts, claims)))
            elif part in is_pending:
                lowest[name] = min(lowest[name], number[part])


def find_cycle(start: str, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Return a cycle of parts from ``start`` to itself, both ends included; or nothing."""
    trail = [(start, _known(claims[start].parts, claims))]
    seen: set[str] = set()
    while trail:
        part = next(trail[-1][1], None)
        if part is None:
            trail.pop()
        elif part == start:
            return (*(name for name, _ in trail), start)
        elif part not in seen:
            seen.add(part)
            trail.append((part, _known(claims[part].parts, claims)))
    return ()


def _known(parts: Iterable[str], claims: Mapping[str, Claim]) -> Iterator[str]:
    return (part for part in parts if part in claims)


def arrows(cycle: Sequence[str]) -> str:
    """Return a cycle as a text that ends where it began; the middle of a long one is left out."""
    return plain(around(cycle))


def around(cycle: Sequence[str]) -> Iterator[Piece]:
    """Yield that text for a cycle of claims, in pieces."""
    half = SHOWN // 2 if len(cycle) > SHOWN else len(cycle)
    for name in cycle[:half]:
        yield from (Subject("claim", name), " → ")
    if half < len(cycle):
        yield f"… {len(cycle) - SHOWN} more … → "
        for name in cycle[-half:]:
            yield from (Subject("claim", name), " → ")
    yield Subject("claim", cycle[0])
