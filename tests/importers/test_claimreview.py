"""ClaimReview in all its usual shapes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from reading import entries, one

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example.org/pier",
    "claimReviewed": "The pier is a mile long &amp; older than the town",
    "datePublished": "2021-03-04",
    "author": {"@type": "Organization", "name": "Harbour Checks"},
    "reviewRating": {"@type": "Rating", "ratingValue": 2, "bestRating": 5, "worstRating": 1,
                     "alternateName": "Mostly false"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Anna Pier"},
        "datePublished": "2021-02",
        "appearance": {"@type": "SocialMediaPosting", "url": "https://posts.example.org/1",
                       "headline": "A post", "datePublished": "2021-02-28"},
    },
}  # fmt: skip

TEXT = "The pier is a mile long & older than the town"


def _shapes() -> dict[str, Any]:
    full = json.loads(json.dumps(REVIEW).replace('"@type": "', '"@type": "http://schema.org/'))
    prefixed = {
        (key if key.startswith("@") else f"http://schema.org/{key}"): value
        for key, value in full.items()
    }
    claim = {"@id": "#claim", **REVIEW["itemReviewed"]}
    linked = [{**REVIEW, "itemReviewed": {"@id": "#claim"}}, claim]
    return {
        "alone": REVIEW,
        "list": [REVIEW],
        "graph": {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
        "types": {**REVIEW, "@type": ["Review", "ClaimReview"]},
        "full IRIs": prefixed,
        "by reference": {"@graph": linked},
        "in a feed": {"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]},
        "in a page": {"@type": "NewsArticle", "review": REVIEW},
        "claims in a list": {**REVIEW, "itemReviewed": [REVIEW["itemReviewed"]]},
        "values": {**REVIEW, "claimReviewed": {"@value": REVIEW["claimReviewed"]}},
        "authors in lists": {**REVIEW, "author": [REVIEW["author"]]},
        "author as text": {**REVIEW, "author": "Harbour Checks"},
        "types in a text": json.loads(json.dumps(REVIEW).replace("@type", "type")),
    }


@pytest.mark.parametrize("shape", _shapes())
def test_the_same_review_is_read_from_every_shape(shape: str) -> None:
    (entry,) = entries("claimreview", json.dumps(_shapes()[shape], indent=1))

    assert entry.item["text"] == TEXT
    assert entry.item["reviewed"] == "2021-03-04"
    assert entry.item["asserted"] == {"by": "Anna Pier", "source": "appearance", "date": "2021-02"}
    assert entry.item["evidence"] == [
        {
            "source": "review",
            "stance": "neutral",
            "note": "Its author rates the claim: Mostly false, 2 on a scale from 1 to 5.",
        }
    ]
    assert entry.sources["review"] == {
        "title": f"Fact check: {TEXT}",
        "url": "https://checks.example.org/pier",
        "publisher": "Harbour Checks",
        "author": [{"literal": "Harbour Checks"}],
        "published": "2021-03-04",
    }
    assert entry.sources["appearance"] == {
        "title": "A post",
        "url": "https://posts.example.org/1",
        "published": "2021-02-28",
        "kind": "social",
    }
    assert not entry.losses
    assert entry.line > 0


@pytest.mark.parametrize(
    ("author", "by"),
    [
        ("Anna Pier", "Anna Pier"),
        ({"@type": "Thing", "name": "Posts"}, "Posts"),
        ([{"name": "Anna"}, {"name": "Bo"}], "Anna, Bo"),
        ({"name": ["Anna Pier", "A. P."]}, "Anna Pier"),
    ],
)
def test_the_claimant_is_named_in_many_ways(author: Any, by: str) -> None:
    item = one("claimreview", json.dumps({**REVIEW, "itemReviewed": {"author": author}}))

    assert item["asserted"] == {"by": by}


def test_a_claim_may_have_appeared_at_several_addresses() -> None:
    claim = {"author": "Anna", "appearance": ["https://a.example.org/1", "https://b.example.org/2"]}
    (entry,) = entries("claimreview", json.dumps({**REVIEW, "itemReviewed": claim}))

    assert entry.item["asserted"]["source"] == "appearance"
    urls = [each.get("url") for each in entry.sources.values()]
    assert urls[1:] == claim["appearance"]


def test_what_a_claim_without_a_claimant_appeared_in_is_told() -> None:
    (entry,) = entries("claimreview", json.dumps({**REVIEW, "itemReviewed": {
        "appearance": "https://a.example.org/1"}}))  # fmt: skip

    assert [each.what[:30] for each in entry.losses] == ["nobody is named who made the c"]


def test_several_reviews_of_one_claim_are_evidence_of_one() -> None:
    other = {**REVIEW, "url": "https://other.example.org/x", "author": "Other Checks"}
    entry, _ = entries("claimreview", json.dumps([REVIEW, other]))

    named = [each["source"] for each in entry.item["evidence"]]
    assert len(set(named)) == 2
    assert {entry.sources[name]["publisher"] for name in named} == {
        "Harbour Checks", "Other Checks",
    }  # fmt: skip
