"""The claims and sources that the options of a verification mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.scope import Scope
from claimcheck.errors import ClaimcheckError
from claimcheck.model.validation import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.app.verify.options import VerifyOptions
    from claimcheck.model.registry import Registry

_LISTED = 5
"""Ids that are offered where one is not told from others."""


def scope_of(registry: Registry, options: VerifyOptions) -> Scope:
    """Return what the options ask for; a copy at hand asks for its source.

    Raises:
        ClaimcheckError: An id that is named does not exist.
    """
    claims = _meant(options.claims, registry.claim_by_id, "claim")
    sources = _meant(options.sources, registry.source_by_id, "source")
    for name in options.copies:
        if name not in registry.source_by_id:
            raise _unknown(name, registry.source_by_id, "source")
    for name in options.accept:
        if name not in registry.claim_by_id and name not in registry.source_by_id:
            known = {**registry.claim_by_id, **registry.source_by_id}
            raise _unknown(name, known, "claim or source")
    looked_in = sources or (() if claims else tuple(options.copies))
    return Scope(frozenset(claims), frozenset(looked_in), frozenset(options.accept))


def _meant(asked: Iterable[str], known: Mapping[str, object], noun: str) -> tuple[str, ...]:
    """Return the ids that were meant: each as it is, or the one id that begins so."""
    found = []
    for name in asked:
        begins = [name] if name in known else [each for each in known if each.startswith(name)]
        if len(begins) > 1:
            raise ClaimcheckError(
                f"{len(begins)} {noun}s begin with {name!r}",
                help=f"name one of them: {', '.join(begins[:_LISTED])}",
            )
        if not name or not begins:
            raise _unknown(name, known, noun)
        found += begins
    return tuple(found)


def _unknown(name: str, known: Mapping[str, object], noun: str) -> ClaimcheckError:
    some = ", ".join(sorted(known)[:_LISTED]) + (", …" if len(known) > _LISTED else "")
    nearest = did_you_mean(name, known) or (f"known: {some}" if some else "")
    return ClaimcheckError(f"there is no {noun} {name!r}", help=nearest)
