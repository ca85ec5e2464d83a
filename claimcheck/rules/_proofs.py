"""What the rules about the proofs of quotes have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model.detail import Detail
    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.source import Source
    from claimcheck.rules.base import Facts
    from claimcheck.support.proof import ProofState
    from claimcheck.support.proofs import EvidenceProof


def in_state(facts: Facts, state: ProofState) -> Sequence[EvidenceProof]:
    """Return each quote whose proof is in ``state``, where that does not hold."""
    return facts.proofs.failing.get(state, ())


def warned(facts: Facts, warning: str) -> Sequence[EvidenceProof]:
    """Return each quote that was found with this warning."""
    return facts.proofs.warned.get(warning, ())


def quote_finding(
    facts: Facts,
    quote: EvidenceProof,
    message: str,
    help_text: str,
    *,
    key: str = "",
    details: Iterable[Detail] = (),
) -> Finding:
    """Return what is wrong with a quote, at the value that has to be mended.

    Args:
        facts: Where the source is found in which it was looked for.
        quote: The quote with what the lock says of it.
        message: What is wrong.
        help_text: The next step.
        key: The value of the evidence that has to be mended; its selector without it.
        details: What helps further.
    """
    path = ("evidence", quote.index, key or quote.evidence.selector_key)
    found = facts.registry.source_by_id.get(quote.document)
    source = (Target(found, (), "the source"),) if found is not None else ()
    at = (Target(quote.claim, path), *source)
    return Finding(message, help_text, at, details=tuple(details))


def verify_command(quote: EvidenceProof) -> str:
    """Return the command that looks for a quote again."""
    return f"claimcheck verify {quote.claim.id}"


def locked_sources(facts: Facts) -> Iterator[tuple[Source, SourceFacts]]:
    """Yield each source with what the lock says of it."""
    lock, sources = facts.lock, facts.registry.source_by_id
    if lock is None:
        return
    for name, source in sources.items():
        known = lock.source(name)
        if known is not None:
            yield source, known


def knows_no_quote(facts: Facts) -> bool:
    """Tell whether nothing was ever proven: there is no lock, or no quote in it."""
    return facts.lock is None or not any(facts.lock.evidence.values())
