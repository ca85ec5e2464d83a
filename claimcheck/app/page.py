"""Finds out what a page shows beside the registry: passages, captures, findings."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from claimcheck.app.local import LocalTexts
from claimcheck.engines.extraction import Extraction
from claimcheck.fetchers.archive import capture_address
from claimcheck.model.document import BLOCK_SEPARATOR
from claimcheck.model.facts import is_kept_here
from claimcheck.selectors import kind_of
from claimcheck.support.proof import ProofState, proof_of
from claimcheck.text.chars import OPTIONAL_HYPHEN
from claimcheck.text.prepared import PreparedText
from claimcheck.views.extras import Extras, Passage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from claimcheck.app.project import Project
    from claimcheck.model.claim import Evidence
    from claimcheck.model.finding import Finding
    from claimcheck.views.extras import Moment

CONTEXT = 160
"""Characters of a paragraph that are shown on either side of a quote, at most."""

_STANDS = (ProofState.PROVEN, ProofState.ATTESTED, ProofState.SUSPECT)


def extras_of(
    project: Project,
    *,
    today: date,
    findings: Iterable[Finding] = (),
    history: Sequence[Moment] = (),
    live: str = "",
    local: LocalTexts | None = None,
    shown: Collection[str] | None = None,
) -> Extras:
    """Return everything that a page of a registry can show beside the registry itself.

    Args:
        project: The registry with its settings.
        today: The day for which to look into the archive, where a source has no day of its own.
        findings: What ``check`` found; what the files silence is left out.
        history: The levels over time.
        live: What names this state of the files.
        local: The text of local files as far as it was read for an earlier page.
        shown: The ids of the claims that the page shows; None for all of them.
    """
    by_subject: dict[str, list[Finding]] = {}
    for each in findings:
        if each.silenced is None:
            by_subject.setdefault(each.subject, []).append(each)
    found = passages(project, local or LocalTexts(), shown)
    return Extras(found, captures(project, today), by_subject, history, live)


def passages(
    project: Project, local: LocalTexts, shown: Collection[str] | None = None
) -> dict[tuple[str, int], Passage]:
    """Return the passage of each quote that was found and whose source is at hand.

    That is where its text is in the cache, or its own file is still the one that was verified.
    """
    lock = project.lock
    if lock is None:
        return {}
    wanted: dict[str, list[tuple[str, int, Evidence]]] = {}
    claims = project.registry.claim_by_id
    for claim in claims.values() if shown is None else map(claims.__getitem__, shown):
        for place, evidence in enumerate(claim.evidence):
            proof = proof_of(evidence, lock)
            if proof.state in _STANDS:
                wanted.setdefault(proof.document, []).append((claim.id, place, evidence))
    cache = project.texts
    found = {}
    with closing(Extraction(project.settings.config.extract)) as extraction:
        for source_id, quotes in wanted.items():
            facts = lock.source(source_id)
            if facts is None or facts.text is None:
                continue
            document = cache.text(facts.text) or local.text(project, source_id, facts, extraction)
            if document is None:
                continue
            prepared = PreparedText(document)
            for claim_id, place, evidence in quotes:
                passage = _passage(prepared, evidence)
                if passage is not None:
                    found[claim_id, place] = passage
    return found


def captures(project: Project, today: date) -> dict[str, str]:
    """Return where the web archive has each source, as it was when it was read.

    That is the capture that was verified, or the one nearest to the day on which it was read.
    """
    archive, lock = project.settings.config.verify.archive, project.lock
    found = {}
    for source in project.registry.source_by_id.values():
        facts = lock.source(source.id) if lock is not None else None
        if facts is not None and facts.archive and not is_kept_here(facts.archive):
            found[source.id] = facts.archive.replace("id_/", "/", 1)
        elif source.url and archive:
            known = source.retrieved or source.published
            wanted = known.latest if known else today
            # Without "id_" the archive shows the page with its own banner, which tells the date.
            found[source.id] = capture_address(archive, source.url, wanted).replace("id_/", "/", 1)
    return found


def _passage(prepared: PreparedText, evidence: Evidence) -> Passage | None:
    selector = evidence.selector
    if selector is None:
        return None
    match = kind_of(selector).find(prepared, selector, evidence.locator, nearest=False)
    if match.outcome != "found" or match.start is None or match.end is None:
        return None
    text = prepared.text
    before = text[max(match.start - CONTEXT - 40, 0) : match.start].rpartition(BLOCK_SEPARATOR)
    after = text[match.end : match.end + CONTEXT + 40].partition(BLOCK_SEPARATOR)
    begins = bool(before[1]) or match.start <= CONTEXT + 40
    ends = bool(after[1]) or match.end + CONTEXT + 40 >= len(text)
    return Passage(
        _plain(_last(before[2], whole=begins)),
        _plain(text[match.start : match.end]),
        _plain(_first(after[0], whole=ends)),
    )


def _last(text: str, *, whole: bool) -> str:
    """Return the end of a text, from a word on, with a mark where something is left out."""
    if whole and len(text) <= CONTEXT:
        return text
    kept = text[-CONTEXT:]
    return "… " + (kept.partition(" ")[2] or kept)


def _first(text: str, *, whole: bool) -> str:
    if whole and len(text) <= CONTEXT:
        return text
    kept = text[:CONTEXT]
    return (kept.rpartition(" ")[0] or kept) + " …"


def _plain(text: str) -> str:
    return text.replace(OPTIONAL_HYPHEN, "").replace("\n", " ")
