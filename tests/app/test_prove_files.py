from __future__ import annotations

import csv
import datetime as dt
import decimal
import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck import ClaimcheckError
from claimcheck.app.prove.columns import Columns
from claimcheck.app.prove.files import FILES, format_of
from claimcheck.app.prove.files.jsonl import MOST
from claimcheck.app.prove.gather import Gatherer
from claimcheck.app.prove.job import Job, begun, prove, write_results
from claimcheck.app.prove.options import ProveOptions
from claimcheck.engines.pools import dask, here
from claimcheck.views.prove import ProvenRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS: list[dict[str, Any]] = [
    {"id": "a", "quote": "ten ships", "text": "ten ships", "score": 1, "mine": None},
    {"id": "=b", "quote": "two ships", "text": "ten, or: two ships", "score": 0.5, "mine": "=1+1"},
    {"id": "ç", "quote": "no ship", "text": "ten ships", "score": 2, "mine": "a\nb"},
]
ENDINGS = ["jsonl", "csv", "parquet"]


def run(rows: Path, output: Path, **how: Any) -> None:
    options = ProveOptions(rows.parent)
    job = Job(rows, output, options, lambda: pytest.fail("no row names a source"), **how)
    with begun(job) as at:
        for _ in prove(job, at, here(), lambda _: None, order=True):
            pytest.fail("it goes to a file")


def written(rows: list[dict[str, Any]], path: Path) -> Path:
    if path.suffix == ".parquet":
        pa = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")
        parquet.write_table(pa.Table.from_pylist(rows), path)
    elif path.suffix == ".csv":
        columns = list(rows[0])
        cells = [[json.dumps(each) for each in columns]]
        cells += [
            [
                "" if row[key] is None else json.dumps(row[key], ensure_ascii=False)
                for key in columns
            ]
            for row in rows
        ]
        lines = "".join(",".join(line) + "\n" for line in cells)
        path.write_text(lines.replace("\\n", "\n"), encoding="utf-8")
    else:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def results(path: Path) -> list[dict[str, Any]]:
    with path.open("rb") as stream:
        found = list(FILES[format_of(path.name)].read(stream))
    assert all(isinstance(each, dict) for each in found)
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("output", ENDINGS)
@pytest.mark.parametrize("rows", ENDINGS)
def test_every_format_says_the_same(rows: str, output: str, tmp_path: Path) -> None:
    given, out = written(ROWS, tmp_path / f"rows.{rows}"), tmp_path / f"out.{output}"

    run(given, out)

    found = results(out)
    assert [row["id"] for row in found] == ["a", "=b", "ç"]
    assert [row["state"] for row in found] == ["proven", "proven", "not-found"]
    assert [row.get("mine") or None for row in found] == [None, "=1+1", "a\nb"]
    assert [float(row["score"]) for row in found] == [1.0, 0.5, 2.0]


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_rows_give_the_same_bytes(ending: str, tmp_path: Path) -> None:
    rows = written(ROWS, tmp_path / f"rows.{ending}")
    contents = set()
    for name in ("one", "two"):
        run(rows, tmp_path / f"{name}.{ending}")
        contents.add((tmp_path / f"{name}.{ending}").read_bytes())

    assert len(contents) == 1


def test_a_folder_is_filled_with_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.app.prove.job.PART_ROWS", 2)
    rows = written(ROWS, tmp_path / "rows.jsonl")

    run(rows, tmp_path / "out")

    parts = sorted((tmp_path / "out").iterdir())
    assert [part.name for part in parts] == ["part-00001.jsonl", "part-00002.jsonl"]
    assert [row["id"] for part in parts for row in results(part)] == ["a", "=b", "ç"]


def test_parts_of_an_earlier_run_with_more_rows_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.app.prove.job.PART_ROWS", 1)
    (tmp_path / "out").mkdir()
    for kept in ("part-00009.csv", "part-9.jsonl", "notes.jsonl"):
        (tmp_path / "out" / kept).write_text("")
    for many in (3, 1):
        run(written(ROWS[:many], tmp_path / "rows.jsonl"), tmp_path / "out")

    names = sorted(part.name for part in (tmp_path / "out").iterdir())
    assert names == ["notes.jsonl", "part-00001.jsonl", "part-00009.csv", "part-9.jsonl"]


