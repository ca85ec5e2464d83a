"""Which claim and which source of one state is which of the other, whatever it is called there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from claimcheck.model.claim import Claim
from claimcheck.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

Item = TypeVar("Item", Claim, Source)


class Pair(NamedTuple, Generic[Item]):
    """An item in both states; None where one of them does not have it."""

    before: Item | None
    after: Item | None

    @property
    def id(self) -> str:
        """Return its id after, else before."""
        return self.after.id if self.after is not None else self.before.id if self.before else ""


class Renames(NamedTuple):
    """New ids by old ones.

    Attributes:
        claims: Of claims.
        sources: Of sources.
    """

    claims: Mapping[str, str]
    sources: Mapping[str, str]


def pair(
    before: Mapping[str, Item], after: Mapping[str, Item], likeness: Callable[[Item], Hashable]
) -> list[Pair[Item]]:
    """Return all items, those that are the same in one pair, sorted by id.

    Items with one id are the same. Of the others, those are whose likeness is equal: they were
    renamed.
    """
    pairs = [Pair(item, after[name]) for name, item in before.items() if name in after]
    gone = sorted(before.keys() - after.keys())
    new = sorted(after.keys() - before.keys())
    candidates: dict[Hashable, list[str]] = {}
    for name in reversed(new):
        candidates.setdefault(likeness(after[name]), []).append(name)
    taken = set()
    for name in gone:
        like = candidates.get(likeness(before[name]))
        if like:
            taken.add(like[-1])
            pairs.append(Pair(before[name], after[like.pop()]))
        else:
            pairs.append(Pair(before[name], None))
    pairs += [Pair(None, after[name]) for name in new if name not in taken]
    return sorted(pairs, key=lambda each: (each.id, each.after is None))


def renamed(pairs: list[Pair[Item]]) -> dict[str, str]:
    """Return the new id of each item that has another than before."""
    return {
        before.id: after.id
        for before, after in pairs
        if before is not None and after is not None and before.id != after.id
    }


def claim_likeness(claim: Claim) -> Hashable:
    """Return what tells a claim with another id for the same: its text."""
    return folded(claim.text)


def source_likeness(source: Source) -> Hashable:
    """Return what tells a source with another id for the same: all but ids."""
    return source.model_copy(update={"id": "any", "derived_from": ()})


def folded(text: str | None) -> str | None:
    """Return a text without what wrapping its lines anew can change."""
    return " ".join(text.split()) if text is not None else None
