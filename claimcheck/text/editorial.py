"""Quotes with an editor's marks: ``…`` for what was left out, ``[the company]``, ``[T]he``.

A mark stands for a gap in the source; the parts between the gaps must stand there word for word,
in order, and near each other. A mark that stands literally in the source is not a mark. ``[T]he``
changes a letter's case and ``walk[ed]`` the ending of a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from claimcheck.text.normalise import fold
from claimcheck.text.search import Needle, search
from claimcheck.text.words import has_negation, word_count

if TYPE_CHECKING:
    from claimcheck.model.match import Cut
    from claimcheck.text.prepared import PreparedText
    from claimcheck.text.search import Hit

MAX_GAP: Final = 1_000
"""Characters that an ellipsis may stand for: about two paragraphs."""
MAX_GAP_BLOCKS: Final = 4
"""Block separators that an ellipsis may span."""
MAX_BRACKET_GAP: Final = 60
"""Characters that a bracket such as ``[the company]`` may stand for, within one block."""
MAX_PARTS: Final = 12
"""Parts of one quote; with more it is a collage and not a quotation."""
MIN_PART_WORDS: Final = 2
"""Words on each side of an ellipsis; a single word can be found anywhere."""
MIN_WORDS: Final = 5
"""Words of all parts together."""

_MIN_UNMARKED_WORDS = 3
"""A part of fewer words does not get marks of notes dropped."""
_MAX_LETTERS = 3
"""Letters of one part whose case may be marked as changed."""
_MAX_ENDINGS = 2
"""Endings of one part that may be changed."""
_LOOSE = ",;:"
"""Punctuation that an editor may have put beside a mark."""

_DOTS = r"(?:[…⋯]|\.\s?\.\s?\.)"
_ELLIPSIS = rf"[\[(]\s{{0,2}}{_DOTS}\s{{0,2}}[\])]|{_DOTS}(?:\s?\.)?"
_BRACKET = r"\[[^\[\]\n]{1,60}\]"
_MARK = re.compile(rf"(?P<ellipsis>{_ELLIPSIS})|(?P<bracket>{_BRACKET})")
_CASE_MARK = re.compile(r"\[(?P<letter>[^\W\d_])\](?=[^\W\d_]|['’][^\W\d_])")
_ENDINGS = {
    **dict.fromkeys(("s", "d"), ("", "s", "d", "ed", "ing")),
    **dict.fromkeys(("es", "ed", "ing"), ("", "e", "s", "es", "ed", "ing")),
    **dict.fromkeys(("y", "ies", "ied"), ("y", "ies", "ied", "ying")),
}
"""What an ending in brackets may be, and what it may stand for: ``walk[ed]`` for ``walks``."""
_ENDING_MARK = re.compile(rf"(?<=[^\W\d_]{{3}})\[(?P<ending>{'|'.join(_ENDINGS)})\](?!\w)")
_LITERAL_REACH = 12
"""Folded characters on each side of an ellipsis that must stand beside it in the source, too."""
_SIC = re.compile(r"\s{0,2}\[(?:sic|sic!|!|emphasis (?:added|mine))\]", re.IGNORECASE)
_MARK_SIGN = re.compile(r"[\[\]…⋯]")
_SEPARATOR = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Chain:
    """The parts of a quote, found in order.

    Attributes:
        start: Offset of the first part.
        end: Offset after the last.
        gaps: The spans between them.
        cut: What a part cuts; None where no part cuts anything.
        unmarked: Whether marks of notes were left out of a part.
        spacing: Whether a part agrees but for lost spaces.
        number: Whether a bracket adds a number or takes the place of one.
    """

    start: int
    end: int
    gaps: tuple[tuple[int, int], ...]
    cut: Cut | None
    unmarked: bool
    spacing: bool
    number: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """Words between two marks, and what may stand before them.

    Attributes:
        text: The words.
        bracket: Whether no ellipsis stands before them.
        letters: Offsets in ``text`` of letters whose case the editor marked as changed.
        endings: Endings that the editor changed, with their offsets in ``text``.
        number: Whether a bracket beside it holds a number.
    """

    text: str
    bracket: bool
    letters: tuple[int, ...] = ()
    endings: tuple[tuple[int, str], ...] = ()
    number: bool = False


def editorial_chains(prepared: PreparedText, quote: str) -> list[Chain]:
    """Return every place where the quote's parts stand in order; empty where it has no marks."""
    if _MARK.search(quote) is None:
        return []
    plain = _SIC.sub("", quote)
    plans = [_parts(prepared, plain, literal=True), _parts(prepared, plain, literal=False)]
    cut: list[Chain] = []
    for number, parts in enumerate(plans):
        if parts is None or parts in plans[:number]:
            continue
        chains = _chains(prepared, parts)
        whole = [chain for chain in chains if chain.cut is None]
        if whole:
            return whole
        cut = cut or chains
    if plain != quote and not cut:
        return _chains(prepared, [_Part(plain, bracket=False)])
    return cut


