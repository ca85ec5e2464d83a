from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from loopback import Reply, html
from run import COMMAND, environment, write
from verify_world import SHIPS, SURVEY

if TYPE_CHECKING:
    from verify_world import World

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
MANY = 60
LOCK_FOLDER = ("claims.yaml", "sources.yaml", "claimcheck.lock", "t")


def start(world: World, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, "verify", *arguments],
        cwd=world.folder,
        env=environment(**world.variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def fill(world: World) -> None:
    """Give the world many local sources and a few on the web, each with a quote."""
    texts = {f"data/t/{number}.txt": f"Text {number}. {SHIPS}" for number in range(MANY)}
    write(world.folder, dict(texts))
    for number in range(MANY):
        world.source(f"t{number}", file=f"t/{number}.txt")
        world.claim(f"c{number}", f"t{number}", SHIPS)
    for number in range(4):
        world.site.pages[f"/{number}"] = html("A", SHIPS, SURVEY)
        world.source(f"w{number}", f"/{number}")
        world.claim(f"d{number}", f"w{number}", SURVEY)


@POSIX
def test_killed_run_leaves_the_old_lock_or_the_new_one(world: World) -> None:
    fill(world)
    began = time.monotonic()
    assert world.verify().code == 0
    whole = time.monotonic() - began
    old = '{"version": 1, "sources": {}, "quotes": {}}'
    seen = set()
    for step in range(14):
        world.lock.write_text(old)
        running = start(world)
        time.sleep(whole * (0.3 + 0.06 * step))
        running.kill()
        running.communicate()
        content = world.lock.read_text()
        if content == old:
            seen.add("old")
        else:
            seen.add("new")
            assert len(json.loads(content)["quotes"]) == MANY + 4
        left = [path.name for path in world.lock.parent.iterdir()]
        assert all(name in LOCK_FOLDER or name.endswith(".tmp") for name in left)
    assert world.verify().code == 0
    assert len(world.facts()["quotes"]) == MANY + 4
    assert "old" in seen


def test_two_runs_at_once_lose_no_facts(world: World) -> None:
    fill(world)
    world.save()
    for _ in range(3):
        world.lock.unlink(missing_ok=True)
        even = [f"--source=t{number}" for number in range(0, MANY, 2)]
        odd = [f"--source=t{number}" for number in range(1, MANY, 2)]
        web = [f"--source=w{number}" for number in range(4)]
        runs = [start(world, *each) for each in (even, odd, web, web)]
        for running in runs:
            _out, err = running.communicate(timeout=60)
            assert running.returncode == 0, err
        assert len(world.facts()["quotes"]) == MANY + 4
        assert len(world.facts()["sources"]) == MANY + 4
    assert world.verify("--locked").code == 0
    assert world.verify("--locked", "--refresh").code == 0


@POSIX
def test_interrupt_ends_the_run_at_once_while_a_server_drips(world: World) -> None:
    world.site.pages["/drip"] = Reply(b"x" * 10_000, drip=0.2)
    world.source("a", "/drip")
    world.claim("one", "a", SHIPS)
    world.settings = ""
    world.save()
    config = world.folder / "claimcheck.toml"
    config.write_text(config.read_text().replace("timeout = 2", "timeout = 20"))
    running = start(world)
    give_up = time.monotonic() + 20
    while not world.site.asked and time.monotonic() < give_up:
        time.sleep(0.02)
    assert world.site.asked
    began = time.monotonic()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert time.monotonic() - began < 2
    assert (running.returncode, out) == (130, b"")
    assert err.decode().splitlines() == ["interrupted"]
    assert not world.lock.exists()


def test_what_was_read_before_an_interruption_is_not_read_again(world: World) -> None:
    world.site.pages["/a"] = html("A", SHIPS, ETag='"1"')
    world.source("a", "/a")
    world.claim("one", "a", SHIPS)
    assert world.verify().code == 0
    world.lock.unlink()  # as if the run had been killed before it was written
    assert world.verify().code == 0
    assert world.site.times("/a") == 1
