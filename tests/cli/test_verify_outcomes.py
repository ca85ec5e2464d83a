from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

import pytest
from loopback import Reply, html, page, redirect
from pdf_writer import write_pdf
from run import claimcheck, write
from verify_world import FILLER, SHIPS, SURVEY

if TYPE_CHECKING:
    from verify_world import World

QUOTES: dict[str, tuple[Any, str, str | None, list[str]]] = {
    "verbatim": (SHIPS, "found", "exact", []),
    "dashes": ("port’s 12–15 berths were   full", "found", "typographic", []),
    "gap": ("counted 4,210 ships […] and said so in its yearly report", "found", "editorial", []),
    "bracket": ("[T]he port’s 12–15 berths were full", "found", "editorial", []),
    "case": ("the Harbour authority counted ships", "not-found", None, []),
    "case-only": ("the Harbour Authority counted 4,210 ships", "found", "case", ["case"]),
    "accents": ("cafe by the quay was closed", "found", "accents", ["accents"]),
    "denied": (
        "suggests that […] the authors deny it",
        "found",
        "editorial",
        ["negation-in-gap"],
    ),
    "title-only": ("A headline that no paragraph repeats", "found", "exact", ["meta-only"]),
    "twice": ("five little words stand here", "ambiguous", "exact", []),
    "short": ("little words", "too-short", "exact", []),
    "singled-out": (
        {"exact": "five little words stand here", "prefix": "once more"},
        "found",
        "exact",
        [],
    ),
    "cut-word": ("significant remainder of the survey suggests", "truncated", "exact", []),
    "cut-number": ("210 ships in 2019, which was 12 more", "truncated", "exact", []),
    "digit": (SHIPS.replace("4,210", "4,310"), "not-found", None, []),
    "not": (SHIPS.replace("which was", "which was not"), "not-found", None, []),
    "power": ("it moved 106 tonnes that year", "not-found", None, []),
    "raised": ("it moved 10⁶ tonnes that year", "found", "exact", []),
}


def test_every_outcome_and_tier_is_told_by_name(world: World) -> None:
    body = page(
        "Harbour",
        SHIPS,
        SURVEY,
        "The port's 12-15 berths were full, and it moved 10<sup>6</sup> tonnes that year.",
        "The café by the quay was closed for the whole of that long winter.",
        "The survey suggests that ships, which were not counted, left; the authors deny it.",
        "Here five little words stand here, and once more five little words stand here.",
    ).replace(b"<title>Harbour", b"<title>A headline that no paragraph repeats")
    world.site.pages["/a"] = Reply(body, headers={"Content-Type": "text/html"})
    world.source("a", "/a")
    for name, (quote, _outcome, _tier, _warnings) in QUOTES.items():
        world.claim(name, "a", quote)
    rows = world.rows()
    told = {name: (row["outcome"], row["tier"], row["warnings"]) for name, row in rows.items()}
    assert told == {
        name: (outcome, tier, warnings)
        for name, (_quote, outcome, tier, warnings) in QUOTES.items()
    }
    assert rows["twice"]["count"] == 2
    cut = rows["cut-word"]["cut"]
    assert (cut["at_start"], cut["whole_start"]) == (True, "insignificant")
    assert (cut["at_end"], cut["whole_end"]) == (False, "")
    digit = rows["digit"]["nearest"]
    assert [span["text"] for span in digit["source"] if span["differs"]] == ["4,210"]
    assert [span["text"] for span in digit["quote"] if span["differs"]] == ["4,310"]
    assert world.site.times("/a") == 1


def test_local_files_are_read_by_what_they_are(world: World) -> None:
    write(
        world.folder,
        {
            "data/copies/a.txt": f"Heading\n\n{SHIPS}\n",
            "data/copies/a.html": page("A", SURVEY),
            "data/copies/fragment.html": b"<p>five words that <b>are</b> here</p>",
            "data/copies/a.pdf": write_pdf(["First page."], textwrap.wrap(SHIPS, 70)),
        },
    )
    for name in ("a.txt", "a.html", "fragment.html", "a.pdf"):
        world.source(name.replace(".", "-"), file=f"copies/{name}")
    world.claim("txt", "a-txt", SHIPS)
    world.claim("html", "a-html", SURVEY)
    world.claim("fragment", "fragment-html", "five words that are here")
    world.claim("pdf", "a-pdf", SHIPS, locator="p. 2")
    world.claim("pdf-wrong-page", "a-pdf", SHIPS[:60].rsplit(" ", 1)[0], locator="page 1")
    rows = world.rows("--offline")
    assert {row["outcome"] for row in rows.values()} == {"found"}
    assert (rows["pdf"]["page"], rows["pdf"]["warnings"]) == (2, [])
    assert (rows["pdf-wrong-page"]["page"], rows["pdf-wrong-page"]["warnings"]) == (
        2,
        ["wrong-page"],
    )
    assert world.site.asked == []


