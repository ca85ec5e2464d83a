"""Whether a DOI is registered at all (https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation).

Crossref and DataCite are two of a dozen agencies. What neither knows may be with another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from claimcheck.lookups.base import UnreadableError, object_in
from claimcheck.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST, PACE = 1, 0.2

_FOUND, _NOT_FOUND = (1, 200), 100
"""Codes of an answer: there is such a name, also one without values; there is none."""


def address(base: str, identifiers: Sequence[str], mailto: str = "") -> str:  # noqa: ARG001
    """Return the address that knows whether a DOI is registered."""
    return f"{base.rstrip('/')}/api/handles/{quote(identifiers[0], safe='/')}"


def read(body: bytes, identifier: str) -> Record | None:
    """Return an empty record of a DOI that is registered."""
    said = object_in(body)
    code = said.get("responseCode")
    if code in _FOUND:
        return Record(about=identifier)
    if code == _NOT_FOUND:
        return None
    raise UnreadableError("its answer does not say whether the DOI is registered")
