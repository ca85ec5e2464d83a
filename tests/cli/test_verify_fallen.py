"""Sources that fell, as registries of record and a table say, and what follows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import records
from git_repo import commit, git
from loopback import Reply, Site
from records_world import TITLE, WORKS, retract, rules, world_with_a_doi
from run import claimcheck

if TYPE_CHECKING:
    from pathlib import Path

    from verify_world import World


@pytest.fixture
def world(tmp_path: Path, site: Site) -> World:
    return world_with_a_doi(tmp_path / "registry", site)


def _level(world: World) -> tuple[str, list[str]]:
    ran = claimcheck("show", "ships", "--format", "json", cwd=world.folder, env=world.variables)
    claim = json.loads(ran.out)["claim"]
    return claim["support"]["derived"], [each["text"] for each in claim["reasons"]]


def test_a_retraction_between_two_runs_lowers_levels_and_diff_says_why(
    world: World, site: Site
) -> None:
    world.claims[0]["support"] = "verified"
    assert world.verify().code == 0
    assert _level(world)[0] == "verified"
    git(world.folder, "init", "--quiet", "--initial-branch=main")
    commit(world.folder)
    retract(site)

    ran = world.verify("--refresh")

    assert ran.code == 1
    assert "paper was retracted on 2026-02-03 (10.5555/notice, Crossref)" in ran.out
    level, reasons = _level(world)
    assert level == "unsupported"
    assert any("was retracted on 2026-02-03 (10.5555/notice)" in each for each in reasons)
    assert rules(world) == ["retracted-source"]
    told = claimcheck("diff", "HEAD", cwd=world.folder, env=world.variables)
    assert "verified → " in told.out.replace("✓ ", "").replace("✔ ", "")
    assert "proven → retracted, retraction on 2026-02-03 (10.5555/notice)" in " ".join(
        told.out.split()
    )
    shown = claimcheck("show", "paper", cwd=world.folder, env=world.variables)
    assert "retraction on 2026-02-03 (10.5555/notice)" in shown.out


def test_retracted_evidence_counts_again_where_somebody_says_why(world: World, site: Site) -> None:
    retract(site)
    assert world.verify().code == 1
    evidence = world.claims[0]["evidence"][0]
    evidence["accept_retracted"] = "the claim is about the count, which nobody disputes"

    assert world.verify().code == 0
    assert _level(world)[0] == "verified"


@pytest.mark.parametrize("kind", ["withdrawal", "removal"])
def test_a_withdrawn_work_is_evidence_for_nothing(world: World, site: Site, kind: str) -> None:
    retract(site, kind)

    world.verify()

    assert rules(world) == ["retracted-source"]


def test_a_replaced_work_is_told_apart(world: World, site: Site) -> None:
    retract(site, label="Retraction and replacement")

    ran = world.verify()

    assert "was retracted and replaced on 2026-02-03" in ran.out
    assert "cite what replaced it: see 10.5555/notice" in ran.out


def test_a_preprint_that_arxiv_and_an_article_that_pubmed_calls_retracted(
    world: World, site: Site
) -> None:
    world.source("preprint", url="https://arxiv.org/abs/1903.00002", title=TITLE)
    entry = records.arxiv_entry("1903.00002", TITLE, comment="This paper has been withdrawn")
    site.answer_by_prefix("/api/query", lambda _: Reply(records.arxiv(entry)))
    world.source("article", url="https://pubmed.ncbi.nlm.nih.gov/4242/", title=TITLE)
    types = "<PublicationType UI='D016441'>Retracted Publication</PublicationType>"
    article = records.pubmed_article("4242", f"{TITLE}.", types=types)
    site.answer_by_prefix("/efetch.fcgi", lambda _: Reply(records.pubmed(article)))

    world.verify()

    assert rules(world) == ["retracted-source", "retracted-source"]


TABLE = (
    "Record ID,Title,Journal,Author,RetractionDate,RetractionDOI,RetractionPubMedID,"
    "OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\r\n"
    '1,"Ships, counted",Ann,L,2/3/2026 0:00,10.5555/n,0,1/2/2019 0:00,10.5555/SHIPS,0,Retraction,'
    "+Error;\r\n"
    "2,Other,Ann,L,2/3/2026 0:00,10.5555/m,0,1/2/2019 0:00,10.5555/other,0,Retraction,\r\n"
)


def test_the_table_of_retraction_watch_that_the_configuration_names(
    world: World, site: Site
) -> None:
    world.settings = '[lookup]\nretraction_watch = "retractions.csv"\n'
    world.save()
    table = world.folder / "retractions.csv"
    table.write_text(TABLE, encoding="utf-8")

    ran = world.verify("--no-records")

    assert ran.code == 1
    assert "was retracted on 2026-02-03 (10.5555/n, Retraction Watch)" in ran.out
    assert site.times(WORKS) == 0
    table.write_text(TABLE.replace("SHIPS", "boats"), encoding="utf-8")
    assert world.verify().code == 0


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("10.48550/arXiv.1903.00002v2", {"url": "https://arxiv.org/abs/1903.00002"}),
        ("https://doi.org/10.5555/LOUD", {"doi": "10.5555/loud"}),
        (" doi:10.5555/loud ", {"url": "https://doi.org/10.5555%2FLoud"}),
    ],
)
def test_a_row_of_the_table_is_of_a_work_however_its_number_is_written(
    world: World, written: str, source: dict[str, str]
) -> None:
    world.settings = '[lookup]\nretraction_watch = "retractions.csv"\n'
    world.source("loud", title="Loud", **source)
    world.save()
    table = TABLE.replace("10.5555/SHIPS", written)
    (world.folder / "retractions.csv").write_text(table, encoding="utf-8")

    ran = world.verify("--no-records", "--offline")

    assert "loud: the source was retracted on 2026-02-03" in ran.out


def test_a_table_to_which_a_link_leads_out_of_the_work_tree_is_not_read(
    world: World, tmp_path: Path
) -> None:
    world.settings = '[lookup]\nretraction_watch = "retractions.csv"\n'
    world.save()
    (tmp_path / "elsewhere.csv").write_text(TABLE, encoding="utf-8")
    (world.folder / "retractions.csv").symlink_to(tmp_path / "elsewhere.csv")

    ran = world.verify("--no-records")

    assert ran.code == 2
    assert "lookup.retraction_watch leads out of the work tree" in ran.err + ran.out


@pytest.mark.parametrize("content", [None, "a,b\n1,2\n", "\x00"])
def test_a_table_that_is_none_is_told(world: World, content: str | None) -> None:
    world.settings = '[lookup]\nretraction_watch = "retractions.csv"\n'
    world.save()
    if content is not None:
        (world.folder / "retractions.csv").write_text(content)

    ran = world.verify()

    assert ran.code == 2
    assert "retractions.csv" in ran.err


def test_a_difference_shows_that_a_number_was_taken_out_of_a_source_with_names(
    world: World, site: Site
) -> None:
    retract(site)
    world.sources[0]["author"] = [{"family": "Obi", "given": "E."}, {"literal": "others"}]
    world.verify()
    git(world.folder, "init", "--quiet", "--initial-branch=main")
    commit(world.folder)
    del world.sources[0]["doi"]
    world.sources[0]["author"] = "R. Lindqvist"
    world.save()

    ran = claimcheck("diff", "HEAD", cwd=world.folder, env=world.variables)

    assert ran.code == 0, ran.err
    assert "doi: 10.5555/ships → none" in ran.out
    assert "author: E. Obi, et al. → R. Lindqvist" in ran.out
