"""What follows from changes of level through compound claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.support.order import parts_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.claim import Claim
    from claimcheck.views.diff import ClaimChange

LONGEST_CHAIN = 12
"""Claims of a chain that are named: the first ones, and the one at its end."""


def with_consequences(
    changes: Sequence[ClaimChange], claims: Mapping[str, Claim]
) -> list[ClaimChange]:
    """Return the changes, with the chain to the cause and whether evidence is behind a raise.

    Args:
        changes: The changes of claims, each with its own causes.
        claims: All claims of the later state, by id.
    """
    by_id = {change.id: change for change in changes if change.exists}
    has_gain: dict[str, bool] = {}
    chains: dict[str, tuple[str, ...]] = {}
    for group in parts_first(claims):
        for name in group:
            change = by_id.get(name)
            if change is None:
                continue
            has_gain[name] = any(
                cause.gain or (cause.kind == "part" and has_gain.get(cause.part, False))
                for cause in change.causes
            )
            below = next((cause.part for cause in change.causes if cause.kind == "part"), None)
            if below is not None:
                chain = (name, *chains.get(below, (below,)))
                chains[name] = _shortened(chain)
    return [
        change.model_copy(
            update={
                "chain": chains.get(change.id, ()) if change.exists else (),
                "without_evidence": _without_evidence(change, has_gain.get(change.id, False)),
            }
        )
        for change in changes
    ]


def _without_evidence(change: ClaimChange, has_gain: bool) -> bool:
    if not change.existed or change.level.after is None:
        return False
    if "raised" in change.changes and not has_gain:
        return True
    before, after = change.declared.before, change.declared.after
    raised = after is not None and (before is None or after.rank > before.rank)
    return raised and after is not None and after.rank > change.level.after.derived.rank


def _shortened(chain: tuple[str, ...]) -> tuple[str, ...]:
    if len(chain) <= LONGEST_CHAIN:
        return chain
    return (*chain[: LONGEST_CHAIN - 1], chain[-1])
