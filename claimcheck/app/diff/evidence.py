"""Which evidence of a claim is which: by what it says, and never by where it stands in the list."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.app.diff.pairs import folded
from claimcheck.model.fields import Frozen
from claimcheck.selectors import shown
from claimcheck.views.diff_causes import EvidenceEdited, EvidenceGained, EvidenceLost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.claim import Evidence
    from claimcheck.views.diff_causes import EvidenceChange

_LIKE = 0.3
"""Share of words that two quotes of one source have in common, from which on the one is taken for
an edit of the other."""

_SOURCES = ("source", "cited_in")
"""The keys of evidence that hold ids of sources."""

_MOST_COMPARED = 2500
"""Pairs of quotes of one claim and source that are compared; more are paired in their order."""


class Slot(NamedTuple):
    """A place for a piece of evidence, by its index before and after; None where it has none."""

    before: int | None
    after: int | None


def slots(
    before: Sequence[Evidence], after: Sequence[Evidence], renames: Mapping[str, str]
) -> list[Slot]:
    """Return every piece of evidence of both states, those that are the same in one slot.

    First what is equal, then what quotes the same words of the same source, then what quotes
    nearly the same words of it.

    Args:
        before: The evidence of a claim.
        after: Its evidence in the other state.
        renames: New ids of sources by old ones.
    """
    left: list[int | None] = list(range(len(before)))
    right: list[int | None] = list(range(len(after)))
    found: list[Slot] = []
    for key in (_whole, _words):
        waiting: dict[Hashable, list[int]] = {}
        for index in reversed(range(len(after))):
            if right[index] is not None:
                waiting.setdefault(key(after[index], {}), []).append(index)
        for index, evidence in enumerate(before):
            same = waiting.get(key(evidence, renames)) if left[index] is not None else None
            if same:
                found.append(Slot(index, same[-1]))
                left[index] = right[same.pop()] = None
    for one, other in _nearest(before, after, left, right, renames):
        found.append(Slot(one, other))
        left[one] = right[other] = None
    found += [Slot(index, None) for index in left if index is not None]
    found += [Slot(None, index) for index in right if index is not None]
    return found


def change(
    before: Evidence | None, after: Evidence | None, renames: Mapping[str, str]
) -> EvidenceChange | None:
    """Return what changed about the evidence in a slot; None where nothing did."""
    if before is None or after is None:
        if after is not None:
            return EvidenceGained(evidence=after)
        return EvidenceLost(evidence=before) if before is not None else None
    was, now = _values(before, renames), _values(after, {})
    fields = tuple(name for name in was if was[name] != now[name])
    return EvidenceEdited(before=before, after=after, fields=fields) if fields else None


def strengthens(change: EvidenceChange) -> bool:
    """Tell whether the evidence says more for the claim than before: support was gained.

    So it does where a person vouches for it now, and nobody did before.
    """
    if change.change == "lost":
        return False
    strength = change.evidence.stance.strength
    before = change.before.stance.strength if change.change == "changed" else 0
    return strength > max(before, 0) or (strength > 0 and is_vouched_for(change))


def is_vouched_for(change: EvidenceChange) -> bool:
    """Tell whether a person vouches for the evidence who did not before, or not on that day."""
    if change.change == "lost" or change.evidence.seen is None:
        return False
    return change.change == "gained" or change.before.seen != change.evidence.seen


def _values(evidence: Evidence, renames: Mapping[str, str]) -> dict[str, Hashable]:
    named = {key: renames.get(name, name) for key in _SOURCES if (name := getattr(evidence, key))}
    return {key: _folded(named.get(key, value)) for key, value in evidence}


def _folded(value: Hashable | Mapping[str, str]) -> Hashable:
    """Return a value without what wrapping its lines, or another order of keys, can change."""
    if isinstance(value, str):
        return folded(value)
    if isinstance(value, Frozen):
        return (type(value), *(_folded(each) for _, each in value))
    if isinstance(value, Mapping):
        return frozenset(value.items())
    return value


def _whole(evidence: Evidence, renames: Mapping[str, str]) -> Hashable:
    return tuple(_values(evidence, renames).values())


def _words(evidence: Evidence, renames: Mapping[str, str]) -> Hashable:
    return (renames.get(evidence.source, evidence.source), _folded(evidence.selector))


def _nearest(
    before: Sequence[Evidence],
    after: Sequence[Evidence],
    left: Sequence[int | None],
    right: Sequence[int | None],
    renames: Mapping[str, str],
) -> list[tuple[int, int]]:
    """Return pairs of what is left that come from one source and look like an edit."""
    ours: dict[str, list[int]] = {}
    theirs: dict[str, list[int]] = {}
    for indexes, evidence, groups, names in (
        (left, before, ours, renames),
        (right, after, theirs, {}),
    ):
        for index in indexes:
            if index is not None:
                name = evidence[index].source
                groups.setdefault(names.get(name, name), []).append(index)
    found: list[tuple[int, int]] = []
    for source, here in ours.items():
        there = theirs.get(source, [])
        if len(here) * len(there) > _MOST_COMPARED:
            found += zip(here, there, strict=False)
            continue
        alike = [
            (_likeness(before[one], after[other]), one, other) for one in here for other in there
        ]
        alike.sort(key=lambda each: (-each[0], each[1] + each[2], abs(each[1] - each[2]), each[1]))
        found += _greedy(alike)
    return found


def _greedy(alike: Sequence[tuple[float, int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    ours: set[int] = set()
    theirs: set[int] = set()
    for likeness, one, other in alike:
        if likeness >= _LIKE and one not in ours and other not in theirs:
            ours.add(one)
            theirs.add(other)
            found.append((one, other))
    return found


def _likeness(one: Evidence, other: Evidence) -> float:
    """Return 0 to 1: the share of words that what two pieces of evidence point at has in common."""
    if one.selector is None or other.selector is None:
        return 0.5
    ours, theirs = (set(shown(each).casefold().split()) for each in (one, other))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs) or 1)
