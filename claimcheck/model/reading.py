"""A source as it was read for this run, or why it was not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.document import Block, Document
    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.match import Match


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as it was read, or why it was not.

    Attributes:
        source: Id of the source.
        facts: How it ended, from which address, with which hashes; why it failed.
        document: Its text; None where it could not be read, and once it was searched.
        blocks: The blocks of the text, with their hashes.
        matches: What was found in it, by the key of what was looked for.
    """

    source: str
    facts: SourceFacts
    document: Document | None = field(default=None, repr=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    matches: Mapping[str, Match] = field(default_factory=dict)

    @property
    def has_text(self) -> bool:
        """Return whether there was a text to look in."""
        return self.facts.text is not None

    @property
    def capture(self) -> str | None:
        """Return the address of the archived capture that this is; None for the source itself."""
        if self.facts.read != "archive":
            return None
        return self.facts.archive or self.facts.final_address or self.facts.address
