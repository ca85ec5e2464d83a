"""Claims as ClaimReview in JSON-LD, in names that schema.org defines and no others.

The scale is published with each rating: 1 unsupported, 2 directional, 3 verified. It says how far
the evidence carries a claim, and not whether the claim is true.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.claim import Claim
    from claimcheck.model.registry import Registry
    from claimcheck.model.source import Source
    from claimcheck.support.assessment import Assessment

SCALE = (
    "How far the evidence carries the claim, not whether it is true: "
    "1 unsupported, 2 directional, 3 verified."
)
_OF_PERSONS = (SourceKind.SOCIAL, SourceKind.SELF_PUBLISHED)


def write(registry: Registry, assessments: Mapping[str, Assessment]) -> str:
    """Return a graph with one review for each claim."""
    reviews = [_review(each, registry, assessments[each.id]) for each in registry.claims]
    document = {"@context": "https://schema.org", "@graph": reviews}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _review(claim: Claim, registry: Registry, assessment: Assessment) -> dict[str, Any]:
    cited = dict.fromkeys(each.source for each in claim.evidence)
    sources = [registry.source_by_id[name] for name in cited if name in registry.source_by_id]
    return _filled(
        {
            "@type": "ClaimReview",
            "identifier": claim.id,
            "claimReviewed": claim.text,
            "datePublished": claim.reviewed and claim.reviewed.isoformat(),
            "reviewBody": claim.justification,
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": assessment.level.rank + 1,
                "worstRating": 1,
                "bestRating": 3,
                "alternateName": assessment.level.value,
                "ratingExplanation": f"{SCALE} {_sentence(assessment.reasons[0].text)}",
            },
            "itemReviewed": _claim(claim, registry),
            "citation": [_work(source) for source in sources],
        }
    )


def _claim(claim: Claim, registry: Registry) -> dict[str, Any]:
    asserted = claim.asserted
    made_in = registry.source_by_id.get(asserted.source or "") if asserted else None
    return _filled(
        {
            "@type": "Claim",
            "text": claim.text,
            "author": _author(asserted.by, registry) if asserted else None,
            "datePublished": asserted.date.isoformat() if asserted and asserted.date else None,
            "appearance": _work(made_in) if made_in else None,
            "firstAppearance": _work(made_in) if made_in else None,
        }
    )


def _author(name: str, registry: Registry) -> dict[str, str]:
    """Return who made a claim: an organisation where it publishes more than a site of its own."""
    publishes = any(
        each.publisher == name and each.kind not in _OF_PERSONS for each in registry.sources
    )
    return {"@type": "Organization" if publishes else "Person", "name": name}


def _work(source: Source) -> dict[str, Any]:
    return _filled(
        {
            "@type": "Book" if source.isbn else "CreativeWork",
            "name": source.title,
            "url": source.url or (f"https://doi.org/{source.doi}" if source.doi else None),
            "isbn": source.isbn,
            "publisher": {"@type": "Organization", "name": source.publisher}
            if source.publisher and source.kind not in _OF_PERSONS
            else None,
            "datePublished": source.published and source.published.isoformat(),
        }
    )


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
