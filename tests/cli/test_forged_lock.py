"""A lock that was written by hand, and proofs that nobody repeated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from loopback import Reply, html
from run import claimcheck, write
from verify_world import SHIPS, SURVEY

if TYPE_CHECKING:
    from pathlib import Path

    from verify_world import World

LIE = SHIPS.replace("4,210", "9,999")
STRICT = '[severity]\nremembered-proof = "error"\n'


@pytest.fixture
def proven(world: World) -> World:
    world.site.pages["/a"] = html("A", SHIPS, SURVEY)
    world.source("a", "/a")
    world.claim("one", "a", SHIPS)
    assert world.verify().code == 0
    return world


def check(world: World, *arguments: str) -> Any:
    world.save()
    ran = claimcheck("check", "--format", "json", *arguments, cwd=world.folder, env=world.variables)
    return {**json.loads(ran.out), "code": ran.code}


def rules(document: Any) -> list[str]:
    return [each["rule"] for each in document["findings"]]


def edited(world: World, **facts: Any) -> None:
    """Change facts of the source ``a`` in the lock; None takes one out."""
    lock = world.facts()
    known = {**lock["sources"]["a"], **facts}
    lock["sources"]["a"] = {name: value for name, value in known.items() if value is not None}
    world.lock.write_text(json.dumps(lock))


@pytest.mark.parametrize("gone", ["bytes", "text", "read", "address", "blocks"])
def test_a_proof_without_facts_of_its_source_counts_for_nothing(proven: World, gone: str) -> None:
    edited(proven, **{gone: None})
    proven.settings = "[levels]\nproof = 'checked'\n"

    document = check(proven)

    assert "quote-unproven" in rules(document)
    assert "without facts that fit" in str(document["findings"])
    assert document["coverage"]["quote"]["reasons"] == {"unproven": 1}
    listed = claimcheck("list", "--format", "json", cwd=proven.folder, env=proven.variables)
    assert json.loads(listed.out)["claims"][0]["support"]["derived"] == "directional"


def test_what_a_hand_wrote_leaves_the_lock_with_the_next_run(proven: World) -> None:
    proven.claims[0]["evidence"][0]["quote"] = LIE
    proven.save()
    proven.verify("--offline")
    lock = proven.lock.read_text().replace('"not-found"', '"found"')
    proven.lock.write_text(lock.replace('"lost": true', '"tier": "exact"'))
    edited(proven, text=None)

    row = proven.rows()["one"]

    assert (row["state"], proven.quote_facts("a")["outcome"]) == ("not-found", "not-found")


@pytest.mark.parametrize(
    ("reply", "lasts"),
    [(Reply(b"gone", 410), True), (Reply(b"no", 401), True), (Reply(b"later", 503), False)],
)
def test_a_refresh_that_cannot_read_a_source_renews_nothing(
    proven: World, reply: Reply, lasts: bool
) -> None:
    proven.site.pages["/a"] = reply

    ran = proven.verify("--refresh", "--full")

    assert ran.code == 0
    assert "note[remembered-proof]: a: 1 quote is proven from memory" in ran.out
    assert "Verified 1 quote: 1 proven, 1 of them remembered" in ran.err
    document = proven.document("--refresh")
    assert document["summary"] == {"quotes": 1, "proven": 1, "remembered": 1}
    assert document["quotes"][0]["remembered"] is True
    coverage = check(proven)["coverage"]["quote"]
    assert coverage["remembered"] == int(lasts)
    shown = claimcheck("show", "one", cwd=proven.folder, env=proven.variables).out
    assert ("remembered: it could not be read when last tried" in " ".join(shown.split())) == lasts
    report = claimcheck(
        "report", "--format", "markdown", cwd=proven.folder, env=proven.variables
    ).out
    assert ("remembered: it could not" in report) == lasts


@pytest.mark.parametrize("status", [410, 503])
def test_a_team_may_refuse_what_is_remembered(proven: World, status: int) -> None:
    proven.site.pages["/a"] = Reply(b"", status)
    assert proven.verify("--refresh").code == 0
    assert proven.verify("--refresh", "--fail-on", "note").code == 1
    proven.settings = STRICT
    ran = proven.verify("--refresh")
    assert ran.code == 1
    assert "error[remembered-proof]" in ran.out


def test_a_source_that_answers_again_is_remembered_no_longer(proven: World) -> None:
    page = proven.site.pages["/a"]
    proven.site.pages["/a"] = Reply(b"no", 403)
    assert proven.rows("--refresh")["one"]["remembered"] is True
    proven.site.pages["/a"] = page
    assert proven.rows("--refresh")["one"]["remembered"] is False
    assert check(proven)["findings"] == []


def test_a_copy_is_remembered_where_nobody_has_it(world: World, tmp_path: Path) -> None:
    copy = write(tmp_path, {"book.txt": f"{SHIPS}\n\n{SURVEY}\n"}) / "book.txt"
    world.source("book", isbn="9780306406157")
    world.claim("one", "book", SHIPS)
    assert world.rows("--copy", f"book={copy}")["one"]["remembered"] is False

    ran = world.verify("--refresh", "--fail-on", "note")

    assert ran.code == 1
    assert "1 of them remembered" in ran.err
    assert world.rows("--refresh", "--copy", f"book={copy}")["one"]["remembered"] is False


def test_what_a_source_holds_is_looked_for_whenever_it_is_read(proven: World) -> None:
    """Else new facts of a source would stand beside proofs of the text that it had before."""
    proven.claim("two", "a", SURVEY)
    proven.verify()
    proven.site.pages["/a"] = html("A", SHIPS, "The authors took their survey back.")

    proven.verify("--refresh", "one")

    assert "quote-not-found" in rules(check(proven))
