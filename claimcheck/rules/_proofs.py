"""What the rules about the proofs of quotes have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.support.proof_words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model.detail import Detail
    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.source import Source
    from claimcheck.rules.base import Facts
    from claimcheck.support.proof import Proof, ProofState
    from claimcheck.support.proofs import EvidenceProof


class Quotation:
    """A quote with what the lock says of it.

    Attributes:
        words: The quote, shortened, in quotation marks.
        document: Id of the source in which it was looked for.
        proof: How far it is proven.
        verify: The command that looks for it again.
    """

    def __init__(self, facts: Facts, found: EvidenceProof) -> None:
        self.words = quoted(found.evidence)
        self.proof: Proof = found.proof
        self.document = found.proof.document
        self.verify = f"claimcheck verify {found.claim.id}"
        self.claim, self.evidence = found.claim, found.evidence
        self._index = found.index
        self._source = facts.registry.source_by_id.get(self.document)

    def finding(
        self, message: str, help_text: str, *, key: str = "", details: Iterable[Detail] = ()
    ) -> Finding:
        """Return what is wrong with the quote, at the value that has to be mended.

        Args:
            message: What is wrong.
            help_text: The next step.
            key: The value of the evidence that has to be mended; its selector without it.
            details: What helps further.
        """
        path = ("evidence", self._index, key or self.evidence.selector_key)
        at_fault = Target(self.claim, path)
        source = (Target(self._source, (), "the source"),) if self._source is not None else ()
        return Finding(message, help_text, (at_fault, *source), details=tuple(details))


def in_state(facts: Facts, state: ProofState) -> Iterator[Quotation]:
    """Yield each quote whose proof is in ``state``, where that does not hold."""
    for each in facts.proofs.failing.get(state, ()):
        yield Quotation(facts, each)


def warned(facts: Facts, warning: str) -> Iterator[Quotation]:
    """Yield each quote that was found with this warning."""
    for each in facts.proofs.warned.get(warning, ()):
        yield Quotation(facts, each)


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
