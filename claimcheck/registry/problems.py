"""Bad input: every finding of every file, collected and reported at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.model.content import shorten
from claimcheck.model.finding import INVALID_INPUT, Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterable


def invalid_input(message: str, help_text: str, location: Location | None = None) -> Finding:
    """Return one thing that makes a file unreadable as a registry or a configuration.

    Args:
        message: What is wrong.
        help_text: The next step; empty where the message already is that step.
        location: Where; None for what stands in no file.
    """
    marked = location.marked if location is not None else ""
    return Finding(
        message,
        help_text,
        rule=INVALID_INPUT,
        places=(location,) if location is not None else (),
        content=shorten(f"{message} {marked}"),
    )


class InvalidInputError(ClaimcheckError):
    """Files that cannot be taken as they are.

    Attributes:
        findings: All that is wrong, ordered by place.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda each: each.location.sort_key))
        count = len(self.findings)
        noun = "problem" if count == 1 else "problems"
        super().__init__(f"{count} {noun} in the input")
