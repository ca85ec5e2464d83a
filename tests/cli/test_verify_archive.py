"""The page as it was: what ``verify --archive`` keeps, and what is proven from it."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from git_repo import commit, repository
from loopback import Reply, Site, html, redirect
from run import claimcheck
from verify_world import FILLER, SHIPS, SURVEY, World
from warcio.archiveiterator import ArchiveIterator

if TYPE_CHECKING:
    from pathlib import Path

QUOTE = "counted 4,210 ships in 2019"
OTHER = "the port will close before 2030"


@pytest.fixture
def world(tmp_path: Path, site: Site) -> World:
    world = World(tmp_path / "registry", site)
    world.settings = '[archive]\nfolder = "captures"\n'
    site.pages["/ships"] = html("Ships", SHIPS, SURVEY, FILLER, Set_Cookie="id=secret-cookie")
    world.source("report", "/ships")
    world.claim("ships", "report", QUOTE)
    return world


def _files(world: World) -> list[Path]:
    return sorted((world.folder / "captures").rglob("*.warc.gz"))


def _records(path: Path) -> list[tuple[str, str]]:
    with path.open("rb") as stream:
        return [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "")
            for record in ArchiveIterator(stream)
        ]


def test_what_was_read_is_kept_once_with_its_request(world: World, site: Site) -> None:
    assert world.verify("--archive").code == 0
    (path,) = _files(world)
    first = path.read_bytes()

    world.verify("--archive", "--refresh")

    assert [each.read_bytes() for each in _files(world)] == [first]
    address = site.url("/ships")
    assert _records(path) == [("warcinfo", ""), ("response", address), ("request", address)]
    assert world.facts()["sources"]["report"]["kept"] == f"captures/{path.parent.name}/{path.name}"


def test_one_content_at_two_addresses_is_kept_once(world: World, site: Site) -> None:
    site.pages["/mirror"] = site.pages["/ships"]
    site.pages["/old"] = redirect("/mirror")
    world.source("copy", "/old")
    world.claim("again", "copy", QUOTE)

    assert world.verify("--archive").code == 0

    (path,) = _files(world)
    kinds = [kind for kind, _ in _records(path)]
    assert kinds.count("revisit") == 1
    assert kinds.count("response") == 2  # the content, and the redirect
    del site.pages["/old"], site.pages["/ships"]
    world.claim("new", "copy", OTHER)
    world.claim("more", "report", OTHER)
    rows = world.rows("--refresh")
    assert {rows[name]["state"] for name in ("new", "more")} == {"proven"}


def test_nothing_private_is_kept(world: World, site: Site) -> None:
    site.pages["/enter"] = redirect("/ships?session=abc123&page=1")
    site.pages["/ships?session=abc123&page=1"] = site.pages["/ships"]
    world.source("entry", "/enter")
    world.claim("entered", "entry", QUOTE)

    assert world.verify("--archive", "--source", "entry").code == 0

    kept = b"".join(gzip.decompress(each.read_bytes()) for each in _files(world))
    assert b"page=1" in kept
    for secret in (b"secret-cookie", b"abc123", b"ookie", b"User-Agent", b"user-agent", b"WARC-IP"):
        assert secret not in kept


def test_a_proof_from_a_capture_names_it_and_is_remembered(world: World, site: Site) -> None:
    world.verify("--archive")
    del site.pages["/ships"]
    world.claim("survey", "report", OTHER)

    rows = world.rows("--refresh")

    (path,) = _files(world)
    named = f"captures/{path.parent.name}/{path.name}"
    assert (rows["survey"]["state"], rows["survey"]["archive"]) == ("proven", named)
    assert rows["survey"]["remembered"]
    ran = claimcheck("check", cwd=world.folder, env=world.variables)
    assert named in ran.out
    assert "remembered-proof" in ran.out
    shown = claimcheck("show", "survey", cwd=world.folder, env=world.variables)
    assert named in shown.out
    assert "remembered" in shown.out


def test_a_quote_that_the_page_lost_is_found_in_its_capture(world: World, site: Site) -> None:
    world.verify("--archive")
    site.pages["/ships"] = html("Ships", SURVEY, FILLER)

    rows = world.rows("--refresh", "--archive")

    assert rows["ships"]["state"] == "proven"
    assert rows["ships"]["archive"].startswith("captures/")
    assert rows["ships"]["remembered"]
    assert len(_files(world)) == 2


def test_since_never_believes_a_capture(world: World, site: Site) -> None:
    world.save()
    repository(world.folder)
    world.verify("--archive")
    del site.pages["/ships"]
    world.claim("survey", "report", OTHER)
    world.verify("--refresh")
    commit(world.folder)

    ran = claimcheck(
        "verify", "--since", "HEAD~1", "--format", "json", cwd=world.folder, env=world.variables
    )

    document = json.loads(ran.out)
    found = [each for each in document["findings"] if each["rule"] == "proof-not-repeated"]
    assert {each["subject"] for each in found} == {"ships", "survey"}
    assert not any(row["state"] == "proven" for row in document["verification"]["quotes"])


@pytest.mark.parametrize("kept", ["../secret.warc.gz", "/etc/hostname", ".git/config"])
def test_a_lock_leads_to_no_file_outside(world: World, site: Site, kept: str) -> None:
    world.verify("--archive")
    (path,) = _files(world)
    (world.folder.parent / "secret.warc.gz").write_bytes(path.read_bytes())
    del site.pages["/ships"]
    world.claim("survey", "report", OTHER)
    text = world.lock.read_text()
    named = json.loads(text)["sources"]["report"]["kept"]
    world.lock.write_text(text.replace(named, kept))

    assert world.rows("--refresh")["survey"]["state"] != "proven"


def test_a_folder_that_a_link_leads_out_of_the_work_tree_is_not_written_to(world: World) -> None:
    outside = world.folder.parent / "outside"
    outside.mkdir()
    world.save()
    (world.folder / "captures").symlink_to(outside)

    ran = world.verify("--archive")

    assert ran.code == 2
    assert list(outside.iterdir()) == []


def test_a_folder_that_a_link_leads_into_what_git_keeps_is_not_written_to(world: World) -> None:
    world.save()
    repository(world.folder)
    hooks = world.folder / ".git" / "hooks"
    before = sorted(hooks.rglob("*"))
    (world.folder / "captures").symlink_to(hooks)

    assert world.verify("--archive").code == 2
    assert sorted(hooks.rglob("*")) == before


@pytest.mark.parametrize(
    "arguments", [["--archive", "--offline"], ["--archive", "--locked"], ["--archive", "--since=x"]]
)
def test_what_does_not_go_with_it(world: World, arguments: list[str]) -> None:
    assert world.verify(*arguments).code == 2


def test_it_has_to_be_told_where(world: World) -> None:
    world.settings = ""

    ran = world.verify("--archive")

    assert ran.code == 2
    assert "[archive]" in ran.err


def test_a_clone_names_no_service(world: World) -> None:
    world.settings = '[archive]\nsave = "https://evil.example/save"\n'

    assert world.verify("--archive").code == 2


def test_a_redirect_with_a_reply_of_its_own_is_no_content(world: World, site: Site) -> None:
    site.pages["/old"] = Reply(b"moved", 301, {"Location": "/ships"})
    world.source("old", "/old")
    world.claim("old", "old", QUOTE)

    world.verify("--archive", "--source", "old")

    (path,) = _files(world)
    assert b"moved" not in gzip.decompress(path.read_bytes())
