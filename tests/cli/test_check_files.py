"""``check`` looks for quotes in the files of sources itself, whatever the lock says."""

from __future__ import annotations

import json
import sys
import textwrap
from typing import TYPE_CHECKING, Any

import pytest
from git_repo import commit, git
from loopback import page
from pdf_writer import write_pdf
from run import claimcheck, write
from verify_world import SHIPS, SURVEY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from verify_world import World

LIE = SHIPS.replace("4,210", "9,999")
CAPTURE = "https://archive.example/web/1/page"
NOTES = {"remembered-proof"}


@pytest.fixture
def local(world: World) -> World:
    """A registry with a text of its own, proven."""
    write(world.folder, {"data/a.txt": f"{SHIPS}\n\n{SURVEY}\n"})
    world.source("a", file="a.txt")
    world.claim("one", "a", SHIPS)
    assert world.verify("--offline").code == 0
    return world


def check(world: World, *arguments: str) -> Any:
    """Return what ``check`` finds, by its JSON, with the registry as the world has it."""
    world.save()
    ran = claimcheck("check", "--format", "json", *arguments, cwd=world.folder, env=world.variables)
    return {**json.loads(ran.out), "code": ran.code}


def rules(world: World, *arguments: str) -> list[str]:
    return [each["rule"] for each in check(world, *arguments)["findings"]]


def edit(world: World, change: Callable[[dict[str, Any], dict[str, Any]], None]) -> None:
    """Change the facts of the source ``a`` and of its only quote in the lock."""
    lock = world.facts()
    (facts,) = lock["quotes"]["a"].values()
    change(lock["sources"]["a"], facts)
    world.lock.write_text(json.dumps(lock), encoding="utf-8")


def as_found(source: dict[str, Any], quote: dict[str, Any]) -> None:
    quote.clear()
    quote |= {"outcome": "found", "tier": "exact", "count": 1, "blocks": source["blocks"][:1]}


def from_address(source: dict[str, Any], quote: dict[str, Any]) -> None:
    as_found(source, quote)
    source |= {"read": "fetched", "address": "https://a.example/"}


def from_capture(source: dict[str, Any], quote: dict[str, Any]) -> None:
    as_found(source, quote)
    source["archive"] = quote["archive"] = CAPTURE


def as_copy(source: dict[str, Any], quote: dict[str, Any]) -> None:
    as_found(source, quote)
    source["read"] = "copy"


def of_other_bytes(source: dict[str, Any], quote: dict[str, Any]) -> None:
    as_found(source, quote)
    source |= {"bytes": "0" * 64, "text": "1" * 64}


def as_dead(source: dict[str, Any], quote: dict[str, Any]) -> None:
    as_found(source, quote)
    source |= {"outcome": "dead", "reason": "there is no file a.txt"}


FORGERIES = (as_found, from_address, from_capture, as_copy, of_other_bytes, as_dead)


@pytest.mark.parametrize("url", [None, "https://a.example/"])
@pytest.mark.parametrize("forge", FORGERIES, ids=lambda each: each.__name__)
def test_a_forged_lock_proves_nothing_of_a_file_that_is_there(
    local: World, forge: Any, url: str | None
) -> None:
    if url:
        local.sources[0]["url"] = url
    local.claims[0]["evidence"][0]["quote"] = LIE
    local.verify("--offline")
    edit(local, forge)

    document = check(local)

    assert document["code"] == 1
    assert "quote-not-found" in [each["rule"] for each in document["findings"]]
    assert document["coverage"]["quote"]["outcomes"] == {"not found": 1}
    shown = claimcheck("show", "one", cwd=local.folder, env=local.variables)
    assert "not-found in a" in shown.out
    listed = claimcheck("list", "--format", "json", cwd=local.folder, env=local.variables)
    (claim,) = json.loads(listed.out)["claims"]
    assert claim["evidence"][0]["proof"]["state"] == "not-found"
    report = claimcheck("report", "--format", "json", cwd=local.folder, env=local.variables)
    assert json.loads(report.out)["claims"][0]["evidence"][0]["proof"]["state"] == "not-found"
    verified = local.verify("--offline")
    assert verified.code == 1
    assert local.quote_facts("a")["outcome"] == "not-found"


