"""Measure ``prose-drifted``: which changes of a claim it tells of, and what else it disturbs.

    python benchmarks/prose_edits.py [FOLDER] [--misses]

FOLDER holds ``changed.jsonl`` and ``harmless.jsonl``; without it, those of ``corpus/edits`` and of
the folders in it are taken, where it says who wrote them and how. Each row becomes a marked
sentence of a Markdown file, its claim an entry of a registry, and ``claimcheck check`` reads both.
``prose_edits_first.json`` beside the results has the figures of the first run, before anything was
mended.

Rules and word lists are mended with the half of the rows whose hash says *development*; the other
half says how they do on rows that nobody looked at. ``--misses`` shows those of the first half. Of
the set in ``unseen``, by another author, nobody has looked at any row; it decides.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from results import kept, share, share_in_words

import claimcheck

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OURS = Path(__file__).parent / "corpus" / "edits"
_SEEN = ("further", "second", "third", "fourth", "fifth")
"""Folders with sets of which every row was looked at."""
_UNSEEN = "unseen"
"""The folder with a set of which no row was looked at."""
_HALVES = ("all", "development", "held out")
_RULES = ("prose-drifted", "swapped-figures")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


class Row(NamedTuple):
    """A claim and a sentence that says the same, less, or something else.

    Attributes:
        id: Its id in the set.
        kind: What was done to the claim.
        claim: The claim.
        sentence: What is published.
        half: ``development`` or ``held out``, by the hash of the id.
    """

    id: str
    kind: str
    claim: str
    sentence: str
    half: str


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the rows of a set."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        odd = sha256(row["id"].encode()).digest()[0] % 2
        half = "held out" if odd else "development"
        yield Row(row["id"], row["kind"], row["claim"], row["sentence"], half)


def told_of(rows: Sequence[Row]) -> list[tuple[frozenset[str], str]]:
    """Return for each row which rules tell of it, and the first thing that they say."""
    names = {claim: f"claim-{at}" for at, claim in enumerate(dict.fromkeys(r.claim for r in rows))}
    claims = [{"id": name, "text": claim} for claim, name in names.items()]
    lines = [_published(row, names[row.claim]) for row in rows]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "claimcheck.toml").write_text('[[prose]]\nfiles = ["text.md"]\n', "utf-8")
        (folder / "claims.yaml").write_text(json.dumps({"claims": claims}), "utf-8")
        (folder / "sources.yaml").write_text("sources: []\n", "utf-8")
        (folder / "text.md").write_text("\n\n".join(lines) + "\n", "utf-8")
        project = claimcheck.open_registry(
            folder, claims=folder / "claims.yaml", sources=folder / "sources.yaml"
        )
        found = claimcheck.check(project, select=_RULES).findings
    rules: dict[int, list[str]] = {}
    said: dict[int, str] = {}
    for finding in found:
        at = (finding.location.line - 1) // 2
        rules.setdefault(at, []).append(finding.rule)
        said.setdefault(at, finding.message)
    return [(frozenset(rules.get(at, ())), said.get(at, "")) for at in range(len(rows))]


def _published(row: Row, name: str) -> str:
    """Return a line of Markdown with the sentence and its mark; a pair around two sentences."""
    words = _SPECIAL.sub(r"\\\1", row.sentence)
    if row.kind == "split":
        return f"Of {row.id}, <!-- claimcheck: {name} -->{words}<!-- /claimcheck -->"
    return f"{words}<!-- claimcheck: {name} -->"


def measure(
    path: Path, *, misses: bool = False, halves: Sequence[str] = _HALVES
) -> dict[str, object]:
    """Print and return how many rows of a set are told of, by kind and half."""
    rows = list(rows_of(path))
    told = told_of(rows)
    figures: dict[str, object] = {}
    for half in halves:
        chosen = [at for at, row in enumerate(rows) if half in ("all", row.half)]
        drifted = [at for at in chosen if "prose-drifted" in told[at][0]]
        swapped = [at for at in chosen if told[at][0] == {"swapped-figures"}]
        found = share(len(drifted), len(chosen))
        kinds = Counter(rows[at].kind for at in chosen)
        hits = Counter(rows[at].kind for at in drifted)
        by_kind = {kind: share(hits[kind], kinds[kind]) for kind in sorted(kinds)}
        print(f"\n{path.stem}, {half}: prose-drifted tells of {share_in_words(found)}")
        print(f"swapped-figures alone tells of {len(swapped)}")
        for kind, each in by_kind.items():
            print(f"  {kind:24} {share_in_words(each)}")
        name = half.replace(" ", "_")
        figures[name] = {**found, "swapped_alone": len(swapped), "kinds": by_kind}
    wrong = path.stem == "harmless"
    for row, (names, message) in zip(rows, told, strict=True) if misses else ():
        if row.half == "development" and ("prose-drifted" in names) == wrong:
            print(
                f"\n{row.id} {row.kind}\n  {row.claim}\n  {row.sentence}\n  {message}",
                file=sys.stderr,
            )
    return figures


def main() -> None:
    """Print the figures of both sets; those of our own are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=_OURS)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    sets = ("changed", "harmless")
    ours = options.folder.resolve() == _OURS.resolve()
    with kept("prose_edits") if ours else nullcontext({}) as figures:
        for name in sets:
            figures[name] = measure(options.folder / f"{name}.jsonl", misses=options.misses)
        if ours:
            for more in (*_SEEN, _UNSEEN):
                seen = "no row of which was looked at" if more == _UNSEEN else "mended with"
                print(f"\nThe {more} set, {seen}:")
                folder = options.folder / more
                figures[more] = {
                    name: measure(folder / f"{name}.jsonl", halves=("all",)) for name in sets
                }


if __name__ == "__main__":
    main()
