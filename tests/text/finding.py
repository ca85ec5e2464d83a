"""What the matcher's tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model.document import Document
from claimcheck.text.match import find_quote
from claimcheck.text.prepared import PreparedText

if TYPE_CHECKING:
    from claimcheck.model.match import Match


def look(text: str, quote: str, **context: Any) -> Match:
    return find_quote(PreparedText(Document(text)), quote, **context)


def said(text: str, quote: str) -> tuple[str, str | None]:
    match = look(text, quote, nearest=False)
    return match.outcome, match.tier
