"""Words of a source: found by what a reader would call the same words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from claimcheck.registry.locator import locator_page, locator_seconds, page_words

if TYPE_CHECKING:
    from claimcheck.model.match import Match
    from claimcheck.model.selector import Quote
    from claimcheck.text.prepared import PreparedText


def find(
    source: PreparedText, quote: Quote, /, locator: str | None = None, *, nearest: bool = True
) -> Match:
    """Look for a quote in a source; a page or time in the locator chooses, and is checked."""
    from claimcheck.text.match import find_quote  # not needed to read or to show a quote

    return find_quote(
        source,
        quote.exact,
        prefix=quote.prefix or "",
        suffix=quote.suffix or "",
        page=locator_page(locator),
        seconds=locator_seconds(locator),
        nearest=nearest,
    )


def key(quote: Quote, locator: str | None, /) -> str:
    """Return the SHA-256 of a quote as written, with prefix, suffix, page and time.

    For a quote without any of these it is the hash of its text in UTF-8.
    """
    text, prefix, suffix = quote.exact, quote.prefix, quote.suffix
    page = locator_page(locator) if locator else None
    seconds = locator_seconds(locator) if locator else None
    if prefix or suffix or page is not None or seconds is not None:
        text = f"{text}\0{prefix or ''}\0{suffix or ''}\0{page_words(page)}"
    if seconds is not None:
        text = f"{text}\0{seconds[0]}-{seconds[-1]}"
    return hashlib.sha256(text.encode()).hexdigest()


def shown(quote: Quote, /) -> str:
    """Return the words in one line."""
    return " ".join(quote.exact.split())


def fragment(quote: Quote, /, *, spread: bool = False) -> str:
    """Return a text fragment that scrolls to the words."""
    from claimcheck.text.fragment import text_fragment

    return text_fragment(quote.exact, quote.prefix or "", quote.suffix or "", spread=spread)
