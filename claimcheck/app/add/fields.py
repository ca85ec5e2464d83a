"""Single values of claims and sources, checked before there is a whole item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.errors import ClaimcheckError
from claimcheck.model.validation import validate
from claimcheck.registry.edit.values import MODELS
from claimcheck.text.written_dates import date_in

if TYPE_CHECKING:
    from collections.abc import Mapping

_WHOLE: dict[str, dict[str, Any]] = {
    "claims": {"id": "x", "text": "x"},
    "sources": {"id": "x", "title": "x", "kind": "primary"},
}
"""The least that an item has."""

_DATES = frozenset(
    ("published", "retrieved", "reviewed", "review_by", "asserted_on", "seen_on", "date")
)


def checked_value(key: str, name: str, value: str) -> str:
    """Return a value of an item as it is written down; a date may have been said in words.

    Args:
        key: ``claims`` or ``sources``.
        name: The key of the value.
        value: What was said.

    Raises:
        ClaimcheckError: It is no such value.
    """
    value = dated({name: value})[name]
    tried = validate(MODELS[key], {**_WHOLE[key], name: value})
    if isinstance(tried, list):
        raise ClaimcheckError(tried[0].message, help=tried[0].help)
    return value


def dated(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values with the dates among them as YYYY-MM-DD, as far as they are known.

    ``1 March 2026`` becomes ``2026-03-01``. What leaves open which day it means stays as it is, to
    be refused as a date.
    """
    return {
        name: (date_in(value) or value) if name in _DATES and isinstance(value, str) else value
        for name, value in values.items()
    }