def test_no_parts_of_an_earlier_run_stand_beside_the_first_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.app.prove.job.PART_ROWS", 1)
    for many in (0, 3):
        run(written(ROWS[:many], tmp_path / "rows.jsonl"), tmp_path / "out")
    job = Job(tmp_path / "rows.jsonl", tmp_path / "out", ProveOptions(tmp_path), pytest.fail)

    def names() -> list[str]:
        return sorted(part.name for part in (tmp_path / "out").iterdir())

    def lines() -> Iterator[str]:
        assert names() == [f"part-0000{number}.jsonl" for number in (1, 2, 3)]
        yield "1"
        assert names() == ["part-00001.jsonl"]
        yield "2"

    write_results(job, lines(), Columns())
    assert names() == ["part-00001.jsonl", "part-00002.jsonl"]
    write_results(job, (), Columns())
    assert names() == []


def test_a_line_that_is_no_row_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.app.prove.files.jsonl.MOST", 1_000)
    lines = [
        b'\xef\xbb\xbf{"id": 1}',
        b"",
        b"nonsense",
        b'{"id": NaN}',
        b'{"id": "\xff"}',
        b"[1]",
        b"[" * 900,
        b'{"id": "' + b"x" * 3_500 + b'"}',
        b'  {"id": 2}  ',
        b'{"id": 3}',
    ]

    read = list(FILES["jsonl"].read(io.BytesIO(b"\n".join(lines))))

    assert [each for each in read if isinstance(each, dict)] == [{"id": 1}, {"id": 2}, {"id": 3}]
    told = [each for each in read if isinstance(each, str)]
    assert [each.split(" is ")[0].split(" has ")[0].split(" nests")[0] for each in told] == [
        f"line {number}" for number in (3, 4, 5, 6, 7, 8)
    ]
    assert MOST > 1_000_000


def test_a_row_of_csv_with_too_many_cells_costs_only_itself() -> None:
    table = b"id,quote,text\n1,a\n2,a,a,a\n\n3,,a\n"

    assert list(FILES["csv"].read(io.BytesIO(table))) == [
        {"id": "1", "quote": "a"},
        "line 3 has 4 cells, and the header 3",
        {"id": "3", "text": "a"},
    ]


def test_a_quotation_mark_that_is_not_closed_is_told_with_the_lines_that_it_takes() -> None:
    table = b'id,quote,text\n1,a,a\n2,"a" b,a\n3,a,a\n4,a,"a\n5,a,a\n6,a,a\n'

    assert list(FILES["csv"].read(io.BytesIO(table))) == [
        {"id": "1", "quote": "a", "text": "a"},
        "line 3 is no row of CSV: ',' expected after '\"'",
        {"id": "3", "quote": "a", "text": "a"},
        "lines 5 to 7 are no row of CSV: a quotation mark is not closed",
    ]


@pytest.mark.parametrize(
    "table",
    [
        b"id;quote;text\n1;a, b;a\n",
        b"id\tquote\ttext\r\n1\ta, b\ta\r\n",
        b'\xef\xbb\xbfid, "quote" ,text\n1,"a, b",a\n',
    ],
)
def test_the_header_tells_what_parts_the_cells(table: bytes) -> None:
    assert list(FILES["csv"].read(io.BytesIO(table))) == [{"id": "1", "quote": "a, b", "text": "a"}]


def test_long_cells_of_rows_change_nothing_for_tables_that_are_sources() -> None:
    usual = csv.field_size_limit()
    table = b"id,quote,text\n1,a," + b"a" * (usual + 1) + b"\n"

    (row,) = FILES["csv"].read(io.BytesIO(table))

    assert isinstance(row, dict)
    assert len(row["text"]) == usual + 1
    assert csv.field_size_limit() == usual


