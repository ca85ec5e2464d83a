"""Looks for the quotes of one document in it, in the light of what was known before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.model.facts import EvidenceFacts
from claimcheck.selectors import kind_of
from claimcheck.text.blocks import hashes_holding
from claimcheck.text.prepared import PreparedText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.app.verify.documents import Reading
    from claimcheck.app.verify.plan import Lookup
    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.match import Match


UNNAMED = "short"
"""Stands in the lock for a paragraph that is too short to be named by a hash."""


class Matches:
    """What was found in one document, by quote hash.

    Attributes:
        facts: What the lock shall remember of each quote.
        found: Where each quote stands, or what was found instead.
    """

    def __init__(self) -> None:
        self.facts: dict[str, EvidenceFacts] = {}
        self.found: dict[str, Match] = {}

    def take(self, other: Matches) -> None:
        """Take everything from ``other``."""
        self.facts.update(other.facts)
        self.found.update(other.found)

    def prefer_found(self, other: Matches) -> None:
        """Take from ``other``, a capture of the document, the quotes that it holds."""
        for key, facts in other.facts.items():
            if facts.outcome == "found":
                self.facts[key], self.found[key] = facts, other.found[key]


def look(document: Reading, lookups: Iterable[Lookup]) -> Matches:
    """Look for each quote in a document; there is no match where it has no text."""
    matches = Matches()
    if document.document is None:
        return matches
    prepared = PreparedText(document.document)
    for lookup in lookups:
        if lookup.key in matches.facts:
            continue
        find = kind_of(lookup.selector).find
        match = find(prepared, lookup.selector, lookup.locator, nearest=not lookup.beyond)
        holding: tuple[str, ...] = ()
        if match.start is not None and match.end is not None and match.outcome == "found":
            holding = hashes_holding(document.blocks, match.start, match.end)
        matches.found[lookup.key] = match
        matches.facts[lookup.key] = EvidenceFacts(
            match.outcome,
            match.tier,
            match.page,
            match.count,
            holding,
            warnings=tuple(match.warnings),
            archive=document.capture if match.outcome == "found" else None,
            detail=_detail(match),
        )
    return matches


def compare(
    new: EvidenceFacts, old: EvidenceFacts | None, now: SourceFacts, before: SourceFacts | None
) -> EvidenceFacts:
    """Return the new facts of a quote with what changed since a person saw it.

    Args:
        new: What was found now.
        old: What the lock had.
        now: The document in which it was found.
        before: The document as the lock had it.
    """
    if old is None or old.outcome != "found":
        return replace(new, lost=True) if old and old.lost and new.outcome != "found" else new
    if new.outcome != "found":
        return replace(new, lost=True)
    holding = new.blocks or ((UNNAMED,) if old.blocks and "meta-only" not in new.warnings else ())
    if before is None or holding == old.blocks or "meta-only" in old.warnings:
        return new
    if not old.suspect:
        made_alike = before.extractor == now.extractor and before.normaliser == now.normaliser
        if before.text == now.text or not made_alike:
            return new
    return replace(new, blocks=old.blocks, now=holding)


def accepted(facts: EvidenceFacts) -> EvidenceFacts:
    """Return the facts of a quote after a person has read the paragraph that holds it now."""
    return replace(facts, blocks=tuple(each for each in facts.now if each != UNNAMED), now=())


def _detail(match: Match) -> str | None:
    """Return what belongs to an outcome, without a word of the source."""
    if match.cut is not None:
        return "at its start" if match.cut.at_start else "at its end"
    return match.in_meta