def has_negation_in_gap(prepared: PreparedText, chain: Chain) -> bool:
    """Whether what the marks of omission stand for holds a word that negates."""
    return any(has_negation(prepared.text[start:end]) for start, end in chain.gaps)


def _parts(prepared: PreparedText, quote: str, *, literal: bool) -> list[_Part] | None:
    """Split a quote at its marks; None where its parts cannot be looked for, or it has no mark.

    Args:
        prepared: The source.
        quote: The quote as written.
        literal: Whether a mark that the source has there is text and not a mark.
    """
    marks = list(_MARK.finditer(quote))
    if len(marks) > 2 * MAX_PARTS:
        return None
    parts: list[_Part] = []
    begin, bracket, number = 0, True, False
    for match in marks:
        if _is_text(prepared, quote, match, literal=literal):
            continue
        inside = match["bracket"]
        if inside is not None and not _may_replace(quote, match):
            return None
        piece = quote[begin : match.start()]
        if fold(piece).strip(_LOOSE):
            parts.append(_part(piece, bracket=bracket, number=number))
            bracket, number = True, False
        begin, bracket = match.end(), bracket and inside is not None
        number = number or (inside is not None and any(map(str.isdigit, inside)))
    if fold(quote[begin:]).strip(_LOOSE):
        parts.append(_part(quote[begin:], bracket=bracket, number=number))
    elif number and parts:
        parts[-1] = replace(parts[-1], number=True)
    if not 1 <= len(parts) <= MAX_PARTS or (parts[0].text == quote.strip(" " + _LOOSE)):
        return None
    return parts if len(parts) == 1 or _say_enough(parts) else None


def _is_text(prepared: PreparedText, quote: str, match: re.Match[str], *, literal: bool) -> bool:
    """Whether a mark belongs to a word, or stands in the source as it does in the quote."""
    inside = match["bracket"]
    if inside is None:
        return literal and _stands_there(prepared, quote, match)
    if _CASE_MARK.match(quote, match.start()) or _ENDING_MARK.match(quote, match.start()):
        return True
    return literal and fold(inside) in prepared.plain.folded.key


def _stands_there(prepared: PreparedText, quote: str, match: re.Match[str]) -> bool:
    """Whether an ellipsis stands in the source between the words that stand beside it here."""
    before = fold(_MARK_SIGN.split(quote[: match.start()])[-1])
    after = fold(_MARK_SIGN.split(quote[match.end() :], maxsplit=1)[0])
    if not before or not after:
        return False
    dots = before[-_LITERAL_REACH:] + fold(match[0]) + after[:_LITERAL_REACH]
    return dots in prepared.plain.folded.key


def _may_replace(quote: str, match: re.Match[str]) -> bool:
    """Whether a bracket may stand for words: no bare number, no negation, no part of a word."""
    inside = match["bracket"]
    if any(map(str.isdigit, inside)) and not any(map(str.isalpha, inside)):
        return False
    return not has_negation(inside) and not _glued(quote, match)


def _say_enough(parts: list[_Part]) -> bool:
    """Whether the parts are long enough to mean something where they are found."""
    counts = [word_count(part.text) for part in parts]
    if sum(counts) < MIN_WORDS:
        return False
    return all(
        count >= MIN_PART_WORDS
        or (part.bracket and (at + 1 == len(parts) or parts[at + 1].bracket))
        for at, (part, count) in enumerate(zip(parts, counts, strict=True))
    )


