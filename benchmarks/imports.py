"""How long the import of a library of references takes, and a second import of the same.

Run ``python benchmarks/imports.py [--sizes 1000,3000,6315] [--rounds 3]``. The libraries are made
in a temporary folder, in the manner of several programs; one entry in twenty has a fault that costs
the entry or a field. The aim is that an entry of a large library costs no more than one of a small.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

from results import kept
from timing import Cost, Program, compare

_WORDS = ("pier", "quay", "tide", "dock", "rope", "sail", "mast", "keel", "bell", "fog", "lamp")
_NAMES = ("Pier, Anna", "van der Meer, Bo", "{Harbour Board}", 'M{\\"u}ller, Cy', "O'Hara, Dot")
_STYLES = (
    "@article{{{key},\n\ttitle = {{{title}}},\n\tauthor = {{{name} and Dock, Ed}},\n"
    "\tjournal = {{Tides}},\n\tyear = {{{year}}},\n\tdoi = {{10.1000/{key}}},\n"
    "\tfile = {{:a b.pdf:PDF}}\n}}\n",
    '@Article{{{key},\n   Author="{name}  and  Dock, E.",\n   Title="{{{title}}}",\n'
    '   Year="{year}",\n   Month="Jan-Feb"\n}}\n',
    "@book{{{key}, title={{{{{title}}}}}, date={{{year}-03}}, author={{{name}}}}}\n",
    "@inproceedings{{{key}, title = {{{title}}}, year = {year}, author = {{{name}}}}}\n",
)
_FAULTS = (
    "@article{{{key}, title = {{{title}, year = {year}\n}}\n",
    "@article{{{key}, title = {{{title}}}, year = {year}, month = sept}}\n",
    "@article{{, title = {{{title}}}}}\n",
    "@misc{{{key}, title = {{{title}}}, year = {year}, url = {{on request}}}}\n",
)
_FAULT_EVERY = 20


def library(entries: int) -> str:
    """Return a library of so many entries in BibTeX, the same each time."""
    chance = Random(entries)  # noqa: S311 - not for secrets
    written = []
    for number in range(entries):
        forms = _FAULTS if number % _FAULT_EVERY == _FAULT_EVERY - 1 else _STYLES
        written.append(
            chance.choice(forms).format(
                key=f"key{number}",
                title=" ".join((*chance.choices(_WORDS, k=5), str(number))).capitalize(),
                name=chance.choice(_NAMES),
                year=chance.randint(1950, 2025),
            )
        )
    return "\n".join(written)


def measure(folder: Path, entries: int, rounds: int) -> dict[str, Cost]:
    """Return what the first and the second import of a library cost."""
    (folder / "data").mkdir()
    (folder / "data" / "claims.yaml").write_text("claims: []\n", encoding="utf-8")
    (folder / "library.bib").write_text(library(entries), encoding="utf-8")
    sources = folder / "data" / "sources.yaml"

    def empty() -> None:
        sources.write_text("sources: []\n", encoding="utf-8")

    command = [sys.executable, "-m", "claimcheck", "import", "library.bib", "--kind", "secondary"]
    some_are_lost = (0, 1)
    first = Program(command, before=empty, codes=some_are_lost)
    second = Program(command, codes=some_are_lost)
    return compare({"first": first, "second": second}, folder, rounds)


def main() -> None:
    """Print what each size costs, and how the cost of an entry grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,3000,6315")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with kept("imports", *sys.argv[1:]) as figures:
        each: dict[int, float] = {}
        for size in map(int, options.sizes.split(",")):
            with tempfile.TemporaryDirectory() as folder:
                costs = measure(Path(folder), size, options.rounds)
            first, second = costs["first"], costs["second"]
            each[size] = first.cpu / size
            print(
                f"{size:6,} entries: {first.cpu:6.2f} s cpu, again {second.cpu:6.2f} s cpu, "
                f"{first.memory:4.0f} MiB, {each[size] * 1000:.2f} ms an entry"
            )
            figures[str(size)] = {
                "first_seconds": round(first.cpu, 2),
                "second_seconds": round(second.cpu, 2),
            }
        sizes = list(each)
        ratio = each[sizes[-1]] / each[sizes[0]]
        print(f"an entry of the largest costs x{ratio:.2f} of one of the smallest")
        figures["an_entry_of_the_largest"] = round(ratio, 2)


if __name__ == "__main__":
    main()
