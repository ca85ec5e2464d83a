"""What the rules share that hold a claim's own words against the words of its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.selector import Quote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.rules.base import Facts
    from claimcheck.statements.difference import Difference, Kind

LEAVES_OUT = frozenset(("hedge", "attribution", "bound"))
"""Kinds of differences in which a claim leaves out what its quotes say."""
FIGURES = frozenset(("figure", "date", "bound"))
"""Kinds of differences that values can bear."""
_MAX_SHOWN = 3
"""Quotes that a finding points at."""


def supporting(facts: Facts, claim: Claim) -> list[tuple[Claim, int, Evidence]]:
    """Return the evidence that bears a claim, with what it belongs to; that of its parts, too."""
    found: list[tuple[Claim, int, Evidence]] = []
    seen: set[str] = set()
    waiting = [claim]
    while waiting:
        each = waiting.pop(0)
        if each.id in seen:
            continue
        seen.add(each.id)
        found += [
            (each, place, evidence)
            for place, evidence in enumerate(each.evidence)
            if evidence.stance.strength > 0 and evidence.selector is not None
        ]
        waiting += [part for name in each.parts if (part := facts.registry.claim_by_id.get(name))]
    return found


def differences(facts: Facts, claim: Claim) -> Sequence[Difference]:
    """Return what a claim says and its evidence does not; nothing where it has no quote."""
    from claimcheck.statements.basis import Basis
    from claimcheck.statements.compare import additions

    evidence = supporting(facts, claim)
    if not evidence:
        return ()
    sources = [
        source
        for _, _, each in evidence
        for name in (each.source, each.cited_in)
        if name is not None and (source := facts.registry.source_by_id.get(name))
    ]
    days = [day for source in sources if source.published for day in source.published.parts]
    known = [source.title for source in sources]
    quotes, values = [], []
    for _, _, each in evidence:
        if isinstance(each.selector, Quote):
            quotes.append(each.selector.words)
        elif each.selector is not None:
            values.append(each.selector.words)
    found = additions(claim.text, Basis(quotes, days, [*known, *values]))
    if not quotes:  # a value has a figure, and no words that could deny or hedge
        found = [each for each in found if each.kind in FIGURES]
    return found


def findings(facts: Facts, kinds: Collection[Kind], advice: str) -> Iterator[Finding]:
    """Yield a finding for each claim that says something of these kinds that its evidence does not.

    Args:
        facts: The registry.
        kinds: What is looked for.
        advice: The next step.
    """
    for claim, differing in facts.differences:
        found = [each for each in differing if each.kind in kinds]
        if not found:
            continue
        quotes = [
            Target(
                owner, ("evidence", place, evidence.selector_key), f"what {evidence.source} says"
            )
            for owner, place, evidence in supporting(facts, claim)
        ]
        yield Finding(
            "; ".join(_told(found)), advice, (Target(claim, ("text",)), *quotes[:_MAX_SHOWN])
        )


def _told(found: Sequence[Difference]) -> Iterator[str]:
    """Yield what is added to the quotes, and what is left out of them."""
    added = once([each for each in found if each.kind not in LEAVES_OUT])
    if added:
        words = quoted(each.span.text for each in added)
        instead = quoted(text for each in added for text in each.instead)
        yield f"no supporting quote says {words}" + (f"; they say {instead}" if instead else "")
    left_out = [each for each in found if each.kind in LEAVES_OUT]
    if left_out:
        words = quoted(text for each in left_out for text in each.instead)
        yield f"the quotes say {words}, and the claim leaves it out"


def quoted(texts: Iterable[str]) -> str:
    """Return texts in quotation marks, each once."""
    return ", ".join(f"“{text}”" for text in dict.fromkeys(texts))


def once(found: Sequence[Difference]) -> list[Difference]:
    """Return differences without those whose words are in another."""
    return [
        each
        for each in found
        if not any(
            other is not each
            and other.span.start <= each.span.start
            and each.span.end <= other.span.end
            and (other.span != each.span or found.index(other) < found.index(each))
            for other in found
        )
    ]
