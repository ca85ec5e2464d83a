"""The sources as the page shows them, each with everything that rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.reports._html.claims import ClaimLink, claim_link
from claimcheck.reports._html.names import SourceLink, safe_address, safe_path, source_link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.source import Source
    from claimcheck.views.extras import Extras
    from claimcheck.views.overview import Overview


class SourceArticle(NamedTuple):
    """One source.

    Attributes:
        id: Its id.
        source: What the registry says of it; None where it does not have it.
        address: A link to it.
        shown_address: The address as text where it is no link.
        capture: A link to a capture of it in the archive.
        kept: The path of a capture of it that is kept here.
        resting: Claims with evidence from it, or that was read in it.
        above: Claims that rest on those through their parts.
        asserting: Claims that were made in it.
        repeats: The sources that it says it repeats.
        repeated_by: Those that say they repeat it.
        findings: What is wrong with it.
    """

    id: str
    source: Source | None
    address: str | None
    shown_address: str | None
    capture: str | None
    kept: str | None
    resting: Sequence[ClaimLink]
    above: Sequence[ClaimLink]
    asserting: Sequence[ClaimLink]
    repeats: Sequence[SourceLink]
    repeated_by: Sequence[SourceLink]
    findings: Sequence[Finding]


class _Uses:
    """Who uses each source, found in one pass over the claims of the page."""

    def __init__(self, overview: Overview) -> None:
        self.resting: dict[str, dict[str, None]] = {}
        self.asserting: dict[str, dict[str, None]] = {}
        self.repeated_by: dict[str, dict[str, None]] = {}
        self._above: dict[str, tuple[str, ...]] = {}
        for entry in overview.entries:
            claim = entry.claim
            self._above[claim.id] = entry.part_of
            for evidence in claim.evidence:
                for name in (evidence.source, evidence.read_in):
                    self.resting.setdefault(name, {})[claim.id] = None
            if claim.asserted is not None and claim.asserted.source is not None:
                self.asserting.setdefault(claim.asserted.source, {})[claim.id] = None
        for source in overview.registry.source_by_id.values():
            for name in source.derived_from:
                self.repeated_by.setdefault(name, {})[source.id] = None

    def above(self, names: Mapping[str, None]) -> list[str]:
        """Return the claims that rest on others, however high, without those themselves."""
        found: dict[str, None] = {}
        waiting = list(names)
        while waiting:
            for parent in self._above.get(waiting.pop(), ()):
                if parent not in found:
                    found[parent] = None
                    waiting.append(parent)
        return [name for name in found if name not in names]


def source_articles(overview: Overview, extras: Extras) -> list[SourceArticle]:
    """Return the sources of the page."""
    uses = _Uses(overview)
    return [_view(name, uses, overview, extras) for name in overview.shown_sources]


def _view(name: str, uses: _Uses, overview: Overview, extras: Extras) -> SourceArticle:
    source = overview.registry.source_by_id.get(name)
    resting = uses.resting.get(name, {})
    address = source.address if source else None
    link = safe_address(address)
    facts = overview.lock.source(name) if overview.lock is not None else None
    return SourceArticle(
        id=name,
        source=source,
        address=link,
        shown_address=None if link else address,
        capture=safe_address(extras.captures.get(name)),
        kept=safe_path(facts.kept if facts is not None else None),
        resting=[claim_link(each, overview) for each in resting],
        above=[claim_link(each, overview) for each in uses.above(resting)],
        asserting=[claim_link(each, overview) for each in uses.asserting.get(name, ())],
        repeats=[source_link(each, overview) for each in (source.derived_from if source else ())],
        repeated_by=[source_link(each, overview) for each in uses.repeated_by.get(name, ())],
        findings=extras.findings.get(name, ()),
    )
