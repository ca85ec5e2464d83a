"""Chooses the sentences of a document that can be checked, and says of each what a person needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from claimcheck.statements.checkable import grounds, opens_with, relative_times, speaker
from claimcheck.text.normalise import fold
from claimcheck.text.passages import passages, quote_of
from claimcheck.text.prepared import PreparedText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from claimcheck.model.document import Document
    from claimcheck.model.selector import Quote
    from claimcheck.statements.checkable import Ground

_LEAD: Final = re.compile(
    r"(?:[-–—•*·▪#>]{1,9}\s{1,9}|\d{1,3}[.)]\s{1,9}(?=[A-Z“\"])|\([^()]{1,40}\)\s{1,9}){0,9}"
)
"""What stands before the words of a sentence: a bullet, a number, an address in brackets."""
_SPEECH: Final = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]")
_MOSTLY: Final = 0.4
"""Share of a sentence from which on the speech in it is what it states."""
_NOTE: Final = re.compile(r"(?:\[[^\]\s]{1,8}\]){1,9}\Z")
"""Marks of notes at the end of a sentence, which belong to its quote and not to what it says."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence that can be checked.

    Attributes:
        text: The statement.
        quote: Its words in the document, as a quote that is found there.
        grounds: Why it can be checked.
        by: Who said it, where the document quotes or reports somebody.
        open: What a person has to settle before it is a claim, in words.
    """

    text: str
    quote: Quote
    grounds: tuple[Ground, ...]
    by: str | None = None
    open: tuple[str, ...] = ()


def statements(document: Document, published: date | None = None) -> Iterator[Statement]:
    """Yield the sentences of a document that can be checked, each once, in order.

    Args:
        document: The text.
        published: The day on which it was published, from which *yesterday* follows.
    """
    prepared = PreparedText(document)
    seen: set[str] = set()
    last: str | None = None
    for start, end in passages(document.text):
        start = _LEAD.match(document.text, start, end).end()  # type: ignore[union-attr]
        text = " ".join(document.text[start:end].split())
        named, speech = speaker(text), _speech(text)
        by = named or (last if speech and len(speech) + 4 > len(text) else None)
        last = by
        stated, who = (speech, by) if speech and by and grounds(speech) else (text, None)
        why, key = grounds(text), fold(text)
        if not why or key in seen:
            continue
        quote = quote_of(prepared, start, end)
        if quote is None:
            continue
        seen.add(key)
        open_ = [*_open(stated, published)]
        if who is not None and named is None:
            open_.append(f"nobody is named beside these words; {who} spoke before them")
        elif who is None and named is not None:
            open_.append(f"that {named} said so is one claim, and what was said another")
        yield Statement(
            _NOTE.sub("", stated if who else quote.exact), quote, why, who, tuple(open_)
        )


def _speech(text: str) -> str | None:
    """Return the words between quotation marks, where they are much of a sentence."""
    found = max(_SPEECH.findall(text), key=len, default="")
    if len(found) < _MOSTLY * len(text):
        return None
    words = str(found).strip()
    return f"{words[:-1]}." if words.endswith(",") else words


def _open(text: str, published: date | None) -> Iterator[str]:
    """Yield what has to be settled before a sentence stands for itself."""
    if pronoun := opens_with(text):
        yield f"say who or what “{pronoun}” is"
    for each in relative_times(text):
        if published is None:
            yield f"say when “{each.words}” is: the document has no date"
        elif each.unit == "year":
            yield f"“{each.words}” is {published.year + each.off}, if written on {published}"
        else:
            day = published + timedelta(days=each.off)
            yield f"“{each.words}” is {day}, if written on {published}"
