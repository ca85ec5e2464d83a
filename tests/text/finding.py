"""What the matcher's tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model.extracted import ExtractedText
from claimcheck.text.match import find_quote
from claimcheck.text.prepared import PreparedText

if TYPE_CHECKING:
    from claimcheck.model.quote_match import QuoteMatch


def look(text: str, quote: str, **context: Any) -> QuoteMatch:
    return find_quote(PreparedText(ExtractedText(text)), quote, **context)


def said(text: str, quote: str) -> tuple[str, str | None]:
    match = look(text, quote, nearest=False)
    return match.outcome, match.tier
