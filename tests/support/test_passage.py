"""The link to the passage of a quote."""

from __future__ import annotations

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
