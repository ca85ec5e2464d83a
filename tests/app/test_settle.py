"""The truth table of ``settle``: every case against a reading of its principles in prose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import product

import pytest

from claimcheck.app.verify.plan import Search
from claimcheck.app.verify.reading import NO_ADDRESS
from claimcheck.app.verify.settle import accepted, missing, settle, waits
from claimcheck.model.facts import EvidenceFacts, SourceFacts
from claimcheck.model.match import Cut, Match
from claimcheck.model.reading import Reading
from claimcheck.model.selector import Quote
from claimcheck.registry.lock import Known

CAPTURE = "https://archive.example/web/1/page"
READ = SourceFacts(
    "ok", "fetched", "https://a.example/", since="new", text="T1", extractor="html-2", normaliser=1
)
OLD_READ = replace(READ, since="old")

FOUND = EvidenceFacts("found", "exact", count=1, blocks=("b1",))
OLD: dict[str, EvidenceFacts | None] = {
    "never looked for": None,
    "unchecked": EvidenceFacts("unchecked", detail="page is blocked"),
    "not found": EvidenceFacts("not-found"),
    "lost before": EvidenceFacts("not-found", lost=True),
    "found": FOUND,
    "found in a short paragraph": replace(FOUND, blocks=()),
    "found in metadata": replace(FOUND, blocks=(), warnings=("meta-only",)),
    "found hidden": replace(FOUND, blocks=(), warnings=("hidden",)),
    "found struck, and vouched for": replace(FOUND, warnings=("struck",), accepted=("struck",)),
    "found hidden, and vouched for": replace(
        FOUND, blocks=(), warnings=("hidden",), accepted=("hidden",)
    ),
    "found in a capture": replace(FOUND, archive=CAPTURE),
    "suspect": replace(FOUND, now=("b2",)),
}
OLD_SOURCE: dict[str, SourceFacts | None] = {
    "never read": None,
    "read": OLD_READ,
    "read with a capture": replace(OLD_READ, archive=CAPTURE),
    "read by an older extractor": replace(OLD_READ, extractor="html-1"),
    "read and dead since": replace(OLD_READ, outcome="dead", reason="404"),
    "dead": SourceFacts("dead", reason="404"),
    "refused": SourceFacts("refused", reason="not public"),
}
MATCHES: dict[str, Match] = {
    "same paragraph": Match("found", "exact", count=1, blocks=("b1",)),
    "other paragraph": Match("found", "exact", count=1, blocks=("b2",)),
    "short paragraph": Match("found", "exact", count=1),
    "metadata": Match("found", "exact", count=1, in_meta="title", warnings=("meta-only",)),
    "struck": Match("found", "exact", count=1, warnings=("struck",), blocks=("b1",)),
    "hidden": Match("found", "exact", count=1, in_meta="hidden", warnings=("hidden",)),
    "ambiguous": Match("ambiguous", "exact", count=2),
    "truncated": Match("truncated", "exact", cut=Cut(at_start=False, at_end=True)),
    "not found": Match("not-found"),
}
FAILURES = {
    "offline": SourceFacts("unchecked", reason="this run is offline"),
    "no address": SourceFacts("unchecked", reason=NO_ADDRESS),
    "unreachable": SourceFacts("unreachable", reason="timeout"),
    "rate-limited": SourceFacts("rate-limited", reason="429"),
    "refused": SourceFacts("refused", reason="not public"),
    "dead": SourceFacts("dead", reason="404"),
    "blocked": SourceFacts("blocked", reason="403"),
    "soft-404": SourceFacts("soft-404", reason="no such page"),
    "unsupported": SourceFacts("unsupported", reason="a picture"),
}
CAPTURES: dict[str, Match | None] = {
    "silent": None,
    "has it": Match("found", "exact", count=1, blocks=("b1",), archive=CAPTURE),
    "lacks it": Match("not-found"),
}


@dataclass(frozen=True)
class Case:
    """One line of the table: what was known, what was read, and what its capture holds."""

    old: EvidenceFacts | None
    source: SourceFacts | None
    now: SourceFacts
    match: Match | None
    captured: Match | None
    required: bool

    @property
    def has_text(self) -> bool:
        return self.match is not None

    @property
    def was_found(self) -> bool:
        return self.old is not None and self.old.outcome == "found"

    @property
    def is_transient(self) -> bool:
        """Failures that pass; a refusal and another of them replace each other in a bare lock."""
        if self.now.outcome not in ("unchecked", "unreachable", "rate-limited", "refused"):
            return False
        if self.source is None or self.source.text:
            return True
        return "refused" not in (self.now.outcome, self.source.outcome)

    def settled(self) -> Known:
        reading = Reading("page", self.now, matches={"k": self.match} if self.match else {})
        capture = None
        if self.captured is not None:
            facts = SourceFacts("ok", "archive", CAPTURE, text="T3", extractor="html-2")
            capture = Reading("page", facts, matches={"k": self.captured})
        before = Known(self.source, {"k": self.old} if self.old else {})
        return settle(before, reading, capture, {"k": search(required=self.required)})


def search(*, required: bool = True) -> Search:
    return Search(Quote(exact="some words of a source"), required=required)


def cases() -> list[Case]:
    read = [
        (replace(READ, text=text), match) for text in ("T1", "T2") for match in MATCHES.values()
    ]
    failed: list[tuple[SourceFacts, Match | None]] = [(each, None) for each in FAILURES.values()]
    return [
        Case(old, source, now, match, captured, required)
        for old, source, (now, match), captured, required in product(
            OLD.values(), OLD_SOURCE.values(), [*read, *failed], CAPTURES.values(), (True, False)
        )
    ]


def decisive(case: Case) -> Match | None:
    """Return what counts as found: the source's word, or its capture's where that has more."""
    if case.captured is None:
        return case.match
    if case.match is None:
        return case.captured
    return case.captured if case.captured.outcome == "found" else case.match


def stays_proven(case: Case) -> bool:
    """What was proven is taken back only by a text that lacks it, the capture's text included."""
    found = decisive(case)
    if not case.was_found or (found is not None and found.is_there):
        return False
    rested_on_capture = case.old is not None and case.old.archive is not None
    return not case.has_text or (rested_on_capture and case.captured is None)


