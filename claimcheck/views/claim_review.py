"""A claim and what its evidence allows as a ClaimReview, in names that schema.org defines.

The scale is published with each rating: 1 unsupported, 2 directional, 3 verified. It says how far
the evidence carries a claim, and not whether the claim is true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model.terms import SourceKind, Support

if TYPE_CHECKING:
    from datetime import date

    from claimcheck.model.claim import Claim
    from claimcheck.model.registry import Registry
    from claimcheck.model.source import Source
    from claimcheck.support.assessment import Assessment

CONTEXT = "https://schema.org"
WORST = 1
BEST = len(Support)
SCALE = (
    "How far the evidence carries the claim, not whether it is true: "
    "1 unsupported, 2 directional, 3 verified."
)
_ORGANISATION_WORDS = (
    "academy agency alliance association authority bank board bureau centre center church "
    "club college commission committee company corporation council court department "
    "federation foundation fund gmbh government group inc initiative institute "
    "international journal lab laboratory labs library limited llc ltd magazine ministry "
    "museum network news office organisation organization parliament party press project "
    "research school service services society team times trust union university of the "
    "for and &"
)
_OF_ORGANISATIONS = frozenset(_ORGANISATION_WORDS.split())
"""Words that names of organisations have and those of people have not."""
_OF_PERSONS = (SourceKind.SOCIAL, SourceKind.SELF_PUBLISHED)


def claim_review(
    claim: Claim,
    assessment: Assessment,
    registry: Registry,
    *,
    url: str | None = None,
    reviewer: str | None = None,
    today: date | None = None,
) -> dict[str, Any]:
    """Return a claim as a ``ClaimReview`` (https://schema.org/ClaimReview).

    The rating is no verdict on truth, which is why the word for it stands in ``alternateName``.

    Args:
        claim: The claim.
        assessment: Its derived level, and the reasons for it.
        registry: Where the claim and its sources come from.
        url: Where the review is read; may be relative to the page that holds it.
        reviewer: What to call whoever keeps the registry.
        today: The day of the review, where the claim names none.
    """
    cited = dict.fromkeys(each.source for each in claim.evidence)
    sources = [registry.source_by_id[name] for name in cited if name in registry.source_by_id]
    reviewed = claim.reviewed or today
    return _filled(
        {
            "@type": "ClaimReview",
            "identifier": claim.id,
            "url": url,
            "claimReviewed": claim.text,
            "datePublished": reviewed and reviewed.isoformat(),
            "author": reviewer and {"@type": "Organization", "name": reviewer},
            "reviewBody": claim.justification,
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": assessment.level.rank + WORST,
                "worstRating": WORST,
                "bestRating": BEST,
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
            "author": _author(asserted.by, made_in, registry) if asserted else None,
            "datePublished": str(asserted.date) if asserted and asserted.date else None,
            "appearance": _work(made_in) if made_in else None,
            "firstAppearance": _work(made_in) if made_in else None,
        }
    )


def _author(name: str, made_in: Source | None, registry: Registry) -> dict[str, str]:
    """Return who made a claim, as a person or an organisation: search engines want to know.

    One that publishes more than a site of its own is an organisation. A person is one whose name
    has parts where it wrote something, who made the claim in a post or on a site of its own, or
    whose name looks like one.
    """
    publishes = any(
        each.publisher == name and each.kind not in _OF_PERSONS for each in registry.sources
    )
    has_parts = any(
        name == str(each) and each.family for source in registry.sources for each in source.author
    )
    alone = made_in is not None and made_in.kind in _OF_PERSONS
    is_person = not publishes and (has_parts or alone or _looks_like_a_person(name))
    return {"@type": "Person" if is_person else "Organization", "name": name}


def _looks_like_a_person(name: str) -> bool:
    words = name.split()
    named = [word for word in words if word[:1].isupper()]
    return (
        2 <= len(words) <= 4
        and len(named) >= 2
        and not any(word.lower().strip(".,") in _OF_ORGANISATIONS for word in words)
        and not any(len(word) > 2 and word.isupper() for word in words)
    )


def _work(source: Source) -> dict[str, Any]:
    return _filled(
        {
            "@type": "Book" if source.isbn else "CreativeWork",
            "name": source.title,
            "url": source.web_address,
            "isbn": source.isbn,
            "publisher": {"@type": "Organization", "name": source.publisher}
            if source.publisher and source.kind not in _OF_PERSONS
            else None,
            "datePublished": source.published and str(source.published),
        }
    )


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
