"""Bad input: every problem of every file, collected and reported at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.finding import Location


@dataclass(frozen=True, slots=True)
class InputProblem:
    """One thing that makes a file unreadable as a registry or a configuration.

    Attributes:
        message: What is wrong.
        help: The next step; empty where the message already is that step.
        location: Where.
    """

    message: str
    help: str
    location: Location


class InvalidInputError(ClaimcheckError):
    """Files that cannot be taken as they are.

    Attributes:
        problems: All of them, ordered by place.
    """

    def __init__(self, problems: Iterable[InputProblem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda each: each.location.sort_key))
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__(f"{count} {noun} in the input")