def is_suspect(case: Case, found: Match) -> bool:
    """What a person saw is compared with what is there now, read in the same way.

    An old suspicion is kept until the paragraph is again the one that was seen.
    """
    old, source = case.old, case.source
    if old is None or source is None or not case.was_found:
        return False
    if found.in_meta or {"meta-only", "hidden"} & {*old.warnings}:  # in no paragraph
        return False
    stands_in = found.blocks or (("short",) if old.blocks else ())
    if stands_in == old.blocks:
        return False
    changed = source.text != case.now.text and source.extractor == case.now.extractor
    return bool(old.now) or (changed and source.normaliser == case.now.normaliser)


def vouched_for(case: Case, found: Match) -> tuple[str, ...]:
    """A person vouches for what was told then, and for as long as it is told again."""
    before = case.old.accepted if case.old is not None else ()
    return tuple(set(before) & set(found.warnings))


def expected_evidence(case: Case) -> EvidenceFacts | None:
    """Return what the lock shall say of the evidence; None where that stays."""
    if stays_proven(case):
        return None
    found = decisive(case)
    if found is None:
        unknown = case.old is None or case.old.outcome == "unchecked"
        if not case.required or not unknown:
            return None
        if case.now.reason == NO_ADDRESS:
            return EvidenceFacts("unchecked", detail="page has no address that can be read")
        if case.now.outcome == "unchecked" or (case.old is not None and case.is_transient):
            return None
        said = {"unsupported": "could not be read", "too-costly": "is too costly to read"}
        why = said.get(case.now.outcome, f"is {case.now.outcome}")
        return EvidenceFacts("unchecked", detail=f"page {why}")
    facts = EvidenceFacts(
        found.outcome,
        found.tier,
        count=found.count,
        blocks=found.blocks,
        warnings=found.warnings,
        accepted=vouched_for(case, found),
        archive=found.archive,
        detail="at its end" if found.cut else found.in_meta,
    )
    if found.outcome != "found":
        return replace(facts, lost=case.was_found or (case.old is not None and case.old.lost))
    if is_suspect(case, found) and case.old is not None:
        return replace(facts, blocks=case.old.blocks, now=found.blocks or ("short",))
    return facts


