"""Whether a reference and a record have one title, and name the same people. Pure.

Titles agree where they differ in nothing but case, markup, marks, accents, a subtitle that one of
both leaves out, and what says that a title is translated or that the work was retracted. Names
agree by their family names. Nothing here is near enough: it is the same, or it is not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TAG = re.compile(
    r"</?(?:[abipuq]|em|strong|su[bp]|inf|scp?|small|span|br|tt|font|title|italic|bold|ext-link|xref|"
    r"(?:jats|mml|xhtml):[a-z-]+|math|m(?:i|o|n|row|su[bp]|subsup|frac|text|space|over|under|sqrt|"
    r"style)|(?:inline|disp)-formula|tex-math|alternatives|semantics|annotation)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""The tags that registries have in titles; other words between such signs are words."""
_TEX = re.compile(r"\\[A-Za-z]+\s*|\\.|[{}$]")
_FALLEN = r"(?:retracted|withdrawn|removed|temporary removal)(?:[ :_-]+(?:article|paper|chapter))?"
_STATUS = re.compile(
    rf"^\W*{_FALLEN}\s*[:\])\u2014-]+\s*|(?<!\W)\W*[\[(]\s*{_FALLEN}\s*[\])]\W*$",
    re.IGNORECASE,
)
_TONGUES = (
    "afrikaans|arabic|bulgarian|catalan|chinese|croatian|czech|danish|dutch|english|estonian|finnish|"
    "french|german|greek|hebrew|hindi|hungarian|icelandic|indonesian|italian|japanese|korean|latin|"
    "latvian|lithuanian|malay|mandarin|norwegian|persian|polish|portuguese|romanian|russian|serbian|"
    "slovak|slovene|slovenian|spanish|swedish|thai|turkish|ukrainian|vietnamese"
)
_NOTE = re.compile(
    rf"(?<!\s)\s*[\[(](?:in (?:{_TONGUES}|press|print)|article in (?:{_TONGUES}|press)\b[^\[\]()]*|"
    r"(?:author'?s )?transl(?:\.|ated|ation)?(?:\s(?:by|from|into)\b[^\[\]()]*)?)[\])]\W*$",
    re.IGNORECASE,
)
"""What says that a title is translated, or that the work is yet to be printed."""
_OTHER_TONGUE = re.compile(r"\[|\s=\s")
_LEAST = 4
"""Characters of a title in one of two tongues."""
_SUBTITLE = re.compile(r"[:\uff1a\u2014]\s*|[?!.;]\s+|\s[-\u2013]+\s+")
_WORD = re.compile(r"[\w+#]+")
_GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"),
    *("lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "final", "sigma", "tau", "upsilon"),
    *("phi", "chi", "psi", "omega"),
)
_LETTERS = str.maketrans(
    {chr(ord("α") + at): name for at, name in enumerate(_GREEK)}
    | {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
    | {"ς": "sigma", "ı": "i", "&": " and ", "_": " "}
)
_ANYBODYS = frozenset(
    (
        *("editorial", "introduction", "preface", "foreword", "letter", "erratum", "correction"),
        *("review", "obituary", "abstract", "note", "notes", "comment", "commentary", "reply"),
        *("response", "discussion", "report", "retraction", "news"),
    )
)
"""Titles that say nothing without their subtitle."""

_LONGEST = 2_000
"""Characters of a title or of names that are looked at."""


def same_title(one: str, others: Iterable[str]) -> bool:
    """Tell whether a title is one of those that a record has."""
    theirs = {form for other in others for form in _forms(other)}
    if any(form in theirs for form in _forms(one)):
        return True
    if any(main in theirs and not _goes_on(main, theirs) for main in _mains(one)):
        return True
    mains = {main for other in others for main in _mains(other)}
    return any(form in mains for form in _forms(one))


def _goes_on(main: str, forms: Iterable[str]) -> bool:
    """Tell whether a record has the title with a subtitle, which then has to be the same."""
    return any(form != main and form.startswith(main) for form in forms)


@lru_cache(maxsize=4_096)
def _forms(title: str) -> tuple[str, ...]:
    """Return a title, or each of one in two tongues, without what tells no works apart."""
    plain = _plain(title)
    texts = (plain, *_in_two_tongues(plain))
    return tuple(dict.fromkeys(filter(None, map(_folded, texts))))


def _in_two_tongues(title: str) -> tuple[str, ...]:
    """Return the halves of *Title [Titel]* and *Title = Titel*; nothing where it has none."""
    for mark in _OTHER_TONGUE.finditer(title, _LEAST):
        first, second = title[: mark.start()].rstrip(), title[mark.end() :]
        if mark.group() == "[":
            second, bracket, rest = second.rpartition("]")
            if not bracket or re.search(r"\w", rest):
                continue
        if len(first) >= _LEAST and len(second) >= _LEAST:
            return first, second
    return ()


@lru_cache(maxsize=4_096)
def _mains(title: str) -> tuple[str, ...]:
    """Return what stands before a subtitle, for each place at which one may begin."""
    plain = _plain(title)
    cuts = (plain[: match.start()] for match in _SUBTITLE.finditer(plain) if match.start())
    mains = (_folded(cut) for cut in cuts)
    return tuple(main for main in mains if len(main) > 2 and main not in _ANYBODYS)


def _plain(title: str) -> str:
    """Return a title without markup, brackets of translation and marks of retraction."""
    text = TAG.sub("", unescape(unescape(TAG.sub("", title[:_LONGEST]))))
    text = _TEX.sub("", text).strip()
    text = _NOTE.sub("", _STATUS.sub("", text)).strip()
    inner = text.rstrip(". ")
    return inner[1:-1] if inner.startswith("[") and inner.endswith("]") else text


def _folded(text: str) -> str:
    return "".join(_WORD.findall(_bare(text)))


def _bare(text: str) -> str:
    """Return a text in lower case without accents, its ligatures as letters."""
    lower = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(each for each in lower if not unicodedata.combining(each))
    return unicodedata.normalize("NFKC", plain.translate(_LETTERS))


Person = tuple[str, str]
"""A name that was taken apart: the family name, and what goes with it; all of it as family name
where nobody knows which part is which."""

_PARTICLES = frozenset(
    (
        *("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la"),
        *("le", "el", "al", "bin", "ibn", "ten", "ter", "zu", "zur", "y", "e"),
    )
)
_BEHIND = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md"))
_BETWEEN = re.compile(r"(?:(?<!\s)\s+)?(?:;|\||&|\n|\b(?:and|und|et|with)\b)\s*", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:[,;]\s*|(?<!\s)\s*)(?:\bet\.?\s+al\b\.?|\b(?:and|&)\s+others\b|\bothers$)", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:collaborat\w+|consortium|group|team|committee|commission|council|association|society|"
    r"institut\w*|universi\w+|organi[sz]ation|agency|ministry|department|office|bureau|foundation|"
    r"network|project|initiative|authority|bank|union|board|centre|center|laborator\w+|inc|ltd|"
    r"gmbh|company|corporation|academy|press|party|government|federation|study|investigators)\b",
    re.IGNORECASE,
)
_BRAND = re.compile(r"[A-Z&]{2,6}|(?!Ma?c|De|Di|La|Le|Van|O)[A-Za-z]*[a-z][A-Z]\w*")
"""A name of one word that is no person's: WHO, OpenAI."""


