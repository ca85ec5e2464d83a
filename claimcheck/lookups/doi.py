"""Whether a DOI is registered at all (https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation).

Crossref and DataCite are two of a dozen agencies. What neither knows may be with another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from claimcheck.lookups.base import UnreadableError, line, object_in
from claimcheck.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST, PACE = 1, 0.2

_FOUND, _NOT_FOUND = (1, 200), 100
"""Codes of an answer: there is such a name, also one without values; there is none."""


def address(base: str, identifiers: Sequence[str], mailto: str = "") -> str:  # noqa: ARG001
    """Return the address that knows whether a DOI is registered."""
    name = identifiers[0]
    # 10.5555/../10.1000/182 would lead to 10.1000/182, where its slashes stayed what they are.
    leads_up = not {".", ".."}.isdisjoint(name.split("/"))
    return f"{base.rstrip('/')}/api/handles/{quote(name, safe='' if leads_up else '/')}"


def read(body: bytes, identifier: str) -> Record | None:
    """Return an empty record of a DOI that is registered, about the one that the answer names."""
    said = object_in(body)
    code = said.get("responseCode")
    if code in _FOUND:
        return Record(about=line(said.get("handle")) or identifier)
    if code == _NOT_FOUND:
        return None
    raise UnreadableError("its answer does not say whether the DOI is registered")
