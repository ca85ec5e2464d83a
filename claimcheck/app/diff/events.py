"""What happened between two states, by the names with which somebody asks to fail on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from claimcheck.app.diff.evidence import is_vouched_for
from claimcheck.errors import ClaimcheckError
from claimcheck.model.validation import did_you_mean
from claimcheck.views.diff import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.views.diff import ClaimChange, SourceChange, ThresholdChange
    from claimcheck.views.diff_proofs import ProofDifference

EVENTS: tuple[Event, ...] = get_args(Event)
"""The names that ``--fail-on`` takes."""


def events(
    claims: Sequence[ClaimChange],
    sources: Sequence[SourceChange],
    thresholds: Sequence[ThresholdChange],
    proofs: Sequence[ProofDifference] = (),
) -> dict[Event, tuple[str, ...]]:
    """Return ids of claims, of sources or names of settings by the event that happened to them."""
    found: dict[str, dict[str, None]] = {name: {} for name in EVENTS}
    for claim in claims:
        for event in _events_of(claim):
            if event in found:
                found[event][claim.id] = None
    for source in sources:
        for kind in source.changes:
            found[f"source-{kind}"][source.id] = None
    for threshold in thresholds:
        found["threshold-changed"][threshold.name] = None
    for proof in proofs:
        found[f"proof-{proof.change}"][proof.claim] = None
    changed = (*(claim.id for claim in claims), *(source.id for source in sources))
    found["any"].update(dict.fromkeys(each.claim for each in proofs))
    found["any"].update(dict.fromkeys(changed) | found["threshold-changed"])
    return {name: tuple(found[name]) for name in EVENTS if found[name]}


def _events_of(claim: ClaimChange) -> Iterator[str]:
    if claim.without_evidence:
        yield "raised-without-evidence"
    yield from claim.changes
    yield from (f"evidence-{evidence.change}" for evidence in claim.evidence)
    if any(map(is_vouched_for, claim.evidence)):
        yield "seen-added"
    yield from (f"proof-{proof.change}" for proof in claim.proofs)


def parse_events(asked: Iterable[str]) -> tuple[Event, ...]:
    """Return the names in comma lists, each once.

    Raises:
        ClaimcheckError: One of them is none.
    """
    names = dict.fromkeys(
        name.strip() for each in asked for name in each.split(",") if name.strip()
    )
    known: dict[str, Event] = {event: event for event in EVENTS}
    for name in names:
        if name not in known:
            raise ClaimcheckError(
                f"--fail-on does not know {name!r}",
                help=did_you_mean(name, EVENTS) or f"it knows {', '.join(EVENTS)}",
            )
    return tuple(known[name] for name in names)