def test_sources_that_cannot_be_read_are_told_apart(world: World) -> None:
    site = world.site
    site.pages = {
        "/blocked": Reply(b"no", 403),
        "/limited": Reply(b"no", 429, {"Retry-After": "60"}),
        "/soft": html("Page not found", "The page you asked for could not be found."),
        "/loop": redirect("/loop"),
        "/picture": Reply(b"\x89PNG", headers={"Content-Type": "image/png"}),
        "/slow": Reply(b"x" * 1000, drip=0.2),
        "/half": Reply(write_pdf([SHIPS])[:200], headers={"Content-Type": "application/pdf"}),
        "/liar": Reply(page("A", SHIPS), length=100_000, headers={"Content-Type": "text/html"}),
        "/bomb": Reply(b"x" * 30_000, headers={"Content-Type": "text/plain"}),
    }
    world.settings = "max_bytes = 20000\n"
    expected = {
        "blocked": "blocked",
        "limited": "rate-limited",
        "soft": "soft-404",
        "loop": "unreachable",
        "picture": "unsupported",
        "slow": "unreachable",
        "half": "unsupported",
        "liar": "unreachable",
        "bomb": "unsupported",
        "gone": "dead",
    }
    for name in expected:
        world.source(name, f"/{name}")
        world.claim(f"from-{name}", name, SHIPS)
    world.source("no-name", url="http://nothing.invalid/")
    world.source("private", url="http://localhost:1/")
    world.source("outside", file="../../outside.txt")
    world.source("nowhere")
    for name in ("no-name", "private", "outside", "nowhere"):
        world.claim(f"from-{name}", name, SHIPS)
    expected |= {"no-name": "dead", "private": "refused", "outside": "refused"}
    expected["nowhere"] = "unchecked"
    document = world.document()
    assert {each["id"]: each["outcome"] for each in document["sources"]} == expected
    assert [each["id"] for each in document["sources"]] == list(expected)
    assert {row["outcome"] for row in document["quotes"]} == {"unchecked"}
    assert all(row["reason"] for row in document["quotes"])
    assert not list(world.cache.rglob("texts/*/*"))


def test_nearest_passage_stands_below_the_quote_within_the_width(world: World) -> None:
    world.site.pages["/a"] = html("A", SHIPS, SURVEY)
    world.source("a", "/a")
    world.claim("digit", "a", SHIPS.replace("4,210", "4,310"))
    ran = world.verify(env={"COLUMNS": "60"})
    assert ran.code == 1
    at = ran.out.index("  quote:   ")
    assert ran.out[at:].rstrip().splitlines() == [
        "  quote:   The harbour authority counted [4,310] ships in",
        "           2019, which was 12 more than the year before, and",
        "           said so in its yearly report.",
        "  nearest: The harbour authority counted [4,210] ships in",
        "           2019, which was 12 more than the year before, and",
        "           said so in its yearly report.",
    ]
    assert ran.err == ("Wrote data/claimcheck.lock\nVerified 1 quote: 1 not found; found 1 error\n")


def test_unread_sources_are_listed_with_the_reason(world: World) -> None:
    world.source("gone", "/gone")
    world.claim("from-gone", "gone", SHIPS)
    ran = world.verify()
    assert ran.code == 0
    assert "warning[quote-unchecked]" in ran.out
    assert "help: read it from a copy at hand: claimcheck verify --copy gone=PATH" in ran.out
    assert "\n  reason: there is no such page (404)\n" in ran.out
    assert ran.err.startswith(
        "Sources that could not be read:\n  gone: dead: there is no such page (404)\n"
    )


def test_refusal_is_forgotten_once_the_configuration_allows_the_host(world: World) -> None:
    world.source("a", "/a")
    world.claim("one", "a", "any words")
    host, world.site.host = world.site.host, "elsewhere.example"
    assert world.rows()["one"]["reason"].endswith("which is not public")
    world.site.host = host
    world.site.pages["/a"] = Reply(status=500)
    assert "500" in world.rows()["one"]["reason"]
    assert world.facts()["sources"]["a"]["outcome"] == "unreachable"
    assert world.quote_facts("a")["detail"] == "a is unreachable"
    assert "a is unreachable" in claimcheck("check", cwd=world.folder).out