def test_what_differs_is_shown_as_by_verify(local: World) -> None:
    local.claims[0]["evidence"][0]["quote"] = LIE
    finding = next(each for each in check(local)["findings"] if each["rule"] == "quote-not-found")
    (nearest,) = (each for each in finding["details"] if each["kind"] == "nearest-passage")
    assert [span["text"] for span in nearest["quote"] if span["differs"]] == ["9,999"]


def test_a_file_needs_no_lock(local: World) -> None:
    local.lock.unlink()
    document = check(local)
    assert (document["code"], document["findings"]) == (0, [])
    assert document["coverage"]["quote"]["outcomes"] == {"proven": 1}


def test_an_edited_file_is_seen_by_check(local: World) -> None:
    write(local.folder, {"data/a.txt": f"{SHIPS} The count was withdrawn.\n\n{SURVEY}\n"})
    assert rules(local) == ["suspect-evidence"]
    write(local.folder, {"data/a.txt": f"{LIE}\n\n{SURVEY}\n"})
    assert "quote-not-found" in rules(local)


@pytest.mark.parametrize("kind", ["page.html", "report.pdf"])
def test_what_takes_a_parser_is_read_once_and_again_when_its_bytes_change(
    world: World, kind: str
) -> None:
    def made(words: str) -> bytes:
        if kind.endswith("pdf"):
            return write_pdf(textwrap.wrap(words, 70))
        return page("A", words, SURVEY)

    write(world.folder, {f"data/{kind}": made(SHIPS)})
    world.source("a", file=kind)
    world.claim("one", "a", SHIPS)
    for _ in range(2):
        assert check(world)["coverage"]["quote"]["outcomes"] == {"proven": 1}
    kept = list(world.cache.rglob("texts/*/*.json"))
    assert len(kept) == 1
    write(world.folder, {f"data/{kind}": made(LIE)})
    assert "quote-not-found" in rules(world)


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_of_a_checkout_change_no_proof(local: World, ends: str) -> None:
    text = f"{textwrap.fill(SHIPS, 40)}\n\n{textwrap.fill(SURVEY, 40)}\n"
    write(local.folder, {"data/a.txt": text})
    local.verify("--offline")
    write(local.folder, {"data/a.txt": text.replace("\n", ends)})
    document = check(local)
    assert (document["findings"], document["coverage"]["quote"]["outcomes"]) == ([], {"proven": 1})


def missing(folder: Path) -> None:
    (folder / "data/a.txt").unlink()


def linked_out(folder: Path) -> None:
    outside = write(folder.parent, {"outside.txt": f"{SHIPS}\n"}) / "outside.txt"
    missing(folder)
    (folder / "data/a.txt").symlink_to(outside)


def a_folder(folder: Path) -> None:
    missing(folder)
    (folder / "data/a.txt").mkdir()


def a_picture(folder: Path) -> None:
    write(folder, {"data/a.txt": b"\x89PNG\r\n\x1a\n" + bytes(100)})


def too_large(folder: Path) -> None:
    write(folder, {"data/a.txt": b"a" * 200_000})


def a_pointer(folder: Path) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 9\n"
    write(folder, {"data/a.txt": pointer})


def a_loop(folder: Path) -> None:
    missing(folder)
    (folder / "data/a.txt").symlink_to(folder / "data/a.txt")


GONE = (missing, linked_out, a_folder, a_picture, too_large, a_pointer, a_loop)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("lose", GONE, ids=lambda each: each.__name__)
def test_a_file_that_cannot_be_read_is_an_error_and_its_proofs_are_remembered(
    local: World, lose: Any
) -> None:
    local.settings = "max_bytes = 100000\n"
    lose(local.folder)

    document = check(local)

    assert document["code"] == 1
    assert [each["rule"] for each in document["findings"]] == [
        "remembered-proof",
        "source-file-missing",
    ]
    assert document["coverage"]["quote"]["remembered"] == 1
    local.sources[0]["absent"] = True
    document = check(local)
    assert document["code"] == 0
    assert [each["rule"] for each in document["findings"]] == ["remembered-proof"]


