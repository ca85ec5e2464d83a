"""What the state of a proof means to a person, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.registry.locator import locator_page
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.support.proof import Proof

_SHOWN = 60


class Words(NamedTuple):
    """A message and the next step."""

    message: str
    help: str


def trouble(claim: Claim, evidence: Evidence, proof: Proof) -> Words | None:
    """Return what is wrong with the proof of a quote; None where it was found."""
    document, facts = proof.document, proof.facts
    quote = _shown(evidence)
    verify = f"claimcheck verify {claim.id}"
    if proof.state is ProofState.NOT_FOUND:
        stands = "no longer stands" if facts and facts.lost else "does not stand"
        return Words(
            f"{quote} {stands} in {document}",
            f"compare it with the nearest passage ({verify}); mend the quote, or drop the evidence",
        )
    if proof.state is ProofState.TRUNCATED:
        where = (facts.detail if facts else None) or "at one end"
        return Words(
            f"{quote} cuts a word or a number of {document} {where}",
            f"quote the whole word ({verify} shows it)",
        )
    if proof.state is ProofState.AMBIGUOUS:
        count = facts.count if facts else 2
        return Words(
            f"{quote} stands {count} times in {document}, and nothing singles one place out",
            "add the words around it: quote: {exact: …, prefix: …, suffix: …}",
        )
    if proof.state is ProofState.TOO_SHORT:
        return Words(
            f"{quote} has under five words and stands more than once in {document}",
            "quote more of the sentence, or add prefix or suffix",
        )
    if proof.state is ProofState.UNCHECKED:
        why = (facts.detail if facts else None) or f"{document} could not be read"
        return Words(
            f"nobody could look for {quote}: {why}",
            f"read it from a copy at hand: claimcheck verify --copy {document}=PATH",
        )
    if proof.state is ProofState.SUSPECT:
        return Words(
            f"the paragraph of {document} that holds {quote} has changed",
            f"read it again; if the evidence stands: claimcheck verify --accept {claim.id}",
        )
    if proof.state is ProofState.UNPROVEN:
        return Words(
            f"{quote} was never looked for in {document}, or was edited since",
            f"look for it, and commit the lock: {verify}",
        )
    return None


def remark(kind: str, evidence: Evidence, proof: Proof) -> Words:
    """Return what is remarkable about a quote that was found.

    Args:
        kind: One of the warnings of a match, or ``archived``.
        evidence: The evidence that quotes.
        proof: Where it was found.
    """
    document, quote = proof.document, _shown(evidence)
    facts = proof.facts
    verbatim = "write the quote as the source has it"
    if kind == "case":
        return Words(f"{quote} differs from {document} in capital letters", verbatim)
    if kind == "accents":
        return Words(f"{quote} differs from {document} in accents", verbatim)
    if kind == "spacing":
        return Words(
            f"{quote} matches {document} only when spaces or hyphens are left out",
            "look at the page: the text of a PDF may have lost its spaces",
        )
    if kind == "superscript":
        return Words(
            f"{quote} differs from {document} in figures that are raised or lowered", verbatim
        )
    if kind == "number-in-bracket":
        return Words(
            f"a bracket of {quote} adds a number or takes the place of one in {document}",
            "quote the number that the source has",
        )
    if kind == "negation-in-gap":
        return Words(
            f"what {quote} leaves out of {document} holds a negation",
            "quote the whole sentence, so that a reader sees what it denies",
        )
    if kind == "negation-before":
        return Words(
            f"a negation stands right before {quote} in {document}",
            "quote the whole sentence, so that a reader sees what it denies",
        )
    if kind == "citation-marker-dropped":
        return Words(
            f"{quote} leaves out a citation mark of {document}",
            "keep the mark, or put an ellipsis in its place",
        )
    if kind == "meta-only":
        where = (facts.detail if facts else None) or "metadata"
        return Words(
            f"{quote} stands only in the {where} of {document}, which a reader does not see",
            "quote the page itself",
        )
    if kind == "wrong-page":
        page = locator_page(evidence.locator)
        named = f"pages {page[0]}-{page[-1]}" if isinstance(page, range) else f"page {page}"
        stands = f"on page {facts.page}" if facts and facts.page else "elsewhere"
        return Words(
            f"{quote} does not stand on {named} of {document}, but {stands}",
            "correct the locator",
        )
    if kind == "context-differs":
        return Words(
            f"the prefix or suffix of {quote} does not stand beside it in {document}",
            "read the passage again, and write prefix and suffix as the source has them",
        )
    if kind == "archived":
        where = (facts.archive if facts else None) or "the web archive"
        return Words(
            f"{quote} stands only in an archived capture of {document}",
            f"see whether the source took it back; for readers, note the capture: {where}",
        )
    return Words(f"{quote}: {kind}", verbatim)


def _shown(evidence: Evidence) -> str:
    text = " ".join(evidence.quote.exact.split()) if evidence.quote else ""
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + '…'}”"
