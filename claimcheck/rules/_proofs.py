"""Turns what the lock says of quotes into findings, for the rules that each report one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.support.proof_words import remark, trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.source import Source
    from claimcheck.rules.base import Facts
    from claimcheck.support.proof import ProofState
    from claimcheck.support.survey import Remarkable


def in_state(facts: Facts, state: ProofState) -> Iterator[Finding]:
    """Yield each quote whose proof is in ``state``, where that means trouble."""
    for each in facts.survey.troubled.get(state, ()):
        words = trouble(each.claim, each.evidence, each.proof)
        if words is not None:
            yield Finding(*words, _targets(facts, each, "quote"))


def with_remark(facts: Facts, *kinds: str, key: str = "quote") -> Iterator[Finding]:
    """Yield each quote that was found, with a remark of one of these kinds.

    Args:
        facts: What rules may look at.
        kinds: Names of remarks, as ``proof_words.remark`` knows them.
        key: The value of the evidence that has to be mended.
    """
    for kind in kinds:
        for each in facts.survey.remarked.get(kind, ()):
            words = remark(kind, each.evidence, each.proof)
            yield Finding(*words, _targets(facts, each, key))


def _targets(facts: Facts, quoted: Remarkable, key: str) -> tuple[Target, ...]:
    """Return the value of the evidence that is at fault, and the source that was looked in."""
    source = facts.registry.source_by_id.get(quoted.proof.document)
    at_fault = Target(quoted.claim, ("evidence", quoted.place, key))
    return (at_fault, Target(source, (), "the source")) if source is not None else (at_fault,)


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