def test_a_file_that_was_never_read_proves_nothing(local: World) -> None:
    local.lock.unlink()
    (local.folder / "data/a.txt").unlink()
    assert check(local)["coverage"]["quote"]["reasons"] == {"unchecked": 1}
    local.sources[0]["absent"] = True
    found = rules(local)
    assert "source-file-missing" not in found
    assert check(local)["coverage"]["quote"]["outcomes"] == {}


def test_a_source_with_an_address_is_remembered_when_the_file_that_proved_it_is_gone(
    local: World,
) -> None:
    local.sources[0]["url"] = local.site.url("/a")
    local.verify("--offline")
    (local.folder / "data/a.txt").unlink()

    assert set(rules(local)) == {"source-file-missing", "remembered-proof"}

    local.site.pages["/a"] = local.site.pages["/b"] = _html(SHIPS, SURVEY)
    local.verify()
    assert local.site.times("/a") == 1
    assert rules(local) == ["source-file-missing"]
    local.sources[0]["absent"] = True
    assert rules(local) == []
    local.verify()
    assert local.site.times("/a") == 1


def _html(*paragraphs: str) -> Any:
    from loopback import html

    return html("A", *paragraphs)


def test_a_lock_from_another_machine_is_good_here(local: World, tmp_path: Path) -> None:
    import shutil

    other = tmp_path / "elsewhere" / "clone"
    shutil.copytree(local.folder, other)
    nothing_cached = {**local.variables, "CLAIMCHECK_CACHE_DIR": str(tmp_path / "empty")}
    ran = claimcheck("check", cwd=other, env=nothing_cached)
    assert (ran.code, ran.out) == (0, "")
    assert claimcheck("verify", "--offline", "--locked", cwd=other, env=nothing_cached).code == 0


def test_absent_needs_a_file_and_is_a_word(local: World) -> None:
    local.sources.append({"id": "b", "title": "B", "kind": "primary", "absent": True})
    local.sources.append({**local.sources[0], "id": "c", "absent": "maybe"})
    found = [each["message"] for each in check(local)["findings"]]
    assert any("absent: true without a file" in each for each in found)
    assert any("absent 'maybe' is neither true nor false" in each for each in found)


def test_at_a_revision_files_are_read_from_the_commit(local: World) -> None:
    write(local.folder, {"data/deep/b.pdf": write_pdf(textwrap.wrap(SURVEY, 70))})
    local.source("b", file="deep/b.pdf")
    local.claim("two", "b", SURVEY)
    local.verify("--offline")
    git(local.folder, "init", "--quiet", "--initial-branch=main")
    commit(local.folder)
    write(local.folder, {"data/a.txt": f"{LIE}\n\n{SURVEY}\n"})
    (local.folder / "data/deep/b.pdf").unlink()
    edit(local, as_found)
    local.save()

    ran = claimcheck("diff", "HEAD", "--format", "json", cwd=local.folder, env=local.variables)
    assert "not-found" in ran.out
    found = rules(local, "--since", "HEAD")
    assert found.count("quote-not-found") == 1
    git(local.folder, "stash", "--quiet")
    assert rules(local, "--since", "HEAD") == []


def test_a_forged_lock_of_the_past_proves_nothing_either(local: World) -> None:
    local.claims[0]["evidence"][0]["quote"] = LIE
    local.verify("--offline")
    edit(local, as_found)
    git(local.folder, "init", "--quiet", "--initial-branch=main")
    commit(local.folder)

    document = check(local, "--since", "HEAD")

    assert [each["rule"] for each in document["findings"]] == []
    assert document["older"] >= 1


def test_diff_shows_that_a_file_is_kept_out(local: World) -> None:
    git(local.folder, "init", "--quiet", "--initial-branch=main")
    commit(local.folder)
    local.sources[0]["absent"] = True
    local.save()
    ran = claimcheck("diff", "HEAD", cwd=local.folder, env=local.variables)
    assert "absent" in ran.out
