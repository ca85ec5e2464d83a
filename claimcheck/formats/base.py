"""What a format of findings is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from claimcheck.views.check_result import CheckResult


class Format(Protocol):
    """A module of this folder."""

    def render(
        self, result: CheckResult, *, color: bool, width: int, full: bool, breaks: bool
    ) -> str:
        """Return the result as text. A format for machines takes the rest as ``**_``.

        Args:
            result: What to write.
            color: Whether to colour.
            width: Columns in which texts are laid out.
            full: Whether to show each finding, and not one of many of a kind.
            breaks: Whether sentences longer than the width are broken between words. A terminal
                would break them in mid-word; in a log or a pipe they stay whole.
        """
        ...
