"""What a person asks of a verification."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Progress = Callable[[int, int, str], None]
"""Called with how many documents are done, how many there are, and the id of the one that is waited
for; empty where none is."""


@dataclass(frozen=True)
class VerifyOptions:
    """What to verify, and how.

    Attributes:
        claims: Ids of the claims to verify; all when empty.
        sources: Ids of the sources to look in; all when empty.
        copies: Copies at hand, by source id.
        offline: Use nothing but what is cached or local.
        locked: Write nothing, and tell whether the lock would change.
        refresh: Ask every source again, whatever is cached or proven.
        records: Whether registries of record are asked about the sources.
        archive: Whether what is read over the web is kept, as the configuration says where.
        accept: Ids of claims or sources whose changed paragraphs a person has looked at.
    """

    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    copies: Mapping[str, Path] = field(default_factory=dict)
    offline: bool = False
    locked: bool = False
    refresh: bool = False
    records: bool = True
    archive: bool = False
    accept: tuple[str, ...] = ()

    @property
    def again(self) -> VerifyOptions:
        """Return how to look again at what was just read, without asking anybody."""
        return replace(self, offline=True, refresh=False, records=False, archive=False)
