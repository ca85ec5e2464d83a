"""A claim in the words of schema.org."""

from __future__ import annotations

from datetime import date

from claimcheck.model.claim import Assertion, Claim, Evidence
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source
from claimcheck.registry.config import Levels
from claimcheck.support.assess import assess
from claimcheck.views.claim_review import SCALE, claim_review

PAPER = Source(id="paper", title="A paper", kind="primary", publisher="Press", doi="10.1000/182")
POST = Source(id="post", title="A post", kind="social", publisher="Someone", url="https://x.org/1")
CLAIM = Claim(
    id="one",
    text="It holds.",
    evidence=(
        Evidence(source="paper", stance="supports"),
        Evidence(source="paper", stance="supports"),
        Evidence(source="gone", stance="supports"),
    ),
    asserted=Assertion(by="Someone", source="post", date=date(2020, 1, 30)),
)
REGISTRY = Registry(claims=(CLAIM,), sources=(PAPER, POST))
LEVEL = assess(REGISTRY, Levels())["one"]


def test_rating_comes_with_its_scale_and_its_reason() -> None:
    rating = claim_review(CLAIM, LEVEL, REGISTRY)["reviewRating"]

    assert (rating["worstRating"], rating["ratingValue"], rating["bestRating"]) == (1, 3, 3)
    assert rating["alternateName"] == "verified"
    assert rating["ratingExplanation"].startswith(f"{SCALE} ")


def test_what_is_cited_is_named_once_and_with_its_address() -> None:
    assert claim_review(CLAIM, LEVEL, REGISTRY)["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "A paper",
            "url": "https://doi.org/10.1000/182",
            "publisher": {"@type": "Organization", "name": "Press"},
        }
    ]


def test_claim_tells_who_made_it_where() -> None:
    made = claim_review(CLAIM, LEVEL, REGISTRY)["itemReviewed"]

    assert made["author"] == {"@type": "Person", "name": "Someone"}
    assert made["datePublished"] == "2020-01-30"
    assert made["appearance"] == made["firstAppearance"]
    assert made["appearance"]["url"] == "https://x.org/1"


def test_page_adds_where_and_by_whom_it_is_reviewed_and_nothing_else() -> None:
    plain = claim_review(CLAIM, LEVEL, REGISTRY)
    on_page = claim_review(
        CLAIM, LEVEL, REGISTRY, url="#claim-one", reviewer="Us", today=date(2026, 1, 2)
    )

    assert on_page == plain | {
        "url": "#claim-one",
        "author": {"@type": "Organization", "name": "Us"},
        "datePublished": "2026-01-02",
    }
