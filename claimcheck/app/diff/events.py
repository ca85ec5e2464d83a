"""What can happen between two states, by the names with which somebody asks to fail on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.diff.model import KINDS
from claimcheck.errors import ClaimcheckError
from claimcheck.registry.validation import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.app.diff.model import Diff

WITHOUT_EVIDENCE = "raised-without-evidence"
ANY = "any"
_EVIDENCE = ("evidence-gained", "evidence-lost", "evidence-changed")
_PROOFS = ("proof-gained", "proof-lost")
_SOURCES = ("source-added", "source-removed", "source-renamed", "source-changed")
_THRESHOLD = "threshold-changed"

EVENTS = (
    WITHOUT_EVIDENCE,
    *(kind for kind in KINDS if kind not in ("evidence", "proofs")),
    *_EVIDENCE,
    *_PROOFS,
    *_SOURCES,
    _THRESHOLD,
    ANY,
)
"""The names that ``--fail-on`` takes."""


def events(diff: Diff) -> dict[str, tuple[str, ...]]:
    """Return ids of claims, of sources or names of settings by the event that happened to them."""
    found: dict[str, dict[str, None]] = {name: {} for name in EVENTS}
    for claim in diff.claims:
        if claim.without_evidence:
            found[WITHOUT_EVIDENCE][claim.id] = None
        for kind in claim.kinds:
            if kind in found:
                found[kind][claim.id] = None
        for evidence in claim.evidence:
            found[f"evidence-{evidence.side}"][claim.id] = None
        for proof in claim.proofs:
            if proof.side != "changed":
                found[f"proof-{proof.side}"][claim.id] = None
    for source in diff.sources:
        for kind in source.kinds:
            found[f"source-{kind}"][source.id] = None
    for threshold in diff.thresholds:
        found[_THRESHOLD][threshold.setting.name] = None
    found[ANY].update(dict.fromkeys(claim.id for claim in diff.claims))
    found[ANY].update(dict.fromkeys(source.id for source in diff.sources))
    found[ANY].update(found[_THRESHOLD])
    return {name: tuple(ids) for name, ids in found.items() if ids}


def parse_events(asked: Iterable[str]) -> tuple[str, ...]:
    """Return the names in comma lists, each once.

    Raises:
        ClaimcheckError: One of them is none.
    """
    names = dict.fromkeys(
        name.strip() for each in asked for name in each.split(",") if name.strip()
    )
    for name in names:
        if name not in EVENTS:
            raise ClaimcheckError(
                f"--fail-on does not know {name!r}",
                help=did_you_mean(name, EVENTS) or f"it knows {', '.join(EVENTS)}",
            )
    return tuple(names)
