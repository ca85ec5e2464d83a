from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as given_rows
from hypothesis import strategies as st
from prove_rows import SHIPS, no_registry, options, proven

import claimcheck
from claimcheck import ClaimcheckError
from claimcheck.app.prove.job import Job, begun
from claimcheck.app.prove.options import ProveOptions
from claimcheck.app.prove.run import run
from claimcheck.engines.pools import here
from claimcheck.registry.config import Extract
from claimcheck.views.json_text import compact

if TYPE_CHECKING:
    from pathlib import Path


def test_results_stand_in_the_order_of_the_rows_with_what_the_rows_had_besides() -> None:
    rows = [
        {"id": 3, "quote": "4,210 ships", "text": SHIPS, "mine": {"a": [1, None]}},
        {"id": "x", "quote": "another text", "text": "This is another text."},
        {"id": 1, "quote": "in 2019", "text": SHIPS, "page": "overwritten"},
    ]

    found = list(claimcheck.prove(rows))

    assert [(each.id, each.proven) for each in found] == [(3, True), ("x", True), (1, True)]
    assert found[0].further == {"mine": {"a": [1, None]}}
    assert found[2].further == {}
    assert found[2].page is None


def test_a_row_says_of_a_quote_what_find_quote_says() -> None:
    quotes = ["4,210 ships in 2019", "4,211 ships", "the harbour Counted", "hip", "12"]
    rows = [{"id": at, "quote": quote, "text": SHIPS} for at, quote in enumerate(quotes)]

    for row, quote in zip(claimcheck.prove(rows, nearest=True), quotes, strict=True):
        match = claimcheck.find_quote(quote, SHIPS)
        assert (row.outcome, row.tier, row.start, row.end) == (
            match.outcome,
            match.tier,
            match.start,
            match.end,
        )
        assert row.warnings == match.warnings
        assert row.cut == match.cut
        assert (row.nearest is None) == (match.nearest is None)


def nested(levels: int) -> Any:
    value: Any = 0
    for level in range(levels):
        value = [value] if level % 2 else {"x": value}
    return value


ITSELF: list[Any] = []
ITSELF.append(ITSELF)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"id": 1}, "one of quote and value"),
        ({"id": 1, "quote": "a"}, "one of text, file, url and source"),
        ({"id": 1, "quote": "a", "text": "a", "file": "b"}, "one of text, file, url and source"),
        ({"id": 1, "quote": "a", "value": {"at": "$", "is": 1}, "text": "a"}, "quote and value"),
        ({"quote": "a", "text": "a"}, "id is missing"),
        ({"id": None, "quote": "a", "text": "a"}, "id is empty"),
        ({"id": True, "quote": "a", "text": "a"}, "no id that is a text or a whole number"),
        ({"id": 1.5, "quote": "a", "text": "a"}, "no id that is a text or a whole number"),
        ({"id": 1, "quote": "a", "exact": "b", "text": "a"}, "both quote and exact"),
        ({"id": 1, "quote": " ", "text": "a"}, "blank"),
        ({"id": 1, "quote": ["a"], "text": "a"}, "quote"),
        ({"id": 1, "quote": "a", "text": 5}, "text"),
        ({"id": 1, "quote": "a", "text": "\ud800"}, "half of a character"),
        ({"id": 1, "quote": "\ud800", "text": "a"}, "half of a character"),
        ({"id": "\ud800", "quote": "a", "text": "a"}, "half of a character"),
        ({"id": 1, "quote": "a", "text": "a", "x\ud800": [{"y": "\udc80"}]}, "half of a char"),
        ({"id": 10**400, "quote": "a", "url": 5}, "url"),
        ({1: 2}, "id is missing"),
        ({"id": 1, "quote": "a", "url": "ftp://a.example/"}, "http"),
        ({"id": 1, "quote": "a", "url": "http://user:word@a.example/"}, "password"),
        ({"id": 1, "quote": "a", "url": "http://[::1/"}, "address"),
        ({"id": 1, "value": {"at": "$["}, "text": "a"}, "value"),
        ({"id": 1, "quote": "a", "text": "a", "x": nested(150)}, "nests too deep"),
        ({"id": 1, "quote": "a", "text": "a", "x": nested(800)}, "nests too deep"),
        ({"id": 1, "quote": nested(300), "text": "a"}, "nests too deep"),
        ({"id": nested(300), "quote": "a", "text": "a"}, "nests too deep"),
        ({"id": 1, "quote": "a", "text": "a", "x": nested(100_000)}, "written as JSON"),
        ({"id": 1, "quote": "a", "text": "a", "x": 10**5000}, "written as JSON"),
        ({"id": 10**5000, "quote": "a", "text": "a"}, "written as JSON"),
        ({"id": "\ud800", "quote": "a", "text": "a", "x": 10**5000}, "written as JSON"),
        ({"id": 1, "quote": "a", "text": "a", "x": ITSELF}, "written as JSON"),
        (MappingProxyType({"id": 1, "quote": "a"}), "one of text, file, url and source"),
        ([1], "no mapping"),
        ("what a reader said", "what a reader said"),
    ],
)
def test_a_broken_row_costs_only_itself(row: Any, words: str, tmp_path: Path) -> None:
    whole = {"id": "whole", "quote": "a", "text": "a"}

    first, broken, last = proven([whole, row, whole], options(tmp_path))

    assert first["state"] == last["state"] == "proven"
    assert words in broken["error"]
    assert broken["state"] == "unchecked"


def test_a_row_may_nest_as_deep_as_any_that_people_write(tmp_path: Path) -> None:
    (found,) = proven(
        [{"id": 1, "quote": "[[a", "text": "[[a", "x": nested(90)}], options(tmp_path)
    )

    assert (found["state"], found["x"]) == ("proven", nested(90))


