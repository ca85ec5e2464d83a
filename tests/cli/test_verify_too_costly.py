from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import psutil
import pytest
from hostile import form_that_draws_itself, many_attributes, nested_behind
from loopback import html
from run import COMMAND, claimcheck, environment, write
from verify_world import SHIPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verify_world import World

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
ENDLESS = many_attributes(12_000_000)


def reads(world: World, files: dict[str, bytes], settings: str) -> None:
    """Give the world a source for each file, each with a quote, and limits."""
    write(world.folder, {f"data/{name}": body for name, body in files.items()})
    for name in files:
        source = name.partition(".")[0]
        world.source(source, file=name)
        world.claim(f"from-{source}", source, SHIPS)
    world.settings = f"[extract]\n{settings}\n"


def forget_texts(world: World) -> None:
    """Remove the user's cache: a text in it was read within the limits of then."""
    shutil.rmtree(world.cache)


def test_what_is_too_costly_is_named_and_the_run_goes_on(world: World) -> None:
    world.site.pages["/good"] = html("Good", SHIPS)
    world.source("good", "/good")
    world.claim("from-good", "good", SHIPS)
    files = {
        "endless.pdf": form_that_draws_itself(),
        "slow.html": ENDLESS,
        "last.txt": SHIPS.encode(),
    }
    reads(world, files, "timeout = 1.5\nmemory = 200_000_000")

    ran = world.verify()

    assert ran.code == 1, "a file that nobody can read leaves the lock all there is"
    assert ran.out.count("error[source-file-missing]") == 2
    assert "good: ok" not in ran.err
    told = [line.strip() for line in ran.err.splitlines() if ": too-costly: " in line]
    assert [line.partition(": ")[0] for line in told] == ["endless", "slow"]
    assert told[1] == "slow: too-costly: reading it takes longer than 1.5 s (extract.timeout)"
    facts = world.facts()
    outcomes = {name: each["outcome"] for name, each in facts["sources"].items()}
    assert outcomes == {"endless": "too-costly", "good": "ok", "last": "ok", "slow": "too-costly"}
    told = "slow is too costly to read"
    assert world.quote_facts("slow") == {"detail": told, "outcome": "unchecked"}
    assert world.quote_facts("last")["outcome"] == "found"

    checked = claimcheck("check", cwd=world.folder, env=world.variables)

    assert checked.code == 1
    assert checked.out.count("quote-unchecked") == 2
    assert "raise the limit that is named: claimcheck verify --set KEY=VALUE" in checked.out


def test_a_limit_is_raised_by_the_person_and_not_by_the_registry(world: World) -> None:
    reads(
        world,
        {"long.html": b"<html><p>" + SHIPS.encode() + b"</p>" + b"<p>a</p>" * 9_000},
        "output = 100",
    )
    assert "its text has more than 100 characters (extract.output)" in world.verify().err
    assert world.verify("--set", "extract.output=50_000_000").code == 0
    assert world.quote_facts("long")["outcome"] == "found"

    world.settings = "[extract]\noutput = 50_000_000\n"
    refused = world.verify()

    assert refused.code == 2
    assert "extract.output is '50000000'" in refused.out
    assert "--set extract.output=" in refused.out


def test_what_was_proven_stays_where_the_limits_became_narrow(world: World) -> None:
    reads(world, {"page.html": b"<html><p>" + SHIPS.encode() + b"</p>"}, "")
    assert world.verify().code == 0
    before = world.facts()
    forget_texts(world)
    world.settings = "[extract]\noutput = 10\n"

    ran = world.verify("--refresh")

    assert "page: too-costly" in ran.err
    assert world.facts() == before


def test_a_copy_that_is_too_costly_is_refused_with_a_way_on(world: World) -> None:
    world.source("page", "/gone")
    world.claim("one", "page", SHIPS)
    world.settings = "[extract]\noutput = 10\n"
    write(world.folder, {"copy.html": b"<html><p>" + SHIPS.encode()})

    ran = world.verify("--copy", "page=copy.html")

    assert ran.code == 2
    assert ran.err.splitlines()[-2:] == [
        "error: copy.html: its text has more than 10 characters (extract.output)",
        "help: cite a smaller document, or raise the limit that is named: --set KEY=VALUE",
    ]


