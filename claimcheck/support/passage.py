"""The link that leads a reader to the passage that evidence points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.facts import is_kept_here
from claimcheck.selectors import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.claim import Evidence
    from claimcheck.model.source import Source
    from claimcheck.support.proof import Proof


def passage_address(
    evidence: Evidence, sources: Mapping[str, Source], proof: Proof | None = None
) -> str | None:
    """Return the address of a quote's passage, with a text fragment that scrolls to it.

    Args:
        evidence: The evidence that quotes.
        sources: The sources of the registry by id.
        proof: Where the quote was found. Without it, or where it was not, the link leads to the
            document that the quote was read in.

    Returns:
        An address in the archive where only a capture holds the quote; None where there is no
        quote, or what holds it has no address on the web.
    """
    selector = evidence.selector
    if selector is None:
        return None
    found = proof is not None and proof.facts is not None and proof.facts.holds
    found = found and proof is not None and proof.state.holds
    source = sources.get(proof.document if proof is not None and found else evidence.read_in)
    address = source.url if source is not None else None
    if proof is not None and proof.facts is not None and proof.facts.archive:
        archive = proof.facts.archive
        address = None if is_kept_here(archive) else archive
    if address is None:
        return None
    facts = proof.facts if proof is not None and found else None
    spread = facts is not None and len(facts.now or facts.blocks) > 1
    fragment = kind_of(selector).fragment(selector, spread=spread)
    return address + (fragment.removeprefix("#") if "#" in address else fragment)
