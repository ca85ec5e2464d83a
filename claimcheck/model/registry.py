"""The registry: all claims and sources, with where each was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from claimcheck.model.claim import Claim
from claimcheck.model.source import Source

Item = Claim | Source
"""What a registry is a list of."""


class Origin(NamedTuple):
    """Where an item was written.

    Attributes:
        path: The file, as it is shown to people: posix, relative to the working directory.
        line: 1-based line on which the item begins.
        end_line: 1-based line after its last one.
    """

    path: str
    line: int
    end_line: int


@dataclass(frozen=True)
class Registry:
    """All claims and sources, in the order of the files.

    Ids may repeat and references may lead nowhere: a registry with such faults can be loaded and
    looked at, and the rules name them. Of several items with one id the first counts.

    Attributes:
        claims: The claims.
        sources: The sources.
        claim_origins: Where each claim was written, in the order of ``claims``.
        source_origins: Where each source was written, in the order of ``sources``.
    """

    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    claim_origins: tuple[Origin, ...] = field(default=(), repr=False)
    source_origins: tuple[Origin, ...] = field(default=(), repr=False)

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        """Return the claims by id; the first of several with one id."""
        return _first_by_id(self.claims)

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Return the sources by id; the first of several with one id."""
        return _first_by_id(self.sources)

    @cached_property
    def _origin_by_identity(self) -> dict[int, Origin]:
        items = (*self.claims, *self.sources)
        origins = (*self.claim_origins, *self.source_origins)
        return {id(item): origin for item, origin in zip(items, origins, strict=False)}

    def origin(self, item: Item) -> Origin | None:
        """Return where this very item was written, or None where it was not read from a file."""
        return self._origin_by_identity.get(id(item))


_Item = TypeVar("_Item", Claim, Source)


def _first_by_id(items: tuple[_Item, ...]) -> dict[str, _Item]:
    found: dict[str, _Item] = {}
    for item in items:
        found.setdefault(item.id, item)
    return found
