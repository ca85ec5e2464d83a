from __future__ import annotations

import time

import pytest

from claimcheck.extractors._nesting import nests_too_deep
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.html import extract
from claimcheck.model.document import MetaText


def text(markup: str) -> str:
    return extract(f"<!doctype html><meta charset=utf-8><body>{markup}".encode(), None).text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("a <a href=x>li</a>nk <b>b<i>o</i>ld</b> x<sup>2</sup><span>!</span>", "a link bold x²!"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\n\ntwo"),
        ("one<div>two</div>three", "one\n\ntwo\n\nthree"),
        ("<ul><li>one<li>two<ul><li>three</ul></ul>", "one\n\ntwo\n\nthree"),
        ("<table><tr><td>a<td>b<tr><th>c</table>", "a\n\nb\n\nc"),
        ("<dl><dt>t<dd>d</dl>", "t\n\nd"),
        ("one <br> two<br/>three", "one\ntwo\nthree"),
        ("one<br><br>two", "one\n\ntwo"),
        ("<p>a \n\t b</p>", "a b"),
        ("a&nbsp;b\u00a0c", "a\u00a0b\u00a0c"),
        ("un&shy;likely su<wbr>per", "un\u00adlikely super"),
        ("<pre>a\n  b\n</pre>c  d", "a\n  b\n\n\nc d".replace("\n\n\n", "\n\n")),
        ("a<script>x()</script>b<style>p{}</style>c", "abc"),
        ("a<template><p>x</template><noscript>y</noscript>", "a"),
        ("a<span hidden>x</span><p style='DISPLAY : none'>y</p>b", "a[hidden]b"),
        ("<div hidden=until-found>folded</div>", "folded"),
        ("<details><summary>s</summary>d</details>", "s\n\nd"),
        ("a<span style='display:block'>b</span>c", "a\n\nb\n\nc"),
        ("<svg><title>icon</title></svg>a<img alt=picture src=x>", "a"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", "漢字"),
        ("a<!-- comment -->b", "ab"),
        ("<select><option>x<option>y</select>", "x\n\ny"),
        ("<p>Fish &amp; chips &lt;3", "Fish & chips <3"),
        ("10<sup>6</sup> and 4.2 × 10<sup> −3 </sup>m", "10⁶ and 4.2 × 10⁻³m"),
        ("2<b>0</b><sup><i>+12</i></sup>, 16<sub>10</sub>", "20⁺¹², 16₁₀"),
        ("km<sup>2</sup> H<sub>2</sub>O word<sup>1</sup>", "km² H₂O word¹"),
        (
            "1<sup>st</sup> 10<sup>n</sup> 10 <sup>6</sup> 2019<sup>[3]</sup>",
            "1st 10ⁿ 10 ⁶ 2019[3]",
        ),
        ("7<sup></sup>8<sup>9<p>x</sup>", "789\n\nx"),
        (
            "2<sup>k</sup>, 10<sup>6.5</sup>, 2<sup>e</sup>, 7<sup>a/b</sup>",
            "2ᵏ, 10^6.5, 2e, 7^(a/b)",
        ),
        ("XX<sup>e</sup> siècle, M<sup>me</sup> B", "XXe siècle, Mme B"),
        ("a sentence<sup>4</sup> and 12%<sup>5,6</sup>", "a sentence⁴ and 12%⁵,⁶"),
        ("in 1999<sup>4</sup> and 1728<sup>2</sup>", "in 1999\u2060⁴ and 1728²"),
        ("of 40<sup><a href='#n8'>8</a></sup> and", "of 40\u2060⁸ and"),
        (
            "10<span style='vertical-align: super'>9</span> CO<i style='vertical-align:sub'>2</i>",
            "10⁹ CO₂",
        ),
        ("<math><msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup></math>", "xⁿ⁺¹"),
        (
            "<math><mfrac><mn>3</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac></math>",
            "3/(a+b)",
        ),
        (
            "<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup><mo>≤</mo><msqrt><mn>5</mn></msqrt>"
            "</math>",
            "x_i²≤√5",
        ),
        ("<math alttext='10^{12}'></math>", "10¹²"),
        ("<math></math>", "[formula]"),
        ("<math><semantics><mn>7</mn><annotation>\\seven</annotation></semantics></math>", "7"),
        ("for <img class=tex alt='{\\displaystyle k\\leq 10^{3}}'> ships", "for k≤10³ ships"),
        ("for <img class=tex alt='\\foo{x}'> ships", "for [formula] ships"),
        ("as <img alt='two cranes' src=x> here", "as [picture] here"),
        ("<img alt='two cranes' src=x> here<p>there <img alt='two cranes' src=x>", "here\n\nthere"),
        ("<img alt='T' src=t.png>he end <img class=emoji alt='🚢🚢🚢'>.", "The end ."),
        (
            "<span><span style='display:none'><math><mi>m</mi></math></span><img alt='m=1'></span>",
            "m",
        ),
        ("<noscript><div></noscript><p>shown", "shown"),
        ("<!--<noscript>--><script>'<noscript>'</script><p>shown<noscript>not", "shown"),
        (
            "<x-y><template shadowrootmode=open>in <template>no</template>it</template></x-y>",
            "in it",
        ),
        ("said <q>yes</q>.", "said “yes”."),
        ("<del>17</del><ins>18</ins>", "17 18"),
        ("<s>17</s>18 and <del>x</del>y", "17 18 and xy"),
        ("<span>Width: 4 m</span><span>Height: 9 m</span>", "Width: 4 m\nHeight: 9 m"),
        ("<span>some</span><span>Word</span><span> of it</span>", "someWord of it"),
        ("<button>Go on</button>1 more", "Go on\n1 more"),
    ],
)
def test_text_is_what_a_reader_sees(markup: str, expected: str) -> None:
    assert text(markup) == expected


