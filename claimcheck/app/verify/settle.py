"""Decides what the lock shall say of one source after it was read. Pure.

Three principles decide every case. What was proven is taken back only by a text that lacks it: a
source, or the capture that had the words, may be silent today and answer tomorrow. What a person
has seen stays what a paragraph is compared with until a person has seen another. And a failure
that is transient says nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.app.verify.reading import NO_ADDRESS
from claimcheck.model.facts import UNNAMED, EvidenceFacts, SourceFacts
from claimcheck.model.fetched import Outcome
from claimcheck.model.match import GUESSED, HIDDEN, STRUCK
from claimcheck.registry.lock import Known, Lock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.app.verify.plan import Search
    from claimcheck.model.match import Match
    from claimcheck.model.reading import Reading

UNCHECKED = "unchecked"
_SET = frozenset((Outcome.REFUSED, Outcome.TOO_COSTLY))
"""Outcomes that follow from the configuration, and last until it changes."""

_TRANSIENT = frozenset((UNCHECKED, Outcome.UNREACHABLE, Outcome.RATE_LIMITED, *_SET))
"""Outcomes that say nothing lasting about a source."""

NO_PARAGRAPH = frozenset(("hidden", "meta-only"))
"""Warnings of what stands outside the text of a page."""

_HOW_READ: dict[str, str] = {
    Outcome.UNSUPPORTED: "could not be read",
    Outcome.TOO_COSTLY: "is too costly to read",
}
"""What is said of a source where the name of the outcome does not say it."""

_ARCHIVED = (Outcome.DEAD, Outcome.BLOCKED, Outcome.SOFT_404)
"""Outcomes after which an archive is asked."""


def settle(
    before: Known, reading: Reading, capture: Reading | None, searches: Mapping[str, Search]
) -> Known:
    """Return what is new about a source; whatever is not in it stays as it was.

    Args:
        before: What the lock says of it.
        reading: The source as it was read for this run, searched.
        capture: Its archived capture, searched for what the source lacks; None where there is
            none, or it could not be read.
        searches: What was to be looked for, by key.
    """
    matches, evidence, is_silent = found_in(reading, capture), {}, False
    is_file = reading.facts.read == "file"  # what lies there decides, and no capture
    kept: list[EvidenceFacts] = []
    for key, search in searches.items():
        old, match = before.evidence.get(key), matches.get(key)
        if old is not None and old.holds and not (match and match.is_there):
            capture_is_silent = bool(old.archive) and capture is None and not is_file
            is_silent = is_silent or capture_is_silent
            if capture_is_silent or not reading.has_text:
                kept.append(old)
                continue
        if match is not None:
            evidence[key] = _looked_for(match, old, before.source, reading.facts)
        elif (why := _why_unchecked(search, old, before.source, reading)) is not None:
            evidence[key] = _unchecked(why, old)
    source = _source(before.source, reading, capture, kept, is_silent=is_silent)
    return Known(source, evidence)


def _unchecked(why: str, old: EvidenceFacts | None) -> EvidenceFacts:
    """Return what is known of evidence that nobody could look for, with who vouched for it."""
    new = EvidenceFacts(UNCHECKED, detail=why)
    if old is None:
        return new
    return replace(new, seen=old.seen, seen_in=old.seen_in, edited=old.edited)


def missing(reading: Reading, searches: Mapping[str, Search]) -> dict[str, Search]:
    """Return what a capture of the source has to be searched for; empty where none is asked for.

    That is what the source has to hold and does not, or everything where it could not be read for
    a reason that lasts.
    """
    lacks = {
        key: search
        for key, search in searches.items()
        if search.required and not (key in reading.matches and reading.matches[key].is_there)
    }
    if not lacks or reading.capture or reading.facts.read == "file":
        return {}
    if reading.has_text:
        return lacks
    return dict(searches) if reading.facts.outcome in _ARCHIVED else {}


def held(reading: Reading) -> int:
    """Return how much of what was looked for stands in a reading."""
    return sum(match.holds for match in reading.matches.values())


def is_fetched(reading: Reading) -> bool:
    """Tell whether a source was just read from its address."""
    return reading.has_text and reading.facts.read == "fetched"


def found_in(reading: Reading, capture: Reading | None) -> dict[str, Match]:
    """Return what was found, by key: in the source, or in a capture what only that holds."""
    captured = capture.matches if capture is not None else {}
    if not reading.has_text:
        return dict(captured)
    held = {key: match for key, match in captured.items() if match.holds}
    return {**reading.matches, **held}


def remembering(
    lock: Lock,
    readings: Mapping[str, Reading],
    captures: Mapping[str, Reading],
    *,
    refresh: bool,
) -> Lock:
    """Return a lock that also says which sources this run could not read.

    The file says nothing of a failure that will pass, and whoever reads the result of the run has
    to know that the proofs are those of before.

    Args:
        lock: The lock as it should be.
        readings: Each source that this run read or tried to read, by id.
        captures: The archived captures that it read.
        refresh: Whether every source was to be read; else one that nobody could ask is no news.
    """
    sources = dict(lock.sources)
    for name, reading in readings.items():
        known, now = sources.get(name), reading.facts
        if known is None or reading.has_text or name in captures:
            continue
        if now.outcome == UNCHECKED and not refresh:
            continue
        if known.outcome == "ok":
            known = replace(known, outcome=now.outcome, reason=now.reason)
        sources[name] = replace(known, silent=bool(known.archive))
    return replace(lock, sources=sources)


def accepted(facts: EvidenceFacts) -> EvidenceFacts:
    """Return facts after a person has looked at the evidence, and how the source shows it."""
    if facts.edited:
        return replace(facts, seen_in=None, edited=False)
    warned = tuple(each for each in facts.warnings if each in HIDDEN | STRUCK)
    if not facts.suspect:
        return replace(facts, accepted=warned)
    blocks = tuple(each for each in facts.now if each != UNNAMED)
    return replace(facts, blocks=blocks, now=(), accepted=warned)


def waits(facts: EvidenceFacts) -> bool:
    """Tell whether evidence waits for a person to look at it."""
    return facts.suspect or facts.edited or facts.has(HIDDEN | STRUCK)


def _looked_for(
    match: Match, old: EvidenceFacts | None, before: SourceFacts | None, now: SourceFacts
) -> EvidenceFacts:
    """Return what is known of evidence that was looked for, with what changed since it was seen."""
    new = EvidenceFacts(
        match.outcome,
        match.tier,
        match.page,
        match.count,
        match.blocks,
        warnings=match.warnings,
        accepted=tuple(each for each in old.accepted if each in match.warnings) if old else (),
        archive=match.archive,
        detail=_detail(match),
        seconds=match.seconds,
    )
    if not new.holds:
        return replace(new, lost=old is not None and (old.lost or old.holds))
    if old is None or not old.holds or before is None:
        return new
    if NO_PARAGRAPH.intersection(
        (*old.warnings, *new.warnings)
    ):  # it stands or stood in no paragraph
        return new
    holding = new.blocks or ((UNNAMED,) if old.blocks else ())
    if holding == old.blocks:
        return new
    made_alike = (before.extractor, before.normaliser) == (now.extractor, now.normaliser)
    if not old.suspect and (before.text == now.text or not made_alike):
        return new
    return replace(new, blocks=old.blocks, now=holding)


def _detail(match: Match) -> str | None:
    """Return what belongs to an outcome, without a word of the source."""
    if match.cut is not None:
        return "at its start" if match.cut.at_start else "at its end"
    if match.value is not None:
        return hashlib.sha256(match.value.encode()).hexdigest()
    if match.guessed:
        return GUESSED
    return match.in_meta


def _why_unchecked(
    search: Search, old: EvidenceFacts | None, before: SourceFacts | None, reading: Reading
) -> str | None:
    """Return why nobody could look; None where that is no news, or will pass."""
    now = reading.facts
    if not search.required or (old is not None and old.outcome != UNCHECKED):
        return None
    if now.reason == NO_ADDRESS:
        return f"{reading.source} has no address that can be read"
    if now.outcome == UNCHECKED or (old is not None and _is_transient(now, before)):
        return None
    return f"{reading.source} {_HOW_READ.get(now.outcome, f'is {now.outcome}')}"


def _source(
    before: SourceFacts | None,
    reading: Reading,
    capture: Reading | None,
    kept: Iterable[EvidenceFacts],
    *,
    is_silent: bool,
) -> SourceFacts | None:
    """Return what is known of the source itself; None where that stays.

    Args:
        before: What the lock says of it.
        reading: The source as it was read for this run.
        capture: Its archived capture; None where there is none, or it could not be read.
        kept: Evidence that stays proven though this run did not find it.
        is_silent: Whether that is so since the capture that had it could not be read.
    """
    now = reading.facts
    archive = capture.capture if capture is not None else None
    held = {*_holding(kept), *(capture.facts.blocks if capture is not None else ())}
    if reading.has_text:
        if is_silent and before is not None:
            archive = before.archive
        blocks = tuple(sorted({*now.blocks, *held}))
        archive = archive or now.archive
        here = now.kept or (before.kept if before is not None else None)
        read = replace(now, archive=archive, kept=here, silent=is_silent, blocks=blocks)
        return _dated(read, before)
    if capture is not None:
        failed = replace(
            capture.facts,
            outcome=now.outcome,
            address=now.address,
            final_address=None,
            archive=archive,
            kept=before.kept if before is not None else None,
            reason=now.reason,
            blocks=tuple(sorted(held)),
        )
        return _dated(failed, before)
    if before is None:
        return now if now.outcome != UNCHECKED else None
    if _is_transient(now, before):
        return None
    failed = replace(before, outcome=now.outcome, reason=now.reason, silent=is_silent)
    return failed if before.text else _dated(now, before)


def _holding(evidence: Iterable[EvidenceFacts]) -> set[str]:
    """Return the hashes of the blocks that hold evidence."""
    return {each for facts in evidence for each in facts.now or facts.blocks} - {UNNAMED}


def _dated(now: SourceFacts, before: SourceFacts | None) -> SourceFacts:
    """Return facts with the time at which they were first seen."""
    if before is not None and now.same_but_for_time(before):
        return replace(now, since=before.since)
    return now


def _is_transient(now: SourceFacts, before: SourceFacts | None) -> bool:
    """Tell whether a failure says nothing lasting, so that the lock keeps what it says already.

    One that follows from the configuration takes the place of another transient failure, and the
    other way round, where the source was never read.
    """
    if now.outcome not in _TRANSIENT:
        return False
    unread = before is None or not before.text
    return not (unread and before and _SET.intersection((now.outcome, before.outcome)))
