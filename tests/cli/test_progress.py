"""What a terminal shows while sources are read: how many of them, and which one is waited for."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from loopback import Reply, html
from run import COMMAND, environment, write
from verify_world import SHIPS, SURVEY

if TYPE_CHECKING:
    from verify_world import World

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


def shown(world: World, *arguments: str, command: str = "verify", code: int = 0) -> str:
    """Run a command on a terminal and return all that it showed on it."""
    world.save()
    mine, theirs = os.openpty()
    env = environment(**world.variables, TERM="xterm", COLUMNS="120")
    running = subprocess.Popen(
        [*COMMAND, command, *arguments],
        cwd=world.folder,
        env=env,
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    told = b""
    try:
        while piece := os.read(mine, 10_000):
            told += piece
    except OSError:  # Linux says so when the other end is closed
        pass
    finally:
        os.close(mine)
    assert running.wait(60) == code, told
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", told.decode())


def test_the_source_that_is_waited_for_is_named(world: World) -> None:
    slow = html("Survey", SURVEY)
    world.site.pages["/slow"] = Reply(slow.body, headers=slow.headers, drip=0.003)
    write(world.folder, {"data/report.txt": SHIPS})
    for name, where in (("slow-survey", {"path": "/slow"}), ("report", {"file": "report.txt"})):
        world.source(name, **where)
    world.claim("one", "slow-survey", SURVEY)
    world.claim("two", "report", SHIPS)

    told = shown(world)

    assert "1/2, waiting for slow-survey" in told
    assert "/?" not in told


def test_nothing_is_counted_before_it_is_known_how_many_there_are(world: World) -> None:
    write(world.folder, {"data/report.txt": SHIPS})
    world.source("report", file="report.txt")
    world.claim("one", "report", SHIPS)

    told = shown(world, "--refresh")

    assert not re.search(r"\d/\?|/0\b", told)


def test_a_run_over_rows_tells_its_rate_its_failures_and_what_is_left(world: World) -> None:
    world.site.pages["/slow"] = Reply(b"x" * 100, drip=0.03)
    rows = [{"id": at, "quote": "ships", "text": "no boats"} for at in range(3)]
    rows.append({"id": "slow", "quote": "ships", "url": world.site.url("/slow")})
    write(world.folder, {"rows.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})

    told = shown(world, "rows.jsonl", "-o", "out.jsonl", command="prove", code=1)

    assert re.search(r"proving rows .*3/4, \d+/s, 3 not proven [-:0-9]+", told)
    assert told.rstrip().endswith("4 rows: 3 not found, 1 unchecked")


def test_an_import_counts_the_entries_that_it_has_read(world: World) -> None:
    records = (
        f"TY  - JOUR\nTI  - Depth {at} of the quay\nPY  - 2001\nER  -\n" for at in range(900)
    )
    write(world.folder, {"big.ris": "\n".join(records), "data/sources/more.yaml": "sources:\n"})

    told = shown(world, "big.ris", "--into", "data/sources/more.yaml", command="import")

    counted = [int(each) for each in re.findall(r"Importing [^\r]*?(\d+)\s*(?=\r)", told)]
    assert counted == sorted(counted)
    assert counted[-1] == 900
    assert "900 entries: 900 added" in told