def test_head_is_kept_apart_and_in_order() -> None:
    page = b"""<html><head><title> The
      title</title><meta name="Description" content="What &amp; why">
    <meta property=og:description content="What &amp; why"><meta property=og:title content="Other">
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "A head line",
      "author": [{"name": "Some Body"}], "url": "https://a.example"}</script>
    <script type="application/ld+json">{broken</script></head><body><p>Body</body></html>"""
    document = extract(page, None)
    assert document.text == "Body"
    assert document.meta == (
        MetaText("title", "The title"),
        MetaText("title", "Other"),
        MetaText("description", "What & why"),
        MetaText("json-ld", "A head line"),
        MetaText("json-ld", "Some Body"),
    )


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("", "holds no text"),
        ("<frameset>", "holds no text"),
        ("<script src=a.js></script>", "written by a script"),
        (
            "<noscript>Please enable JavaScript.</noscript><div id=app></div><script></script>",
            "script",
        ),
        (
            "<div id='root'></div><footer>The Harbour Office</footer><script></script>",
            "by a script",
        ),
        ("<p>Bitte warten …</p><script></script>", "by a script"),
        ("<p>Loading…</p><script id='__NEXT_DATA__'>{}</script>", "by a script"),
        (
            "<p>JavaScript must be enabled to see the ships.</p><script></script>",
            "asks for JavaScript",
        ),
        (
            "<meta http-equiv=refresh content='0; url=/new'><a href=/new>Moved</a>",
            "another address",
        ),
    ],
)
def test_a_page_that_says_nothing_is_not_read_and_says_why(markup: str, why: str) -> None:
    with pytest.raises(ExtractionError, match=why):
        text(markup)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("404 Not Found", "<h1>404 Not Found</h1><p>No such ferry." + " Take one of these." * 60),
        ("Stránka nenalezena", "<h1>Stránka nenalezena</h1>"),
        ("Just a moment...", "<p>Checking your browser before you board"),
        ("Ferries", "<h1>Service temporarily unavailable</h1>"),
        ("Human verification", "<p>Press and hold"),
    ],
)
def test_an_error_page_or_a_bot_wall_that_was_saved_is_not_searched(title: str, body: str) -> None:
    page = f"<!doctype html><meta charset=utf-8><title>{title}</title>{body}"
    with pytest.raises(ExtractionError, match=r"error page|bot wall.*--copy"):
        extract(page.encode(), None)


def test_a_page_about_such_errors_is_read() -> None:
    said = "With a 404 the server says that there is no such page. HTTP knows other status codes. "
    page = "<!doctype html><title>404 Not Found | Words of the Web</title><h1>404 Not Found</h1>"
    assert extract(f"{page}<p>{said * 20}".encode(), None).text.startswith("404 Not Found")


def test_boxes_of_any_tag_are_apart_and_a_struck_figure_joins_no_other() -> None:
    assert text("<b>Sold: 3 boats</b><b>Rented: 4 boats</b>") == "Sold: 3 boats\nRented: 4 boats"
    assert text("<strike>12</strike>13 boats") == "12 13 boats"
    assert text("<b style='text-decoration:line-through'>12</b>13 boats") == "12 13 boats"
    assert text("<ins>13</ins><del>12</del> boats") == "13 12 boats"