def test_a_line_of_csv_in_another_encoding_costs_only_itself() -> None:
    table = "id,quote,text\n1,été,a\n2,a,a\n".encode("latin-1")

    first, second = FILES["csv"].read(io.BytesIO(table))

    assert first == "line 2 is not in UTF-8"
    assert second == {"id": "2", "quote": "a", "text": "a"}


@pytest.mark.parametrize(
    "content", [b"", b"quote,text\na,a\n", b"id,quote,quote\n", b"id,x, x\n", b"id;q;id\n"]
)
def test_a_table_without_a_header_that_names_each_column_is_refused(content: bytes) -> None:
    with pytest.raises(ClaimcheckError, match="header"):
        list(FILES["csv"].read(io.BytesIO(content)))


def test_columns_without_a_name_are_let_be() -> None:
    (row,) = FILES["csv"].read(io.BytesIO(b"id,quote,text,,\n1,a,a,,\n"))

    assert (row["id"], row["quote"], row["text"]) == ("1", "a", "a")


def test_what_is_no_parquet_is_refused() -> None:
    pytest.importorskip("pyarrow")
    with pytest.raises(ClaimcheckError, match="Parquet"):
        list(FILES["parquet"].read(io.BytesIO(b"no")))


def test_columns_keep_their_kind_where_they_have_one() -> None:
    columns = Columns()
    columns.add({"id": 1, "a": None, "b": 1, "c": "x", "d": True, "e": [1], "f": 1 << 80})
    columns.add({"id": 2, "a": 1, "b": 0.5, "c": 1, "d": False, "e": "x", "f": 1, "text": "ours"})

    kinds = Columns.of(columns.words).kinds

    assert {key: kinds[key] for key in "abcdef"} == {
        "a": "whole",
        "b": "number",
        "c": "json",
        "d": "truth",
        "e": "json",
        "f": "json",
    }
    assert kinds["id"] == "whole"
    assert "text" not in kinds
    assert list(kinds)[: len(ProvenRow.model_fields)] == list(ProvenRow.model_fields)


def test_what_tables_hold_passes_through_as_json(tmp_path: Path) -> None:
    gatherer = Gatherer(tmp_path, lambda: pytest.fail("no row names a source"))
    values = {
        "day": dt.date(2026, 11, 30),
        "price": decimal.Decimal("1.10"),
        "raw": b"\xff",
        "none": float("nan"),
        "other": object,
    }

    line = json.loads(gatherer.gathered({"id": 1, "quote": "a", "text": "a", **values}).row)

    assert (line["day"], line["price"], line["raw"]) == ("2026-11-30", "1.10", "_w==")
    assert line["none"] is None


def test_a_limit_takes_the_first_rows_and_a_sample_the_same_ones_each_time(tmp_path: Path) -> None:
    rows = [{"id": at, "quote": "a", "text": "a"} for at in range(1_000)]
    given = written(rows, tmp_path / "rows.jsonl")

    run(given, tmp_path / "first.jsonl", limit=7)
    run(given, tmp_path / "one.jsonl", sample=50)
    run(given, tmp_path / "two.jsonl", sample=50)

    assert [row["id"] for row in results(tmp_path / "first.jsonl")] == list(range(7))
    drawn = [row["id"] for row in results(tmp_path / "one.jsonl")]
    assert drawn == sorted(set(drawn))
    assert len(drawn) == 50
    assert drawn[-1] > 500
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_what_an_extra_brings_is_told_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ClaimcheckError, match="pyarrow") as raised:
        list(FILES["parquet"].read(io.BytesIO(b"")))
    assert raised.value.help == "pip install 'claimcheck-cli[parquet]'"

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClaimcheckError, match="Dask") as raised:
        dask("tcp://127.0.0.1:1")
    assert raised.value.help == "pip install 'claimcheck-cli[dask]'"


def test_a_name_that_tells_no_format_is_refused() -> None:
    with pytest.raises(ClaimcheckError, match="format"):
        format_of("rows.txt")
