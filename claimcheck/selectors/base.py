"""What is known of every kind of selector: how to find one, what names it, how to show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from claimcheck.model.match import Match
    from claimcheck.text.prepared import PreparedText

Own = Any
"""A selector of the kind that the module is about."""


class SelectorKind(Protocol):
    """A module of this folder, seen as a value."""

    def find(
        self,
        source: PreparedText,
        selector: Own,
        /,
        locator: str | None = None,
        *,
        nearest: bool = True,
    ) -> Match:
        """Look for a selector in a source.

        Args:
            source: The document, made ready for many searches.
            selector: What to look for.
            locator: Where the editor says that it stands.
            nearest: Whether to show what is most like it where it is not found.
        """
        ...

    def key(self, selector: Own, locator: str | None, /) -> str:
        """Return the SHA-256 of all that decides where it is found; the lock names it so."""
        ...

    def shown(self, selector: Own, /) -> str:
        """Return it in one line for a person, whole and without marks around it."""
        ...

    def fragment(self, selector: Own, /, *, spread: bool = False) -> str:
        """Return what leads to it behind the address of a page, ``#`` included, or nothing.

        Args:
            selector: What to lead to.
            spread: Whether it is known to run over several paragraphs of the page.
        """
        ...
