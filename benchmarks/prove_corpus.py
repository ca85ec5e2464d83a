"""Generates pages of real size and rows of quotes from them: the same for the same seed.

Run ``python benchmarks/prove_corpus.py FOLDER QUOTES PAGES`` to look at one. Pages have 10 to
200 KB (as many between 10 and 20 as between 100 and 200), one in ten is a PDF. One row in five is
false: a figure is another, a word is, a *not* is left out, a word is cut, or words are left out
unmarked. True ones are exact, or as people copy them: straight marks, words left out and marked.
Each row says in ``kind`` which it is, and whether it is ``true``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests")]

from pdf_writer import write_pdf  # noqa: E402 - of this checkout

if TYPE_CHECKING:
    from collections.abc import Iterator

TRUE = ("exact", "exact", "exact", "marks", "omission")
FALSE = ("figure", "word", "negation", "cut", "unmarked omission")
FALSE_EVERY = 5
PDF_EVERY = 10
_SMALLEST, _LARGEST = 10_000, 200_000
_PAGE_LINES, _LINE = 50, 90


def corpus(folder: Path, quotes: int, pages: int, *, seed: int = 1) -> Path:
    """Write the pages and ``rows.jsonl`` below a folder; return the file of rows."""
    random = Random(seed)  # noqa: S311 - not for secrets
    words = _words()
    rows = folder / "rows.jsonl"
    each = max(quotes // pages, 1)
    with rows.open("w", encoding="utf-8", newline="\n") as file:
        for number in range(pages):
            is_pdf = number % PDF_EVERY == PDF_EVERY - 1
            name = f"pages/{number % 100:02}/{number}.{'pdf' if is_pdf else 'html'}"
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            size = int(_SMALLEST * (_LARGEST / _SMALLEST) ** random.random())
            sentences = list(_sentences(random, words, number, size // 2 if is_pdf else size))
            path.write_bytes(_pdf(sentences) if is_pdf else _html(sentences))
            for at in range(each):
                row = _row(random, words, sentences, f"{number}-{at}", name)
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return rows


def _words() -> list[str]:
    text = (ROOT / "claimcheck" / "statements" / "thesaurus.txt").read_text(encoding="utf-8")
    found = {each for each in text.split() if each.isascii() and each.isalpha() and each.islower()}
    return sorted(each for each in found if 3 <= len(each) <= 10)[::3]


def _sentences(random: Random, words: list[str], page: int, size: int) -> Iterator[str]:
    """Yield sentences, each with a figure and a *not*, until there are so many characters."""
    made = 0
    while made < size:
        some = random.choices(words, k=random.randint(12, 30))
        some[2:2] = ["did", "not"]
        some[-3:-3] = [f"{random.randint(2, 9_999):,}", "“" + random.choice(words) + "”"]
        sentence = f"The {' '.join(some)} of {page}."
        made += len(sentence) + 1
        yield sentence


def _html(sentences: list[str]) -> bytes:
    menu = "".join(f"<li><a href=/{at}>Section {at}</a></li>" for at in range(40))
    paragraphs = "".join(
        f'<p class="text">{" ".join(sentences[at : at + 5])}</p>\n'
        for at in range(0, len(sentences), 5)
    )
    return (
        "<!doctype html><html><head><meta charset=utf-8><title>A page of the corpus</title>"
        "<style>.text{margin:1em}</style><script>var a = 1;</script></head><body>"
        f"<nav><ul>{menu}</ul></nav><main>{paragraphs}</main><footer>End</footer></body></html>"
    ).encode()


def _pdf(sentences: list[str]) -> bytes:
    lines, line = [], ""
    for word in " ".join(sentences).split():
        if len(line) + len(word) >= _LINE:
            lines.append(line)
            line = ""
        line = f"{line} {word}".lstrip()
    lines.append(line)
    return write_pdf(*(lines[at : at + _PAGE_LINES] for at in range(0, len(lines), _PAGE_LINES)))


def _row(
    random: Random, words: list[str], sentences: list[str], name: str, file: str
) -> dict[str, object]:
    sentence = random.choice(sentences)
    is_true = random.randrange(FALSE_EVERY) > 0
    kind = random.choice(TRUE if is_true else FALSE)
    parts = sentence.split()
    figure = next(at for at, each in enumerate(parts) if each.replace(",", "").isdigit())
    match kind:
        case "marks":
            sentence = sentence.replace("“", '"').replace("”", '"')
        case "omission":
            sentence = " ".join([*parts[:5], "...", *parts[8:]])
        case "figure":
            parts[figure] = f"{int(parts[figure].replace(',', '')) + 10_000:,}"
            sentence = " ".join(parts)
        case "word":
            parts[6] = random.choice([each for each in words[:50] if each != parts[6]])
            sentence = " ".join(parts)
        case "negation":
            sentence = " ".join(each for each in parts if each != "not")
        case "cut":
            sentence = " ".join([*parts[:7], parts[7][:-1]])
        case "unmarked omission":
            sentence = " ".join([*parts[:5], *parts[8:]])
    return {"id": name, "quote": sentence, "file": file, "kind": kind, "true": is_true}


if __name__ == "__main__":
    print(corpus(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
