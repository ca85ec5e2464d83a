from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.fetchers.file import fetch, read_copy
from claimcheck.model.fetched import Fetched, FetchRequest, Outcome

if TYPE_CHECKING:
    from pathlib import Path

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs links, pipes and devices")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("secret")
    registry = tmp_path / "registry"
    (registry / "data" / "copies").mkdir(parents=True)
    (registry / "data" / "copies" / "a.html").write_bytes(b"<p>hello")
    (registry / "notes.md").write_bytes(b"# Notes")
    return registry


def read(root: Path, name: str, policy: FetchPolicy | None = None) -> Fetched:
    request = FetchRequest(f"file:{name}", folder=root / "data", root=root)
    return fetch(request, policy or FetchPolicy(), FetchContext())


def test_file_below_the_root_is_read(root: Path) -> None:
    fetched = read(root, "copies/a.html")
    assert (fetched.outcome, fetched.body) == (Outcome.OK, b"<p>hello")
    assert (fetched.media_type, fetched.name) == (None, "a.html")


def test_parent_folder_within_the_root_is_fine(root: Path) -> None:
    assert read(root, "../notes.md").body == b"# Notes"


@pytest.mark.parametrize("name", ["../../secret.txt", "copies/../../../secret.txt", "", "a\x00b"])
def test_path_that_leads_out_is_refused(root: Path, name: str) -> None:
    assert read(root, name).outcome is Outcome.REFUSED


@pytest.mark.parametrize("name", ["../.git/config", "../.GIT/config", "x/../../.git/config"])
def test_what_git_keeps_is_no_source(root: Path, name: str) -> None:
    for folder in (root / name.split("/")[-2], root / "data" / "x"):
        folder.mkdir(exist_ok=True)
    (root / name.split("/")[-2] / "config").write_bytes(b"[remote]")
    assert read(root, name).outcome is Outcome.REFUSED


@POSIX
def test_a_link_to_what_git_keeps_is_no_source(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".git" / "config").write_bytes(b"[remote]")
    (root / "data" / "lnk").symlink_to("../.git")
    (root / "data" / "copy.txt").symlink_to("lnk/config")
    assert read(root, "lnk/config").outcome is Outcome.REFUSED
    assert read(root, "copy.txt").outcome is Outcome.REFUSED


def test_absolute_path_is_refused(root: Path) -> None:
    fetched = read(root, str(root / "notes.md"))
    assert (fetched.outcome, fetched.body) == (Outcome.REFUSED, None)


@POSIX
def test_link_that_leads_out_is_refused(root: Path) -> None:
    (root / "data" / "link.txt").symlink_to(root.parent / "secret.txt")
    (root / "data" / "up").symlink_to(root.parent, target_is_directory=True)
    assert read(root, "link.txt").outcome is Outcome.REFUSED
    assert read(root, "up/secret.txt").outcome is Outcome.REFUSED


@POSIX
def test_link_within_the_root_is_followed(root: Path) -> None:
    (root / "data" / "link.md").symlink_to(root / "notes.md")
    assert read(root, "link.md").outcome is Outcome.OK


@POSIX
def test_circle_of_links_is_refused(root: Path) -> None:
    (root / "data" / "a").symlink_to(root / "data" / "b")
    (root / "data" / "b").symlink_to(root / "data" / "a")
    assert read(root, "a").outcome in {Outcome.REFUSED, Outcome.UNREACHABLE}


@POSIX
def test_pipe_is_unsupported_and_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "data" / "pipe")
    assert read(root, "pipe").outcome is Outcome.UNSUPPORTED


def test_folder_is_unsupported(root: Path) -> None:
    assert read(root, "copies").outcome is Outcome.UNSUPPORTED


def test_missing_file_is_dead(root: Path) -> None:
    fetched = read(root, "none.txt")
    assert (fetched.outcome, fetched.reason) == (Outcome.DEAD, "there is no file none.txt")


def test_file_larger_than_the_limit_is_unsupported(root: Path) -> None:
    assert read(root, "../notes.md", FetchPolicy(max_bytes=3)).outcome is Outcome.UNSUPPORTED


def test_copy_may_lie_anywhere_and_its_path_is_not_told(root: Path) -> None:
    path = root.parent / "secret.txt"
    fetched = read_copy("https://site.example/a", path, FetchPolicy(), FetchContext())
    assert (fetched.outcome, fetched.body) == (Outcome.OK, b"secret")
    assert fetched.final_address == "https://site.example/a"
