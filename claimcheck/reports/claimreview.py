"""Claims as ClaimReview in JSON-LD, in names that schema.org defines and no others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.views.claim_review import CONTEXT, claim_review

if TYPE_CHECKING:
    from claimcheck.views.overview import Overview


def render(overview: Overview) -> str:
    """Return a graph with one review for each claim."""
    registry, assessments = overview.registry, overview.assessments
    publish = overview.settings.config.publish
    reviews = [
        claim_review(
            each,
            assessments[each.id],
            registry,
            url=f"{publish.address.partition('#')[0]}#claim-{each.id}" if publish.address else None,
            reviewer=publish.publisher or None,
        )
        for each in registry.claims
    ]
    document = {"@context": CONTEXT, "@graph": reviews}
    # It is put into pages as a script, which the words of a claim must not end.
    return json.dumps(document, ensure_ascii=False, indent=2).replace("<", "\\u003c") + "\n"
