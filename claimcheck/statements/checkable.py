"""What of a sentence somebody could check: figures, dates, names, superlatives, reported speech.

Questions, headings, calls to the reader and opinions state nothing that could be looked up, and are
no statements here. The tests are of the surface: they say what a person should look at, and decide
nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from claimcheck.statements.figure import Day, Number
from claimcheck.statements.lexicon import english
from claimcheck.statements.words import Statement
from claimcheck.text.words import word_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.statements.figure import Figure

Ground = Literal["figure", "date", "name", "superlative", "said"]
"""Why a sentence can be checked."""

_QUESTION: Final = re.compile(r"\?[\"'”’»)\]]*\s*\Z")
_ENDED: Final = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*(?:\[[^\]\s]{1,8}\])*\s*\Z")
_HEADING: Final = 12
"""Words below which a line without a stop at its end is a heading, unless it holds a figure."""
_SHORTEST: Final = 4
"""Words of a statement."""
_READER: Final = re.compile(r"\b(?:you|your|yours|let's|let us|please)\b", re.IGNORECASE)
_OPINION: Final = re.compile(
    r"\b(?:I|we) (?:think|believe|feel|hope|wish|guess|love|loved|hate|want|wonder)\b"
    r"|\bin (?:my|our) (?:opinion|view)\b"
    r"|\b(?:should|ought to|arguably|unfortunately|fortunately|hopefully|sadly|frankly)\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_NAME: Final = re.compile(
    r"(?<=[\w,;:)”\"’'] )[(“\"‘']?[A-Z][\w’'.-]*\w|\b[A-Z]{2,}\b|\b\w+[a-z][A-Z]"
    r"|\A[(“\"‘']?(?!(?:It|That|There|What|Here|He|She|Who)[’'])[A-Z][\w.-]*\w[’']s\b"
)
"""A capital where no sentence begins, or inside a word; what something belongs to."""
_SUPERLATIVE: Final = re.compile(
    r"\b(?:most|least|first|only|best|worst|ever|never|sole|leading|largest)\b|\b[a-z]{3,}est\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+(?:[’'.-]\w+)*")


class Relative(NamedTuple):
    """A time that follows from the day of publication.

    Attributes:
        words: Its words: ``last year``.
        unit: Whether it is a year or a day.
        off: How many of these it lies off.
    """

    words: str
    unit: Literal["year", "day"]
    off: int


def grounds(text: str) -> tuple[Ground, ...]:
    """Return why a sentence can be checked; nothing for what states nothing that could be."""
    if word_count(text) < _SHORTEST or _QUESTION.search(text):
        return ()
    lexicon = english()
    statement = Statement(text, lexicon)
    figures = statement.figures
    heading = word_count(text) < _HEADING and not _ENDED.search(text)
    own = _QUOTED.sub("", text)
    said = statement.has(lexicon.attributions) and own != text
    said = said or Statement(own, lexicon).has(lexicon.attributions)
    found: list[Ground] = []
    if any(not isinstance(each, Day) and not _is_one(each) for each in figures):
        found.append("figure")
    if any(isinstance(each, Day) for each in figures) or any(relative_times(text)):
        found.append("date")
    if heading and not found:
        return ()
    if _READER.search(own) and not (figures and said):
        return ()
    if _OPINION.search(own) and not (said or figures):
        return ()
    if said:
        found.append("said")
    if _NAME.search(own):
        found.append("name")
    if any(
        each.group().casefold() not in lexicon.no_superlatives - {"best"}
        for each in _SUPERLATIVE.finditer(own)
    ):
        found.append("superlative")
    return tuple(found)


def _is_one(figure: Figure) -> bool:
    """Whether a figure is the word *one*, which counts little: *one of the reasons*."""
    return isinstance(figure, Number) and figure.value == 1 and not figure.digits


def relative_times(text: str) -> Iterator[Relative]:
    """Yield the times of a sentence that follow from the day on which it was published."""
    lexicon = english()
    low = text.casefold()
    for unit, table in (("year", lexicon.years), ("day", lexicon.days)):
        for phrase, off in table.items():
            words = " ".join(phrase)
            if off is not None and words != "years ago" and _stands(words, low):
                yield Relative(words, "year" if unit == "year" else "day", off)


def speaker(text: str) -> str | None:
    """Return the name beside a verb of speech, outside of quotation marks; None for none.

    ``“It was special,” Ann Lee said`` and ``Ann Lee told the paper that…`` both name Ann Lee; *he*
    and *the company* are no names.
    """
    own = _QUOTED.sub(" “” ", text)
    lexicon = english()
    verbs = sorted(
        (phrase[0] for phrase in lexicon.attributions.lines if len(phrase) == 1),
        key=len,
        reverse=True,
    )
    verb = rf"\b(?:{'|'.join(map(re.escape, verbs))})\b"
    name = r"(?P<name>[A-Z][\w’'.-]*(?:\s(?:de|van|von|of|the|al|bin|[A-Z][\w’'.-]*)){0,4})"
    for pattern in (
        rf"“”\s*,?\s*{name}\s+(?:\w+ly\s)?{verb}",
        rf"“”\s*,?\s*{verb}\s+{name}",
        rf"{name},?\s+(?:\w+ly\s)?{verb}",
        rf"\b[Aa]ccording to {name}",
    ):
        found = re.search(pattern, own)
        if found and not _NO_NAMES.match(found["name"]):
            return found["name"].rstrip(".’'")
    return None


_NO_NAMES: Final = re.compile(
    r"(?:He|She|It|They|We|I|You|This|That|These|Those|The|An?|In|On|At|As|When|While|But|And|His|Her"
    r"|Its|Their|There|Here|Who|What|Which|One|Some|Many|Most|According)\b"
)


def opens_with(text: str) -> str | None:
    """Return the pronoun with which a sentence begins, which leaves open whom it is about."""
    word = _WORD.search(text)
    if word and word.group() in ("He", "She", "It", "They", "This", "That", "These", "Those", "His",
                                 "Her", "Its", "Their"):  # fmt: skip
        return word.group()
    return None


def _stands(words: str, low: str) -> bool:
    at = low.find(words)
    return at >= 0 and not (low[at - 1 : at].isalnum() or low[at + len(words) :][:1].isalnum())
