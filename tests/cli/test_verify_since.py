"""What a change brings into the lock is read again, and nothing is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from git_repo import commit, git
from loopback import Reply
from pull_request import LIE, forged, since, told
from run import claimcheck, write
from verify_world import SHIPS, SURVEY

if TYPE_CHECKING:
    from verify_world import World


def test_a_change_without_proofs_reads_nothing(base: World) -> None:
    base.claims[0]["text"] = "Claim ships, worded better."

    ran = since(base)

    assert (ran.code, ran.out) == (0, "")
    assert base.site.asked == []
    assert "No proof came in since main" in ran.err


def test_only_what_came_in_is_read_and_nothing_is_written(base: World) -> None:
    base.claim("survey", "b", SURVEY)
    base.verify()
    base.site.asked.clear()
    before = base.lock.read_bytes()

    ran = since(base)

    assert (ran.code, ran.out) == (0, "")
    assert [each.path for each in base.site.asked] == ["/b"]
    assert base.lock.read_bytes() == before
    assert "Read 1 proof again: 1 proven" in ran.err


def test_renamed_honest_proofs_are_read_and_hold(base: World) -> None:
    base.sources[0]["id"] = base.claims[0]["evidence"][0]["source"] = "z"
    base.verify("--refresh")
    base.site.asked.clear()

    ran = since(base)

    assert (ran.code, ran.out) == (0, "")
    assert [each.path for each in base.site.asked] == ["/a"]


def test_a_copy_that_somebody_else_has_is_not_repeated(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    copy = write(base.folder.parent, {"copy.html": f"<p>{LIE} and more words to fill it.</p>"})
    assert base.verify("--copy", f"a={copy / 'copy.html'}").code == 0

    ran = since(base)
    strict = since(base, "--fail-on", "warning")
    repeated = since(base, "--copy", f"a={copy / 'copy.html'}")

    assert told(ran) == ["warning[proof-not-repeated]"]
    assert "the lock proves it from a copy; reading its address says not found" in ran.out
    assert (ran.code, strict.code) == (0, 1)
    assert (repeated.code, repeated.out) == (0, "")


def test_a_copy_of_what_the_address_answers_is_repeated_from_there(base: World) -> None:
    page = write(base.folder.parent, {"copy.html": base.site.pages["/a"].body})
    base.verify("--copy", f"a={page / 'copy.html'}")

    ran = since(base)

    assert (ran.code, ran.out) == (0, "")


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(status=403), "403"),
        (Reply(status=503), "503"),
        (Reply(status=404), "404"),
        (Reply(raw=b""), ""),
    ],
    ids=["wall", "transient", "gone", "silent"],
)
def test_what_cannot_be_read_here_is_a_warning(base: World, reply: Reply, why: str) -> None:
    base.claim("survey", "a", SHIPS)
    base.verify()
    base.site.pages["/a"] = reply

    ran = since(base)

    assert told(ran) == ["warning[proof-not-repeated]"]
    assert why in ran.out
    assert ran.code == 0


def test_a_file_that_was_there_already_is_read(base: World) -> None:
    write(base.folder, {"data/c.txt": f"{SURVEY} And so it did."})
    base.source("c", None, file="c.txt")
    base.claim("survey", "c", SURVEY)
    base.verify()

    ran = since(base)

    assert (ran.code, ran.out) == (0, "")
    assert base.site.asked == []


def test_where_nothing_was_before_everything_is_read(base: World) -> None:
    git(base.folder, "switch", "--quiet", "--orphan", "empty")
    write(base.folder, {"readme.txt": "nothing yet\n"})
    commit(base.folder)
    git(base.folder, "switch", "--quiet", "branch")

    ran = base.verify("--since", "empty", "--format", "concise")

    assert (ran.code, ran.out) == (0, "")
    assert {each.path for each in base.site.asked} == {"/a", "/b"}


def test_a_merge_is_compared_with_where_its_branch_left_the_base(base: World) -> None:
    base.claim("survey", "b", SURVEY)
    base.verify()
    commit(base.folder)
    git(base.folder, "switch", "--quiet", "main")
    write(base.folder, {"notes.txt": "meanwhile\n"})
    commit(base.folder)
    git(base.folder, "switch", "--quiet", "--detach")
    git(base.folder, "merge", "--quiet", "--no-edit", "branch")
    base.site.asked.clear()

    ran = since(base)

    assert (ran.code, ran.out) == (0, "")
    assert [each.path for each in base.site.asked] == ["/b"]


def test_the_json_says_what_was_read_and_what_differs(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    forged(base)
    base.save()

    ran = base.verify("--since", "main", "--format", "json")

    document = json.loads(ran.out)
    assert [each["rule"] for each in document["findings"]] == ["proof-differs"]
    assert document["verification"]["summary"] == {"quotes": 1, "not-found": 1}
    assert document["verification"]["written"] is False
    base.document("--since", "main")


@pytest.mark.parametrize("option", ["--refresh", "--accept=one"])
def test_what_writes_or_asks_everything_is_another_run(base: World, option: str) -> None:
    ran = since(base, option)

    assert ran.code == 2
    assert f"leave {option.partition('=')[0]} out" in ran.err


def test_a_shallow_clone_is_told_how_to_fetch_the_rest(base: World) -> None:
    write(base.folder, {"notes.txt": "more\n"})
    commit(base.folder)
    clone = base.folder.parent / "clone"
    address = base.folder.as_uri()
    git(base.folder.parent, "clone", "--quiet", "--depth=1", "--branch=branch", address, "clone")

    ran = claimcheck("verify", "--since", "origin/main", cwd=clone, env=base.variables)

    assert ran.code == 2
    assert "fetch-depth: 0" in ran.err
