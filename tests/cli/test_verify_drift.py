from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from loopback import Reply, html, serving
from run import claimcheck, write
from verify_world import FILLER, SHIPS, SURVEY

from claimcheck.storage.text_cache import TextCache

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loopback import Site
    from verify_world import World

QUOTE = "The harbour authority counted 4,210 ships in 2019"
CHANGED = SHIPS + " The count was later withdrawn."


@pytest.fixture
def proven(world: World) -> World:
    world.site.pages["/a"] = html("A", SHIPS, SURVEY, ETag='"1"')
    world.source("a", "/a", retrieved="2024-05-06")
    world.claim("one", "a", QUOTE)
    assert world.verify().code == 0
    return world


@pytest.fixture
def archive(proven: World) -> Iterator[Site]:
    with serving() as site:
        proven.archive = site.url("")
        capture = f"/web/20240501000000id_/{proven.site.url('/a')}"
        asked = f"/web/20240506120000id_/{proven.site.url('/a')}"
        site.pages[asked] = Reply(status=302, headers={"Location": capture})
        site.pages[capture] = html("A", SHIPS, SURVEY)
        yield site


def test_proven_quotes_are_not_asked_for_again(proven: World) -> None:
    before = proven.lock.read_bytes()
    ran = proven.verify()
    assert (ran.code, ran.out, ran.err) == (
        0,
        "",
        "Verified 1 quote: 1 proven; found nothing wrong\n",
    )
    assert proven.site.times("/a") == 1
    assert proven.lock.read_bytes() == before


def test_refresh_reads_the_whole_page_again_and_changes_nothing(proven: World) -> None:
    before = proven.lock.read_bytes()
    ran = proven.verify("--refresh", "--locked")
    assert ran.code == 0, ran.err
    assert proven.site.times("/a") == 2
    assert not {"if-none-match", "if-modified-since"} & proven.site.asked[-1].headers.keys()
    assert proven.lock.read_bytes() == before


def test_changed_paragraph_makes_suspect_until_somebody_accepts_it(proven: World) -> None:
    since = proven.facts()["sources"]["a"]["since"]
    proven.site.pages["/a"] = html("A", CHANGED, SURVEY)
    ran = proven.verify("--refresh")
    assert "warning[suspect-evidence]" in ran.out
    assert (
        "help: read it again; if the evidence still holds: claimcheck verify --accept one"
        in ran.out
    )
    assert ran.err.endswith("Verified 1 quote: 1 suspect; found 1 warning\n")
    checked = claimcheck("check", cwd=proven.folder)
    assert "suspect-evidence" in checked.out
    again = proven.verify("--refresh")
    assert "Wrote" not in again.err
    assert "1 suspect" in again.err
    accepted = proven.verify("--accept", "one")
    assert accepted.err.endswith("Verified 1 quote: 1 proven; found nothing wrong\n")
    assert "now" not in proven.quote_facts("a")
    assert proven.verify("--refresh", "--locked").code == 0
    assert proven.facts()["sources"]["a"]["since"] >= since


def test_another_paragraph_may_change(proven: World) -> None:
    proven.site.pages["/a"] = html("A", SHIPS, SURVEY + " Or so they say in the new edition.")
    ran = proven.verify("--refresh")
    assert ran.err.endswith("Verified 1 quote: 1 proven; found nothing wrong\n")
    assert "now" not in proven.quote_facts("a")


def test_paragraph_that_changes_back_is_no_longer_suspect(proven: World) -> None:
    proven.site.pages["/a"] = html("A", CHANGED, SURVEY)
    assert "1 suspect" in proven.verify("--refresh").err
    proven.site.pages["/a"] = html("A", SHIPS, SURVEY)
    assert "1 proven" in proven.verify("--refresh").err


def test_paragraph_cut_down_to_a_few_words_is_suspect(proven: World) -> None:
    proven.site.pages["/a"] = html("A", QUOTE, SURVEY)
    assert "1 suspect" in proven.verify("--refresh").err
    assert proven.quote_facts("a")["now"] == ["short"]
    assert "1 proven" in proven.verify("--accept", "a").err
    assert proven.verify("--refresh", "--locked").code == 0


def test_accepting_what_is_not_suspect_says_so(proven: World) -> None:
    ran = proven.verify("--accept", "a")
    assert ran.code == 0
    assert "Nothing of a was waiting to be accepted" in ran.err


