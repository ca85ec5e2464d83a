from __future__ import annotations

from claimcheck.model.claim import Claim
from claimcheck.model.content import LONGEST, content_of, fingerprints, shorten
from claimcheck.model.finding import Finding, Location
from claimcheck.model.source import Source

CLAIM = Claim.model_validate(
    {
        "id": "lake-is-deep",
        "text": "The lake\n  is deep.",
        "support": "verified",
        "evidence": [
            {"source": "report", "stance": "refutes", "quote": "It is 2 metres deep"},
            {"source": "map", "stance": "supports", "cited_in": "atlas", "locator": "page 3"},
        ],
        "review_by": "2026-11-22",
    }
)


def test_the_text_of_a_value_is_its_content() -> None:
    assert content_of(CLAIM, ("support",)) == "verified"
    assert content_of(CLAIM, ("review_by",)) == "2026-11-22"
    assert content_of(CLAIM, ("text",)) == "The lake is deep."


def test_what_stands_in_evidence_has_its_sources_in_front() -> None:
    assert content_of(CLAIM, ("evidence", 0, "stance")) == "report · refutes"
    assert content_of(CLAIM, ("evidence", 0, "quote")) == "report · It is 2 metres deep"
    assert content_of(CLAIM, ("evidence", 0, "quote", "exact")) == "report · It is 2 metres deep"
    assert content_of(CLAIM, ("evidence", 1, "locator")) == "map · atlas · page 3"
    assert content_of(CLAIM, ("evidence", 1, "source")) == "map · atlas"


def test_a_value_that_is_absent_is_told_by_what_is_there() -> None:
    assert content_of(CLAIM, ("evidence", 1, "quote")) == "map · atlas"
    assert content_of(CLAIM, ("evidence", 7)) == ""
    assert content_of(CLAIM, ("parts", 0)) == ""


def test_an_item_as_a_whole_has_no_content_but_its_id() -> None:
    source = Source.model_validate({"id": "report", "title": "Report", "kind": "primary"})

    assert content_of(CLAIM, ()) == ""
    assert content_of(source, ()) == ""


def test_a_long_text_is_cut_off_and_still_told_apart() -> None:
    one, other = shorten("x" * 9000 + "a"), shorten("x" * 9000 + "b")

    assert one != other
    assert len(one) < LONGEST + 20


def test_fingerprints_are_stable_across_versions() -> None:
    """Whoever changes these values reopens the alerts of everybody."""
    place = Location("data/claims.yaml", 3)
    finding = Finding(
        "m", "h", rule="overstated", places=(place,), subject="lake-is-deep", content="x"
    )

    assert list(fingerprints([finding, finding])) == [
        "90ad1a1d54f3a3fd965db92d5982dc1f",
        "637d5ecff136ec7366dd997d7c7a5c85",
    ]
