from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from run import ROOT, claimcheck, write

LAKE = Path(__file__).parent / "fixtures" / "lake"
POST = "post-pytorch-underpins-chatgpt-claude-open-models"
HOSTILE = "=cmd() [bold red]x[/] | <script>alert(1)</script> [y](http://z.example) @team #1 \u202ez"


def brief(*arguments: str, cwd: Path = ROOT) -> str:
    ran = claimcheck("brief", *arguments, cwd=cwd)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_a_second_run_says_the_same() -> None:
    assert brief(POST) == brief(POST)


def test_a_compound_claim_is_told_part_by_part_with_what_its_sources_do_establish() -> None:
    headings = [line for line in brief(POST).splitlines() if line[:1].isalpha()]
    for heading in (
        "What is documented",
        "What the evidence points to, and why that is not enough",
        "What was looked for and not found",
        "What would settle it",
        "Sources, and how each was read",
    ):
        assert heading in headings
    told = brief(POST)
    assert "  - OpenAI standardized its deep learning framework on PyTorch in 2020." in told
    assert "Anthropic (“Careers”) does not say so [7], according to Scout [3]." in told


def test_every_source_that_is_cited_is_listed_once_and_the_other_way_round() -> None:
    told = brief(POST, "--format", "markdown")
    body, _, listed = told.rpartition("## Sources, and how each was read")
    cited = {part.split("]")[0].strip("\\") for part in body.split("\\[")[1:]}
    assert cited == {str(number) for number in range(1, listed.count('<a id="source-') + 1)}


def test_sources_that_disagree_are_told_side_by_side() -> None:
    told = brief("lake-freezes-every-year", cwd=LAKE)
    assert told.startswith("The lake freezes over every winter: the sources disagree\n")
    assert "says so" in told
    assert "says otherwise" in told


def test_a_refuted_claim_and_one_without_evidence_are_told_as_such() -> None:
    refuted = brief("lake-has-no-pike", cwd=LAKE)
    assert refuted.startswith("There are no pike in the lake: the sources say otherwise\n")
    assert "What the sources contradict" in refuted
    unsupported = brief("lake-is-deepest", cwd=LAKE)
    assert "no source that counts says so" in unsupported
    assert "Nobody has named a source that says so, or that says otherwise." in unsupported


def test_a_source_is_no_claim() -> None:
    ran = claimcheck("brief", "valley-news", cwd=LAKE)
    assert (ran.code, ran.out) == (2, "")
    assert "help: see what rests on it: claimcheck show valley-news" in ran.err


@pytest.mark.parametrize(
    ("name", "begins"), [("b.md", "# "), ("b.html", "<!doctype"), ("b", "The")]
)
def test_the_name_of_the_file_says_the_format(name: str, begins: str, tmp_path: Path) -> None:
    target = tmp_path / name
    assert claimcheck("brief", "lake-is-deepest", "-o", target, cwd=LAKE).code == 0
    assert target.read_text("utf-8").startswith(begins)


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs).get("href")))


def test_text_of_the_registry_stays_text(tmp_path: Path) -> None:
    quoted = json.dumps(HOSTILE)
    claims = (
        f"claims:\n  - id: evil\n    text: {quoted}\n    asserted: {{by: {quoted}}}\n"
        f"    justification: {quoted}\n    evidence:\n      - {{source: bad, stance: supports, "
        f"quote: {quoted}, note: {quoted}, locator: {quoted}}}\n"
    )
    sources = (
        f"sources:\n  - {{id: bad, title: {quoted}, publisher: {quoted}, kind: social, "
        'url: "https://a.example/?q=\\"><b>"}\n'
    )
    folder = write(tmp_path, {"data/claims.yaml": claims, "data/sources.yaml": sources})
    for how in ("text", "markdown", "html"):
        assert "\u202e" not in brief("evil", "--format", how, cwd=folder)
    page = Elements()
    page.feed(brief("evil", "--format", "html", cwd=folder))
    html = MarkdownIt("gfm-like", {"linkify": False}).render(
        brief("evil", "--format", "markdown", cwd=folder)
    )
    page.feed(html)
    assert "script" not in {tag for tag, _ in page.seen}
    assert {tag for tag, _ in page.seen}.isdisjoint({"b", "img", "table"})
    for _, address in page.seen:
        assert address is None or address.startswith(("#source-", "https://a.example/"))


def test_parts_that_lead_in_a_circle_end_all_the_same(tmp_path: Path) -> None:
    claims = (
        "claims:\n  - {id: one, text: The first, parts: [two]}\n"
        "  - {id: two, text: The second, parts: [one]}\n"
    )
    write(tmp_path, {"data/claims.yaml": claims, "data/sources.yaml": "sources: []\n"})
    assert brief("one", cwd=tmp_path).startswith("The first: no source that was read says so\n")


def test_a_value_that_does_not_hold_is_called_a_value(tmp_path: Path) -> None:
    evidence = "{source: counts, stance: supports, value: {at: $.%s, is: 12}}"
    claims = "claims:\n" + "".join(
        f"  - id: {name}\n    text: Twelve {name} lay there\n    evidence: [{evidence % name}]\n"
        for name in ("ships", "boats")
    )
    sources = "sources:\n  - {id: counts, title: Counts, kind: primary, file: counts.json}\n"
    files = {"data/claims.yaml": claims, "data/sources.yaml": sources}
    folder = write(tmp_path, {**files, "data/counts.json": '{"ships": 9}'})
    told = {name: " ".join(brief(name, cwd=folder).split()) for name in ("ships", "boats")}
    assert "That value differs: another value is there." in told["ships"]
    assert "That value is missing: no value is there." in told["boats"]
    shown = " ".join(claimcheck("show", "boats", cwd=folder).out.split())
    assert "the value from counts is not there" in shown


def test_the_parts_are_counted_in_a_sentence_and_the_headline_says_how_far_it_goes() -> None:
    told = " ".join(brief(POST).split())
    assert "open-source models: the evidence covers only part of it Vatsal" in told
    assert (
        "Of its three parts, the evidence points to two without establishing them, "
        "and one is stated by no source that was read." in told
    )


def test_what_would_settle_a_claim_is_always_something_to_come_by() -> None:
    told = brief(POST, "--format", "markdown")
    _, _, rest = told.partition("## What would settle it\n\n")
    items = rest.partition("\n\n")[0].splitlines()
    assert len(items) == 3
    for item in items:
        for thing in item.partition("**: ")[2].split("; "):
            assert thing.startswith(("a ", "an ", "the ")), thing


def test_a_documented_claim_is_told_alone_and_has_nothing_to_settle() -> None:
    told = brief("openai-standardized-on-pytorch")
    assert told.splitlines()[0].endswith(": documented")
    assert told.count("  - ") == 1
    assert "What would settle it" not in told


def test_dates_are_written_for_readers() -> None:
    told = " ".join(brief("chintala-left-meta-on-2025-11-19").split())
    assert "made this claim on 19 November 2025 [1]." in told
    assert "read on 22 November 2026" in told
