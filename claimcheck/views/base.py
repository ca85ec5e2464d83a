"""The kinds of value that several views have.

A view is a frozen model whose fields are the JSON, in their order. The JSON Schema is made from
their types and from the docstring.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema

from claimcheck.model.fields import ID_PATTERN
from claimcheck.model.match import TIERS

Name = Annotated[str, Field(pattern=ID_PATTERN)]
"""The id of a claim or a source."""

Count = Annotated[int, Field(ge=0)]
"""How many there are of something."""

FromOne = Annotated[int, Field(ge=1)]
"""A number that people count from one: a line, a column, a page."""

TierWord = Annotated[str, WithJsonSchema({"enum": list(TIERS)})]
"""How quote and source agree; a person can have edited the lock, so it is not insisted on."""
