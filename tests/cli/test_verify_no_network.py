"""Where nobody answers at all, nothing is concluded and nothing is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from loopback import html
from run import claimcheck, write
from verify_world import SHIPS

if TYPE_CHECKING:
    from verify_world import World

GONE = ("https://one.invalid/a", "https://two.invalid/b")


@pytest.fixture
def proven(world: World) -> World:
    """Two sources whose quotes were proven from copies, and whose names nobody can look up."""
    write(world.folder, {"copy.txt": SHIPS})
    for number, url in enumerate(GONE):
        world.source(f"s{number}", url=url)
        world.claim(f"c{number}", f"s{number}", SHIPS)
    copies = [f"--copy=s{number}=copy.txt" for number in range(len(GONE))]
    assert world.verify(*copies).code == 0
    return world


def test_run_without_any_answer_writes_nothing_and_fails(proven: World) -> None:
    before = proven.lock.read_bytes()
    ran = proven.verify("--refresh")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: none of the 2 addresses that this run asked gave an answer: no network?\n"
        "help: nothing was written; connect to a network, or use what is at hand: "
        "claimcheck verify --offline\n"
    )
    assert proven.lock.read_bytes() == before
    assert "dead" not in claimcheck("check", cwd=proven.folder).out


def test_machines_are_told_too(proven: World) -> None:
    ran = proven.verify("--refresh", "--format", "json", "--source", "s0")
    (finding,) = json.loads(ran.out)["findings"]
    assert (ran.code, finding["rule"]) == (2, "invalid-input")
    assert finding["message"] == "the address that this run asked gave no answer: no network?"


def test_one_answer_shows_that_there_is_a_network(proven: World) -> None:
    proven.site.pages["/a"] = html("A", SHIPS)
    proven.source("here", "/a")
    proven.claim("c", "here", SHIPS)
    ran = proven.verify("--refresh")
    assert ran.code != 2
    assert "s0: dead: the name one.invalid does not exist" in ran.err
    assert proven.facts()["sources"]["s0"]["outcome"] == "dead"


def test_without_a_request_nobody_needs_a_network(proven: World) -> None:
    assert proven.verify("--offline").code == 0
    assert proven.verify().code == 0
