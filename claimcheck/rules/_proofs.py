"""What the rules about the proofs of quotes have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Fix, Target
from claimcheck.selectors import key as key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model.detail import Detail
    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.source import Source
    from claimcheck.rules.base import Facts
    from claimcheck.support.proof import ProofState
    from claimcheck.support.proofs import EvidenceProof
    from claimcheck.support.repeat import Repeat, Verdict


def in_state(facts: Facts, state: ProofState) -> Sequence[EvidenceProof]:
    """Return each quote whose proof is in ``state``, where that does not hold."""
    return facts.proofs.failing.get(state, ())


def warned(facts: Facts, warning: str) -> Sequence[EvidenceProof]:
    """Return each quote that was found with this warning."""
    return facts.proofs.warned.get(warning, ())


def quote_finding(
    facts: Facts,
    quote: EvidenceProof | Repeat,
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


def with_mended_quote(facts: Facts, finding: Finding, quote: EvidenceProof) -> Finding:
    """Return a finding with the fix that writes its quote as it is found, where there is one."""
    mended = quote.proof.match.mended if quote.proof.match is not None else None
    if mended is None or quote.evidence.selector is None:
        return finding
    at, old = finding.at[0], quote.evidence.selector.words
    exact = replace(at, path=(*at.path, "exact"))  # where the file gives the words around it
    edit = next(filter(None, (facts.places.edit(each, old, mended) for each in (at, exact))), None)
    if edit is None:  # it is written in an odd way
        return finding
    return replace(finding, fix=Fix("quote written as the source has it", (edit,)))


def repeat_findings(
    facts: Facts, verdict: Verdict, message: str, help_text: str
) -> Iterator[Finding]:
    """Yield each proof of a change of which reading its source again came to a verdict.

    Args:
        facts: What was read again.
        verdict: The verdict.
        message: What is wrong, with ``{words}``, ``{document}`` and ``{why}``.
        help_text: The next step, with ``{claim}``, ``{document}`` and ``{base}``.
    """
    base = facts.change.base if facts.change is not None else "BASE"
    for each in facts.repeats:
        if each.verdict == verdict:
            named = {"claim": each.claim.id, "document": each.document, "base": base}
            nearest = each.match.nearest if each.match is not None else None
            yield quote_finding(
                facts,
                each,
                message.format(words=each.words, why=each.why, **named),
                help_text.format(**named),
                details=(nearest,) if nearest is not None else (),
            )


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
    lock = facts.lock
    return lock is None or not (any(lock.evidence.values()) or lock.doubted)


def is_doubted(facts: Facts, quote: EvidenceProof) -> bool:
    """Tell whether the lock calls a quote found without facts of its source that fit."""
    doubted = facts.lock.doubted if facts.lock is not None else {}
    return key_of(quote.evidence) in doubted.get(quote.document, ())
