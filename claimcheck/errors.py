"""The errors that claimcheck raises on purpose; everything else is a bug."""

from __future__ import annotations


class ClaimcheckError(Exception):
    """A problem that the person at the command line can solve.

    Attributes:
        message: What is wrong, in one sentence.
        help: The next step, in one sentence; empty where the message already is that step.
    """

    def __init__(self, message: str, *, help: str = "") -> None:  # noqa: A002 - the printed word
        super().__init__(message)
        self.message = message
        self.help = help
