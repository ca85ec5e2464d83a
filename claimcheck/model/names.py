"""Names of people and organisations, in the words of CSL (https://docs.citationstyles.org)."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, PlainSerializer, model_validator

from claimcheck.model.fields import Text
from claimcheck.model.given import Given

OTHERS = "others"
"""The last of some names where there are more than are named, as in BibTeX."""


class Name(Given):
    """One who wrote something: a person, or by ``literal`` alone an organisation or a text.

    Attributes:
        family: Family name.
        given: Given names or their initials.
        particle: What comes before the family name and is sorted without: van, de la.
        suffix: What follows it: Jr., III.
        literal: The whole name, where it has no such parts.

    Example:
        family: Beethoven
        given: Ludwig
        particle: van
    """

    family: Text | None = None
    given: Text | None = None
    particle: Text | None = None
    suffix: Text | None = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        parts = (self.family, self.given, self.particle, self.suffix)
        if self.literal is not None and any(parts):
            msg = "has a literal name and parts of one: keep one of them"
            raise ValueError(msg)
        if self.literal is None and self.family is None:
            msg = "is no name: it needs 'family', or 'literal' for a name without parts"
            raise ValueError(msg)
        return self

    def __str__(self) -> str:
        if self.literal is not None:
            return self.literal
        parts = (self.given, self.particle, self.family, self.suffix)
        return " ".join(part for part in parts if part)


def names_from_text(value: Any) -> Any:
    """Return the list that an author is, where it is written as a text."""
    if isinstance(value, str):
        return [{"literal": value}]
    return () if value is None else value


def names_to_data(names: tuple[Name, ...]) -> str | list[dict[str, str]]:
    """Return an author as it is written: a text where that says all of it."""
    if len(names) == 1 and names[0].literal is not None:
        return names[0].literal
    return [name.model_dump(exclude_none=True) for name in names]


def told(names: tuple[Name, ...]) -> str | None:
    """Return names as people read them; None for nobody."""
    listed = [str(name) for name in names]
    if len(listed) > 1 and listed[-1] == OTHERS:
        listed[-1] = "et al."
    return ", ".join(listed) or None


Names = Annotated[
    tuple[Name, ...],
    BeforeValidator(names_from_text),
    PlainSerializer(names_to_data),
]
"""Who wrote something: a text, or a list of names."""
