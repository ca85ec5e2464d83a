from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from loopback import Reply, html
from run import COMMAND, ROOT, claimcheck, environment, write
from verify_world import FILLER, SHIPS

if TYPE_CHECKING:
    from pathlib import Path

    from verify_world import World

ROWS = """\
{"id": 1, "quote": "4,210 ships in 2019", "file": "report.txt", "mine": "kept"}
{"id": 2, "quote": "4,211 ships", "file": "report.txt"}
{"id": 3, "quote": "4,210 ships"}
no row
{"id": 4, "quote": "4,210 ships", "file": "../secret.txt"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"rows.jsonl": ROWS, "report.txt": SHIPS})


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_each_row_has_its_result_and_the_summary_counts_them(folder: Path) -> None:
    ran = claimcheck("prove", "rows.jsonl", cwd=folder)

    found = lines(ran.out)
    assert [row["id"] for row in found] == [1, 2, 3, None, 4]
    assert [row["state"] for row in found] == ["proven", "not-found", *["unchecked"] * 3]
    assert found[0]["mine"] == "kept"
    assert "one of text, file, url and source" in found[2]["error"]
    assert found[3]["error"].startswith("line 4 is no JSON")
    assert found[4]["source_outcome"] == "refused"
    assert ran.err == "5 rows: 1 proven, 1 not found, 1 unchecked, 2 broken\n"
    assert ran.code == 1


def test_every_result_is_as_the_schema_says(folder: Path) -> None:
    schema = json.loads((ROOT / "schema" / "prove.schema.json").read_text())
    Draft202012Validator.check_schema(schema)

    for row in lines(claimcheck("prove", "rows.jsonl", "--nearest", cwd=folder).out):
        Draft202012Validator(schema).validate(row)


def test_the_schema_of_rows_takes_rows_and_refuses_others() -> None:
    schema = json.loads((ROOT / "schema" / "rows.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    taken = Draft202012Validator(schema).is_valid

    assert taken({"id": 1, "quote": "a", "text": "a", "mine": {}})
    assert taken({"id": "b", "quote": {"exact": "a", "prefix": "b"}, "url": "https://a.example/"})
    assert not taken({"quote": "a", "text": "a"})
    assert not taken({"id": 1, "quote": "a"})
    assert not taken({"id": 1, "quote": "a", "text": "a", "file": "a"})


def test_processes_and_a_single_one_give_the_same_bytes(folder: Path) -> None:
    alike = {
        claimcheck("prove", "rows.jsonl", "--workers", number, cwd=folder).out for number in "12"
    }

    assert len(alike) == 1


def test_standard_input_goes_to_standard_output(folder: Path) -> None:
    ran = claimcheck("prove", "-", "--unordered", cwd=folder, stdin=ROWS.encode())

    assert sorted(str(row["id"]) for row in lines(ran.out)) == ["1", "2", "3", "4", "None"]
    assert ran.code == 1


def test_all_proven_is_clean_and_no_row_is_nothing_to_prove(folder: Path) -> None:
    first = claimcheck("prove", "rows.jsonl", "--limit", "1", cwd=folder)
    none = claimcheck("prove", "-", cwd=folder)

    assert (first.code, first.err) == (0, "1 row: 1 proven\n")
    assert (none.code, none.out, none.err) == (0, "", "0 rows: nothing to prove\n")


def test_rows_name_sources_of_the_registry(world: World) -> None:
    write(world.folder, {"data/report.txt": SHIPS})
    world.site.pages["/a"] = html("A", SHIPS, FILLER)
    world.source("report", file="report.txt")
    world.source("page", "/a")
    world.claim("ships", "report", SHIPS)
    world.save()
    rows = [
        {"id": name, "quote": "4,210 ships in 2019", "source": name}
        for name in ("report", "page", "unknown")
    ]
    given = "".join(json.dumps(row) + "\n" for row in rows).encode()

    ran = claimcheck("prove", "-", cwd=world.folder, env=world.variables, stdin=given)

    found = lines(ran.out)
    assert [row["state"] for row in found] == ["proven", "proven", "unchecked"]
    assert found[1]["address"] == world.site.url("/a")
    assert found[2]["reason"] == "there is no source 'unknown' in the registry"


def test_a_source_without_a_registry_is_wrong_usage(tmp_path: Path) -> None:
    row = b'{"id": 1, "quote": "a", "source": "a"}\n'

    ran = claimcheck("prove", "-", cwd=tmp_path, stdin=row)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: no registry in")


def test_a_run_that_could_not_begin_leaves_nothing_behind(folder: Path) -> None:
    write(folder, {"named.jsonl": '{"id": 1, "quote": "a", "source": "a"}\n'})
    before = sorted(folder.iterdir())

    for arguments in (["named.jsonl"], ["rows.jsonl", "--engine", "dask"]):
        assert claimcheck("prove", *arguments, "-o", "out.jsonl", cwd=folder).code == 2

    assert sorted(folder.iterdir()) == before


def test_results_go_to_the_working_directory_itself(folder: Path) -> None:
    ran = claimcheck("prove", "rows.jsonl", "-o", ".", cwd=folder)

    assert ran.code == 1
    assert len(lines((folder / "part-00001.jsonl").read_text())) == 5
    assert not list(folder.glob("*.partial"))


def test_a_name_that_takes_no_file_beside_it_is_told(folder: Path) -> None:
    ran = claimcheck("prove", "rows.jsonl", "-o", f"{'a' * 245}.jsonl", cwd=folder)

    assert ran.code == 2
    assert "help: see that a file can be made there" in ran.err


@pytest.mark.parametrize("output", ["rows.jsonl", "./rows.jsonl", "link.jsonl"])
def test_results_never_take_the_place_of_the_rows(folder: Path, output: str) -> None:
    (folder / "link.jsonl").symlink_to("rows.jsonl")

    ran = claimcheck("prove", "rows.jsonl", "-o", output, cwd=folder)

    assert ran.code == 2
    assert "would take their place" in ran.err
    assert (folder / "rows.jsonl").read_text() == ROWS


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.jsonl"], "No such file"),
        (["rows.txt"], "does not tell the format"),
        (["rows.jsonl", "-o", "out.txt"], "does not tell the format"),
        (["rows.jsonl", "-o", "nowhere/out.jsonl"], "nowhere/out.jsonl: No such file"),
        (["rows.jsonl", "--scheduler", "tcp://a:1"], "--engine dask"),
        (["rows.jsonl", "--engine", "dask"], "--scheduler"),
        (["rows.jsonl", "--engine", "nothing"], "local"),
        (["rows.jsonl", "--offline", "--refresh"], "leave one out"),
        (["rows.jsonl", "--root", "nowhere"], "No such file"),
        (["rows.jsonl", "--limit", "0"], "limit"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_done(
    folder: Path, arguments: list[str], words: str
) -> None:
    write(folder, {"rows.txt": ROWS})

    ran = claimcheck("prove", *arguments, cwd=folder)

    assert ran.code == 2
    assert words in ran.err
    assert "Traceback" not in ran.err
    assert not (folder / "out.txt").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
@pytest.mark.parametrize("how", [(), ("--unordered",), ("--workers", "2")], ids=" ".join)
def test_a_run_whose_reader_went_away_ends(folder: Path, how: tuple[str, ...]) -> None:
    many = 60_000
    rows = [{"id": at, "quote": "ten boats", "text": f"{at} boats"} for at in range(many)]
    write(folder, {"many.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    with subprocess.Popen(
        [*COMMAND, "prove", "many.jsonl", *how],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())["state"] == "not-found"
        running.stdout.close()
        told = running.stderr.read().decode()

    assert running.returncode == 1
    done, _, rest = told.partition(" of 60,000 rows: ")
    assert int(done.replace(",", "")) < many
    assert rest == f"{done} not found\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_ctrl_c_ends_a_run_without_noise_and_it_goes_on(world: World) -> None:
    slow = html("A", SHIPS, FILLER)
    world.site.pages["/slow"] = Reply(slow.body, headers=slow.headers, drip=0.05)
    rows = [{"id": at, "quote": "ten boats", "text": f"{at} boats"} for at in range(300)]
    rows.append({"id": "slow", "quote": "4,210 ships", "url": world.site.url("/slow")})
    world.save()
    write(world.folder, {"rows.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    running = subprocess.Popen(
        [*COMMAND, "prove", "rows.jsonl", "-o", "out.jsonl", "--set", "verify.timeout=60"],
        cwd=world.folder,
        env=environment(**world.variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not world.site.times("/slow"):
        time.sleep(0.05)
    time.sleep(2.0)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all of its processes

    out, err = running.communicate(timeout=30)

    assert (running.returncode, out, err) == (130, b"", b"interrupted\n")
    world.site.pages["/slow"] = slow
    options = ("--set", "verify.timeout=60")
    again = claimcheck(
        "prove", "rows.jsonl", "-o", "out.jsonl", *options, cwd=world.folder, env=world.variables
    )
    assert again.err.startswith("Going on: ")
    assert len(lines((world.folder / "out.jsonl").read_text())) == 301


@pytest.mark.skipif(sys.platform == "win32", reason="nobody is killed there as here")
def test_a_run_that_was_killed_goes_on_and_keeps_its_times(world: World) -> None:
    world.site.answer_by_prefix("/", lambda asked: html("A", f"page {asked.path} here", FILLER))
    slow = html("A", "page /69 here", FILLER)
    world.site.pages["/69"] = Reply(slow.body, headers=slow.headers, drip=0.05)
    rows = [
        {"id": at, "quote": f"page /{at} here", "url": world.site.url(f"/{at}")} for at in range(70)
    ]
    world.save()
    write(world.folder, {"rows.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    arguments = ("prove", "rows.jsonl", "-o", "out.jsonl", "--set", "verify.pace=0")
    arguments += ("--set", "verify.timeout=60")
    running = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=world.folder,
        env=environment(**world.variables),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    partial, begun = world.folder / "out.jsonl.partial", time.monotonic()
    while not world.site.times("/69"):
        assert time.monotonic() - begun < 30
        time.sleep(0.05)
    time.sleep(2.5)  # what is a second old outlives the program
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    assert partial.exists()
    assert not (world.folder / "out.jsonl").exists()
    killed_at = time.time()
    asked = {path: world.site.times(path) for path in (f"/{at}" for at in range(70))}
    assert all(asked.values())
    world.site.pages["/69"] = slow
    shutil.rmtree(world.cache)  # only the file of the run knows what it found

    ran = claimcheck(*arguments, cwd=world.folder, env=world.variables)

    assert ran.code == 0, ran.err
    assert ran.err.startswith("Going on: 64 of 70 rows were done before\n")
    assert sum(world.site.times(path) - before for path, before in asked.items()) == 6
    found = lines((world.folder / "out.jsonl").read_text())
    assert [row["id"] for row in found] == list(range(70))
    early = [row["retrieved"] for row in found if row["retrieved"] <= stamp(killed_at)]
    assert len(early) >= 64
    assert not partial.exists()


def stamp(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