def readings(text: str) -> list[list[Person]]:
    """Return who may be named in a text: a comma stands between names or within one."""
    plain = _OTHERS.sub("", text[:_LONGEST]).strip(" ,;.")
    pieces = [piece for piece in _BETWEEN.split(plain) if piece]
    apart: list[Person] = []
    paired: list[Person] = []
    for piece in pieces:
        parts = [part.strip() for part in piece.split(",") if part.strip()]
        parts = [part for part in parts if part.lower().strip(".") not in _BEHIND]
        whole = [(part, "") for part in parts]
        apart += whole
        if all(" " in part for part in parts):  # each has a given name already
            paired += whole
        else:
            paired += zip_longest(parts[::2], parts[1::2], fillvalue="")
    return [apart] if apart == paired else [apart, paired]


def same_people(ours: list[Person], theirs: list[Person]) -> bool:
    """Tell whether those whom a reference names wrote the work.

    Each of them has to be among those of the record; where the record names fewer, each of those
    has to be among them. Order and given names do not matter: they are written in too many ways.
    Organisations are left out of it, which have as many names as there are writers.
    """
    one = [each for each in ours if not _is_body(each)]
    other = [each for each in theirs if not _is_body(each)]
    if not one or not other:
        return True
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    wanted, known = [*map(_Name, fewer)], [*map(_Name, more)]
    return all(any(each.is_same(name) for name in known) for each in wanted)


def _is_body(person: Person) -> bool:
    family, given = person
    is_brand = _BRAND.fullmatch(family.strip()) is not None
    return not given and (is_brand or _BODY.search(family) is not None)


class _Name:
    """A name as it is compared: its words, and those of them that are the family name."""

    def __init__(self, person: Person) -> None:
        family, given = person
        if _are_initials(family) and not _are_initials(given):  # "Lindqvist R", read as BibTeX does
            family, given = given, family
        first, rest = list(_words(family)), list(_words(given))
        self.words = frozenset((*first, *rest))
        self.family = frozenset(first)
        if not given:  # the last word that is no initial, or all of a name in another order
            named = " ".join(word for word in family.split() if not _are_initials(word))
            long = [word for word in _words(named) if len(word) > 1]
            self.family = frozenset(long[-1:] or first)

    def is_same(self, other: _Name) -> bool:
        if self.family & other.words and other.family & self.words:
            return True
        return _respelled(self.family) == _respelled(other.family)


def _are_initials(text: str) -> bool:
    """Tell whether a text is initials, with or without full stops: R, RM, R. M."""
    letters = re.sub(r"[\s.-]", "", text)
    return letters.isalpha() and letters.isupper() and len(letters) < 4


def _words(text: str) -> Iterator[str]:
    """Yield the words of a name without particles; a name in one script is one word of another."""
    bare = _bare(re.sub(r"['\u2019\u02bc`]", "", text))
    words = [word for word in re.findall(r"\w+", bare) if word not in _BEHIND]
    yield from ([word for word in words if word not in _PARTICLES] or words)


def _respelled(words: frozenset[str]) -> str:
    """Return a family name in which Müller, Mueller and Muller are one, and so are its halves."""
    return re.sub(r"(?<=[aou])e", "", "".join(sorted(words)))
