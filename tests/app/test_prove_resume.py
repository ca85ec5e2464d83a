"""What a run that was ended leaves behind, and what another makes of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from prove_rows import options

from claimcheck import ClaimcheckError
from claimcheck.app.project import open_project
from claimcheck.app.prove.job import Job, begun, prove
from claimcheck.app.prove.run import run
from claimcheck.engines.pools import here

if TYPE_CHECKING:
    from pathlib import Path


def ended(job: Job) -> None:
    """Leave a run with all of its results, before it has written them."""
    with begun(job) as at:
        list(run(at.store, job.options, here()))


SOURCES = """\
sources:
  - id: report
    title: Report
    publisher: Harbour
    kind: primary
    file: {file}
"""


def registry(folder: Path, file: str) -> None:
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "claims.yaml").write_text("claims: []\n")
    (folder / "data" / "sources.yaml").write_text(SOURCES.format(file=file))
    (folder / "data" / "a.txt").write_text("4,210 ships came in 2019.\n")
    (folder / "data" / "b.txt").write_text("5,000 ships came in 2020.\n")


@pytest.mark.parametrize(("file", "resumed"), [("a.txt", 1), ("b.txt", 0)])
def test_a_source_that_is_elsewhere_meanwhile_begins_anew(
    tmp_path: Path, file: str, resumed: int
) -> None:
    rows = tmp_path / "rows.jsonl"
    row = {"id": 1, "quote": "4,210 ships came in 2019", "source": "report"}
    rows.write_text(json.dumps(row) + "\n")
    registry(tmp_path, "a.txt")
    job = Job(rows, tmp_path / "out.jsonl", options(tmp_path), lambda: open_project(tmp_path))
    ended(job)

    registry(tmp_path, file)
    with begun(job) as at:
        assert at.resumed == resumed
        list(prove(job, at, here(), lambda _: None, order=True))

    (found,) = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert found["state"] == ("proven" if resumed else "not-found")


def test_what_a_broken_disk_left_is_told_with_what_to_do(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        "".join(
            json.dumps({"id": at, "quote": "a ship", "text": f"a ship {at}"}) + "\n"
            for at in range(3_000)
        )
    )
    job = Job(rows, tmp_path / "out.jsonl", options(tmp_path), lambda: open_project(tmp_path))
    ended(job)
    partial = tmp_path / "out.jsonl.partial"
    content = bytearray(partial.read_bytes())
    content[8_192:] = b"\xff" * (len(content) - 8_192)
    partial.write_bytes(content)

    with pytest.raises(ClaimcheckError, match=r"out\.jsonl\.partial: ") as caught, begun(job) as at:
        list(prove(job, at, here(), lambda _: None, order=True))

    assert caught.value.help.startswith("remove that file")


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": 1, "quote": "a ship", "text": "a ship"}\n')
    partial = tmp_path / "out.jsonl.partial"
    with closing(sqlite3.connect(partial)) as database:
        database.execute("CREATE TABLE facts (name TEXT, value TEXT)")
        database.commit()
    before = partial.read_bytes()
    job = Job(rows, tmp_path / "out.jsonl", options(tmp_path), lambda: open_project(tmp_path))

    with pytest.raises(ClaimcheckError, match="no file of an earlier run"), begun(job):
        pytest.fail("it is taken for one of ours")

    assert partial.read_bytes() == before


def test_an_empty_file_is_taken_for_one_that_was_just_begun(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": 1, "quote": "a ship", "text": "a ship"}\n')
    (tmp_path / "out.jsonl.partial").touch()
    job = Job(rows, tmp_path / "out.jsonl", options(tmp_path), lambda: open_project(tmp_path))

    with begun(job) as at:
        list(prove(job, at, here(), lambda _: None, order=True))

    assert json.loads((tmp_path / "out.jsonl").read_text())["state"] == "proven"
