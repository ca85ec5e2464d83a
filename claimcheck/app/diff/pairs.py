"""Which claim and which source of one state is which of the other, whatever it is called there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from claimcheck.model.claim import Claim
from claimcheck.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping

    from claimcheck.model.registry import Registry

Either = TypeVar("Either", Claim, Source)


class Pair(NamedTuple, Generic[Either]):
    """An item in both states; None where one of them does not have it."""

    before: Either | None
    after: Either | None

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
    before: Mapping[str, Either],
    after: Mapping[str, Either],
    likeness: Callable[[Either], Hashable],
    named: tuple[Collection[str | None], Collection[str | None]],
) -> list[Pair[Either]]:
    """Return all items, those that are the same in one pair, sorted by id.

    Items with one id are the same. Of the others, those are whose likeness is equal: they were
    renamed. That cannot be where the new id was referred to before, or the old one still is.

    Args:
        before: The items of the earlier state, by id.
        after: Those of the later state.
        likeness: What is equal of an item that was renamed.
        named: The ids that the earlier and the later state refer to.
    """
    pairs = [Pair(item, after[name]) for name, item in before.items() if name in after]
    gone = sorted(before.keys() - after.keys())
    new = sorted(after.keys() - before.keys())
    candidates: dict[Hashable, list[str]] = {}
    for name in reversed(new):
        if name not in named[0]:
            candidates.setdefault(likeness(after[name]), []).append(name)
    taken = set()
    for name in gone:
        like = candidates.get(likeness(before[name])) if name not in named[1] else None
        if like:
            taken.add(like[-1])
            pairs.append(Pair(before[name], after[like.pop()]))
        else:
            pairs.append(Pair(before[name], None))
    pairs += [Pair(None, after[name]) for name in new if name not in taken]
    return sorted(pairs, key=lambda each: (each.id, each.after is None))


def named_claims(registry: Registry) -> set[str | None]:
    """Return the ids of claims that a registry refers to."""
    return {part for claim in registry.claims for part in claim.parts}


def named_sources(registry: Registry) -> set[str | None]:
    """Return the ids of sources that a registry refers to."""
    found: set[str | None] = set()
    for claim in registry.claims:
        for evidence in claim.evidence:
            found.update((evidence.source, evidence.cited_in))
        if claim.asserted is not None:
            found.add(claim.asserted.source)
    for source in registry.sources:
        found.update(source.derived_from)
    return found


def renamed(pairs: list[Pair[Either]]) -> dict[str, str]:
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
