from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from loopback import html, page
from run import claimcheck, write
from verify_world import SHIPS, SURVEY

if TYPE_CHECKING:
    from verify_world import World

WORDS = 3
"""So many words of a source in a row would give its text away."""


@pytest.fixture
def proven(world: World) -> World:
    """Three sources: one on the web, one local page with metadata, one local text."""
    world.site.pages["/a"] = html("A page about ships", SHIPS, SURVEY)
    local = page("Local heading of the page", SURVEY).replace(
        b"<title>", b"<meta name=description content='A few words of description'><title>"
    )
    write(world.folder, {"data/b.html": local, "data/c.txt": f"{SHIPS}\n\n{SURVEY}\n"})
    world.source("a", "/a")
    world.source("b", file="b.html")
    world.source("c", file="c.txt")
    for source in ("a", "b", "c"):
        world.claim(f"survey-{source}", source, SURVEY)
    world.claim("wrong", "a", SHIPS.replace("4,210", "4,310"))
    world.claim("cut", "c", "significant remainder of the survey suggests")
    world.claim("short", "c", "the authors")
    world.claim("described", "b", "few words of description")
    assert world.verify().code == 1
    return world


def test_lock_holds_no_words_of_a_source_and_no_place_of_a_file(proven: World) -> None:
    content = proven.lock.read_text("utf-8").lower()
    texts = [SHIPS, SURVEY, "A page about ships", "Local heading of the page"]
    texts += ["A few words of description", proven.claims[-4]["evidence"][0]["quote"]]
    for text in texts:
        words = re.findall(r"\w+", text.lower())
        for at in range(len(words) - WORDS + 1):
            run = words[at : at + WORDS]
            assert not re.search(r"\W+".join(map(re.escape, run)), content), run
    assert str(proven.folder).lower() not in content
    assert "insignificant" not in content


def test_lock_is_sorted_with_a_fact_on_each_line(proven: World) -> None:
    facts = proven.facts()
    assert list(facts) == ["version", "sources", "quotes"]
    assert list(facts["sources"]) == ["a", "b", "c"]
    for quotes in facts["quotes"].values():
        assert list(quotes) == sorted(quotes)
    lines = proven.lock.read_text("utf-8").splitlines()
    assert sum('"outcome"' in line for line in lines) == 3 + len(proven.claims)
    assert all(len(re.findall(r'"(?:bytes|text|since)":', line)) <= 1 for line in lines)


def test_order_of_the_registry_does_not_matter(proven: World) -> None:
    before = re.sub(r'"since": "[^"]*"', "", proven.lock.read_text("utf-8"))
    proven.lock.unlink()
    proven.claims.reverse()
    proven.sources.reverse()
    proven.verify()
    assert re.sub(r'"since": "[^"]*"', "", proven.lock.read_text("utf-8")) == before


def test_times_stay_while_the_facts_do(proven: World) -> None:
    text = re.sub(r'"since": "[^"]*"', '"since": "2020-01-01T00:00:00Z"', proven.lock.read_text())
    proven.lock.write_text(text)
    proven.verify("--refresh")
    assert proven.lock.read_text() == text
    write(proven.folder, {"data/c.txt": f"{SHIPS}\n\n{SURVEY}\n\nOne more line.\n"})
    proven.verify("--refresh")
    sources = proven.facts()["sources"]
    assert sources["a"]["since"] == "2020-01-01T00:00:00Z"
    assert sources["c"]["since"] > "2026"


def test_what_nobody_cites_any_more_leaves_the_lock(proven: World) -> None:
    proven.claims = [claim for claim in proven.claims if claim["id"] != "survey-a"]
    proven.claims = [claim for claim in proven.claims if claim["id"] != "wrong"]
    proven.verify()
    assert list(proven.facts()["sources"]) == ["b", "c"]
    assert list(proven.facts()["quotes"]) == ["b", "c"]


