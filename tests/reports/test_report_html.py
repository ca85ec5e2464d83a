from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from claimcheck.app.project import open_project
from claimcheck.app.select import Filters, select
from claimcheck.model.terms import Support
from claimcheck.reports._html.chart import WIDTH, bars, timeline
from claimcheck.reports._html.names import safe_address
from claimcheck.reports._html.writer import embedded_json
from claimcheck.reports.html import render
from claimcheck.views.claim_review import SCALE
from claimcheck.views.extras import Extras, Moment

LAKE = Path(__file__).parents[1] / "cli" / "fixtures" / "lake"
TODAY = date(2026, 11, 22)
PROJECT = open_project(LAKE)
TEXT = render(select(PROJECT, today=TODAY))
PAGE = LexborHTMLParser(TEXT)


def texts(selector: str, page: LexborHTMLParser = PAGE) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def reviews() -> list[dict[str, object]]:
    (script,) = PAGE.css('script[type="application/ld+json"]')
    document = json.loads(script.text())
    assert document["@context"] == "https://schema.org"
    graph = document["@graph"]
    assert isinstance(graph, list)
    return graph


def test_the_same_registry_gives_the_same_page() -> None:
    assert render(select(open_project(LAKE), today=TODAY)) == TEXT


def test_the_chart_is_also_text() -> None:
    assert texts(".key li") == ["● verified 1 14%", "◐ directional 4 57%", "○ unsupported 2 29%"]


def test_each_claim_has_its_levels_and_reasons() -> None:
    claim = "#claim-lake-is-clean-and-busy"

    assert texts(f"{claim} p.levels") == [
        "The evidence allows ◐ directional. The file says ● verified: overstated."
    ]
    assert texts(f"{claim} .why li")[0] == (
        "of its three parts, one verified, one directional and one unsupported"
    )
    assert {node.attributes["href"] for node in PAGE.css("#claim-swimmers-doubled .why a")} == {
        "#source-valley-news",
        "#source-lake-digest",
    }


def test_what_stands_out_is_listed() -> None:
    assert [text.split(":")[0] for text in texts(".stands-out summary")] == [
        "Overstated",
        "Understated",
        "Conflicting",
        "Refuted",
        "Overdue for review 1",
    ]


def test_a_selection_says_what_it_is() -> None:
    page = render(select(PROJECT, today=TODAY, filters=Filters(tags=("fish",))))

    assert texts(".scope", LexborHTMLParser(page)) == [
        "1 of 7 claims, 2 sources, as of 2026-11-22. Selected by tag fish."
    ]


def test_an_empty_selection_is_a_page_too() -> None:
    page = render(select(PROJECT, today=TODAY, filters=Filters(words=("volcano",))))

    assert "There is no claim to report." in page
    assert "ld+json" not in page


def test_the_policy_names_the_one_style_and_the_one_script() -> None:
    (meta,) = PAGE.css('meta[http-equiv="Content-Security-Policy"]')
    policy = str(meta.attributes["content"])

    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "connect-src" not in policy
    for name, kind in (("style", "style-src"), ("script", "script-src")):
        inline = re.findall(rf"<{name}>(.*?)</{name}>", TEXT, re.DOTALL)
        digest = hashlib.sha256(inline[0].encode()).digest()
        assert len(inline) == 1
        assert f"{kind} 'sha256-{base64.b64encode(digest).decode()}'" in policy


def test_nothing_is_loaded_from_anywhere() -> None:
    assert PAGE.css("[src], link, iframe, object, img, base, form[action]") == []
    assert "url(" not in TEXT
    assert "@import" not in TEXT


def test_reviews_say_level_scale_and_where_the_claim_appeared() -> None:
    found = {str(each["claimReviewed"]): each for each in reviews()}
    review = found["The lake is clean, and more people swim in it than ever before."]

    assert len(found) == 7
    assert review["@type"] == "ClaimReview"
    assert review["url"] == "#claim-lake-is-clean-and-busy"
    assert review["datePublished"] == "2026-01-10"
    appearance = {
        "@type": "CreativeWork",
        "name": "Swimmers return to the lake",
        "url": "https://valley.example/news/lake?id=7&page=2",
        "publisher": {"@type": "Organization", "name": "Valley News"},
        "datePublished": "2025-06-01",
    }
    assert review["itemReviewed"] == {
        "@type": "Claim",
        "text": review["claimReviewed"],
        "author": {"@type": "Organization", "name": "Valley Tourism Board"},
        "datePublished": "2025-06-01",
        "appearance": appearance,
        "firstAppearance": appearance,
    }
    assert review["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 2,
        "worstRating": 1,
        "bestRating": 3,
        "alternateName": "directional",
        "ratingExplanation": (
            f"{SCALE} Of its three parts, one verified, one directional and one unsupported."
        ),
    }


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_embedded_json_never_ends_its_element(value: object) -> None:
    assert not set(str(embedded_json(value))) & set("<>&\u2028\u2029")


@given(st.text())
def test_only_addresses_on_the_web_become_links(text: str) -> None:
    for address in (text, f"javascript:{text}", f"data:{text}", f"file:///{text}"):
        link = safe_address(address)
        assert link is None or link.lower().startswith(("http://", "https://"))


@given(st.fixed_dictionaries({level: st.integers(0, 10_000) for level in Support}))
def test_bars_fill_the_chart_in_proportion(counts: dict[Support, int]) -> None:
    found = bars(counts)

    total = sum(counts.values())
    assert [bar.claims for bar in found] == ([counts[level] for level in Support] if total else [])
    drawn = [bar for bar in found if bar.claims]
    for bar, after in pairwise(drawn):
        assert bar.x + bar.width <= after.x + 0.2
    assert all(bar.x + bar.width <= WIDTH + 0.5 for bar in drawn)


def test_levels_over_time_are_drawn_and_listed() -> None:
    history = [
        Moment(date(2026, 1, 1), "a1", {Support.VERIFIED: 1}),
        Moment(date(2026, 1, 11), "b2", {Support.VERIFIED: 1, Support.UNSUPPORTED: 3}),
    ]
    page = LexborHTMLParser(
        render(replace(select(PROJECT, today=TODAY), extras=Extras(history=history)))
    )

    cells = ["2026-01-01", "a1", "1", "0", "0", "2026-01-11", "b2", "1", "0", "3"]
    assert texts(".timeline td", page) == cells
    assert next(node.attributes["points"] for node in page.css("polygon")) == (
        "0,150.0 1000,150.0 1000,150.0 1000,200.0 1000,200.0 0,200.0"
    )
    assert timeline(history[:1]) is None