def test_copy_at_hand_proves_a_source_and_its_place_is_not_kept(
    world: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("private-folder")
    (elsewhere / "saved page.html").write_bytes(page("A", SHIPS))
    world.site.pages["/a"] = Reply(b"no", 403)
    world.source("a", "/a")
    world.source("b", "/b")
    world.claim("one", "a", SHIPS)
    world.claim("other", "b", SHIPS)
    ran = world.verify("--copy", f"a={elsewhere / 'saved page.html'}")
    assert ran.code == 0, ran.err
    assert ran.err.endswith("Verified 1 quote: 1 proven; found nothing wrong\n")
    assert world.site.asked == []
    facts = world.facts()["sources"]["a"]
    assert (facts["outcome"], facts["read"]) == ("ok", "copy")
    assert "saved page" not in world.lock.read_text()
    assert "private-folder" not in world.lock.read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--copy", "a"], "--copy 'a' is not of the form ID=PATH"),
        (["--copy", "a=none.html"], "none.html holds nothing to look in: there is no file"),
        (["--copy", "b=none.html"], "there is no source 'b'\nhelp: known: a\n"),
        (["--source", "b"], "there is no source 'b'\nhelp: known: a\n"),
        (["onee"], "there is no claim 'onee'\nhelp: did you mean 'one'?\n"),
        (["zebra"], "there is no claim 'zebra'\nhelp: known: one, only\n"),
        (["on"], "2 claims begin with 'on'"),
        (["--accept", "on"], "there is no claim or source 'on'"),
        (["--accept", "a", "--refresh"], "--accept goes alone"),
        (["--offline", "--refresh"], "--refresh asks every source, --offline none"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_asked(
    world: World, arguments: list[str], said: str
) -> None:
    world.source("a", "/a")
    world.claim("one", "a", SHIPS)
    world.claim("only", "a", SHIPS)
    ran = world.verify(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert said in ran.err
    assert world.site.asked == []
    assert not world.lock.exists()


def test_claims_and_sources_that_are_named_are_all_that_is_asked(world: World) -> None:
    for name in ("a", "b", "c"):
        world.site.pages[f"/{name}"] = html(name, SHIPS)
        world.source(name, f"/{name}")
        world.claim(f"claim-{name}", name, SHIPS)
    assert list(world.rows("claim-a")) == ["claim-a"]
    assert [asked.path for asked in world.site.asked] == ["/a"]
    assert list(world.rows("--source", "b")) == ["claim-b"]
    assert [asked.path for asked in world.site.asked] == ["/a", "/b"]
    assert sorted(world.facts()["quotes"]) == ["a", "b"]


def test_second_hand_quote_is_attested_by_the_citing_and_proven_by_the_source(
    world: World,
) -> None:
    world.site.pages["/citing"] = html("Citing", SHIPS, SURVEY)
    world.site.pages["/original"] = html("Original", FILLER, SHIPS)
    world.source("citing", "/citing")
    world.source("original", "/original")
    world.claim("attested", "original", SURVEY, cited_in="citing")
    world.claim("proven", "original", SHIPS, cited_in="citing")
    rows = world.rows()
    assert {name: row["state"] for name, row in rows.items()} == {
        "attested": "attested",
        "proven": "proven",
    }


def test_one_address_is_asked_once_for_all_sources_that_share_it(world: World) -> None:
    world.site.pages["/a"] = html("A", SHIPS)
    for name in ("a", "b"):
        world.source(name, "/a")
        world.claim(f"claim-{name}", name, SHIPS)
    assert {row["state"] for row in world.rows().values()} == {"proven"}
    assert world.site.times("/a") == 1


def test_redirect_for_good_is_recorded(world: World) -> None:
    world.site.pages["/old"] = redirect("/new", 301)
    world.site.pages["/new"] = html("A", SHIPS)
    world.source("a", "/old")
    world.claim("one", "a", SHIPS)
    assert world.verify().code == 0
    facts = world.facts()["sources"]["a"]
    assert facts["final_address"] == world.site.url("/new")
    assert facts["moved"] is True


def test_machine_output_is_whole_when_nothing_is_quoted(world: World) -> None:
    world.source("a", "/a")
    world.claims.append({"id": "bare", "text": "Nothing shows this."})
    document = world.document()
    assert document["summary"] == {"quotes": 0}
    assert (document["quotes"], document["sources"], document["written"]) == ([], [], False)
    assert not world.lock.exists()


def test_http_library_is_not_loaded_for_local_files(world: World) -> None:
    write(world.folder, {"data/a.txt": SHIPS})
    world.source("a", file="a.txt")
    world.claim("one", "a", SHIPS)
    ran = world.verify(env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert ran.code == 0
    loaded = {line.rpartition("|")[2].strip() for line in ran.err.splitlines()}
    assert "claimcheck.app.verify.run" in loaded
    assert not loaded & {"httpx", "httpcore", "selectolax", "pypdfium2", "rapidfuzz"}


def test_check_reports_what_was_verified_without_a_network(world: World) -> None:
    world.site.pages["/a"] = html("A", SHIPS)
    world.source("a", "/a")
    world.claim("one", "a", SHIPS)
    assert world.verify().code == 0
    asked = len(world.site.asked)
    ran = claimcheck("check", "--format", "json", cwd=world.folder)
    assert ran.code == 0
    found = {finding["rule"] for finding in json.loads(ran.out)["findings"]}
    assert not {name for name in found if name.startswith("quote-")}
    assert len(world.site.asked) == asked


def test_nobody_is_sent_to_verify_for_what_it_just_showed(world: World) -> None:
    world.site.pages["/"] = html("Ships", SHIPS)
    world.source("a", "/")
    world.claim("one", "a", SHIPS.replace("4,210", "4,120"))
    world.claims[0]["support"] = "verified"

    ran = world.verify()

    assert ran.code == 1
    assert "error[overstated]" in ran.out
    assert "nearest:" in ran.out
    assert "claimcheck verify" not in ran.out
