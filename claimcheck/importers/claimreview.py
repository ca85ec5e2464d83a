"""ClaimReview as JSON-LD (https://schema.org/ClaimReview): what was claimed, by whom and where.

The rating of a review is not taken over: its scale is the reviewer's own, and a level follows from
evidence here.
"""

from __future__ import annotations

from typing import Any

from claimcheck.importers.base import Items, ListKey, filled, json_of, one_line
from claimcheck.model.fields import whole_day

KEY: ListKey = "claims"


def read(text: str) -> Items:
    """Return the claim of each review.

    Raises:
        ClaimcheckError: It is not JSON.
    """
    waiting: list[Any] = [json_of(text, "JSON-LD")]
    found: Items = []
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting = [*value, *waiting]
        elif isinstance(value, dict) and "ClaimReview" in _list(value.get("@type")):
            found.append(_claim(value))
        elif isinstance(value, dict):
            inside = [each for each in value.values() if isinstance(each, (dict, list))]
            waiting = [*inside, *waiting]
    return found


def _claim(review: dict[str, Any]) -> dict[str, Any]:
    reviewed = next(
        (each for each in _list(review.get("itemReviewed")) if isinstance(each, dict)), {}
    )
    author = next((each for each in _list(reviewed.get("author")) if isinstance(each, dict)), {})
    asserted = filled(
        by=one_line(author.get("name")), date=whole_day(reviewed.get("datePublished"))
    )
    return filled(
        id=one_line(review.get("identifier")),
        text=one_line(review.get("claimReviewed")) or one_line(reviewed.get("text")),
        justification=one_line(review.get("reviewBody")),
        asserted=asserted if "by" in asserted else None,
        reviewed=whole_day(review.get("datePublished")),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