def expected_source(case: Case) -> SourceFacts | None:
    """Return what the lock shall say of the source; None where that stays."""
    address = CAPTURE if case.captured is not None else None
    kept = case.old if stays_proven(case) else None
    blocks = (kept.now or kept.blocks) if kept is not None else ()
    silent = kept is not None and kept.archive is not None and case.captured is None
    if case.has_text:
        rests_on_it = kept is not None and case.source is not None
        archive = case.source.archive if rests_on_it and case.source else address
        facts = replace(case.now, archive=archive, silent=silent, blocks=blocks)
        same = case.source is not None and replace(case.source, since="new") == facts
        return replace(facts, since="old") if same else facts
    if case.captured is not None:
        return SourceFacts(
            case.now.outcome,
            "archive",
            text="T3",
            extractor="html-2",
            archive=CAPTURE,
            reason=case.now.reason,
            blocks=blocks,
        )
    if case.source is None:
        return None if case.now.outcome == "unchecked" else case.now
    if case.is_transient:
        return None
    if case.source.text:
        failed = replace(case.source, outcome=case.now.outcome, reason=case.now.reason)
        return replace(failed, silent=silent)
    return case.now


def test_every_case_follows_the_prose() -> None:
    outcomes: Counter[str] = Counter()
    for case in cases():
        settled = case.settled()
        expected = expected_evidence(case)
        assert settled.evidence.get("k") == expected, case
        assert settled.source == expected_source(case), case
        suspect = expected is not None and expected.suspect
        outcomes["stays" if expected is None else "suspect" if suspect else expected.outcome] += 1
    assert sum(outcomes.values()) == 12 * 7 * (2 * 9 + 9) * 3 * 2
    assert set(outcomes) == {
        "stays", "suspect", "found", "ambiguous", "truncated", "not-found", "unchecked"
    }  # fmt: skip


def test_no_proof_is_taken_back_without_a_text_that_lacks_it() -> None:
    for case in cases():
        evidence = case.settled().evidence.get("k")
        if case.was_found and evidence is not None and evidence.outcome != "found":
            texts = [each for each in (case.match, case.captured) if each is not None]
            assert case.has_text, case
            assert all(each.outcome != "found" for each in texts), case


def test_settling_what_was_settled_changes_nothing() -> None:
    for case in (each for each in cases() if each.source is not None):
        first = case.settled()
        again = replace(
            case, old=first.evidence.get("k", case.old), source=first.source or case.source
        )
        second = again.settled()
        assert second.evidence.get("k", again.old) == again.old, case
        assert (second.source or again.source) == again.source, case


@pytest.mark.parametrize("outcome", ["dead", "blocked", "soft-404"])
def test_a_capture_of_what_is_gone_is_searched_for_everything(outcome: str) -> None:
    searches = {"a": search(), "b": search(required=False)}

    assert missing(Reading("page", FAILURES[outcome]), searches) == searches


@pytest.mark.parametrize(
    "outcome", ["offline", "unreachable", "rate-limited", "refused", "unsupported"]
)
def test_no_capture_is_asked_for_where_the_source_may_answer_tomorrow(outcome: str) -> None:
    assert missing(Reading("page", FAILURES[outcome]), {"a": search()}) == {}


def test_a_capture_is_searched_for_what_a_text_has_to_hold_and_does_not() -> None:
    matches = {"there": Match("ambiguous"), "gone": Match("not-found"), "cited": Match("not-found")}
    searches = {"there": search(), "gone": search(), "cited": search(required=False)}

    assert set(missing(Reading("page", READ, matches=matches), searches)) == {"gone"}
    captured = replace(READ, read="archive")
    assert missing(Reading("page", captured, matches=matches), searches) == {}


def test_what_a_person_accepts_is_what_stands_there_now() -> None:
    suspect = replace(FOUND, now=("b2", "short"))

    assert accepted(suspect) == replace(FOUND, blocks=("b2",))


@pytest.mark.parametrize("warnings", [("hidden",), ("scanned",), ("struck", "in-comments")])
def test_what_a_person_vouches_for_is_what_keeps_it_from_verifying(
    warnings: tuple[str, ...],
) -> None:
    found = replace(FOUND, warnings=(*warnings, "case"))

    assert waits(found)
    assert accepted(found) == replace(found, accepted=warnings[:1])
    assert not waits(accepted(found))
    assert not waits(replace(FOUND, warnings=("in-comments", "case")))
