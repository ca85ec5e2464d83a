"""What a view is: plain values that are written as JSON as they stand."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from claimcheck.model.fields import ID_PATTERN

Name = Annotated[str, Field(pattern=ID_PATTERN)]
"""The id of a claim or a source."""

Count = Annotated[int, Field(ge=0)]
"""How many there are of something."""


class View:
    """The base of all views, each of which is a frozen dataclass.

    Its fields are the JSON, in their order: ``views.json_text`` writes them, and pydantic makes the
    JSON Schema from their types and from the docstring. A list can hold a hundred thousand views
    with ten more in each; dataclasses are made and written three times as fast as models.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
