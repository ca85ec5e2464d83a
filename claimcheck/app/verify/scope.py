"""The claims and sources that the options of a verification mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.lookup import ids_meant, unknown_id
from claimcheck.app.scope import Scope

if TYPE_CHECKING:
    from claimcheck.app.verify.options import VerifyOptions
    from claimcheck.model.registry import Registry


def scope_of(registry: Registry, options: VerifyOptions) -> Scope:
    """Return what the options ask for; a copy at hand asks for its source.

    Raises:
        ClaimcheckError: An id that is named does not exist.
    """
    claims = ids_meant(options.claims, registry.claim_by_id, "claim")
    sources = ids_meant(options.sources, registry.source_by_id, "source")
    for name in options.copies:
        if name not in registry.source_by_id:
            raise unknown_id(name, registry.source_by_id, "source")
    for name in options.accept:
        if name not in registry.claim_by_id and name not in registry.source_by_id:
            known = {**registry.claim_by_id, **registry.source_by_id}
            raise unknown_id(name, known, "claim or source")
    looked_in = sources or (() if claims else tuple(options.copies))
    return Scope(frozenset(claims), frozenset(looked_in), frozenset(options.accept))
