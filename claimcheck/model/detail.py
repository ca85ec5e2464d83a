"""What helps a person with a finding besides its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.model.match import DiffSpan  # noqa: TC001 - pydantic writes details as JSON


@dataclass(frozen=True, slots=True)
class NearestPassageDetail:
    """The passage of a source that is most like a quote that does not stand in it.

    Attributes:
        document: Id of the source.
        source: The passage, with the words marked that the quote does not have.
        quote: The quote, with the words marked that the passage does not have.
        page: 1-based page of the passage; None where the source has no pages.
        similarity: Share of words that agree, 0 to 1.
        kind: What the detail is.
    """

    document: str
    source: tuple[DiffSpan, ...]
    quote: tuple[DiffSpan, ...]
    page: int | None
    similarity: float
    kind: Literal["nearest-passage"] = "nearest-passage"


@dataclass(frozen=True, slots=True)
class WholeWordDetail:
    """A word or a number of a source that a quote cuts.

    Attributes:
        word: The whole word.
        at: The end of the quote that cuts it.
        kind: What the detail is.
    """

    word: str
    at: Literal["start", "end"]
    kind: Literal["whole-word"] = "whole-word"


@dataclass(frozen=True, slots=True)
class ReasonDetail:
    """Why nobody could look.

    Attributes:
        text: The reason.
        kind: What the detail is.
    """

    text: str
    kind: Literal["reason"] = "reason"


Detail = NearestPassageDetail | WholeWordDetail | ReasonDetail
"""What helps a person with a finding besides its sentence, told apart by ``kind``."""
