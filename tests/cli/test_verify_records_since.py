"""Records in a pull request, and of the references of a paper without a claim."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import records
from git_repo import commit, git
from loopback import Reply, Site
from records_world import DOI, QUOTE, TITLE, WORKS, as_json, retract, rules, world_with_a_doi
from run import claimcheck
from verify_world import World

if TYPE_CHECKING:
    from pathlib import Path


TABLE_HEAD = (
    "Record ID,Title,Journal,Author,RetractionDate,RetractionDOI,RetractionPubMedID,"
    "OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\r\n"
)


@pytest.fixture
def world(tmp_path: Path, site: Site) -> World:
    return world_with_a_doi(tmp_path / "registry", site)


def _begun(world: World) -> None:
    """Commit the registry with a lock, before somebody proposes a change."""
    world.verify()
    git(world.folder, "init", "--quiet", "--initial-branch=main")
    commit(world.folder)


def _since(world: World, *arguments: str) -> dict[str, list[str]]:
    commit(world.folder)
    ran = claimcheck(
        *("verify", "--since", "HEAD~1", "--format", "json", *arguments),
        cwd=world.folder,
        env=world.variables,
    )
    assert ran.code in (0, 1), ran.err
    found: dict[str, list[str]] = {}
    for each in json.loads(ran.out)["findings"]:
        found.setdefault(each["rule"], []).append(each["subject"])
    return found


def test_since_believes_no_record_that_comes_with_a_change(world: World, site: Site) -> None:
    _begun(world)
    other = "10.5555/fallen"
    notice = records.update("10.5555/notice", "retraction", "2026-02-03")
    site.pages["/works/10.5555%2Ffallen"] = as_json(
        records.crossref(other, TITLE, **{"updated-by": [notice]})
    )
    world.source("fallen", doi=other, title=TITLE)
    world.verify()
    text = world.lock.read_text()
    told = text.index(', "notices": [')
    world.lock.write_text(text[:told] + text[text.index("]", told) + 1 :])

    assert "retracted-source" not in rules(world)
    assert _since(world)["retracted-source"] == ["fallen"]


def test_since_a_change_takes_no_retraction_out_of_the_lock(world: World, site: Site) -> None:
    retract(site)
    _begun(world)
    text = world.lock.read_text()
    told = text.index(', "notices": [')
    world.lock.write_text(text[:told] + text[text.index("]", told) + 1 :])
    world.claim("again", "paper", QUOTE)
    world.save()
    site.pages[WORKS] = Reply(b"", 503)

    assert _since(world)["retracted-source"] == ["again"]


@pytest.mark.parametrize("more", [[], [{"kind": "reinstatement", "date": "2026-11-01"}], None])
def test_a_check_since_a_change_believes_no_lock_out_of_which_a_retraction_was_taken(
    world: World, site: Site, more: list[dict[str, str]] | None
) -> None:
    retract(site)
    _begun(world)
    lock = world.facts()
    if more is None:
        lock["records"] = {}
    elif more:
        lock["records"]["paper"]["doi:10.5555/ships"]["notices"] += more
    else:
        del lock["records"]["paper"]["doi:10.5555/ships"]["notices"]
    world.lock.write_text(json.dumps(lock))
    world.claim("again", "paper", QUOTE)
    world.save()
    commit(world.folder)

    ran = claimcheck(
        "check", "--since", "HEAD~1", "-f", "json", cwd=world.folder, env=world.variables
    )

    found = [each for each in json.loads(ran.out)["findings"] if each["rule"] == "retracted-source"]
    assert [each["subject"] for each in found] == ["again"]
    assert rules(world) == []  # a check of all believes the lock


def test_since_asks_only_about_what_came_in(world: World, site: Site) -> None:
    _begun(world)
    world.source("other", doi="10.5555/other", title="Other")
    site.pages["/works/10.5555%2Fother"] = as_json(records.crossref("10.5555/other", "Other"))
    world.save()
    before = site.times(WORKS)

    assert "wrong-identifier" not in _since(world)
    assert site.times(WORKS) == before
    assert site.times("/works/10.5555%2Fother") == 1
    assert "records" in world.facts()


def test_since_believes_no_table_of_retractions_that_comes_with_a_change(
    world: World, site: Site
) -> None:
    row = "1,T,J,A,2/3/2026 0:00,10.5555/n,0,1/2/2019 0:00,10.5555/fallen,0,Retraction,\r\n"
    table = world.folder / "retractions.csv"
    world.settings = '[lookup]\nretraction_watch = "retractions.csv"\n'
    world.save()
    table.write_text(TABLE_HEAD + row)
    _begun(world)
    site.pages["/works/10.5555%2Ffallen"] = as_json(records.crossref("10.5555/fallen", TITLE))
    world.source("fallen", doi="10.5555/fallen", title=TITLE)
    table.write_text(TABLE_HEAD + row.replace("fallen", "boats"))
    world.verify()

    assert "retracted-source" not in rules(world)
    assert _since(world)["retracted-source"] == ["fallen"]


@pytest.mark.parametrize("service", ["crossref", "datacite", "doi", "arxiv", "pubmed"])
def test_since_tells_of_a_registry_that_is_asked_no_more(world: World, service: str) -> None:
    world.lookup = ""  # that of the person who runs it stands in the environment, and decides
    _begun(world)
    world.settings = f'[lookup]\n{service} = ""\n'
    world.save()

    commit(world.folder)
    ran = claimcheck("check", "--since", "HEAD~1", cwd=world.folder)

    assert f"lookup.{service}" in ran.out


def test_since_tells_of_a_retraction_that_a_change_accepts(world: World, site: Site) -> None:
    retract(site)
    _begun(world)
    world.claims[0]["evidence"][0]["accept_retracted"] = "why not"
    world.save()

    assert _since(world)["accepted-retraction"] == ["ships"]


@pytest.mark.parametrize(
    "change",
    [
        {"doi": None},
        {"doi": None, "id": "other"},
        {"doi": None, "title": "Counting of ships"},
        {"doi": "10.5555/preprint"},
    ],
)
@pytest.mark.parametrize("command", ["check", "verify"])
def test_since_tells_of_the_number_of_a_retracted_work_that_is_taken_out(
    world: World, site: Site, change: dict[str, str | None], command: str
) -> None:
    retract(site)
    _begun(world)
    world.sources[0] = {
        key: value for key, value in {**world.sources[0], **change}.items() if value is not None
    }
    world.claims[0]["evidence"][0]["source"] = world.sources[0]["id"]
    world.save()
    commit(world.folder)

    ran = claimcheck(
        command, "--since", "HEAD~1", "-f", "json", cwd=world.folder, env=world.variables
    )

    found = [each for each in json.loads(ran.out)["findings"] if each["rule"] == "retracted-source"]
    assert [each["subject"] for each in found] == [world.sources[0]["id"]]
    assert "the DOI 10.5555/ships, which was retracted on 2026-02-03" in found[0]["message"]


def test_since_another_work_in_its_place_is_none_that_was_retracted(
    world: World, site: Site
) -> None:
    retract(site)
    _begun(world)
    site.pages["/works/10.5555%2Fboats"] = as_json(records.crossref("10.5555/boats", "Boats"))
    world.sources[0] |= {"doi": "10.5555/boats", "title": "Boats"}
    world.save()

    assert "retracted-source" not in _since(world)


class TestReferencesOfAPaper:
    """``claimcheck import refs.bib && claimcheck verify && claimcheck check``, without a claim."""

    BIB = (
        "@article{ships, title={Counting {Ships}}, author={Lindqvist, Rosa and Obi, Emeka},"
        " year={2019}, doi={10.5555/ships}}\n"
        "@article{made-up, title={Counting what is not there}, author={Nobody, N.}, year={2021},"
        " doi={10.5555/invented}}\n"
    )

    @pytest.fixture
    def world(self, tmp_path: Path, site: Site) -> World:
        world = World(tmp_path / "registry", site)
        world.lookup = site.url("")
        world.save()
        (world.folder / "data/claims.yaml").unlink()
        (world.folder / "data/sources.yaml").write_text("sources: []\n")
        (world.folder / "refs.bib").write_text(self.BIB)
        site.pages[WORKS] = as_json(records.crossref(DOI, "Counting ships"))
        return world

    def _run(self, world: World, *arguments: str) -> tuple[int, str]:
        ran = claimcheck(*arguments, cwd=world.folder, env=world.variables)
        return ran.code, ran.out + ran.err

    def test_an_invented_reference_stops_the_paper(self, world: World) -> None:
        assert self._run(world, "import", "refs.bib")[0] == 0
        for command in ("verify", "check"):
            code, told = self._run(world, command)
            assert code == 1
            assert "10.5555/invented is not registered" in told
            assert "10.5555/ships" not in told
            assert "unused-source" not in told

    def test_right_references_pass(self, world: World) -> None:
        (world.folder / "refs.bib").write_text(self.BIB.splitlines()[0])
        for command in (("import", "refs.bib"), ("verify",), ("check",)):
            assert self._run(world, *command)[0] == 0

    def test_where_nobody_could_be_asked_nothing_was_checked(
        self, world: World, site: Site
    ) -> None:
        site.answer_by_prefix("/", lambda _: Reply(b"", 503))
        site.pages.clear()
        self._run(world, "import", "refs.bib")

        code, told = self._run(world, "verify")

        assert code == 2
        assert "no registry of record could be asked" in told
        assert "nothing was checked" in told
        assert self._run(world, "check")[0] == 2
