"""What a lock says beside what reading says: the same, something else, or not to be told here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.app.verify.compare import Said, compare
from claimcheck.model.facts import EvidenceFacts, SourceFacts

PAGE = SourceFacts(
    "ok", "fetched", "https://a.example/", text="T", extractor="html-2", normaliser=1
)
COPY = replace(PAGE, read="copy")
WALL = SourceFacts("blocked", reason="HTTP 403")
OLDER = replace(PAGE, extractor="html-1")

FOUND = EvidenceFacts("found", "exact", count=1, blocks=("b1",))
ELSEWHERE = replace(FOUND, blocks=("b2",))
SHORT = replace(FOUND, blocks=())
WARNED = replace(FOUND, warnings=("case", "hidden"))
SUSPECT = replace(FOUND, blocks=("b0",), now=("b1",))
CAPTURED = replace(
    FOUND, archive="https://archive.example/web/20200101000000id_/https://a.example/"
)
LATER = replace(FOUND, archive="https://archive.example/web/20210505/https://a.example/")
ANOTHER = replace(FOUND, archive="https://evil.example/web/20200101000000id_/https://a.example/")
MISSING = EvidenceFacts("not-found")
CUT = EvidenceFacts("truncated", detail="at its end")
TWICE = EvidenceFacts("ambiguous", count=2)
UNCHECKED = EvidenceFacts("unchecked", detail="a is blocked")


@pytest.mark.parametrize(
    ("claimed", "found"),
    [
        (FOUND, FOUND),
        (MISSING, MISSING),
        (replace(MISSING, lost=True), MISSING),
        (SHORT, SHORT),
        (SUSPECT, FOUND),
        (replace(SUSPECT, now=("short",)), SHORT),
        (replace(WARNED, blocks=()), WARNED),
        (replace(FOUND, warnings=("case",)), FOUND),
        (CAPTURED, LATER),
        (None, FOUND),
        (UNCHECKED, FOUND),
        (None, TWICE),
        (None, None),
        (UNCHECKED, UNCHECKED),
    ],
)
def test_the_same(claimed: EvidenceFacts | None, found: EvidenceFacts | None) -> None:
    came = compare(Said(claimed, PAGE), Said(found, PAGE), required=True)

    assert came == ("same", "")


@pytest.mark.parametrize(
    ("claimed", "found", "why"),
    [
        (FOUND, MISSING, "the lock says found, and reading it again says not found"),
        (FOUND, CUT, "reading it again says truncated"),
        (FOUND, TWICE, "reading it again says ambiguous"),
        (SUSPECT, MISSING, "reading it again says not found"),
        (MISSING, FOUND, "the lock says not found, and reading it again says found"),
        (EvidenceFacts("a-word"), FOUND, "the lock says a word, and reading it again says found"),
        (FOUND, ELSEWHERE, "another paragraph"),
        (FOUND, SHORT, "another paragraph"),
        (SHORT, FOUND, "another paragraph"),
        (SUSPECT, ELSEWHERE, "another paragraph"),
        (FOUND, WARNED, "leaves out what there is to know about it: case, hidden"),
        (FOUND, CAPTURED, "only an archived capture"),
        (CAPTURED, FOUND, "the source itself does"),
        (ANOTHER, CAPTURED, "another capture"),
        (None, MISSING, "the lock says nothing of it, and it is not there"),
        (UNCHECKED, CUT, "the lock says nothing of it, and it is not there"),
        (None, EvidenceFacts("differs"), "the lock says nothing of it, and it differs there"),
        (None, WARNED, "the lock says nothing of it, and it is hidden there"),
        (EvidenceFacts("matches"), EvidenceFacts("differs"), "the lock says matches, and "),
    ],
)
def test_another(claimed: EvidenceFacts | None, found: EvidenceFacts, why: str) -> None:
    came = compare(Said(claimed, PAGE), Said(found, PAGE), required=True)

    assert came.verdict == "differs"
    assert why in came.why


@pytest.mark.parametrize("outcome", ["blocked", "unreachable", "dead", "unchecked", "refused"])
def test_what_cannot_be_read_proves_and_refutes_nothing(outcome: str) -> None:
    unread = SourceFacts(outcome, reason="for some reason")

    came = compare(Said(FOUND, PAGE), Said(None, unread), required=True)

    assert came == ("not-repeated", "for some reason")
    assert compare(Said(None, None), Said(None, unread), required=True).verdict == "same"


def test_a_copy_is_repeated_only_where_the_address_holds_the_quote_too() -> None:
    assert compare(Said(FOUND, COPY), Said(ELSEWHERE, PAGE), required=True).verdict == "same"
    assert compare(Said(FOUND, COPY), Said(MISSING, PAGE), required=True).verdict == "not-repeated"
    assert compare(Said(FOUND, COPY), Said(MISSING, COPY), required=True).verdict == "differs"


def test_another_version_names_paragraphs_otherwise_and_finds_the_same_words() -> None:
    assert compare(Said(FOUND, OLDER), Said(FOUND, PAGE), required=True).verdict == "not-repeated"
    assert compare(Said(FOUND, None), Said(FOUND, PAGE), required=True).verdict == "not-repeated"
    assert compare(Said(FOUND, OLDER), Said(MISSING, PAGE), required=True).verdict == "differs"


def test_a_source_that_is_only_cited_need_not_hold_what_the_lock_does_not_say() -> None:
    assert compare(Said(None, PAGE), Said(MISSING, PAGE), required=False).verdict == "same"
    assert compare(Said(FOUND, PAGE), Said(MISSING, PAGE), required=False).verdict == "differs"
    assert compare(Said(FOUND, PAGE), Said(None, WALL), required=False).verdict == "not-repeated"


def test_that_somebody_vouched_for_it_cannot_be_read() -> None:
    hidden = replace(FOUND, warnings=("hidden",))
    vouched = replace(hidden, accepted=("hidden",))
    lock, reading = Said(vouched, PAGE), Said(hidden, PAGE)

    anew = compare(lock, reading, required=True, known=hidden)
    still = compare(lock, reading, required=True, known=vouched)

    assert anew.verdict == "not-repeated"
    assert "it is hidden there, and only the lock says that somebody vouched for it" in anew.why
    assert still.verdict == "same"
