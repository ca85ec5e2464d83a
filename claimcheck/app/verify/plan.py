"""What has to be looked for, and where."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.selectors import key as key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from claimcheck.model.claim import Evidence
    from claimcheck.model.facts import EvidenceFacts
    from claimcheck.model.registry import Registry
    from claimcheck.model.selector import Selector
    from claimcheck.model.source import Source


@dataclass(frozen=True, slots=True)
class Search:
    """One thing to look for in one source.

    Attributes:
        selector: What to look for.
        locator: Where in the source it is said to stand.
        required: Whether the source has to hold it. One that is only cited need not: the words
            were read elsewhere (``cited_in``), and its own may have been paraphrased.
        seen: Who vouches for it and when; empty where nobody does.
        seen_in: Hash of what names its source.
    """

    selector: Selector
    locator: str | None = None
    required: bool = True
    seen: str = ""
    seen_in: str = ""

    def is_open(self, known: EvidenceFacts | None) -> bool:
        """Tell whether it still has to be looked for, given what is known of it."""
        if known is None or known.outcome == "unchecked":
            return True
        return not known.holds and self.required


Plan = dict[str, dict[str, Search]]
"""What to look for: by the id of the source, and by the key of what stands in it."""


def plan(registry: Registry, claims: Collection[str] = (), sources: Collection[str] = ()) -> Plan:
    """Return all that there is to look for in the sources of a registry, in its order.

    Args:
        registry: The claims and sources.
        claims: Only evidence of these claims, by id; all when empty.
        sources: Only in these sources, by id; all when empty.
    """
    found: Plan = {}
    for claim in registry.claims:
        if claims and claim.id not in claims:
            continue
        for evidence in claim.quoting:
            for source_id, search in searches_of(evidence):
                source = registry.source_by_id.get(source_id)
                if source is not None and (not sources or source_id in sources):
                    vouched = _vouched(search, evidence, source)
                    _add(found.setdefault(source_id, {}), key_of(evidence), vouched)
    return found


def searches_of(evidence: Evidence) -> Iterator[tuple[str, Search]]:
    """Yield what to look for because of one piece of evidence, each with the id of the source."""
    if evidence.selector is None:
        return
    if evidence.cited_in is None:
        yield evidence.source, Search(evidence.selector, evidence.locator)
    else:
        # The locator tells where the source says it, not where the citing document does.
        yield evidence.cited_in, Search(evidence.selector)
        yield evidence.source, Search(evidence.selector, evidence.locator, required=False)


def _add(searches: dict[str, Search], key: str, search: Search) -> None:
    """Add a search; one for what is looked for already only says whether it is required."""
    known = searches.setdefault(key, search)
    if search.required and not known.required:
        searches[key] = known = replace(known, required=True)
    if search.seen > known.seen:
        searches[key] = replace(known, seen=search.seen, seen_in=search.seen_in)


def _vouched(search: Search, evidence: Evidence, source: Source) -> Search:
    """Return a search that says who vouches for what is looked for, where somebody does."""
    if evidence.seen is None:
        return search
    names = (source.url, source.doi, source.isbn, source.file)
    named = [*filter(None, names)] or [source.title]
    told = "\n".join((*named, str(source.published or "")))
    seen_in = hashlib.sha256(told.encode()).hexdigest()[:16]
    return replace(search, seen=evidence.seen.words, seen_in=seen_in)
