"""Measure how claims are held against their evidence, on public data, beside two other ways.

    python benchmarks/statements.py FOLDER

FOLDER holds ``wice/dev.jsonl`` (claims of Wikipedia with the sentences that support them,
https://github.com/ryokamoi/wice) and ``fever_symmetric/dev.jsonl``
(https://github.com/TalSchuster/FeverSymmetric); neither is part of this project. The sentences that
annotators chose stand in for quotes, and the page's metadata for what a registry knows of a source.

``onus`` 0.1.0 is optional: ``pip install onus==0.1.0`` into the environment that runs this. The
third way is a rule of a few lines: a number of the claim stands in the evidence, or it does not.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from results import kept, share, share_in_words

from claimcheck.statements.basis import Basis
from claimcheck.statements.compare import additions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_META = re.compile(r"^\(meta data\) ([A-Z ]+): ")
_NUMBER = re.compile(r"\d[\d,.]*")
_DIGIT = re.compile(r"\d")

RULES = {
    "figure-not-in-evidence": {"figure", "date"},
    "negation-not-in-evidence": {"negation", "opposite"},
    "scope-not-in-evidence": {"scope", "cause", "hedge", "attribution", "bound"},
}
"""The kinds of differences that each rule of ``check`` tells of."""


class Row(NamedTuple):
    """A claim with what it rests on."""

    label: str
    claim: str
    quotes: list[str]
    published: list[str]
    about: list[str]


def wice(path: Path) -> Iterator[Row]:
    """Yield the claims of WiCE with all sentences that annotators named."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        chosen = sorted({number for sets in row["supporting_sentences"] for number in sets})
        meta = [text for text in row["evidence"] if _META.match(text)]
        quotes = [row["evidence"][number] for number in chosen]
        yield Row(
            row["label"],
            row["claim"],
            [text for text in quotes if not _META.match(text)],
            [text for text in meta if "DATETIME" in text],
            [_META.sub("", text) for text in meta if "DATETIME" not in text],
        )


def fever(path: Path) -> Iterator[Row]:
    """Yield the pairs of FEVER-symmetric."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Row(row["label"], row["claim"], [row["evidence"]], [], [])


def ours(kinds: set[str]) -> Callable[[Row], bool]:
    """Return whether claimcheck tells of one of these kinds."""

    def flags(row: Row) -> bool:
        basis = Basis(row.quotes, row.published, row.about)
        return any(each.kind in kinds for each in additions(row.claim, basis))

    return flags


def plain_numbers() -> Callable[[Row], bool]:
    """Return whether a number of the claim does not stand in the evidence, digit for digit."""

    def numbers(text: str) -> set[str]:
        return {found.replace(",", "").rstrip(".") for found in _NUMBER.findall(text)}

    def flags(row: Row) -> bool:
        return bool(
            numbers(row.claim) - numbers(" ".join([*row.quotes, *row.published, *row.about]))
        )

    return flags


def onus() -> Callable[[Row], bool]:
    """Return whether onus tells of something, without a model."""
    from onus import claims, documents, evidence, verify  # type: ignore[import-not-found]

    def flags(row: Row) -> bool:
        given = evidence.load(texts=[*row.quotes, *row.published, *row.about])
        block = documents.Block(0, "line 1", row.claim)
        document = documents.Document(Path("claim.md"), "text", [block])
        return any(verify.check_numbers(each, given) for each in claims.scan_claims(document))

    return flags


def measure(
    name: str, rows: Iterable[Row], flags: Callable[[Row], bool]
) -> dict[str, dict[str, object]]:
    """Print and return how many claims of each label are told of; of those with a digit, too."""
    hits: Counter[tuple[str, bool]] = Counter()
    count: Counter[tuple[str, bool]] = Counter()
    begun = time.process_time()
    for row in rows:
        flagged = flags(row)
        for digits in {False, bool(_DIGIT.search(row.claim))}:
            count[row.label, digits] += 1
            hits[row.label, digits] += flagged
    spent = time.process_time() - begun
    print(f"{name}: {spent:.2f} s")
    found: dict[str, dict[str, object]] = {}
    for label, digits in sorted(count):
        kind = f"{label}, with a digit" if digits else label
        found[kind] = share(hits[label, digits], count[label, digits])
        print(f"  {kind:36} {share_in_words(found[kind])}")
    return found


def main() -> None:
    """Print the figures of every way on both sets."""
    folder = Path(sys.argv[1])
    with kept("statements", "FOLDER") as figures:
        for name, title, rows in (
            ("wice", "WiCE", list(wice(folder / "wice" / "dev.jsonl"))),
            ("fever", "FEVER-symmetric", list(fever(folder / "fever_symmetric" / "dev.jsonl"))),
        ):
            print(f"\n{title}, development: {len(rows)} claims told of")
            figures[name] = report(rows)


def report(rows: Sequence[Row]) -> dict[str, object]:
    """Print and return the figures of every way on one set."""
    found: dict[str, object] = {}
    for rule, kinds in RULES.items():
        found[rule] = measure(f"claimcheck {rule}", rows, ours(kinds))
    found["every_number"] = measure("every number, digit for digit", rows, plain_numbers())
    try:
        found["onus"] = measure("onus 0.1.0, without a model", rows, onus())
    except ImportError:
        print("onus 0.1.0: not installed; pip install onus==0.1.0")
    return found


if __name__ == "__main__":
    main()