def test_quote_that_is_gone_is_looked_for_in_the_capture(proven: World, archive: Site) -> None:
    proven.site.pages["/a"] = html("A", SURVEY, FILLER)
    row = proven.rows("--refresh")["one"]
    capture = archive.url(f"/web/20240501000000id_/{proven.site.url('/a')}")
    assert (row["outcome"], row["state"], row["archive"]) == ("found", "proven", capture)
    assert proven.facts()["sources"]["a"]["archive"] == capture
    assert proven.facts()["sources"]["a"]["outcome"] == "ok"
    assert "archived-quote" in claimcheck("check", cwd=proven.folder).out


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Reply(b"gone", 410), "dead"),
        (Reply(b"no", 403), "blocked"),
        (html("Page not found", "There is no such page here."), "soft-404"),
    ],
)
def test_source_that_died_is_read_from_the_capture(
    proven: World, archive: Site, reply: Reply, outcome: str
) -> None:
    proven.site.pages["/a"] = reply
    proven.claim("new", "a", SURVEY)
    proven.claim("wrong", "a", SURVEY.replace("2030", "2031"))
    rows = proven.rows("--refresh")
    assert {name: row["outcome"] for name, row in rows.items()} == {
        "one": "found",
        "new": "found",
        "wrong": "not-found",
    }
    assert archive.url("/web/") in rows["new"]["archive"]
    facts = proven.facts()["sources"]["a"]
    assert (facts["outcome"], facts["read"]) == (outcome, "archive")
    assert facts["address"] == proven.site.url("/a")
    before = proven.lock.read_bytes()
    offline = proven.rows("--offline")
    assert offline["new"]["archive"] == rows["new"]["archive"]
    assert proven.lock.read_bytes() == before


def test_source_that_died_without_a_capture_keeps_what_was_proven(proven: World) -> None:
    proven.site.pages["/a"] = Reply(b"gone", 404)
    ran = proven.verify("--refresh")
    assert "Verified 1 quote: 1 proven, 1 of them remembered; found 1 warning, 1 note\n" in ran.err
    assert "a: dead: there is no such page (404)" in ran.err
    assert "warning[dead-source]" in ran.out
    assert proven.facts()["sources"]["a"]["outcome"] == "dead"
    assert "dead-source" in claimcheck("check", cwd=proven.folder).out


@pytest.mark.parametrize("status", [429, 503])
def test_trouble_that_passes_changes_nothing(proven: World, status: int) -> None:
    before = proven.lock.read_bytes()
    proven.site.pages["/a"] = Reply(b"later", status)
    assert proven.verify("--refresh").code == 0
    assert proven.lock.read_bytes() == before


def test_quote_that_is_gone_for_good_was_there_before(proven: World) -> None:
    proven.site.pages["/a"] = html("A", SURVEY, FILLER)
    ran = proven.verify("--refresh")
    assert ran.code == 1
    assert "is no longer in" in ran.out
    assert proven.quote_facts("a")["lost"] is True
    proven.site.pages["/a"] = html("A", SHIPS, SURVEY)
    assert "1 proven" in proven.verify("--refresh").err
    assert "lost" not in proven.quote_facts("a")


def test_archive_that_does_not_answer_takes_back_no_proof(proven: World, archive: Site) -> None:
    proven.site.pages["/a"] = html("A", SURVEY, FILLER)
    proven.rows("--refresh")
    before = proven.lock.read_bytes()
    archive.pages.clear()
    proven.verify("--refresh")
    assert proven.facts()["quotes"] == json.loads(before)["quotes"]


def test_edited_quote_is_looked_for_without_the_network(proven: World) -> None:
    proven.claims[0]["evidence"][0]["quote"] = SURVEY
    rows = proven.rows("--offline")
    assert rows["one"]["state"] == "proven"
    assert proven.site.times("/a") == 1
    assert len(proven.facts()["quotes"]["a"]) == 1


def test_local_file_is_read_again_when_its_bytes_change(world: World) -> None:
    write(world.folder, {"data/a.txt": SHIPS})
    world.source("a", file="a.txt")
    world.claim("one", "a", QUOTE)
    assert world.rows()["one"]["state"] == "proven"
    write(world.folder, {"data/a.txt": CHANGED})
    assert world.rows("--offline")["one"]["state"] == "suspect"
    (world.folder / "data/a.txt").unlink()
    world.rows("--offline")
    assert world.facts()["sources"]["a"]["outcome"] == "dead"
    write(world.folder, {"data/a.txt": SHIPS})
    assert world.rows("--offline")["one"]["state"] == "proven"
    assert world.facts()["sources"]["a"]["outcome"] == "ok"


def test_text_of_an_older_extractor_is_made_again(proven: World) -> None:
    cache = TextCache(proven.cache / "text")
    record = cache.record(proven.site.url("/a"))
    assert record is not None
    cache.keep_record(replace(record, extractor="html-0"))
    proven.claim("more", "a", SURVEY)
    proven.verify()
    assert proven.site.times("/a") == 2
    again = cache.record(proven.site.url("/a"))
    assert again is not None
    assert again.extractor == record.extractor
