"""Compares what a lock says of evidence with what reading its source again says. Pure.

A proof that a change brings in holds where reading says the same. What differs is told apart from
what cannot be told here: a copy that somebody else has, a page that does not answer, a text that
another version of the program named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.app.verify.settle import NO_PARAGRAPH, UNCHECKED
from claimcheck.model.facts import UNNAMED
from claimcheck.support.proof import ProofState, never_verifies, state_of

if TYPE_CHECKING:
    from claimcheck.model.facts import EvidenceFacts, SourceFacts
    from claimcheck.support.repeat import Verdict


class Said(NamedTuple):
    """What is said of evidence in a source: by a lock, or by a reading.

    Attributes:
        evidence: Facts of the evidence; None where nothing is said of it.
        source: Facts of the source, likewise.
    """

    evidence: EvidenceFacts | None
    source: SourceFacts | None


class Comparison(NamedTuple):
    """What comparing came to, as ``support.repeat.Repeat`` has it."""

    verdict: Verdict
    why: str = ""


_TIME_OF_CAPTURE = re.compile(r"/web/\d{1,14}(?:[a-z]{2}_)?/")

SAME = Comparison("same")


def compare(
    lock: Said, reading: Said, *, required: bool, known: EvidenceFacts | None = None
) -> Comparison:
    """Return whether a lock says of evidence what reading its source says.

    Args:
        lock: What the lock says.
        reading: What reading the source says, with nothing known before.
        required: Whether the source has to hold the evidence.
        known: What the lock said of the evidence where the change began.
    """
    claimed, found = lock.evidence, reading.evidence
    if found is None or found.outcome == UNCHECKED:
        return _unread(claimed, reading.source)
    if claimed is None or claimed.outcome == UNCHECKED:
        doubt = _doubt(found) if required else ""
        return (
            Comparison("differs", f"the lock says nothing of it, and it {doubt}") if doubt else SAME
        )
    why = _difference(claimed, found)
    if _came_from_elsewhere(lock.source, reading.source):
        at_hand = lock.source.read if lock.source is not None else "copy"
        told = f"the lock proves it from a {at_hand}; reading its address says {_word(found)}"
        return Comparison("not-repeated", told) if why else SAME
    alike = _named_alike(lock.source, reading.source)
    if not why and alike:
        why = _in_detail(claimed, found)
    if why:
        return Comparison("differs", why)
    if not alike:
        return Comparison(
            "not-repeated",
            "the lock was written by another version of claimcheck, whose paragraphs have other "
            "names",
        )
    vouched = [each for each in claimed.accepted if each in found.warnings]
    if not set(vouched) <= set(known.accepted if known is not None else ()):
        told = (
            f"it is {', '.join(vouched)} there, and only the lock says that somebody vouched for it"
        )
        return Comparison("not-repeated", told)
    return SAME


def compare_sources(lock: SourceFacts | None, reading: SourceFacts | None) -> str:
    """Return how a lock and reading differ about where a source has moved to; else nothing.

    People are told to write such an address into the registry.
    """
    if lock is None or not lock.moved or reading is None or reading.text is None:
        return ""
    if reading.moved and reading.final_address == lock.final_address:
        return ""
    return f"the lock says that its source has moved to {lock.final_address}, and it has not"


def _unread(claimed: EvidenceFacts | None, source: SourceFacts | None) -> Comparison:
    if claimed is None or claimed.outcome == UNCHECKED:
        return SAME  # there is no proof that could be repeated
    if source is None:
        return Comparison("not-repeated", "its source is not in the registry")
    return Comparison("not-repeated", source.reason or f"its source is {source.outcome}")


def _doubt(found: EvidenceFacts) -> str:
    """Return what keeps evidence from making a claim verified; a lock without it would not."""
    doubt = never_verifies(state_of(found, ProofState.PROVEN))
    return doubt.predicate if doubt is not None else ""


def _difference(claimed: EvidenceFacts, found: EvidenceFacts) -> str:
    """Return how outcomes differ, whatever version wrote the lock."""
    if claimed.outcome != found.outcome:
        return f"the lock says {_word(claimed)}, and reading it again says {_word(found)}"
    if claimed.archive is None and found.archive is not None:
        return "the lock says found, and only an archived capture holds it"
    if claimed.archive is not None and found.archive is None:
        return "the lock says that only a capture holds it, and the source itself does"
    if _undated(claimed.archive) != _undated(found.archive):
        return f"the lock names another capture than {found.archive}"
    return ""


def _in_detail(claimed: EvidenceFacts, found: EvidenceFacts) -> str:
    """Return what differs about evidence with one outcome, where both name things alike."""
    hidden = [each for each in found.warnings if each not in claimed.warnings]
    if hidden:
        return f"the lock leaves out what there is to know about it: {', '.join(hidden)}"
    if not found.holds or NO_PARAGRAPH.intersection((*claimed.warnings, *found.warnings)):
        return ""
    holding = found.blocks or (UNNAMED,)
    if holding != (claimed.now or claimed.blocks or (UNNAMED,)):
        return "another paragraph holds it than the one that the lock names"
    return ""


def _named_alike(lock: SourceFacts | None, reading: SourceFacts | None) -> bool:
    """Tell whether both were extracted and normalised by the same versions."""
    if lock is None or reading is None:
        return False
    return (lock.extractor, lock.normaliser) == (reading.extractor, reading.normaliser)


def _came_from_elsewhere(lock: SourceFacts | None, reading: SourceFacts | None) -> bool:
    """Tell whether a lock was written from what somebody had, and the address was asked now."""
    read = lock.read if lock is not None else None
    asked = reading is not None and reading.read in ("fetched", "archive")
    return read in ("copy", "file") and asked


def _undated(capture: str | None) -> str | None:
    """Return the address of a capture without its time: archives take new ones every day."""
    return _TIME_OF_CAPTURE.sub("/web/", capture, count=1) if capture is not None else None


def _word(facts: EvidenceFacts) -> str:
    return facts.outcome.replace("-", " ")
