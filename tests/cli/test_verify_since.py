"""What a change brings into the lock is read again, and nothing of it is believed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from git_repo import commit, git
from loopback import Reply, html
from run import claimcheck, write
from verify_world import FILLER, SHIPS, SURVEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from run import Ran
    from verify_world import World

QUOTE = "The harbour authority counted 4,210 ships in 2019"
LIE = "The harbour authority counted 9,999 ships in 2019"
OTHER = "The port will close before 2030, say the authors of a letter to the editor."


@pytest.fixture
def base(world: World) -> World:
    """A repository with one proven quote, at the beginning of a branch."""
    world.site.pages["/a"] = html("A", SHIPS, FILLER)
    world.site.pages["/b"] = html("B", SURVEY, FILLER)
    world.source("a", "/a")
    world.source("b", "/b")
    world.claim("one", "a", QUOTE)
    world.claim("two", "b", "the port will close before 2030, the authors write")
    assert world.verify().code == 0
    git(world.folder, "init", "--quiet", "--initial-branch=main")
    commit(world.folder)
    git(world.folder, "switch", "--quiet", "--create", "branch")
    world.site.asked.clear()
    return world


def since(world: World, *arguments: str) -> Ran:
    """Run what a pull request runs; the registry is saved as the world has it."""
    return world.verify("--since", "main", "--format", "concise", *arguments)


def told(ran: Ran) -> list[str]:
    """Return severity and rule of each finding, with the claim it is about."""
    return [line.split(" ")[1] for line in ran.out.splitlines()]


def edit(world: World, change: Callable[[Any], None]) -> None:
    """Change the lock by hand."""
    lock = world.facts()
    change(lock)
    world.lock.write_text(json.dumps(lock, indent=1, ensure_ascii=False), encoding="utf-8")


def forged(world: World, source: str = "a") -> None:
    """Write into the lock that whatever was not found in a source was."""

    def found(lock: Any) -> None:
        blocks = lock["sources"][source]["blocks"]
        for facts in lock["quotes"][source].values():
            if facts["outcome"] == "not-found":
                facts |= {"outcome": "found", "tier": "exact", "count": 1, "blocks": blocks[:1]}

    edit(world, found)


def test_a_change_without_proofs_reads_nothing(base: World) -> None:
    base.claims[0]["text"] = "Claim one, worded better."

    ran = since(base)

    assert (ran.code, ran.out) == (0, "")
    assert base.site.asked == []
    assert "No proof came in since main" in ran.err


def test_only_what_came_in_is_read_and_nothing_is_written(base: World) -> None:
    base.claim("three", "b", SURVEY)
    base.verify()
    base.site.asked.clear()
    before = base.lock.read_bytes()

    ran = since(base)

    assert (ran.code, ran.out) == (0, "")
    assert [each.path for each in base.site.asked] == ["/b"]
    assert base.lock.read_bytes() == before
    assert "Read 1 proof again: 1 proven" in ran.err


def test_a_forged_proof_is_contradicted(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    forged(base)
    assert claimcheck("check", cwd=base.folder).code == 0

    ran = since(base)

    assert told(ran) == ["error[proof-differs]"]
    assert "the lock says found, and it is not found" in ran.out
    assert ran.code == 1


def test_a_forged_proof_of_an_old_finding_is_no_old_finding(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    git(base.folder, "switch", "--quiet", "main")
    commit(base.folder)
    git(base.folder, "switch", "--quiet", "--create", "later")
    assert told(since(base)) == []
    forged(base)

    assert told(since(base)) == ["error[proof-differs]"]


def test_what_fails_cannot_be_taken_out_of_the_lock(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    commit(base.folder)
    git(base.folder, "branch", "--force", "main")
    edit(base, lambda lock: lock["quotes"].pop("a"))

    ran = since(base)

    assert "error[proof-differs]" in told(ran)
    assert "the lock says nothing of it, and it is not found" in ran.out


def test_an_address_and_its_facts_forged_together_are_read_from_the_address(base: World) -> None:
    base.site.pages["/c"] = html("C", OTHER, FILLER)
    base.sources[0]["url"] = base.site.url("/c")
    base.save()
    edit(base, lambda lock: lock["sources"]["a"].update(address=base.site.url("/c")))

    ran = since(base)

    assert told(ran) == ["error[proof-differs]"]
    assert [each.path for each in base.site.asked] == ["/c"]


def test_other_ids_and_another_order_hide_nothing(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    forged(base)
    base.sources[0]["id"] = base.claims[0]["evidence"][0]["source"] = "z"
    base.claims[0]["id"] = "last"
    base.sources.reverse()
    base.claims.reverse()
    base.save()

    def renamed(lock: Any) -> None:
        for part in ("sources", "quotes"):
            lock[part]["z"] = lock[part].pop("a")

    edit(base, renamed)

    assert told(since(base)) == ["error[proof-differs]"]


def test_renamed_honest_proofs_are_read_and_hold(base: World) -> None:
    base.sources[0]["id"] = base.claims[0]["evidence"][0]["source"] = "z"
    base.verify("--refresh")
    base.site.asked.clear()

    ran = since(base)

    assert (ran.code, ran.out) == (0, "")
    assert [each.path for each in base.site.asked] == ["/a"]


def test_a_lock_of_an_earlier_time_is_no_proof(base: World) -> None:
    earlier = base.lock.read_bytes()
    base.site.pages["/a"] = html("A", SHIPS + " The count was later withdrawn.", FILLER)
    base.verify("--refresh")
    git(base.folder, "switch", "--quiet", "main")
    commit(base.folder)
    git(base.folder, "switch", "--quiet", "--create", "later")
    base.lock.write_bytes(earlier)

    ran = since(base)

    assert told(ran) == ["error[proof-differs]"]
    assert "another paragraph holds it than the one that the lock names" in ran.out


def test_a_warning_that_the_lock_leaves_out_is_told(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = QUOTE.lower()
    base.verify()
    edit(base, lambda lock: [each.pop("warnings") for each in lock["quotes"]["a"].values()])

    ran = since(base)

    assert told(ran) == ["error[proof-differs]"]
    assert "case" in ran.out


def test_an_address_that_a_source_never_moved_to_is_told(base: World) -> None:
    evil = "https://evil.example/a"
    edit(base, lambda lock: lock["sources"]["a"].update(moved=True, final_address=evil))

    ran = since(base)

    assert told(ran) == ["error[proof-differs]", "note[moved-source]"]
    assert f"says that its source has moved to {evil}, and it has not" in ran.out


def test_facts_that_lie_in_wait_are_read_when_a_claim_uses_them(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    forged(base)
    lie = base.facts()["quotes"]["a"]
    base.claims[0]["evidence"][0]["quote"] = QUOTE
    base.verify()
    edit(base, lambda lock: lock["quotes"]["a"].update(lie))
    assert told(since(base)) == []
    commit(base.folder)
    git(base.folder, "branch", "--force", "main")
    base.claim("late", "a", LIE)

    assert told(since(base)) == ["error[proof-differs]"]


def test_a_copy_that_somebody_else_has_is_not_repeated(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    copy = write(base.folder.parent, {"copy.html": f"<p>{LIE} and more words to fill it.</p>"})
    assert base.verify("--copy", f"a={copy / 'copy.html'}").code == 0

    ran = since(base)
    strict = since(base, "--fail-on", "warning")
    repeated = since(base, "--copy", f"a={copy / 'copy.html'}")

    assert told(ran) == ["warning[proof-not-repeated]"]
    assert "the lock proves it from a copy; at its address it is not found" in ran.out
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
    base.claim("three", "a", SHIPS)
    base.verify()
    base.site.pages["/a"] = reply

    ran = since(base)

    assert told(ran) == ["warning[proof-not-repeated]"]
    assert why in ran.out
    assert ran.code == 0


def test_what_comes_with_the_change_has_no_say_in_it(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    forged(base)
    base.settings = 'max_bytes = 10\n[severity]\nproof-differs = "note"\n\n'
    base.save()
    config = base.folder / "claimcheck.toml"
    config.write_text(
        'ignore = ["proof-differs", "weakened-configuration"]\nfail_on = "never"\n'
        + config.read_text("utf-8"),
        encoding="utf-8",
    )
    claims = base.folder / "data/claims.yaml"
    claims.write_text(
        "claims:\n"
        "  # claimcheck: ignore[proof-differs] trust me\n"
        "  - id: one\n"
        "    text: Claim one.\n"
        "    evidence:\n"
        "      - source: a\n"
        "        stance: supports\n"
        f"        quote: {LIE}\n"
    )

    ran = claimcheck(
        "verify", "--since", "main", "--format", "concise", cwd=base.folder, env=base.variables
    )

    assert "error[proof-differs]" in told(ran)
    assert told(ran).count("warning[weakened-configuration]") == 4
    assert ran.code == 1


def test_a_file_that_comes_with_the_change_is_no_reading_of_an_address(base: World) -> None:
    write(base.folder, {"data/a.txt": f"{LIE}, which was 12 more than in the year before."})
    base.sources[0]["file"] = "a.txt"
    base.claims[0]["evidence"][0]["quote"] = LIE
    assert base.verify().code == 0

    ran = since(base)

    assert told(ran) == ["warning[proof-not-repeated]"]
    assert "the lock proves it from a file; at its address it is not found" in ran.out
    assert [each.path for each in base.site.asked] == ["/a"]


def test_a_file_that_was_there_already_is_read(base: World) -> None:
    write(base.folder, {"data/c.txt": f"{SURVEY} And so it did."})
    base.source("c", None, file="c.txt")
    base.claim("three", "c", SURVEY)
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
    base.claim("three", "b", SURVEY)
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


def test_a_registry_in_a_folder_of_the_repository_is_compared_there(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    forged(base)
    names = ("data/claims.yaml", "data/claimcheck.lock")
    lies = {f"facts/{name}": (base.folder / name).read_bytes() for name in names}
    git(base.folder, "checkout", "--quiet", ".")
    (base.folder / "facts").mkdir()
    git(base.folder, "mv", "data", "claimcheck.toml", "facts")
    commit(base.folder)
    git(base.folder, "branch", "--force", "main")
    write(base.folder, lies)
    base.site.asked.clear()

    options = ("--since", "main", "--format", "concise")
    ran = claimcheck("verify", *options, cwd=base.folder / "facts", env=base.variables)

    assert told(ran) == ["error[proof-differs]"]
    assert [each.path for each in base.site.asked] == ["/a"]


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
