"""A registry with one claim, whose only source has a page and a DOI, and registries of record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import records
from loopback import Reply, Site, html
from run import claimcheck
from verify_world import FILLER, SHIPS, World

if TYPE_CHECKING:
    from pathlib import Path

DOI = "10.5555/ships"
WORKS = "/works/10.5555%2Fships"
TITLE = "Counting ships"
QUOTE = "counted 4,210 ships in 2019"
JSON = {"Content-Type": "application/json"}
RULES = {"wrong-identifier", "corrected-source", "superseded-source", "retracted-source"}


def world_with_a_doi(folder: Path, site: Site) -> World:
    """Return a registry of which Crossref knows what it says."""
    world = World(folder, site)
    world.lookup = site.url("")
    site.pages["/paper"] = html("Counting ships", SHIPS, FILLER)
    world.source("paper", "/paper", doi=DOI, title=TITLE, author="R. Lindqvist", published="2019")
    world.claim("ships", "paper", QUOTE)
    site.pages[WORKS] = as_json(records.crossref(DOI, TITLE))
    return world


def as_json(body: bytes) -> Reply:
    return Reply(body, headers=JSON)


def retract(site: Site, kind: str = "retraction", **more: str) -> None:
    """Let Crossref say that the work was retracted."""
    notice = records.update("10.5555/notice", kind, "2026-02-03", **more)
    site.pages[WORKS] = as_json(records.crossref(DOI, TITLE, **{"updated-by": [notice]}))


def rules(world: World) -> list[str]:
    """Return what ``check`` finds by the records of sources."""
    world.save()
    ran = claimcheck("check", "--format", "json", cwd=world.folder, env=world.variables)
    return [each["rule"] for each in json.loads(ran.out)["findings"] if each["rule"] in RULES]
