"""Registries of record on loopback, in their own shapes: what they say, and how they fail."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
import records
from loopback import Reply, Site
from records_world import DOI, JSON, TITLE, WORKS, as_json, rules, world_with_a_doi

if TYPE_CHECKING:
    from pathlib import Path

    from verify_world import World

DOIS = "/dois/10.5555%2Fships"
HANDLES = "/api/handles/10.5555/ships"


@pytest.fixture
def world(tmp_path: Path, site: Site) -> World:
    return world_with_a_doi(tmp_path / "registry", site)


def test_what_crossref_says_is_remembered_and_check_asks_nobody(world: World, site: Site) -> None:
    ran = world.verify()

    assert ran.code == 0, ran.out + ran.err
    (facts,) = world.facts()["records"]["paper"].values()
    assert facts["registry"] == "crossref"
    assert facts["titles"] == [TITLE]
    assert facts["authors"] == ["Lindqvist, Rosa", "Obi, Emeka"]
    assert facts["since"].startswith("20")
    before = len(site.asked)
    assert rules(world) == []
    assert len(site.asked) == before


def test_what_is_known_is_not_asked_again_unless_all_is(world: World, site: Site) -> None:
    world.verify()
    world.verify()
    assert site.times(WORKS) == 1

    world.verify("--refresh")
    assert site.times(WORKS) == 2


def test_an_answer_is_used_again_for_some_days(world: World, site: Site) -> None:
    world.verify()
    world.lock.unlink()
    world.verify()

    assert site.times(WORKS) == 1
    assert world.facts()["records"]["paper"]


@pytest.mark.parametrize("how", [["--no-records"], ["--offline"]])
def test_nobody_is_asked_where_that_is_asked_for(world: World, site: Site, how: list[str]) -> None:
    world.verify(*how)

    assert site.times(WORKS) == 0


def test_the_registry_that_a_clone_brings_names_no_service(world: World) -> None:
    world.settings = '[lookup]\ncrossref = "http://evil.example"\n'

    ran = world.verify()

    assert ran.code == 2
    assert "lookup.crossref" in ran.err + ran.out


def test_a_reference_to_another_work_fails_the_check(world: World, site: Site) -> None:
    site.pages[WORKS] = as_json(records.crossref(DOI, "A history of ferries", year=2011))

    ran = world.verify()

    assert ran.code == 1
    assert "wrong-identifier" in ran.out
    assert "A history of ferries" in ran.out
    assert rules(world) == ["wrong-identifier"]


def test_a_doi_that_nobody_registered_is_an_invented_one(world: World, site: Site) -> None:
    site.pages[HANDLES] = Reply(b'{"responseCode":100,"handle":"10.5555/ships"}', 404, JSON)
    del site.pages[WORKS]

    assert world.verify().code == 1
    assert rules(world) == ["wrong-identifier"]
    assert [site.times(each) for each in (WORKS, DOIS, HANDLES)] == [1, 1, 1]


def test_a_doi_of_datacite_and_one_of_another_agency_are_registered(
    world: World, site: Site
) -> None:
    del site.pages[WORKS]
    site.pages[DOIS] = as_json(records.datacite(DOI, TITLE))
    assert world.verify().code == 0

    world.lock.unlink()
    del site.pages[DOIS]
    site.pages[HANDLES] = as_json(b'{"responseCode":1,"handle":"10.5555/ships"}')
    assert world.verify("--refresh").code == 0
    (facts,) = world.facts()["records"]["paper"].values()
    assert facts["outcome"] == "elsewhere"


def test_an_identifier_that_was_corrected_is_asked_anew(world: World, site: Site) -> None:
    site.pages[WORKS] = as_json(records.crossref(DOI, "A history of ferries", year=2011))
    world.verify()
    other = "10.5555/right"
    site.pages["/works/10.5555%2Fright"] = as_json(records.crossref(other, TITLE))
    world.sources[0]["doi"] = other

    assert world.verify().code == 0
    assert list(world.facts()["records"]["paper"]) == [f"doi:{other}"]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"down", 503), "status 503"),
        (Reply(b"slow down", 429, {"Retry-After": "1"}), "too often"),
        (Reply(b"{}", drip=3.0), "no whole answer within 2 s"),
        (Reply(b"<html>Log in to the hotel</html>", headers={"Content-Type": "text/html"}), "JSON"),
        (Reply(b'{"message": {"DOI"', headers=JSON), "JSON"),
        (Reply(b'{"status": "failed"}', headers=JSON), "no record"),
        (Reply(records.crossref("10.5555/other", TITLE), headers=JSON), "another work"),
        (Reply(raw=b""), "broke"),
    ],
)
def test_a_registry_that_fails_or_lies_says_nothing(
    world: World, site: Site, reply: Reply, words: str
) -> None:
    site.pages[WORKS] = reply

    ran = world.verify()

    assert ran.code == 0, ran.out
    assert "no registry of record" in ran.err
    assert words in ran.err
    assert "records" not in world.facts()


def test_what_was_known_stays_while_a_registry_is_down(world: World, site: Site) -> None:
    world.verify()
    before = world.facts()["records"]
    site.pages[WORKS] = Reply(b"", 500)

    ran = world.verify("--refresh")

    assert "no registry of record" in ran.err
    assert world.facts()["records"] == before


def test_a_registry_that_is_down_is_left_alone_after_a_few_failures(
    world: World, site: Site
) -> None:
    for at in range(230):
        doi = f"10.5555/n{at}"
        world.source(f"s{at}", doi=doi)
        site.pages[f"/works/10.5555%2Fn{at}"] = Reply(b"", 500)
    site.pages[WORKS] = Reply(b"", 500)

    ran = world.verify("--select", "wrong-identifier")

    asked = [each for each in site.asked if each.path.startswith("/works/")]
    assert len(asked) <= 200
    assert "Crossref: unreachable: it answers with status 500" in ran.err
    told = [line for line in ran.err.splitlines() if line.startswith("  ")]
    unnamed = sum(int(each) for each in re.findall(r" and (\d+) more: ", ran.err))
    named = sum(len(line.partition(":")[0].partition(" and ")[0].split(", ")) for line in told)
    assert (len(told) <= 4, named + unnamed) == (True, 231)


def test_a_registry_that_drips_is_waited_for_a_few_times_and_not_for_each_work(
    world: World, site: Site
) -> None:
    for at in range(60):
        world.source(f"s{at}", doi=f"10.5555/n{at}")
        site.pages[f"/works/10.5555%2Fn{at}"] = Reply(b"{}" * 50, drip=1.0, headers=JSON)
    world.source("known", doi="10.5555/known", title="Known")
    site.answer_by_prefix("/works/10.5555%2Fknown", lambda _: Reply(b"{}" * 50, drip=1.0))
    begin = time.monotonic()

    ran = world.verify("--select", "wrong-identifier")

    assert time.monotonic() - begin < 20  # two seconds each for sixty works, two at a time: sixty
    assert "no whole answer within 2 s" in ran.err
    assert "it failed too often to be asked again" in ran.err


def test_one_failure_of_a_request_about_many_works_is_one(world: World, site: Site) -> None:
    for at in range(60):
        world.source(f"p{at}", url=f"https://arxiv.org/abs/1903.{at:05d}", title="T")
    entries = (records.arxiv_entry(f"1903.{at:05d}", "T") for at in range(60))
    answer = Reply(records.arxiv(*entries))

    def reply(asked: Any) -> Reply:
        return Reply(b"", 500) if "1903.00000" in asked.path else answer

    site.answer_by_prefix("/api/query", reply)

    world.verify("--select", "wrong-identifier")

    assert {"p50", "p59"} <= set(world.facts()["records"])


def test_a_page_in_between_has_not_said_that_a_work_is_unknown(world: World, site: Site) -> None:
    page = Reply(b"<html>The proxy finds nothing</html>", 404, {"Content-Type": "text/html"})
    site.pages.update(dict.fromkeys((WORKS, DOIS, HANDLES), page))

    ran = world.verify()

    assert "is not registered" not in ran.out
    assert "no such page (404)" in ran.err
    assert "records" not in world.facts()


@pytest.mark.parametrize("path", ["/api/query", "/efetch.fcgi"])
def test_a_service_that_is_not_there_has_not_said_that_a_work_is_unknown(
    world: World, site: Site, path: str
) -> None:
    world.source("preprint", url="https://arxiv.org/abs/1903.00002", title="T")
    world.source("article", url="https://pubmed.ncbi.nlm.nih.gov/56/", title="T")
    site.answer_by_prefix(path, lambda _: Reply(b"not here", 404))

    ran = world.verify("--select", "wrong-identifier")

    assert "is not registered" not in ran.out
    assert "no such page (404)" in ran.err
    assert set(world.facts()["records"]) == {"paper"}


def test_many_preprints_are_asked_for_at_once(world: World, site: Site) -> None:
    names = {f"1903.{at:05d}": f"Preprint {at}" for at in range(60)}
    for number, title in names.items():
        world.source(
            f"p{number[-3:]}", url=f"https://arxiv.org/abs/{number}", title=title, published="2019"
        )

    def answer(asked: Any) -> Reply:
        numbers = asked.path.partition("id_list=")[2].partition("&")[0].split(",")
        entries = [
            records.arxiv_entry(each, names[each]) for each in numbers if each != "1903.00007"
        ]
        return Reply(records.arxiv(*entries), headers={"Content-Type": "application/atom+xml"})

    site.answer_by_prefix("/api/query", answer)

    world.verify("--source", "p000", "--no-records")
    ran = world.verify("--select", "wrong-identifier", "--format", "json")

    asked = [each for each in site.asked if each.path.startswith("/api/query")]
    assert len(asked) == 3  # two for sixty, and one more for the one that was not in it
    (finding,) = json.loads(ran.out)["findings"]
    assert finding["subject"] == "p007"


def test_the_e_mail_address_goes_to_registries_and_not_into_the_lock(
    world: World, site: Site
) -> None:
    world.mailto = "me@example.org"
    site.pages[f"{WORKS}?mailto=me%40example.org"] = site.pages[WORKS]

    world.verify()

    assert [each.path for each in site.asked if "mailto" in each.path] == [
        f"{WORKS}?mailto=me%40example.org"
    ]
    assert "me@example.org" not in world.lock.read_text()


def test_what_a_registry_says_is_shown_and_not_obeyed(world: World, site: Site) -> None:
    title = "\x1b[31mRed\u202e::error::x" + "\nsecond line"
    site.pages[WORKS] = as_json(records.crossref(DOI, title))

    ran = world.verify("--format", "github")

    assert "\x1b" not in ran.out + ran.err
    assert "\u202e" not in ran.out + ran.err
    assert not any(line.startswith("::error::x") for line in ran.out.splitlines())


def test_that_a_registry_answers_shows_that_there_is_a_network(world: World) -> None:
    world.sources[0]["url"] = "http://ships.invalid/paper"

    ran = world.verify()

    assert "no network?" not in ran.err
    assert world.facts()["records"]["paper"]
