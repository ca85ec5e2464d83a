"""Registries of record on loopback, in their own shapes: what they say, and how they fail."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import records
from git_repo import commit, git
from loopback import Reply, Site, html, serving
from run import claimcheck
from verify_world import FILLER, SHIPS, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOI = "10.5555/ships"
WORKS = "/works/10.5555%2Fships"
DOIS = "/dois/10.5555%2Fships"
HANDLES = "/api/handles/10.5555/ships"
TITLE = "Counting ships"
QUOTE = "counted 4,210 ships in 2019"
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def world(tmp_path: Path, site: Site) -> World:
    """Return a registry with one claim, whose only source has a page and a DOI."""
    world = World(tmp_path / "registry", site)
    world.lookup = site.url("")
    site.pages["/paper"] = html("Counting ships", SHIPS, FILLER)
    world.source("paper", "/paper", doi=DOI, title=TITLE, author="R. Lindqvist", published="2019")
    world.claim("ships", "paper", QUOTE)
    site.pages[WORKS] = Reply(records.crossref(DOI, TITLE), headers=JSON)
    return world


def _json(body: bytes) -> Reply:
    return Reply(body, headers=JSON)


def _findings(world: World, *arguments: str) -> list[dict[str, Any]]:
    world.save()
    ran = claimcheck("check", "--format", "json", *arguments, cwd=world.folder, env=world.variables)
    found: list[dict[str, Any]] = json.loads(ran.out)["findings"]
    return found


def _rules(world: World) -> list[str]:
    about = {"wrong-identifier", "corrected-source", "superseded-source", "retracted-source"}
    return [each["rule"] for each in _findings(world) if each["rule"] in about]


def test_what_crossref_says_is_remembered_and_check_asks_nobody(world: World, site: Site) -> None:
    ran = world.verify()

    assert ran.code == 0, ran.out + ran.err
    (facts,) = world.facts()["records"]["paper"].values()
    assert facts["registry"] == "crossref"
    assert facts["titles"] == [TITLE]
    assert facts["authors"] == ["Lindqvist, Rosa", "Obi, Emeka"]
    assert facts["since"].startswith("20")
    before = len(site.asked)
    assert _rules(world) == []
    assert len(site.asked) == before


def test_what_is_known_is_not_asked_again_unless_all_is(world: World, site: Site) -> None:
    world.verify()
    world.verify()
    assert site.times(WORKS) == 1

    world.verify("--refresh")
    assert site.times(WORKS) == 2


def test_an_answer_is_used_again_for_some_days(world: World, site: Site) -> None:
    world.verify()
    world.lock.unlink()
    world.verify()

    assert site.times(WORKS) == 1
    assert world.facts()["records"]["paper"]


@pytest.mark.parametrize("how", [["--no-records"], ["--offline"]])
def test_nobody_is_asked_where_that_is_asked_for(world: World, site: Site, how: list[str]) -> None:
    world.verify(*how)

    assert site.times(WORKS) == 0


def test_the_registry_that_a_clone_brings_names_no_service(world: World) -> None:
    world.settings = '[lookup]\ncrossref = "http://evil.example"\n'

    ran = world.verify()

    assert ran.code == 2
    assert "lookup.crossref" in ran.err + ran.out


def test_a_reference_to_another_work_fails_the_check(world: World, site: Site) -> None:
    site.pages[WORKS] = _json(records.crossref(DOI, "A history of ferries", year=2011))

    ran = world.verify()

    assert ran.code == 1
    assert "wrong-identifier" in ran.out
    assert "A history of ferries" in ran.out
    assert _rules(world) == ["wrong-identifier"]


def test_a_doi_that_nobody_registered_is_an_invented_one(world: World, site: Site) -> None:
    site.pages[HANDLES] = Reply(b'{"responseCode":100,"handle":"10.5555/ships"}', 404, JSON)
    del site.pages[WORKS]

    assert world.verify().code == 1
    assert _rules(world) == ["wrong-identifier"]
    assert [site.times(each) for each in (WORKS, DOIS, HANDLES)] == [1, 1, 1]


def test_a_doi_of_datacite_and_one_of_another_agency_are_registered(
    world: World, site: Site
) -> None:
    del site.pages[WORKS]
    site.pages[DOIS] = _json(records.datacite(DOI, TITLE))
    assert world.verify().code == 0

    world.lock.unlink()
    del site.pages[DOIS]
    site.pages[HANDLES] = _json(b'{"responseCode":1,"handle":"10.5555/ships"}')
    assert world.verify("--refresh").code == 0
    (facts,) = world.facts()["records"]["paper"].values()
    assert facts["outcome"] == "elsewhere"


def test_an_identifier_that_was_corrected_is_asked_anew(world: World, site: Site) -> None:
    site.pages[WORKS] = _json(records.crossref(DOI, "A history of ferries", year=2011))
    world.verify()
    other = "10.5555/right"
    site.pages["/works/10.5555%2Fright"] = _json(records.crossref(other, TITLE))
    world.sources[0]["doi"] = other

    assert world.verify().code == 0
    assert list(world.facts()["records"]["paper"]) == [f"doi:{other}"]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"down", 503), "status 503"),
        (Reply(b"slow down", 429, {"Retry-After": "1"}), "too often"),
        (Reply(b"{}", drip=3.0), "no whole answer within 2 s"),
        (Reply(b"<html>Log in to the hotel</html>", headers={"Content-Type": "text/html"}), "JSON"),
        (Reply(b'{"message": {"DOI"', headers=JSON), "JSON"),
        (Reply(b'{"status": "failed"}', headers=JSON), "no record"),
        (Reply(records.crossref("10.5555/other", TITLE), headers=JSON), "another work"),
        (Reply(raw=b""), "broke"),
    ],
)
def test_a_registry_that_fails_or_lies_says_nothing(
    world: World, site: Site, reply: Reply, words: str
) -> None:
    site.pages[WORKS] = reply

    ran = world.verify()

    assert ran.code == 0, ran.out
    assert "no registry of record" in ran.err
    assert words in ran.err
    assert "records" not in world.facts()


def test_what_was_known_stays_while_a_registry_is_down(world: World, site: Site) -> None:
    world.verify()
    before = world.facts()["records"]
    site.pages[WORKS] = Reply(b"", 500)

    ran = world.verify("--refresh")

    assert "no registry of record" in ran.err
    assert world.facts()["records"] == before


def test_a_registry_that_is_down_is_left_alone_after_a_few_failures(
    world: World, site: Site
) -> None:
    for at in range(230):
        doi = f"10.5555/n{at}"
        world.source(f"s{at}", doi=doi)
        site.pages[f"/works/10.5555%2Fn{at}"] = Reply(b"", 500)
    site.pages[WORKS] = Reply(b"", 500)

    ran = world.verify("--select", "wrong-identifier")

    asked = [each for each in site.asked if each.path.startswith("/works/")]
    assert len(asked) <= 200
    assert "… and 221 more" in ran.err


def test_many_preprints_are_asked_for_at_once(world: World, site: Site) -> None:
    names = {f"1903.{at:05d}": f"Preprint {at}" for at in range(60)}
    for number, title in names.items():
        world.source(
            f"p{number[-3:]}", url=f"https://arxiv.org/abs/{number}", title=title, published="2019"
        )

    def answer(asked: Any) -> Reply:
        numbers = asked.path.partition("id_list=")[2].partition("&")[0].split(",")
        entries = [
            records.arxiv_entry(each, names[each]) for each in numbers if each != "1903.00007"
        ]
        return Reply(records.arxiv(*entries), headers={"Content-Type": "application/atom+xml"})

    site.answer_by_prefix("/api/query", answer)

    world.verify("--source", "p000", "--no-records")
    ran = world.verify("--select", "wrong-identifier", "--format", "json")

    asked = [each for each in site.asked if each.path.startswith("/api/query")]
    assert len(asked) == 3  # two for sixty, and one more for the one that was not in it
    (finding,) = json.loads(ran.out)["findings"]
    assert finding["subject"] == "p007"


def test_the_e_mail_address_goes_to_registries_and_not_into_the_lock(
    world: World, site: Site
) -> None:
    world.mailto = "me@example.org"
    site.pages[f"{WORKS}?mailto=me%40example.org"] = site.pages[WORKS]

    world.verify()

    assert [each.path for each in site.asked if "mailto" in each.path] == [
        f"{WORKS}?mailto=me%40example.org"
    ]
    assert "me@example.org" not in world.lock.read_text()


def test_what_a_registry_says_is_shown_and_not_obeyed(world: World, site: Site) -> None:
    title = "\x1b[31mRed\u202e::error::x" + "\nsecond line"
    site.pages[WORKS] = _json(records.crossref(DOI, title))

    ran = world.verify("--format", "github")

    assert "\x1b" not in ran.out + ran.err
    assert "\u202e" not in ran.out + ran.err
    assert not any(line.startswith("::error::x") for line in ran.out.splitlines())


def _retract(site: Site, kind: str = "retraction", **more: str) -> None:
    notice = records.update("10.5555/notice", kind, "2026-02-03", **more)
    site.pages[WORKS] = _json(records.crossref(DOI, TITLE, **{"updated-by": [notice]}))


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
    _retract(site)

    ran = world.verify("--refresh")

    assert ran.code == 1
    assert "paper was retracted on 2026-02-03 (10.5555/notice, Crossref)" in ran.out
    level, reasons = _level(world)
    assert level == "unsupported"
    assert any("was retracted on 2026-02-03 (10.5555/notice)" in each for each in reasons)
    assert _rules(world) == ["retracted-source"]
    told = claimcheck("diff", "HEAD", cwd=world.folder, env=world.variables)
    assert "verified → " in told.out.replace("✓ ", "").replace("✔ ", "")
    assert "proven → retracted, retraction on 2026-02-03 (10.5555/notice)" in " ".join(
        told.out.split()
    )
    shown = claimcheck("show", "paper", cwd=world.folder, env=world.variables)
    assert "retraction on 2026-02-03 (10.5555/notice)" in shown.out


def test_retracted_evidence_counts_again_where_somebody_says_why(world: World, site: Site) -> None:
    _retract(site)
    assert world.verify().code == 1
    evidence = world.claims[0]["evidence"][0]
    evidence["accept_retracted"] = "the claim is about the count, which nobody disputes"

    assert world.verify().code == 0
    assert _level(world)[0] == "verified"


@pytest.mark.parametrize("kind", ["withdrawal", "removal"])
def test_a_withdrawn_work_is_evidence_for_nothing(world: World, site: Site, kind: str) -> None:
    _retract(site, kind)

    world.verify()

    assert _rules(world) == ["retracted-source"]


def test_a_replaced_work_is_told_apart(world: World, site: Site) -> None:
    _retract(site, label="Retraction and replacement")

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

    assert _rules(world) == ["retracted-source", "retracted-source"]


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


@pytest.mark.parametrize("content", [None, "a,b\n1,2\n", "\x00"])
def test_a_table_that_is_none_is_told(world: World, content: str | None) -> None:
    world.settings = '[lookup]\nretraction_watch = "retractions.csv"\n'
    world.save()
    if content is not None:
        (world.folder / "retractions.csv").write_text(content)

    ran = world.verify()

    assert ran.code == 2
    assert "retractions.csv" in ran.err


def test_that_a_registry_answers_shows_that_there_is_a_network(world: World) -> None:
    world.sources[0]["url"] = "http://ships.invalid/paper"

    ran = world.verify()

    assert "no network?" not in ran.err
    assert world.facts()["records"]["paper"]


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
    site.pages["/works/10.5555%2Ffallen"] = _json(
        records.crossref(other, TITLE, **{"updated-by": [notice]})
    )
    world.source("fallen", doi=other, title=TITLE)
    world.verify()
    text = world.lock.read_text()
    told = text.index(', "notices": [')
    world.lock.write_text(text[:told] + text[text.index("]", told) + 1 :])

    assert "retracted-source" not in _rules(world)
    assert _since(world)["retracted-source"] == ["fallen"]


def test_since_a_change_takes_no_retraction_out_of_the_lock(world: World, site: Site) -> None:
    _retract(site)
    _begun(world)
    text = world.lock.read_text()
    told = text.index(', "notices": [')
    world.lock.write_text(text[:told] + text[text.index("]", told) + 1 :])
    world.claim("again", "paper", QUOTE)
    world.save()
    site.pages[WORKS] = Reply(b"", 503)

    assert _since(world)["retracted-source"] == ["again"]


def test_since_asks_only_about_what_came_in(world: World, site: Site) -> None:
    _begun(world)
    world.source("other", doi="10.5555/other", title="Other")
    site.pages["/works/10.5555%2Fother"] = _json(records.crossref("10.5555/other", "Other"))
    world.save()
    before = site.times(WORKS)

    assert "wrong-identifier" not in _since(world)
    assert site.times(WORKS) == before
    assert site.times("/works/10.5555%2Fother") == 1
    assert "records" in world.facts()


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
        site.pages[WORKS] = _json(records.crossref(DOI, "Counting ships"))
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
