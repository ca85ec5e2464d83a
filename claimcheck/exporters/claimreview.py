"""Claims as ClaimReview in JSON-LD, in names that schema.org defines and no others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.support.claim_review import CONTEXT, claim_review

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.registry import Registry
    from claimcheck.support.assessment import Assessment


def write(registry: Registry, assessments: Mapping[str, Assessment]) -> str:
    """Return a graph with one review for each claim."""
    reviews = [claim_review(each, assessments[each.id], registry) for each in registry.claims]
    document = {"@context": CONTEXT, "@graph": reviews}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
