"""Measure the quote matcher beside others, in one run: what each finds, accepts and takes.

    python benchmarks/quotes.py

Two of the peers are optional: ``pip install citations==0.6.1 linkml-reference-validator==0.4.0``
into the environment of the interpreter that runs this. What is missing is named and left out.
"""

from __future__ import annotations

import importlib
import re
import sys
import time
from functools import lru_cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.figures import measure
from corpus.pages import html_page
from corpus.quotes import corpus
from results import kept

from claimcheck.model.document import Document
from claimcheck.text.match import find_quote
from claimcheck.text.prepared import PreparedText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.pages import Page
    from corpus.quotes import Case

_SIZE = 1_000_000
_QUOTES = 1_000
_WORDS = 20
_PAGES = 12
"""Pages for the comparison: the slowest peer takes minutes on the whole corpus."""


def main() -> None:
    """Print the figures of every matcher, then the speed of ours."""
    with kept("quotes") as figures:
        cases, pages = corpus(pages=_PAGES), _PAGES + _PAGES // 2
        print(f"{len(cases)} quotes of {pages} generated pages")
        figures |= {"quotes": len(cases), "pages": pages}
        figures |= {"matchers": report(cases), "speed": speed()}


def report(cases: Sequence[Case]) -> dict[str, object]:
    """Print and return the figures of every matcher that is installed."""
    found: dict[str, object] = {}
    for name, make in MATCHERS.items():
        try:
            accepts = make()
        except ImportError as error:
            print(f"{name}: not installed ({error.name}); pip install {name.replace(' ', '==')}")
            continue
        started = time.perf_counter()
        figures = measure(cases, accepts)
        taken = time.perf_counter() - started
        print(f"{name}: {figures}; {taken:.2f} s")
        found[name.split()[0].strip(",")] = {**figures.in_percent, "seconds": round(taken, 2)}
    return found


def ours() -> Callable[[Case], bool]:
    """Return this project's matcher."""
    prepared: dict[int, PreparedText] = {}

    def accepts(case: Case) -> bool:
        page = case.page
        source = prepared.get(id(page))
        if source is None:
            source = prepared[id(page)] = PreparedText(Document(page.text, page.pages))
        found = find_quote(source, case.exact, prefix=case.prefix, suffix=case.suffix)
        return found.outcome == "found"

    return accepts


def substring() -> Callable[[Case], bool]:
    """Return a plain search in text with its space collapsed."""
    return lambda case: _collapsed(case.exact) in _collapsed(case.page.text)


def rapidfuzz() -> Callable[[Case], bool]:
    """Return rapidfuzz's best partial ratio, accepted from 90 of 100 on."""
    fuzz: Any = importlib.import_module("rapidfuzz.fuzz")
    return lambda case: fuzz.partial_ratio(case.exact, case.page.text, score_cutoff=90) >= 90


def citations() -> Callable[[Case], bool]:
    """Return the matcher of ``citations``."""
    resolve: Any = importlib.import_module("citations").resolve_in
    return lambda case: (
        resolve(case.exact, case.page.text, case.prefix, case.suffix).state == "found"
    )


def linkml() -> Callable[[Case], bool]:
    """Return the matcher of ``linkml-reference-validator``."""
    package = "linkml_reference_validator"
    models: Any = importlib.import_module(f"{package}.models")
    module: Any = importlib.import_module(f"{package}.validation.supporting_text_validator")
    with TemporaryDirectory() as folder:
        config = models.ReferenceValidationConfig(cache_dir=folder)
        validator = module.SupportingTextValidator(config)

    def accepts(case: Case) -> bool:
        reference = models.ReferenceContent(reference_id="page", content=case.page.text)
        return bool(validator.find_text_in_reference(case.exact, reference).found)

    return accepts


MATCHERS: dict[str, Callable[[], Callable[[Case], bool]]] = {
    "claimcheck": ours,
    "str.find, space collapsed": substring,
    "rapidfuzz at 90": rapidfuzz,
    "citations 0.6.1": citations,
    "linkml-reference-validator 0.4.0": linkml,
}


def speed() -> dict[str, float]:
    """Print and return what 1,000 quotes of 20 words in 1 MB take, beside plain searching."""
    text, quotes = _load()
    collapsed = _timed(lambda: re.sub(r"\s+", " ", text))
    plain = _collapsed(text)
    bare = _timed(lambda: [plain.find(_collapsed(quote)) for quote in quotes])
    whole = _timed(lambda: _search(text, quotes))
    wrong = [quote.replace(" ", " zz ", 1) for quote in quotes]
    absent = _timed(lambda: _search(text, wrong))
    half = _timed(lambda: _search(text[: _SIZE // 2], quotes[: _QUOTES // 2]))
    print(
        f"{_QUOTES} quotes of {_WORDS} words in {len(text):,} characters: {whole:.3f} s with "
        f"normalising; str.find alone {bare:.3f} s, collapsing space {collapsed:.3f} s; "
        f"ratio to both {whole / (bare + collapsed):.2f}; half the text and quotes "
        f"{half:.3f} s; none of them there, nearest passages left out {absent:.3f} s"
    )
    return {
        "quotes": _QUOTES,
        "words": _WORDS,
        "characters": len(text),
        "seconds": round(whole, 3),
        "times_plain_search": round(whole / (bare + collapsed), 2),
        "none_there_seconds": round(absent, 3),
    }


def _load() -> tuple[str, list[str]]:
    random = Random(1)  # noqa: S311 - a reproducible load, no secret
    pages: list[Page] = []
    while sum(len(page.text) for page in pages) < _SIZE:
        pages.append(html_page(random))
    paragraphs = [words for page in pages for p in page.paragraphs if len(words := p.split()) > 20]
    quotes: list[str] = []
    for number in range(_QUOTES):
        words = paragraphs[number * len(paragraphs) // _QUOTES]
        at = random.randrange(len(words) - _WORDS)
        quotes.append(" ".join(words[at : at + _WORDS]))
    return "\n\n".join(page.text for page in pages), quotes


def _search(text: str, quotes: list[str]) -> None:
    prepared = PreparedText(Document(text))
    for quote in quotes:
        find_quote(prepared, quote, nearest=False)


def _timed(job: Callable[[], object]) -> float:
    """Return the best of three times, in seconds."""
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        job()
        best = min(best, time.perf_counter() - started)
    return best


@lru_cache(maxsize=64)
def _collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


if __name__ == "__main__":
    main()
