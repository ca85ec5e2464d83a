"""A cache is believed when it is the user's own, and for what a run of that user read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from loopback import Reply, html
from run import claimcheck, write
from verify_world import SHIPS, SURVEY

from claimcheck.model.document import Document
from claimcheck.storage.text_cache import SourceRecord, TextCache

if TYPE_CHECKING:
    from pathlib import Path

    from verify_world import World

LIE = SHIPS.replace("4,210", "9,999")


def forge(folder: Path, address: str, text: str) -> str:
    """Fill a cache with a text that nobody ever answered; return its digest."""
    cache = TextCache(folder)
    digest = cache.keep_text(Document(text))
    cache.keep_record(SourceRecord(address, address, "2026-01-01", "0" * 64, digest, "html-12"))
    return digest


@pytest.fixture
def lying(world: World) -> World:
    """A registry that quotes what its source does not say."""
    world.site.pages["/a"] = html("A", SHIPS, SURVEY)
    world.source("a", "/a")
    world.claim("one", "a", LIE)
    return world


@pytest.mark.parametrize("name", [".claimcheck", ".cache/claimcheck/text", "cache/text"])
@pytest.mark.parametrize("arguments", [(), ("--refresh",), ("--offline",)])
def test_a_cache_in_the_registry_is_never_read(
    lying: World, name: str, arguments: tuple[str, ...]
) -> None:
    forge(lying.folder / name, lying.site.url("/a"), LIE)

    row = lying.rows(*arguments)["one"]

    assert row["outcome"] == ("unchecked" if arguments == ("--offline",) else "not-found")


def test_an_answer_without_a_body_proves_nothing(lying: World) -> None:
    lying.claims[0]["evidence"][0]["quote"] = SHIPS
    assert lying.rows()["one"]["state"] == "proven"
    lying.site.pages["/a"] = Reply(status=304)

    ran = lying.verify("--refresh")

    assert "a: unreachable: it answers with status 304" in ran.err


def test_a_lock_does_not_say_what_a_cached_text_was_read_from(lying: World) -> None:
    """The text of one source, which this user has read, is passed off as that of another."""
    lying.site.pages["/b"] = html("B", LIE, SURVEY)
    lying.source("b", "/b")
    lying.claim("two", "b", LIE)
    rows = lying.rows()
    assert (rows["one"]["state"], rows["two"]["state"]) == ("not-found", "proven")
    lying.site.pages["/a"] = Reply(status=503)
    lock = lying.facts()
    lock["sources"]["a"] = {
        **lock["sources"]["b"],
        "address": lying.site.url("/a"),
        "outcome": "blocked",
    }
    lock["quotes"].pop("a")
    lying.lock.write_text(json.dumps(lock))

    assert lying.rows("--offline")["one"]["state"] != "proven"


def test_what_a_copy_held_is_remembered_for_its_source(lying: World, tmp_path: Path) -> None:
    lying.site.pages.clear()
    copy = write(tmp_path, {"copy.txt": f"{SHIPS}\n\n{SURVEY}\n"}) / "copy.txt"
    lying.rows("--copy", f"a={copy}")
    lying.claims[0]["evidence"][0]["quote"] = SURVEY

    assert lying.rows("--offline")["one"]["state"] == "proven"


@pytest.mark.parametrize("command", ["verify", "report"])
def test_a_cache_folder_in_the_work_tree_is_refused(lying: World, command: str) -> None:
    lying.save()
    (lying.folder / ".git").mkdir()
    variables = {**lying.variables, "CLAIMCHECK_CACHE_DIR": ".cache/mine"}
    forge(lying.folder / ".cache/mine/text", lying.site.url("/a"), LIE)
    claimcheck("verify", cwd=lying.folder, env=lying.variables)

    ran = claimcheck(
        command, *(["--format=html"] * (command == "report")), cwd=lying.folder, env=variables
    )

    assert ran.code == 2
    assert ".cache/mine lies in the work tree" in ran.err
    assert "help: name a folder outside of it in CLAIMCHECK_CACHE_DIR" in ran.err


def test_the_key_of_earlier_versions_is_an_error_that_says_what_to_do(lying: World) -> None:
    lying.settings = 'cache = ".claimcheck"\n'

    ran = lying.verify()

    assert ran.code == 2
    assert "'cache' is no key any more" in ran.out + ran.err
    assert "help: remove the line, and the folder that it names" in ran.out + ran.err


def test_a_damaged_record_of_a_user_is_as_good_as_missing(lying: World) -> None:
    address = lying.site.url("/a")
    lying.rows()
    cache = TextCache(lying.cache / "text")
    record = cache.record(address)
    assert record is not None
    cache.keep_record(replace(record, address="http://elsewhere.example/"))
    for path in lying.cache.rglob("sources/*/*.json"):
        path.write_bytes(path.read_bytes().replace(b"text_sha256", b"text_sha257"))
    assert cache.record(address) is None