def test_locked_run_writes_nothing_and_tells_what_would_change(proven: World) -> None:
    before = proven.lock.read_bytes()
    proven.claim("new", "a", SHIPS)
    write(proven.folder, {"data/c.txt": f"{SURVEY}\n\nOther words.\n"})
    ran = proven.verify("--locked", "--fail-on", "never")
    assert ran.code == 1
    assert "error: data/claimcheck.lock would change\n" in ran.err
    assert "\n  c: bytes, text, blocks changed\n" in ran.err
    assert re.search(r"\n  quote [0-9a-f]{12} in a: added\n", ran.err)
    assert "help: run claimcheck verify, commit it" in ran.err
    assert proven.lock.read_bytes() == before


def test_locked_run_is_clean_when_nothing_would_change(proven: World) -> None:
    assert proven.verify("--locked", "--offline", "--fail-on", "never").code == 0


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "not json",
        "[]",
        '{"version": 1}',
        '{"version": 1, "sources": [], "quotes": {}}',
        '{"version": 1, "sources": {"a": 7}, "quotes": {}}',
        '{"version": 1, "sources": {}, "quotes": {"a": {"x": 7}}}',
        '{"version": 99, "sources": {}, "quotes": {}}',
        "<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n",
    ],
)
def test_damaged_lock_is_an_error_with_the_next_step(proven: World, damage: str) -> None:
    keys = proven.facts()["quotes"]["a"]
    damage = damage.replace('"x"', json.dumps(next(iter(keys))))
    proven.lock.write_text(damage)
    ran = proven.verify("--offline")
    assert ran.code == 2
    assert "claimcheck.lock" in ran.err
    assert "\nhelp: " in ran.err
    assert proven.lock.read_text() == damage


def test_damaged_or_lost_cache_is_read_again(proven: World) -> None:
    for path in proven.cache.rglob("*/*/*.json"):
        path.write_bytes(path.read_bytes()[:-9])
    before = proven.lock.read_bytes()
    assert proven.verify("--refresh").code == 1
    assert proven.lock.read_bytes() == before
    proven.claim("more", "a", SHIPS)
    assert proven.rows("--offline")["more"]["state"] == "proven"


def test_edited_text_in_the_cache_proves_nothing(proven: World) -> None:
    for path in (proven.cache / "text" / "texts").rglob("*.json"):
        path.write_text(path.read_text("utf-8").replace("4,210", "4,310"), "utf-8")
    rows = proven.rows("--offline", "wrong")
    assert rows["wrong"]["outcome"] == "not-found"
    assert rows["wrong"]["nearest"] is None


def test_cache_that_cannot_be_written_costs_nothing_but_time(world: World) -> None:
    world.site.pages["/a"] = html("A", SHIPS)
    world.source("a", "/a")
    world.claim("one", "a", SHIPS)
    write(world.cache, {"text": "a file where the folder should be"})
    ran = world.verify()
    assert (ran.code, ran.err) == (
        0,
        "Wrote data/claimcheck.lock\nVerified 1 quote: 1 proven; found nothing wrong\n",
    )


def test_lock_that_cannot_be_written_is_told(world: World) -> None:
    write(world.folder, {"data/c.txt": SHIPS, "blocked": "a file"})
    world.source("c", file="c.txt")
    world.claim("one", "c", SHIPS)
    world.settings = 'lock = "blocked/claimcheck.lock"\n'
    ran = world.verify()
    assert ran.code == 2
    assert ran.err.startswith("error: ")
    assert "blocked" in ran.err


def test_check_tells_an_edited_quote_from_a_proven_one(proven: World) -> None:
    proven.claims[0]["evidence"][0]["quote"] = SHIPS
    proven.save()
    ran = claimcheck("check", "--format", "json", cwd=proven.folder)
    rules = [finding["rule"] for finding in json.loads(ran.out)["findings"]]
    assert rules.count("quote-unproven") == 1