def test_a_page_that_says_something_is_read_whatever_scripts_it_has() -> None:
    said = "The harbour dues rose in spring, and nobody asked the captains of the ships. " * 3
    page = f"<div id=root></div><script>'enable javascript'</script><p>{said}"
    assert text(page) == said.strip()
    assert text("<p>Short.</p><script></script>") == "Short."


@pytest.mark.parametrize(
    "markup",
    [
        "<h3>How many?</h3><div style='display:none'><p>Forty ships <b>came</b> in.</div>",
        "<h3>How many?</h3><div hidden><i hidden>Who was there</i>Forty ships came in.</div>",
        "<h3>How many?</h3><template><p>Forty ships came in.</p></template>",
        "<h3>How many?</h3><dialog>Forty ships came in.</dialog>",
    ],
)
def test_what_a_click_may_show_is_kept_apart(markup: str) -> None:
    document = extract(f"<title>A harbour</title><body>{markup}".encode(), None)
    assert document.text == "How many?"
    hidden, title = document.meta
    assert hidden.kind == "hidden"
    assert "Forty ships came in." in hidden.text
    assert title == MetaText("title", "A harbour")


@pytest.mark.parametrize("element", ["div", "b", "span", "ul><li", "table><tr><td", "svg", "a"])
def test_deep_nesting_does_not_crash(element: str) -> None:
    page = f"<{element}>" * 2000 + "deep"
    assert "deep" in extract(page.encode(), None).text


@pytest.mark.parametrize(
    "opening",
    [
        "<div>",
        "<div><!-- </div> -->",
        "<div><!-- --!><p>",
        "<div title='</div>'>",
        '<div data-a = "</div>">',
        "<div =\"><div title='\"></div>'>",
        "<div><style></div></style>",
        "<div><textarea></div></textarea>",
        "<div><title></div></TITLE >",
        "<div><object></div></object>",
        "<b><div></b>",
        "<span><div></span></div>",
        "<svg><div></svg>",
        "<trac\u212a>",
        "<rt>",
    ],
)
def test_nesting_that_would_take_minutes_is_an_error(opening: str) -> None:
    with pytest.raises(ExtractionError, match="nests more elements"):
        extract((opening * 80_000).encode(), None)


def test_elements_of_a_picture_nest_unless_they_end_by_themselves() -> None:
    with pytest.raises(ExtractionError, match="nests more elements"):
        extract(b"<svg>" + b"<td>" * 80_000, None)
    assert extract(b"<svg>" + b"<path d=''/>" * 80_000 + b"</svg>seen", None).text == "seen"


@pytest.mark.parametrize(
    "worst",
    ["<a ", '<a ="', "<a x='\n", "<!--", "<!", "</", "<script>", "<b>" * 9 + "</i>", "<i><b></u>"],
)
def test_a_page_is_looked_at_in_a_time_that_grows_with_its_length(worst: str) -> None:
    begun = time.process_time()
    nests_too_deep(worst * (1_000_000 // len(worst)))
    assert time.process_time() - begun < 10


def test_many_elements_side_by_side_are_no_nesting() -> None:
    page = b"<p>x<li>y<tr><td>z<br><img>" * 5000 + b"<div><span>w</span></div>" * 6000
    assert extract(page, None).text.count("w") == 6000


def test_json_ld_that_nests_too_deep_is_passed_over() -> None:
    page = b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script><p>text"
    assert extract(page, None).text == "text"


def test_empty_elements_of_xhtml_swallow_nothing() -> None:
    head = b"<?xml version='1.0'?><html><head><title/><script src='a'/></head><body>"
    assert extract(head + b"<p>The <i/>ferry left.</p><div/></body></html>", None).text == (
        "The ferry left."
    )


def test_a_page_that_asks_for_consent_is_not_searched_however_much_it_says() -> None:
    words = "<p>We and our partners store cookies with your consent, for advertising.</p>" * 20
    page = f"<title>Gazette &ndash; Your privacy</title>{words}<button>Accept all</button>"
    with pytest.raises(ExtractionError, match=r"asks for consent.*--copy"):
        extract(page.encode(), None)
    story = page.replace("Your privacy", "Ferry left")
    assert extract(story.encode(), None).text
