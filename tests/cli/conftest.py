from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from git_repo import commit, git
from loopback import html
from pull_request import QUOTE
from verify_world import FILLER, SHIPS, SURVEY, World

if TYPE_CHECKING:
    from pathlib import Path

    from loopback import Site


@pytest.fixture
def world(tmp_path: Path, site: Site) -> World:
    return World(tmp_path / "registry", site)


@pytest.fixture
def base(world: World) -> World:
    """A repository with two proven quotes, at the beginning of a branch."""
    world.site.pages["/a"] = html("A", SHIPS, FILLER)
    world.site.pages["/b"] = html("B", SURVEY, FILLER)
    world.source("a", "/a")
    world.source("b", "/b")
    world.claim("ships", "a", QUOTE)
    world.claim("port", "b", "the port will close before 2030, the authors write")
    assert world.verify().code == 0
    git(world.folder, "init", "--quiet", "--initial-branch=main")
    commit(world.folder)
    git(world.folder, "switch", "--quiet", "--create", "branch")
    world.site.asked.clear()
    return world