def test_a_file_is_read_below_the_root_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret words")
    root = tmp_path / "root"
    (root / ".git").mkdir(parents=True)
    (root / ".git" / "config").write_text("the secret words")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "a.txt").write_text("the open words")
    names = ["a.txt", "../secret.txt", "link.txt", str(tmp_path / "secret.txt"), ".git/config"]
    names += ["nothing.txt", ".", "a.txt\0"]
    rows = [{"id": name, "quote": "words", "file": name} for name in names]

    found = {row.id: row for row in claimcheck.prove(rows, root=root)}

    assert [name for name in names if found[name].proven] == ["a.txt"]
    assert found["../secret.txt"].source_outcome == "refused"
    assert found["link.txt"].source_outcome == "refused"
    assert found["nothing.txt"].source_outcome == "dead"


def test_quotes_from_a_prefix_and_values_from_json_in_a_cell(tmp_path: Path) -> None:
    (tmp_path / "data.json").write_text('{"ships": [{"n": 4210}]}')
    (tmp_path / "twice.txt").write_text("in the north: ten ships. in the south: ten ships.")
    rows = [
        {"id": 1, "exact": "ten ships", "prefix": "south: ", "file": "twice.txt"},
        {"id": 2, "quote": "ten ships", "prefix": "south: ", "file": "twice.txt"},
        {"id": 3, "quote": "ten ships", "file": "twice.txt"},
        {"id": 4, "value": '{"at": "$.ships[0].n", "is": 4210}', "file": "data.json"},
        {"id": 5, "value": {"at": "$.ships[0].n", "is": 4211}, "file": "data.json"},
        {"id": 6, "value": {"at": "$.boats", "is": 4211}, "file": "data.json"},
    ]

    found = proven(rows, options(tmp_path))

    states = ["proven", "proven", "too-short", "proven", "differs", "missing"]
    assert [row["state"] for row in found] == states
    assert found[4]["stands"] == "4210"
    assert found[5]["reason"] == "nothing is at $.boats"


def test_a_text_beyond_the_limit_is_too_costly(tmp_path: Path) -> None:
    how = ProveOptions(tmp_path, extract=Extract(output=10))

    (short, long) = proven(
        [{"id": at, "quote": "ships", "text": "ships" * at} for at in (1, 3)], how
    )

    assert short["state"] == "proven"
    assert (long["state"], long["source_outcome"]) == ("unchecked", "too-costly")


def test_the_same_rows_give_the_same_bytes_whatever_runs_them() -> None:
    rows = [{"id": at, "quote": f"row {at}", "text": f"This is row {at // 3}."} for at in range(99)]
    with ThreadPoolExecutor(3) as threads:
        alike = [
            [row.model_dump_json() for row in claimcheck.prove(rows, executor=executor)]
            for executor in (None, threads)
        ]

    assert alike[0] == alike[1]
    assert [json.loads(each)["id"] for each in alike[0]] == list(range(99))


def test_other_rows_or_other_options_begin_anew(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": 1, "quote": "a", "text": "a"}\n')
    out = tmp_path / "out.jsonl"

    def resumed(job: Job) -> int:
        with begun(job) as at:
            found = at.resumed
            for _ in run(at.store, job.options, here()):
                pass
        return found

    job = Job(rows, out, options(tmp_path), no_registry)
    assert [resumed(job), resumed(job)] == [0, 1]
    other = Job(rows, out, options(tmp_path, nearest=True), no_registry)
    assert [resumed(other), resumed(other)] == [0, 1]
    rows.write_text('{"id": 2, "quote": "a", "text": "a"}\n')
    assert [resumed(other), resumed(other)] == [0, 1]


def test_two_runs_do_not_share_what_they_write(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": 1, "quote": "a", "text": "a"}\n')
    job = Job(rows, tmp_path / "out.jsonl", options(tmp_path), no_registry)

    with (
        begun(job),
        pytest.raises(ClaimcheckError, match="cannot be used"),
        begun(job),
    ):
        pytest.fail("both have it")


def test_a_row_that_names_a_source_needs_a_registry() -> None:
    with pytest.raises(ClaimcheckError, match="names a source"):
        list(claimcheck.prove([{"id": 1, "quote": "a", "source": "a"}]))


@pytest.mark.skipif(sys.platform == "win32", reason="the file of a run cannot be read there")
def test_a_large_source_is_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.storage.row_store._MOST_ROWS", 10)
    rows = [{"id": at, "quote": f"{at} ships", "text": f"{at} ships"} for at in range(3)]
    rows += [{"id": at, "quote": "one text", "text": "one text"} for at in range(3, 50)]

    found = proven(rows, options(tmp_path))

    assert [row["id"] for row in found] == list(range(50))
    assert {row["state"] for row in found} == {"proven"}


_ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=8)
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)
_KEYS = ("id", "quote", "exact", "prefix", "value", "locator", "text", "file", "source_outcome")
_ROWS = st.lists(
    st.dictionaries(st.sampled_from(_KEYS) | _ANY_TEXT, _ANY | st.just("a"), max_size=6) | _ANY,
    max_size=5,
)


@given_rows(_ROWS)
def test_whatever_rows_hold_each_has_its_result(rows: list[Any]) -> None:
    found = list(claimcheck.prove(rows))

    assert len(found) == len(rows)
    for row, result in zip(rows, found, strict=True):
        json.loads(compact(result), parse_constant=lambda name: pytest.fail(name))
        if isinstance(row, dict) and type(row.get("id")) is str and row["id"].isascii():
            assert result.id == row["id"]
