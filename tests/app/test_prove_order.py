"""Results come in the order of the rows, each as soon as all before it are there."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from prove_rows import FILLER, no_registry, options

from claimcheck.app.prove.gather import Gatherer
from claimcheck.app.prove.job import as_they_come, in_order
from claimcheck.app.prove.run import run
from claimcheck.engines.pools import here
from claimcheck.storage import row_store
from claimcheck.storage.row_store import Gathered, RowStore

if TYPE_CHECKING:
    from pathlib import Path

Result = tuple[int, str, str]


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(row_store, "_SOURCES", 2)
    with closing(RowStore()) as made:
        yield made


def gathered(store: RowStore, sources: str) -> list[int]:
    """Fill a store with a row about each of some sources; return the numbers of its chunks."""
    store.gather("", (Gathered(each, b"{}") for each in sources))
    return [number for lane in store.lanes(hosts=False) for number in lane]


def kept(store: RowStore, chunk: int) -> list[Result]:
    """Keep results for a chunk, and return them."""
    rows = (number for source in store.chunk(chunk) for number, _ in source.rows)
    results = [(number, "proven", str(number)) for number in rows]
    store.keep(chunk, results)
    return results


def test_chunks_follow_the_rows_that_name_their_sources_first(store: RowStore) -> None:
    chunks = gathered(store, "zzyyxxaaz")

    rows = [[n for source in store.chunk(at) for n, _ in source.rows] for at in chunks]

    assert rows == [[0, 1, 8, 2, 3], [4, 5, 6, 7]]


def test_a_result_waits_for_those_before_it(store: RowStore) -> None:
    first, second, third = gathered(store, "aabbccddee")

    came = in_order(store, (kept(store, at) for at in (second, first, third)))

    assert list(came) == [list("01234567"), list("89")]


def test_results_that_are_there_already_come_first(store: RowStore) -> None:
    first, second, third = gathered(store, "aabbccddee")
    kept(store, second)

    came = in_order(store, (kept(store, at) for at in (first, third)))
    assert list(came) == [list("01234567"), list("89")]

    assert list(in_order(store, ())) == [list("0123456789")]
    assert list(as_they_come(store, ())) == [list("4567012389")]


def test_as_they_come_is_each_chunk_once(store: RowStore) -> None:
    first, second, third = gathered(store, "aabbccddee")
    kept(store, second)

    came = as_they_come(store, (kept(store, at) for at in (third, first)))

    assert list(came) == [list("4567"), list("89"), list("0123")]


def test_rows_in_any_order_come_out_in_theirs(store: RowStore) -> None:
    sources = [chr(97 + at // 20) for at in range(26 * 20)]
    random.Random(1).shuffle(sources)  # noqa: S311 - no secret
    chunks = gathered(store, "".join(sources))
    random.Random(2).shuffle(chunks)  # noqa: S311

    came = [line for piece in in_order(store, (kept(store, at) for at in chunks)) for line in piece]

    assert came == [str(number) for number in range(len(sources))]


@pytest.mark.parametrize("first", [0, 3, 90])
@pytest.mark.parametrize("stop", [4, 60, 100])
def test_few_results_and_many_are_those_that_are_asked_for(
    store: RowStore, first: int, stop: int
) -> None:
    for chunk in reversed(gathered(store, "ab" * 50)):
        kept(store, chunk)

    assert list(store.results(first, stop)) == [str(at) for at in range(first, stop)]


def test_a_source_that_was_forgotten_is_the_same_source(
    store: RowStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_store, "_KNOWN_SOURCES", 2)
    (chunk, *_) = gathered(store, "abcdabcd")

    assert [(each.source, [n for n, _ in each.rows]) for each in store.chunk(chunk)] == [
        ("a", [0, 4]),
        ("b", [1, 5]),
    ]


def test_a_text_is_sorted_once_and_not_with_each_of_its_rows() -> None:
    resource = pytest.importorskip("resource")
    text = b"x" * 1_000_000
    usual, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000_000, most))
    try:
        with closing(RowStore()) as store:
            rows = (Gathered(str(at // 50), b"{}", "", text) for at in range(200))
            assert store.gather("", rows) == 200
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, most))


def test_a_full_disk_is_what_is_told_and_not_what_it_ended(tmp_path: Path) -> None:
    with closing(RowStore(tmp_path / "out.partial")) as store:
        chunk = gathered(store, "ab")[0]
        store.commit()
        (pages,) = store._db.execute("PRAGMA page_count").fetchone()
        store._db.execute(f"PRAGMA max_page_count = {pages}")

        with pytest.raises(sqlite3.OperationalError, match="full"):
            store.keep(chunk, [(0, "proven", "x" * 100_000)])
        store.commit()

        assert store.counts() == {}


def test_the_first_results_are_there_before_the_last_rows_are_looked_at(tmp_path: Path) -> None:
    for name in range(200):
        (tmp_path / f"{name}.txt").write_text(f"The harbour counted {name} ships. {FILLER}")
    rows = [
        {"id": name, "quote": f"The harbour counted {name} ships.", "file": f"{name}.txt"}
        for name in range(200)
    ]
    with closing(RowStore()) as whole, closing(here()) as pools:
        whole.gather("", map(Gatherer(tmp_path, no_registry).gathered, rows))
        came = in_order(whole, run(whole, options(tmp_path), pools))

        first = next(came)
        assert sum(whole.counts().values()) < 100

        ids = [json.loads(line)["id"] for piece in (first, *came) for line in piece]
        assert ids == list(range(200))
