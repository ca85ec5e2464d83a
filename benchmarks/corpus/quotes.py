"""Quotes of pages: true ones in many dresses, false ones that look true, and cut ones."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from corpus.classes import filled
from corpus.pages import html_page, pdf_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.pages import Page


@dataclass(frozen=True)
class Case:
    """One quote, and what a matcher should say.

    Attributes:
        page: The page it is looked for in.
        exact: The quote.
        kind: How it was made.
        expected: ``true``, ``false`` or ``cut``.
        prefix: What stands before it, for anchoring cases.
        suffix: What stands after it, for anchoring cases.
    """

    page: Page
    exact: str
    kind: str
    expected: str
    prefix: str = ""
    suffix: str = ""


def corpus(seed: int = 3, pages: int = 40, per_page: int = 40) -> list[Case]:
    """Return the quotes of ``pages`` pages of HTML, half as many of PDF, and of every class."""
    random = Random(seed)  # noqa: S311 - a reproducible corpus, no secret
    cases: list[Case] = []
    for number in range(pages + pages // 2):
        page = html_page(random) if number < pages else pdf_page(random)
        for _ in range(per_page):
            cases += _cases(random, page)
    cases += [
        Case(page, made.quote, made.name, made.expected, made.prefix)
        for made, page in filled(random)
    ]
    return cases


def _cases(random: Random, page: Page) -> list[Case]:
    paragraph = random.choice(page.paragraphs)
    words = paragraph.split(" ")
    size = random.randrange(6, min(26, len(words)))
    at = random.randrange(len(words) - size + 1)
    quote = " ".join(words[at : at + size])
    whole = " ".join(page.paragraphs)
    if whole.count(quote) > 1:
        return []
    cases = [Case(page, quote, "verbatim", "true")]
    kind = random.choice(tuple(VARIANTS))
    cases.append(Case(page, VARIANTS[kind](quote), kind, "true"))
    if size > 9:
        cases.append(Case(page, _shortened(random, words[at : at + size]), "ellipsis", "true"))
    short = " ".join(words[at : at + 2])
    before, after = " ".join(words[:at])[-32:], " ".join(words[at + 2 :])[:32]
    if whole.count(f"{before} {short} {after}".strip()) == 1 and len(before + after) > 20:
        cases.append(Case(page, short, "anchored", "true", before, after))
    for name, mutate in MUTATIONS.items():
        mutated = mutate(random, quote)
        if mutated is not None and mutated not in whole:
            cases.append(Case(page, mutated, name, "false"))
    cut = _cut(random, words[at : at + size])
    if cut is not None:
        cases.append(Case(page, cut, "cut", "cut"))
    return cases


def _straight(quote: str) -> str:
    return quote.translate(str.maketrans("“”‘’–−", "\"\"''--"))


VARIANTS: dict[str, Callable[[str], str]] = {
    "straight": _straight,
    "em dash": lambda quote: quote.replace(" – ", "—"),
    "nfd": lambda quote: unicodedata.normalize("NFD", quote),
    "no-break space": lambda quote: quote.replace(" ", "\u00a0"),
    "line breaks": lambda quote: re.sub(r"(\w{3}) ", "\\1\n", quote, count=3),
    "wrapped": lambda quote: f"“{quote}”" if not set("“”") & set(quote) else quote,
    "ligatures": lambda quote: quote.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "invisible": lambda quote: quote.replace(" ", " \u200b", 2) + "\u00ad",
    "omitted ends": lambda quote: f"… {quote} …",
}


def _shortened(random: Random, words: list[str]) -> str:
    first = random.randrange(3, len(words) - 5)
    last = random.randrange(first + 1, len(words) - 3)
    mark = random.choice(("…", "...", "[...]", "[…]"))
    return " ".join((*words[:first], mark, *words[last:]))


def _digit(random: Random, quote: str) -> str | None:
    places = [match.start() for match in re.finditer(r"[0-9]", quote)]
    if not places:
        return None
    at = random.choice(places)
    return f"{quote[:at]}{(int(quote[at]) + random.randrange(1, 10)) % 10}{quote[at + 1 :]}"


def _fewer_digits(random: Random, quote: str) -> str | None:
    places = [match.start() for match in re.finditer(r"(?<=[0-9])[0-9.,](?=[0-9])", quote)]
    if not places:
        return None
    at = random.choice(places)
    return quote[:at] + quote[at + 1 :]


def _inserted(random: Random, quote: str) -> str:
    words = quote.split(" ")
    words.insert(random.randrange(1, len(words)), random.choice(("not", "never", "no", "hardly")))
    return " ".join(words)


def _swapped(pairs: str) -> Callable[[Random, str], str | None]:
    table = [tuple(pair.split("|")) for pair in pairs.split(";")]

    def mutate(_: Random, quote: str) -> str | None:
        for old, new in table:
            if old in quote[1:-1]:
                return quote[0] + quote[1:].replace(old, new, 1)
        return None

    return mutate


def _dropped_word(random: Random, quote: str) -> str:
    words = quote.split(" ")
    del words[random.randrange(1, len(words) - 1)]
    return " ".join(words)


def _reversed_pair(random: Random, quote: str) -> str | None:
    words = quote.split(" ")
    at = random.randrange(1, len(words) - 2)
    if words[at] == words[at + 1]:
        return None
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


MUTATIONS: dict[str, Callable[[Random, str], str | None]] = {
    "digit": _digit,
    "fewer digits": _fewer_digits,
    "negation put in": _inserted,
    "negation taken out": _swapped(" not | ; never | ; no | the ;n’t |;non-| ;in the|the"),
    "sign": _swapped("−|;+|−;+|"),
    "operator": _swapped("≥|>;<|≤; < | > "),
    "unit": _swapped(" mg| g; km| m;°C|°F;US$|€; %|‰;million|billion"),
    "superscript": _swapped("⁶|6;⁵|5;⁴|4;²|2;³|3;⁷|7;½|1/2"),
    "hyphen": _swapped("re-signed|resigned;co-op|coop;state-of|state of;–| "),
    "word": _swapped("significant|insignificant;unlikely|likely;first|last;old|new;rise|fall"),
    "dropped word": _dropped_word,
    "word order": _reversed_pair,
}


def _cut(random: Random, words: list[str]) -> str | None:
    places = [at for at in (0, -1) if len(words[at]) > 4 and words[at].isalpha()]
    if not places:
        return None
    at = random.choice(places)
    word = words[at]
    inside = random.randrange(1, len(word) - 1)
    words = words[:]
    words[at] = word[inside:] if at == 0 else word[:inside]
    return " ".join(words)
