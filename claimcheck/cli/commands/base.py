"""What a command is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Command(Protocol):
    """A module of this folder, seen as a value."""

    @property
    def command(self) -> Callable[..., int]:
        """Return the function whose parameters are the options, and which returns the exit code.

        Its docstring is the help.
        """
        ...
