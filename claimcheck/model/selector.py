"""Where in a source evidence is (W3C's selectors), each a type that its key in YAML tells."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from claimcheck.model.fields import Text
from claimcheck.model.given import Given


class Quote(Given):
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


_MAX_EXPONENT = 400
"""Places before or behind the point of a number; what is beyond is no count of anything."""
MAX_PATH = 300
"""Characters of a JSONPath."""


def number_from_text(text: str) -> Decimal | None:
    """Return the number that a text writes, commas between its thousands or not; None for none."""
    try:
        number = Decimal(text.strip().replace(",", "").replace("_", "?"))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _MAX_EXPONENT else None


def _number(value: Any) -> Decimal:
    number = number_from_text(str(value)) if not isinstance(value, bool) else None
    if number is None:
        msg = "is not a number"
        raise ValueError(msg)
    return number


def _scalar(value: Any) -> Any:
    """Return what a data file holds as the text that it is: ``true`` and not ``True``."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (int, float, Decimal)) else value


def _check_path(path: str) -> str:
    from claimcheck.model.jsonpath import compiled  # a library that few registries need

    compiled(path)
    return path


Number = Annotated[Decimal, BeforeValidator(_number)]
"""A decimal number, kept as it is written."""
Scalar = Annotated[Text, BeforeValidator(_scalar)]
"""A number, a word or a truth value of a data file, as text."""
JsonPath = Annotated[Text, StringConstraints(max_length=MAX_PATH), AfterValidator(_check_path)]
"""A JSONPath (RFC 9535) that names one value: at most one ``..``, and no regular expressions."""


class Value(Given):
    """A value of a data file: at a JSONPath of a tree, or in a row and a column of a table.

    Attributes:
        at: Where it is in JSON, TOML or YAML, as a JSONPath.
        where: Which row of a table it is in: a value for each of some columns.
        column: The column of the table; the only column beside those of ``where`` where absent.
        is: What it is: a number, or else a text word for word.
        within: How far the number may be off, either way.
        at_least: The smallest number that it may be.
        at_most: The largest.
        unit: What it is counted in. It is for people, and for comparing with the claim.
    """

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    kind: ClassVar[str] = "value"

    at: JsonPath | None = None
    where: Mapping[Text, Scalar] = Field(default_factory=dict)
    column: Text | None = None
    is_: Scalar | None = Field(default=None, alias="is")
    within: Number | None = None
    at_least: Number | None = None
    at_most: Number | None = None
    unit: Text | None = None

    @model_validator(mode="after")
    def _says_where_and_what(self) -> Self:
        if (self.at is None) == (self.column is None and not self.where):
            msg = "needs either 'at' (a JSONPath) or 'column', with 'where' for the row"
            raise ValueError(msg)
        bounded = self.at_least is not None or self.at_most is not None
        if (self.is_ is None) != bounded:
            msg = "needs either 'is', or 'at_least' and 'at_most' or one of them"
            raise ValueError(msg)
        if self.within is not None:
            if self.is_ is None or number_from_text(self.is_) is None:
                msg = "has 'within', which goes with a number in 'is'"
                raise ValueError(msg)
            if self.within < 0:
                msg = "has a negative 'within'"
                raise ValueError(msg)
        return self

    @property
    def place(self) -> str:
        """Return where it is, in a few words: ``$.recall``, ``contributors, year 2022``."""
        if self.at is not None:
            return self.at
        row = ", ".join(f"{column} {value}" for column, value in self.where.items())
        return ", ".join(filter(None, (self.column, row)))

    @property
    def asked(self) -> str:
        """Return what it has to be, in words: ``99.94 % (within 0.01)``, ``at least 2400``."""
        unit = f" {self.unit}" if self.unit else ""
        if self.is_ is not None:
            within = f" (within {self.within})" if self.within else ""
            return f"{self.is_}{unit}{within}"
        bounds = (
            f"at least {self.at_least}{unit}" if self.at_least is not None else "",
            f"at most {self.at_most}{unit}" if self.at_most is not None else "",
        )
        return " and ".join(filter(None, bounds))

    @property
    def words(self) -> str:
        """Return what it shows, as a sentence has it."""
        return f"{self.place}: {self.asked}"


Selector = Quote | Value
"""Any of them, told apart by the key that each has in YAML."""
