"""What a lock says is believed where it says of which text of the present source it is true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claimcheck.model.facts import EvidenceFacts, SourceFacts
from claimcheck.model.source import Source
from claimcheck.model.terms import SourceKind
from claimcheck.registry.lock import Lock

URL = "https://example.org/a"
FOUND = EvidenceFacts("found", "exact", count=1, blocks=("b1",))
FETCHED = SourceFacts(
    "ok", "fetched", URL, bytes="0" * 64, text="1" * 64, extractor="html-1", blocks=("b1", "b2")
)


def lock_of(facts: SourceFacts | None, evidence: EvidenceFacts = FOUND) -> Lock:
    return Lock({"report": facts} if facts else {}, {"report": {"ab": evidence}})


def about(lock: Lock, **keys: str) -> Lock:
    source = Source(id="report", title="Report", kind=SourceKind.PRIMARY, **keys)
    return lock.about({"report": source})


HONEST: dict[str, tuple[SourceFacts, EvidenceFacts, dict[str, str]]] = {
    "a page": (FETCHED, FOUND, {"url": URL}),
    "a page of a DOI": (
        replace(FETCHED, address="https://doi.org/10.1000/182"),
        FOUND,
        {"doi": "10.1000/182"},
    ),
    "a file": (replace(FETCHED, read="file", address=None), FOUND, {"url": URL, "file": "a.txt"}),
    "a copy of a book": (replace(FETCHED, read="copy", address=None), FOUND, {}),
    "a copy of a page": (replace(FETCHED, read="copy"), FOUND, {"url": URL}),
    "a page that died": (replace(FETCHED, outcome="dead"), FOUND, {"url": URL}),
    "a capture": (
        replace(FETCHED, outcome="dead", read="archive", archive="https://archive.example/1"),
        replace(FOUND, archive="https://archive.example/1"),
        {"url": URL},
    ),
    "a page whose capture has more": (
        replace(FETCHED, archive="https://archive.example/1"),
        replace(FOUND, archive="https://archive.example/1"),
        {"url": URL},
    ),
    "a short paragraph": (FETCHED, replace(FOUND, blocks=()), {"url": URL}),
    "a changed paragraph": (FETCHED, replace(FOUND, blocks=("b0",), now=("b2",)), {"url": URL}),
    "one that became short": (
        FETCHED,
        replace(FOUND, blocks=("b0",), now=("short",)),
        {"url": URL},
    ),
}

FORGED: dict[str, tuple[SourceFacts | None, EvidenceFacts, dict[str, str]]] = {
    "no facts of the source": (None, FOUND, {"url": URL}),
    "only an outcome": (SourceFacts("ok"), FOUND, {"url": URL}),
    "no way of reading": (replace(FETCHED, read=None), FOUND, {"url": URL}),
    "a way that there is not": (replace(FETCHED, read="told"), FOUND, {"url": URL}),
    "no hash of the bytes": (replace(FETCHED, bytes=None), FOUND, {"url": URL}),
    "no hash of the text": (replace(FETCHED, text=None), FOUND, {"url": URL}),
    "a word for a hash": (replace(FETCHED, text="yes"), FOUND, {"url": URL}),
    "a hash in capitals": (replace(FETCHED, bytes="A" * 64), FOUND, {"url": URL}),
    "no address": (replace(FETCHED, address=None), FOUND, {"url": URL}),
    "a page where there is none": (replace(FETCHED, address=None), FOUND, {}),
    "a file where there is none": (replace(FETCHED, read="file"), FOUND, {"url": URL}),
    "a copy of another page": (
        replace(FETCHED, read="copy", address="https://example.org/b"),
        FOUND,
        {"url": URL},
    ),
    "a capture without an address": (replace(FETCHED, read="archive"), FOUND, {"url": URL}),
    "found in a capture that there is not": (
        FETCHED,
        replace(FOUND, archive="https://archive.example/1"),
        {"url": URL},
    ),
    "a paragraph of no text": (replace(FETCHED, blocks=()), FOUND, {"url": URL}),
    "a paragraph of another text": (FETCHED, replace(FOUND, blocks=("b9",)), {"url": URL}),
    "one of two is of another text": (FETCHED, replace(FOUND, blocks=("b1", "b9")), {"url": URL}),
    "a change into another text": (FETCHED, replace(FOUND, now=("b9",)), {"url": URL}),
}


@pytest.mark.parametrize("name", HONEST)
def test_what_a_run_writes_is_believed(name: str) -> None:
    facts, evidence, keys = HONEST[name]
    lock = lock_of(facts, evidence)
    assert about(lock, **keys) == lock


@pytest.mark.parametrize("name", FORGED)
def test_an_entry_without_facts_that_fit_is_left_out_and_told(name: str) -> None:
    facts, evidence, keys = FORGED[name]
    left = about(lock_of(facts, evidence), **keys)
    assert left.facts("report", "ab") is None
    assert facts is None or left.source("report") is None or left.doubted == {"report": {"ab"}}


@pytest.mark.parametrize("outcome", ["not-found", "ambiguous", "truncated", "unchecked"])
def test_what_proves_nothing_needs_no_facts(outcome: str) -> None:
    left = about(lock_of(None, EvidenceFacts(outcome)), url=URL)
    assert left.facts("report", "ab") == EvidenceFacts(outcome)


@pytest.mark.parametrize("keys", [{"url": "https://example.org/b"}, {"doi": "10.1000/182"}, {}])
def test_what_was_proven_of_another_address_is_forgotten(keys: dict[str, Any]) -> None:
    left = about(lock_of(FETCHED), **keys)
    assert (dict(left.sources), dict(left.evidence)) == ({}, {})


def test_what_is_no_source_of_the_registry_proves_nothing() -> None:
    assert lock_of(FETCHED).about({}).facts("report", "ab") is None
