from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimcheck.app.project import open_project
from claimcheck.app.select import Filters, select
from claimcheck.printable import one_line
from claimcheck.reports.markdown import render
from claimcheck.views.markdown_text import escape, link, quoted

ROOT = Path(__file__).parents[2]
LAKE = ROOT / "tests" / "cli" / "fixtures" / "lake"
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = re.compile(r"<!-- -->|</?span>")

TRICKS = [
    "[bold]x[/bold]",
    "a | b | c",
    "| a |\n| --- |\n| b |",
    "<script>alert(1)</script>",
    "<!-- hidden -->",
    "[a](http://x.example)",
    "![a](b.png)",
    "[a]: http://x.example",
    "[^1]",
    "# heading",
    "a #",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "===",
    "---",
    "> quote",
    "`code` ``code``",
    "*a* **b** _c_ ~~d~~",
    "&amp; &copy; &#35;",
    "back\\slash \\[",
    "<http://x.example>",
    "    indented",
    "```\nfence",
    "~~~\nfence",
    "[ ] task",
    "$x$ and $5",
    "http://x.example/_a_ www.x.example @someone #12 GH-12 :smile: a@b.example",
]


def shown(markdown: str) -> str:
    """Return what a reader sees of one paragraph, and refuse anything that is no paragraph."""
    html = MARKDOWN.render(markdown)
    match = re.fullmatch(r"<p>(.*)</p>\n", html, re.DOTALL)
    assert match, html
    text = OURS.sub("", match.group(1))
    assert "<" not in text, html
    return unescape(text)


@pytest.mark.parametrize("text", TRICKS)
def test_text_shows_as_it_stands(text: str) -> None:
    assert shown(escape(text)) == one_line(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
def test_any_text_shows_as_it_stands(text: str) -> None:
    assert shown(escape(text)) == one_line(text)


@given(st.text("[]()<>|`*_~#!&\\-+=1.:/@ $a\n", min_size=1).filter(str.strip))
def test_any_mix_of_markup_shows_as_it_stands(text: str) -> None:
    assert shown(escape(text)) == one_line(text)
    row = MARKDOWN.render(f"| a | b |\n| - | - |\n| {escape(text)} | x |")
    assert row.count("<td>") == 2


@pytest.mark.parametrize(
    "text", ["see http://x.example", "www.x.example", "@someone", "#12", "GH-12", ":smile:"]
)
def test_github_finds_nothing_to_link(text: str) -> None:
    assert "<!-- -->" in escape(text)


def test_a_quote_cannot_end_its_block() -> None:
    html = MARKDOWN.render("\n".join(quoted("a\n\n# b\n\n</blockquote>")))
    assert html.count("<blockquote>") == html.count("</blockquote>") == 1
    assert "<h1>" not in html


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://x.example/a_(b)", "https://x.example/a_%28b%29"),
        ("https://x.example/>)[x](y", "https://x.example/%3E%29%5Bx%5D%28y"),
        ("https://x.example/?a=1&copy=2", "https://x.example/?a=1&amp;copy=2"),
        ("https://x.example/a\\b|c", "https://x.example/a%5Cb%7Cc"),
    ],
)
def test_an_address_stays_inside_its_link(url: str, address: str) -> None:
    assert MARKDOWN.render(link("t", url)) == f'<p><a href="{address}">t</a></p>\n'


@pytest.mark.parametrize("url", ["javascript:alert(1)", "files/copy.pdf", "ISBN 978"])
def test_only_http_addresses_become_links(url: str) -> None:
    assert link("t", url) == "t"


@pytest.mark.parametrize("folder", [LAKE, ROOT], ids=["lake", "shipped"])
@pytest.mark.parametrize("words", [(), ("lake",), ("pytorch",)])
def test_every_link_inside_the_document_leads_somewhere(
    folder: Path, words: tuple[str, ...]
) -> None:
    overview = select(open_project(folder), today=date(2026, 11, 22), filters=Filters(words=words))
    text = render(overview)
    anchors = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)
    assert len([each for each in anchors if each.startswith("claim-")]) == len(overview.entries)


def test_the_parts_of_the_report_come_in_order() -> None:
    text = render(select(open_project(LAKE), today=date(2026, 11, 22)))
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == ["Summary", "What stands out", "Claims", "What is open", "Sources"]
