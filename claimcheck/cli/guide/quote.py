"""A quote, asked for: a few words lead to the passages that hold them, or the quote is pasted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from claimcheck.cli.ask import ask
from claimcheck.cli.guide.source import NONE
from claimcheck.cli.layout.passages import passage_list
from claimcheck.model.terms import Stance

if TYPE_CHECKING:
    from claimcheck.cli.console import Console
    from claimcheck.cli.guide.texts import SourceText
    from claimcheck.views.suggest import PassageView, SuggestDocument

_FEW: Final = 5
"""From so many words on, words that stand in the source are taken for a quote and not for a search.
"""
_DIGITS: Final = 9
"""Digits that the number of a passage may have; a longer one is none either way."""

_MARKED: Final = re.compile(r"[\"“„«](.+)[\"”“»]", re.DOTALL)

_FIRST: Final = f"a few words of it, or a quote (Enter: what is near; {NONE}: none)"
_AGAIN: Final = f"number, other words, or a quote (Enter: 1; {NONE}: none)"
_UNREAD: Final = "quote, verbatim (optional)"
_ANSWERS: Final = (*Stance, "another", "more", "done")
"""What follows a quote, and is no line of it."""


def ask_quote(console: Console, text: SourceText, claim: str) -> dict[str, Any]:
    """Return the keys of evidence that say where it stands in a source; none where nobody says.

    Args:
        console: Where passages are shown.
        text: The source.
        claim: What the claim says.
    """
    if text.reason:
        console.note(f"  {text.reading.source} cannot be searched: {text.reason}")
        said = ask(_UNREAD, str, optional=True, is_paste=_is_prose)
        return {"quote": _plain(said)} if said else {}
    shown: SuggestDocument | None = None
    while True:
        question = _AGAIN if shown is not None else _FIRST
        said = ask(question, str, optional=True, earlier=(claim,), is_paste=_is_prose)
        if said == NONE:
            return {}
        if shown is not None and (not said or said.isdecimal()):
            number = int(said[:_DIGITS] or 1)
            if 1 <= number <= len(shown.passages):
                return _picked(shown.passages[number - 1])
            console.note(f"  there are {len(shown.passages)} passages")
            continue
        found = _looked_for(console, text, said, claim)
        if isinstance(found, dict):
            return found
        if found is not None:
            shown = found
            console.show(*passage_list(found, brief=True))


def _looked_for(
    console: Console, text: SourceText, said: str, claim: str
) -> dict[str, Any] | SuggestDocument | None:
    """Return the quote that was meant, or passages to pick from; None where there is nothing."""
    if not said:
        return _or_none(console, text.near(claim))
    marked = _MARKED.fullmatch(said)
    words = _plain(marked[1] if marked else said)
    is_quote = bool(marked) or "\n" in said or len(words.split()) >= _FEW
    match = text.match(words)
    if is_quote and match is not None:
        if match.holds:
            return _picked(text.found(match, words))
        if match.is_there and (places := text.places(match, words)).passages:
            console.note(f"  it is there {match.count:,} times; which one?")
            return places
        mended = text.mended(match, words)
        console.note(
            "  it is not there word for word; "
            + ("this does:" if mended.passages else "these are near:")
        )
        if mended.passages:
            return mended
    return _or_none(console, text.near(words))


def _or_none(console: Console, found: SuggestDocument) -> SuggestDocument | None:
    if found.passages:
        return found
    console.note("  no passage has a word of it")
    return None


def _picked(passage: PassageView) -> dict[str, Any]:
    """Return a passage as evidence writes it, with the page where there is one."""
    quote = passage.quote
    around = {"prefix": quote.prefix, "suffix": quote.suffix}
    named = {name: words for name, words in around.items() if words}
    written = {"exact": quote.exact, **named} if named else quote.exact
    return {"quote": written, **({"locator": passage.place} if passage.place else {})}


def _is_prose(line: str) -> bool:
    """Tell whether a line is words of a source, and no answer that was typed ahead."""
    word = line.casefold()
    is_answer = word.isdigit() or word == NONE or any(each.startswith(word) for each in _ANSWERS)
    return not is_answer


def _plain(said: str) -> str:
    """Return pasted lines as one; a word that a line end divides stays divided, to be seen."""
    return " ".join(said.split())
