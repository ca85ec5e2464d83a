"""The link to the passage of a quote."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.model.claim import Evidence
from claimcheck.model.facts import EvidenceFacts
from claimcheck.model.selector import Quote
from claimcheck.model.source import Source
from claimcheck.model.terms import SourceKind, Stance
from claimcheck.support.passage import passage_address
from claimcheck.support.proof import Proof, ProofState

QUOTE = Quote(exact="It rained. The pumps failed")
EVIDENCE = Evidence(source="page", stance=Stance.SUPPORTS, quote=QUOTE)
SOURCE = Source(id="page", title="A page", kind=SourceKind.PRIMARY, url="https://example.org/a")


@pytest.mark.parametrize(
    ("blocks", "now", "fragment"),
    [
        ((), (), "It%20rained.%20The%20pumps%20failed"),
        (("0a",), (), "It%20rained.%20The%20pumps%20failed"),
        (("0a", "0b"), (), "It%20rained.,pumps%20failed"),
        (("0a", "0b"), ("0c",), "It%20rained.%20The%20pumps%20failed"),
    ],
)
def test_a_quote_that_stands_in_several_paragraphs_is_led_to_by_a_range(
    blocks: tuple[str, ...], now: tuple[str, ...], fragment: str
) -> None:
    facts = EvidenceFacts("found", blocks=blocks, now=now)
    proof = Proof(ProofState.PROVEN, "page", facts)
    address = passage_address(EVIDENCE, {"page": SOURCE}, proof)
    assert address == f"https://example.org/a#:~:text={fragment}"


def proof(state: ProofState = ProofState.PROVEN, document: str = "page", **facts: Any) -> Proof:
    return Proof(state, document, EvidenceFacts("found", **facts))


ADDRESS = "https://example.org/a#:~:text=It%20rained.%20The%20pumps%20failed"
DIGEST = Source(
    id="digest", title="A digest", kind=SourceKind.SECONDARY, url="https://example.org/d"
)
SOURCES = {"page": SOURCE, "digest": DIGEST}
SECONDHAND = EVIDENCE.model_copy(update={"cited_in": "digest"})


def test_without_a_proof_the_link_leads_to_what_the_quote_was_read_in() -> None:
    assert passage_address(EVIDENCE, SOURCES) == ADDRESS
    assert passage_address(SECONDHAND, SOURCES) == ADDRESS.replace("/a", "/d")


def test_where_a_proof_holds_the_link_leads_to_the_document_that_holds_the_quote() -> None:
    assert passage_address(SECONDHAND, SOURCES, proof()) == ADDRESS
    attested = proof(ProofState.ATTESTED, "digest")
    assert passage_address(SECONDHAND, SOURCES, attested) == ADDRESS.replace("/a", "/d")
    failed = proof(ProofState.NOT_FOUND, blocks=("0a", "0b"))
    assert passage_address(SECONDHAND, SOURCES, failed) == ADDRESS.replace("/a", "/d")


def test_where_only_a_capture_holds_the_quote_the_link_leads_there() -> None:
    archived = proof(archive="https://archive.example/1")
    assert passage_address(EVIDENCE, SOURCES, archived) == ADDRESS.replace(
        "https://example.org/a", "https://archive.example/1"
    )
    assert passage_address(EVIDENCE, {}, archived) is not None


def test_an_address_with_a_fragment_of_its_own_keeps_it() -> None:
    source = SOURCE.model_copy(update={"url": "https://example.org/a#part"})
    address = passage_address(EVIDENCE, {"page": source}, proof())
    assert address == "https://example.org/a#part:~:text=It%20rained.%20The%20pumps%20failed"


def test_without_a_quote_or_an_address_there_is_no_link() -> None:
    assert passage_address(EVIDENCE.model_copy(update={"quote": None}), SOURCES, proof()) is None
    assert passage_address(EVIDENCE, {}, proof()) is None
    assert passage_address(EVIDENCE, {"page": SOURCE.model_copy(update={"url": None})}) is None