def test_nesting_that_hides_costs_no_time(world: World) -> None:
    reads(world, {"deep.html": nested_behind(b"<!-- </div> -->")}, "timeout = 5.0")

    assert "deep: unsupported: the page nests more elements" in world.verify().err


def start(world: World, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a command as a terminal does, in a group of its own."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=world.folder,
        env=environment(**world.variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.fixture
def group(world: World) -> Iterator[subprocess.Popen[bytes]]:
    """Return a run that reads a document without an end."""
    reads(world, {"slow.html": ENDLESS}, "")
    world.save()
    running = start(world, "verify")
    yield running
    running.kill()
    running.communicate()


def at_work(running: subprocess.Popen[bytes], seconds: float) -> psutil.Process:
    """Return the child of a run once it has worked for so many seconds of processor time."""
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up:
        for child in psutil.Process(running.pid).children():
            if sum(child.cpu_times()[:2]) > seconds:
                return child
        time.sleep(0.02)
    raise AssertionError("no child came to work")


@POSIX
@pytest.mark.parametrize("worked", [0.0, 0.02, 1.0])
def test_ctrl_c_ends_the_run_and_the_child_at_once(
    group: subprocess.Popen[bytes], world: World, worked: float
) -> None:
    child = at_work(group, worked)
    began = time.monotonic()
    os.killpg(group.pid, signal.SIGINT)
    out, err = group.communicate(timeout=20)

    assert time.monotonic() - began < 5
    assert (group.returncode, out) == (130, b"")
    assert err.decode().splitlines() == ["interrupted"]
    assert not child.is_running()
    assert not world.lock.exists()


@POSIX
def test_a_parser_that_breaks_down_costs_its_source(
    group: subprocess.Popen[bytes], world: World
) -> None:
    at_work(group, 0.5).send_signal(signal.SIGSEGV)
    _out, err = group.communicate(timeout=30)

    assert group.returncode == 1
    assert "slow: unsupported: the parser of html broke down on it (SIGSEGV)" in err.decode()
    assert world.facts()["sources"]["slow"]["outcome"] == "unsupported"


def test_a_report_goes_the_same_way(world: World) -> None:
    reads(world, {"page.html": b"<html><p>Before. " + SHIPS.encode() + b"</p>"}, "")
    assert world.verify().code == 0
    for limit, is_shown in (("", True), ("[extract]\noutput = 10\n", False)):
        world.settings = limit
        world.save()
        forget_texts(world)
        ran = claimcheck("report", "--format", "html", cwd=world.folder, env=world.variables)
        assert ran.code == 0
        assert ("Before. " in ran.out) is is_shown


@POSIX
@pytest.mark.parametrize("command", ["report", "serve"])
def test_ctrl_c_ends_a_page_that_is_made_and_the_child_at_once(world: World, command: str) -> None:
    page = b"<html><p>" + SHIPS.encode() + b"</p>" + many_attributes(150_000)
    reads(world, {"page.html": page}, "")
    assert world.verify().code == 0
    forget_texts(world)
    arguments = {"report": ["report", "--format", "html"], "serve": ["serve", "--port", "0"]}
    running = start(world, *arguments[command])
    assert running.stdout is not None
    if command == "serve":
        address = running.stdout.readline().decode().strip()
        ask = threading.Thread(target=visit, args=(address,), daemon=True)
        ask.start()
    child = at_work(running, 0.3)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=20)

    assert (running.returncode, out) == (130, b"")
    assert err.decode().splitlines()[-1] == "interrupted"
    assert "Traceback" not in err.decode()
    assert not child.is_running()


def visit(address: str) -> None:
    with suppress(OSError, HTTPException):
        connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
        connection.request("GET", "/")
        connection.getresponse().read()
