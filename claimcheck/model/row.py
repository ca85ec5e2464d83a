"""A row of a stream: one quote or value, and what it is to be looked for in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import (
    BeforeValidator,
    ConfigDict,
    StrictInt,
    StrictStr,
    model_validator,
)

from claimcheck.model.fields import Id, Text, Url
from claimcheck.model.given import Given
from claimcheck.model.selector import Quote, Selector, Value, quote_from_text

PLACES = ("text", "file", "url", "source")
"""The keys that say what a row is looked for in; each row has one of them."""

_PARTS = ("exact", "prefix", "suffix")
"""The parts of a quote, which a table has as columns of their own."""


def _from_json(value: Any) -> Any:
    """Return the mapping that a value is, where a table has it as JSON in a cell."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _name(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        msg = "has no id that is a text or a whole number"
        raise ValueError(msg)
    return value


class Row(Given):
    """One quote or value, and what it is to be looked for in. Further keys pass through.

    Attributes:
        id: Name of the row, which its result repeats: a text or a whole number.
        quote: The quoted words, or a mapping with exact, prefix and suffix.
        value: The value of a data file, instead of words.
        locator: Where it is said to stand: page, section, paragraph, time.
        text: The text to look in.
        file: The file to look in, as a path below the root.
        url: The address of the page or document to look in.
        source: Id of the source to look in, in the registry of the working directory.

    Example:
        id: ships-2025
        quote: the harbour handled 1,420 ships
        url: https://harbour.example/report-2025
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    id: Annotated[StrictStr | StrictInt, BeforeValidator(_name)]
    quote: Annotated[Quote | None, BeforeValidator(quote_from_text)] = None
    value: Annotated[Value | None, BeforeValidator(_from_json)] = None
    locator: Text | None = None
    text: str | None = None
    file: Text | None = None
    url: Url | None = None
    source: Id | None = None

    @model_validator(mode="before")
    @classmethod
    def _gather_quote(cls, data: Any) -> Any:
        """Take a quote from the keys exact, prefix and suffix, as tables have them."""
        if not isinstance(data, Mapping) or not any(data.get(part) for part in _PARTS):
            return data
        rest = {key: value for key, value in data.items() if key not in _PARTS}
        parts = {part: data[part] for part in _PARTS if data.get(part)}
        written = rest.get("quote")
        if written and "exact" in parts:
            msg = "has both quote and exact: they are two names for the same words"
            raise ValueError(msg)
        if isinstance(written, str):
            parts["exact"] = written
        return {**rest, "quote": parts}

    @model_validator(mode="after")
    def _says_what_and_where(self) -> Self:
        if (self.quote is None) == (self.value is None):
            msg = "has to have one of quote and value"
            raise ValueError(msg)
        if sum(getattr(self, key) is not None for key in PLACES) != 1:
            msg = f"has to have one of {', '.join(PLACES[:-1])} and {PLACES[-1]}"
            raise ValueError(msg)
        return self

    @property
    def selector(self) -> Selector:
        """Return what is to be looked for."""
        found = self.quote if self.quote is not None else self.value
        assert found is not None  # noqa: S101 - for the type checker: one of both is there
        return found

    @property
    def further(self) -> dict[str, Any]:
        """Return what belongs to whoever made the row."""
        return dict(self.model_extra or {})
