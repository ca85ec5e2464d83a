"""The briefing of a claim: what a reader is told of it, of its parts and of their sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.app.select import entries_of
from claimcheck.model.terms import Support
from claimcheck.views.briefing import Material, briefing_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.app.project import Project
    from claimcheck.model.claim import Claim
    from claimcheck.views.briefing_parts import Briefing
    from claimcheck.views.overview import AssessedClaim


_MOST_NEARBY = 5
"""Claims that are told beside those that were asked for."""

_WORD = re.compile(r"\w{4,}")
"""Words that tell what a claim is about; shorter ones seldom do."""


def brief(project: Project, claim: Claim) -> Briefing:
    """Return the briefing of a claim of a registry."""
    entries = {entry.claim.id: entry for entry in entries_of(project)}
    leaves = list(_leaves(claim.id, entries, set()))
    return briefing_of(
        Material(
            entries[claim.id],
            leaves,
            _nearby(claim, leaves, entries),
            project.registry.source_by_id,
            project.lock,
            project.settings.config.levels,
        )
    )


def _leaves(
    name: str, entries: Mapping[str, AssessedClaim], seen: set[str]
) -> Iterator[AssessedClaim]:
    """Yield the claims without parts that a claim comes down to, each once."""
    entry = entries.get(name)
    if entry is None or name in seen:
        return
    seen.add(name)
    if not entry.claim.parts:
        yield entry
    for part in entry.claim.parts:
        yield from _leaves(part, entries, seen)


def _nearby(
    claim: Claim, leaves: Sequence[AssessedClaim], entries: Mapping[str, AssessedClaim]
) -> list[AssessedClaim]:
    """Return verified claims that share sources and words with a claim and its parts.

    What the sources of a claim do establish is what a reader has to set beside it, unless they
    establish the claim.
    """
    if entries[claim.id].assessment.level is Support.VERIFIED:
        return []
    backing = {source for leaf in leaves for source in _backing(leaf.claim)}
    quoted = [each for leaf in leaves for each in leaf.claim.evidence if each.stance.strength > 0]
    texts = [claim.text, *(leaf.claim.text for leaf in leaves)]
    texts += [each.selector.words for each in quoted if each.selector is not None]
    words = {word for text in texts for word in _WORD.findall(text.casefold())}
    known = {leaf.claim.id for leaf in leaves} | {claim.id}
    shared = {
        entry.claim.id: len(words.intersection(_WORD.findall(entry.claim.text.casefold())))
        for entry in entries.values()
        if entry.assessment.level is Support.VERIFIED
        and entry.claim.id not in known
        and not backing.isdisjoint(_backing(entry.claim))
    }
    nearest = sorted(filter(shared.get, shared), key=shared.__getitem__, reverse=True)
    return [entries[name] for name in nearest[:_MOST_NEARBY]]


def _backing(claim: Claim) -> set[str]:
    return {each.source for each in claim.evidence if each.stance.strength > 0}
