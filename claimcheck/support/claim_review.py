"""A claim and what its evidence allows, in the words that search engines know (schema.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model.terms import Support

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from claimcheck.model.claim import Claim
    from claimcheck.model.source import Source
    from claimcheck.support.assessment import Assessment

CONTEXT = "https://schema.org"
WORST = 1
BEST = len(Support)


def claim_review(
    claim: Claim,
    assessment: Assessment,
    sources: Mapping[str, Source],
    *,
    url: str,
    reviewer: str,
    today: date,
) -> dict[str, Any]:
    """Return a claim as a ``ClaimReview`` (https://schema.org/ClaimReview).

    The rating says how far the evidence carries, from 1 for unsupported to 3 for verified. It is
    no verdict on truth, which is why the word for it stands in ``alternateName``. Whether a person
    or an organisation made the claim is not known, so its author has a name and no type.

    Args:
        claim: The claim.
        assessment: Its derived level, and the reasons for it.
        sources: The sources of the registry by id.
        url: Where the review is read; may be relative to the page that holds it.
        reviewer: What to call whoever keeps the registry.
        today: The day of the review, where the claim names none.
    """
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "url": url,
        "claimReviewed": claim.text,
        "datePublished": (claim.reviewed or today).isoformat(),
        "author": {"@type": "Organization", "name": reviewer},
        "itemReviewed": _claim(claim, sources),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": assessment.level.rank + WORST,
            "worstRating": WORST,
            "bestRating": BEST,
            "alternateName": assessment.level.value,
            "ratingExplanation": assessment.reasons[0].text,
        },
    }
    cited = dict.fromkeys(each.source for each in claim.evidence)
    works = [_work(sources[name]) for name in cited if name in sources]
    if works:
        review["citation"] = works
    return review


def _claim(claim: Claim, sources: Mapping[str, Source]) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "Claim", "text": claim.text}
    asserted = claim.asserted
    if asserted is not None:
        made["author"] = {"name": asserted.by}
        if asserted.date is not None:
            made["datePublished"] = asserted.date.isoformat()
        source = sources.get(asserted.source or "")
        if source is not None:
            made["appearance"] = [_work(source)]
    return made


def _work(source: Source) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "CreativeWork", "name": source.title}
    address = source.address
    if address is not None and address.startswith(("http://", "https://")):
        work["url"] = address
    return work
