"""Where in a source evidence stands (W3C's selectors), each a type that its key in YAML tells."""

from __future__ import annotations

from typing import Any, ClassVar

from claimcheck.model.fields import Frozen, Text


class Quote(Frozen):
    """Words of a source, verbatim (a W3C TextQuoteSelector).

    Attributes:
        exact: The quoted words.
        prefix: Words right before them, to single out one of several occurrences.
        suffix: Words right after them, likewise.
    """

    kind: ClassVar[str] = "quote"

    exact: Text
    prefix: Text | None = None
    suffix: Text | None = None

    @property
    def words(self) -> str:
        """Return the words that it shows, as they were written."""
        return self.exact


def quote_from_text(value: Any) -> Any:
    """Return the mapping that a quote is, where it is written as its words alone."""
    return {"exact": value} if isinstance(value, str) else value


Selector = Quote
"""Any of them: a union that has one member today."""
