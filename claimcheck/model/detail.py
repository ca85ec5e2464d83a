"""What helps a person with a finding besides its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.model.match import Cut, NearestPassage


@dataclass(frozen=True, slots=True)
class ReasonDetail:
    """Why nobody could look.

    Attributes:
        text: The reason.
        kind: What the detail is.
    """

    text: str
    kind: Literal["reason"] = "reason"


Detail = NearestPassage | Cut | ReasonDetail
"""What helps a person with a finding besides its sentence, told apart by ``kind``."""