def _glued(quote: str, match: re.Match[str]) -> bool:
    """Whether a bracket is part of a word, such as ``fact[ory]``."""
    before, after = quote[: match.start()][-1:], quote[match.end() : match.end() + 1]
    return before.isalnum() or after.isalnum()


def _part(text: str, *, bracket: bool, number: bool) -> _Part:
    """Strip a part, and turn ``[T]he`` into ``The`` and ``walk[ed]`` into ``walk``, with places."""
    letters: list[int] = []
    endings: list[tuple[int, str]] = []
    plain, begin = "", 0
    stripped = text.strip(" " + _LOOSE)
    for match in re.finditer(rf"{_CASE_MARK.pattern}|{_ENDING_MARK.pattern}", stripped):
        plain += stripped[begin : match.start()]
        if match["letter"]:
            letters.append(len(plain))
            plain += match["letter"]
        else:
            endings.append((len(plain), match["ending"]))
        begin = match.end()
    return _Part(plain + stripped[begin:], bracket, tuple(letters), tuple(endings), number)


def _spellings(part: _Part) -> list[str]:
    """Return the part with each marked letter in either case, and each changed ending in full."""
    spellings = [part.text]
    for at in part.letters[:_MAX_LETTERS]:
        spellings += [t[:at] + t[at].swapcase() + t[at + 1 :] for t in spellings]
    for at, ending in sorted(part.endings, reverse=True)[:_MAX_ENDINGS]:
        spellings = [t[:at] + other + t[at:] for t in spellings for other in _ENDINGS[ending]]
    return spellings


def _chains(prepared: PreparedText, parts: list[_Part]) -> list[Chain]:
    reached: list[Chain] = []
    for number, part in enumerate(parts):
        hits = _part_hits(prepared, part)
        if not hits:
            return []
        if number == 0:
            reached = [
                Chain(h.start, h.end, (), h.cut, h.unmarked, h.tier == "spacing", part.number)
                for h in hits
            ]
        else:
            reached = _extended(prepared.text, reached, hits, part)
        if not reached:
            return []
    tightest: dict[int, Chain] = {}
    for chain in reached:
        tightest[chain.start] = min(
            tightest.get(chain.start, chain), chain, key=lambda c: (c.cut is not None, c.end)
        )
    return sorted(tightest.values(), key=lambda chain: chain.start)


def _part_hits(prepared: PreparedText, part: _Part) -> list[Hit]:
    hits: dict[tuple[int, int], Hit] = {}
    for spelling in _spellings(part):
        found = search(prepared, Needle(spelling), unmarked_words=_MIN_UNMARKED_WORDS)
        for hit in (*found.whole, *found.cut):
            if hit.tier not in ("case", "accents"):
                hits[hit.start, hit.end] = hit
    return sorted(hits.values(), key=lambda hit: hit.start)


def _extended(text: str, chains: list[Chain], hits: list[Hit], part: _Part) -> list[Chain]:
    """Join each hit to the nearest chain that ends before it; linear in both."""
    ends = sorted(chains, key=lambda chain: chain.end)
    extended: list[Chain] = []
    at = 0
    last: Chain | None = None
    last_whole: Chain | None = None
    for hit in hits:
        while at < len(ends) and ends[at].end <= hit.start:
            last = ends[at]
            last_whole = last if last.cut is None else last_whole
            at += 1
        for chain in (last_whole, last):
            if chain is not None and _gap_allowed(text, chain.end, hit.start, bracket=part.bracket):
                extended.append(_joined(text, chain, hit, part))
                break
    return extended


def _joined(text: str, chain: Chain, hit: Hit, part: _Part) -> Chain:
    gap = (chain.end, hit.start)
    replaced = part.bracket and any(map(str.isdigit, text[slice(*gap)]))
    return Chain(
        chain.start,
        hit.end,
        (*chain.gaps, gap),
        chain.cut or hit.cut,
        chain.unmarked or hit.unmarked,
        chain.spacing or hit.tier == "spacing",
        chain.number or part.number or replaced,
    )


def _gap_allowed(text: str, start: int, end: int, *, bracket: bool) -> bool:
    if end - start > (MAX_BRACKET_GAP if bracket else MAX_GAP):
        return False
    separators = len(_SEPARATOR.findall(text, start, end))
    return separators <= (0 if bracket else MAX_GAP_BLOCKS)
