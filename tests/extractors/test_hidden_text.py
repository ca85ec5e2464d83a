"""Words that no reader of a page sees, each trick by itself: they are kept apart from the text."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.html import extract

if TYPE_CHECKING:
    from claimcheck.model.document import Document

HIDDEN = "the filter removes all lead from water"
PAGE = "The filter was tested in spring."


def read(markup: str, head: str = "") -> Document:
    page = f"<!doctype html><meta charset=utf-8><title>t</title>{head}<body>{markup}"
    return extract(page.encode(), None)


def hidden(document: Document) -> str:
    return "\n".join(part.text for part in document.meta if part.kind == "hidden")


TRICKS = {
    "a class in a list": ":is(.x,.y){display:none}",
    "a place among others": "div:nth-child(1){display:none}",
    "a neighbour": "p + section .x{display:none}",
    "what it holds": "section:has(div) .x{display:none}",
    "what it is not in": "div:not(.y .x){display:none}",
    "capitals in an attribute": "[data-x=YES i]{display:none}",
    "a list with one that is unknown": ".x{display:none}.x,:bogus{display:block}",
    "a list with one that is broken": ".x{display:none}.x,p..y{display:block}",
    "a list with an empty one": ".x{display:none}.x,{display:block}",
    "an unknown part": ".x{display:none}.x,::bogus{display:block}",
    "a variable": ":root{--a:var(--b);--b:none}.x{display:var(--a)}",
    "what stands for a variable": ".x{display:var(--nope, none)}",
    "a variable of its own": ".x{--o:0;opacity:var(--o)}",
    "a sum": ".x{opacity:calc(1 - 1)}",
    "a sum of lengths": ".x{position:absolute;left:calc(-9999px - 1em)}",
    "the least of two": ".x{font-size:min(0px, 12px)}",
    "a value that is none": ".x{display:none;display:bogus}",
    "two words for one": ".x{visibility:hidden;visibility:visible bogus}",
    "a size without a unit": ".x{font-size:0;font-size:12}",
    "a colour that is none": ".x{color:transparent;color:bogus}",
    "a place that is none": ".x{position:absolute;position:bogus;left:-9999px}",
    "a clip that is none": ".x{clip-path:inset(50%);clip-path:bogus}",
    "an importance that is none": ".x{display:none}.x{display:block !bogus}",
    "what no browser supports": ".x{display:none}@supports (foo:bar){.x{display:block}}",
    "where that is not supported": "@supports not (foo:bar){.x{display:none}}",
    "a screen that nobody knows": ".x{display:none}@media (moon:full){.x{display:block}}",
    "a container": "@container (min-width:1px){.x{display:none}}",
    "a scope": "@scope (section){.x{display:none}}",
    "an earlier layer": "@layer a,b;@layer b{.x{display:none}}@layer a{.x{display:block}}",
    "an important layer": (
        "@layer a{.x{display:none!important}}@layer b{.x{display:block!important}}"
    ),
    "an address that holds the sheet": "@import url('data:text/css,.x{display:none}');",
    "nesting from the inside": ".x{section &{display:none}}",
    "a side in a shorthand": ".x{position:absolute;inset:0 auto auto -9999px}",
    "a margin in a shorthand": ".x{margin:0 0 0 -9999px}",
    "a low block": ".x{max-block-size:0;overflow:hidden}",
    "a line for a shape": ".x{clip-path:polygon(0 0,100% 0,50% 0)}",
    "a mask": ".x{mask-image:linear-gradient(transparent,#0000)}",
    "on its edge": ".x{transform:rotateY(90deg)}",
    "a matrix of nothing": ".x{transform:matrix(0,0,0,0,0,0)}",
    "very small": ".x{scale:.001}",
    "blurred": ".x{filter:blur(40px)}",
    "letters on each other": ".x{letter-spacing:-1em}",
    "small in what is small": "section{font-size:.2em}div{font-size:.2em}.x{font-size:.3em}",
    "a picture in its place": ".x{content:url(a.png)}",
    "dots for letters": ".x{-webkit-text-security:disc}",
    "the colour of its letters": ".x{color:#fff;background-color:currentcolor}",
    "a gradient of one colour": ".x{color:#fff;background:linear-gradient(#fff,#fff)}",
    "white by lightness": ".x{color:oklch(1 0 0);background:#fff}",
    # by a class and a style sheet
    "a class": ".x{display:none}",
    "visibility": ".x{visibility:hidden}",
    "collapsed": ".x{visibility:collapse}",
    "opacity": ".x{opacity:0}",
    "nearly no opacity": ".x{opacity:1%}",
    "no size": ".x{font-size:0}",
    "a pixel's size": ".x{font-size:1px}",
    "no size in a shorthand": ".x{font:0/0 a}",
    "lines off the screen": ".x{text-indent:-9999px}",
    "placed off the screen": ".x{position:absolute;left:-9999px}",
    "placed off the screen in em": ".x{position:fixed;top:-999em}",
    "a margin off the screen": ".x{margin-left:-99999px}",
    "moved off the screen": ".x{transform:translateX(-9999px)}",
    "scaled to nothing": ".x{transform:scale(0)}",
    "clipped": ".x{position:absolute;clip:rect(0,0,0,0)}",
    "clipped in the old way": ".x{position:absolute;clip:rect(1px 1px 1px 1px)}",
    "clipped by a path": ".x{clip-path:inset(50%)}",
    "a circle of nothing": ".x{clip-path:circle(0)}",
    "a box without height": ".x{height:0;overflow:hidden}",
    "a box that opens": ".x{max-height:0;overflow-y:hidden}",
    "the colour of its ground": ".x{color:#fff;background:white}",
    "nearly the colour of its ground": ".x{color:#fefefe;background:#fff}",
    "the colour of the page": "body{background-color:#ffffff}.x{color:rgb(255 255 255)}",
    "no colour": ".x{color:transparent}",
    "a colour without opacity": ".x{color:rgba(0,0,0,.01)}",
    "filled with nothing": ".x{-webkit-text-fill-color:transparent}",
    "content not drawn": ".x{content-visibility:hidden}",
    "filtered away": ".x{filter:opacity(0)}",
    # by how it is written
    "a comment inside": ".x{display:/**/none}",
    "a comment before": "/* } */ .x{display:none}",
    "an escape": ".x{d\\69splay:n\\6fne}",
    "capitals": ".x{DISPLAY:NONE}",
    "important": ".x{display:none!important} .x{display:block}",
    "the later of two": ".x{display:block} .x{display:none}",
    "the more specific of two": "div.x{display:none} .x{display:block}",
    "an id": "#i{display:none}",
    "a tag and a parent": "section > div{display:none}",
    "an attribute": "[data-x]{display:none}",
    "an attribute with a value": "div[data-x^='ye']{display:none}",
    "what it is not": "div:not(.y){display:none}",
    "one of many": "h1,.q .r,.x,h2{display:none}",
    "an ancestor": "section{display:none}",
    "any child of a class": ".s > *{display:none}",
    "a rule in a rule": ".s{ .x{display:none} }",
    "a rule in a rule with its mark": "section{ &.s .x{display:none} }",
    "for screens": "@media screen{.x{display:none}}",
    "for wide screens": "@media (min-width: 600px){.x{display:none}}",
    "for a range of screens": "@media (400px <= width){.x{display:none}}",
    "not for print": "@media not print{.x{display:none}}",
    "what is supported": "@supports (display:grid){.x{display:none}}",
    "a layer": "@layer a{.x{display:none}}",
    "behind a string with a brace": "i{content:'}'}.x{display:none}",
    "in Latin-1 quotes": '.x::before{content:"\\201C"}.x{display:none}',
}


@pytest.mark.parametrize("css", TRICKS.values(), ids=TRICKS)
def test_words_that_a_style_sheet_hides_are_hidden(css: str) -> None:
    markup = f"<p>{PAGE}</p><section class=s><div id=i class='w x' data-x=yes>{HIDDEN}</div>"
    document = read(markup, f"<style>{css}</style>")
    assert HIDDEN not in document.text
    assert PAGE in document.text
    assert HIDDEN in hidden(document)


STYLES = [
    "display:none",
    "display:/**/none",
    "visibility: hidden ;",
    "opacity:0.0",
    "font-size:0px",
    "color:white;background:#FFF",
    "position:absolute;left:-10000px",
    "display:block;display:none!important",
    "COLOR:Black;background-color:rgb(0,0,0)",
]


@pytest.mark.parametrize("style", STYLES)
def test_words_that_a_style_hides_are_hidden(style: str) -> None:
    document = read(f"<p>{PAGE}</p><p style='{style}'>{HIDDEN}")
    assert (document.text, hidden(document)) == (PAGE, HIDDEN)


@pytest.mark.parametrize(
    "markup",
    [
        f"<p hidden>{HIDDEN}",
        f"<p hidden=''>{HIDDEN}",
        f"<dialog>{HIDDEN}</dialog>",
        f"<template><p>{HIDDEN}</template>",
        f"<svg><metadata>{HIDDEN}</metadata></svg>",
        f"<svg><defs><text>{HIDDEN}</text></defs></svg>",
        f"<table bgcolor=white><tr><td><font color=#ffffff>{HIDDEN}</font></table>",
        f"<div style='visibility:hidden'><p>{HIDDEN}</p></div>",
        "<p style='color:#fff;background:#fff'>the filter <b>removes</b> all <i>lead</i> "
        "from water",
    ],
)
def test_words_that_tags_and_attributes_hide_are_hidden(markup: str) -> None:
    document = read(f"<p>{PAGE}</p>{markup}")
    assert (document.text, hidden(document)) == (PAGE, HIDDEN)


SHOWN = {
    "a variable that is not set": ".x{display:none;display:var(--nope)}",
    "a variable for others": ".w2{--d:none}.x{display:var(--d, block)}",
    "in a small container": "@container (max-width:400px){.x{display:none}}",
    "before styles are there": "@starting-style{.x{opacity:0}}",
    "half way to the right": ".x{position:relative;left:50%}",
    "a neighbour of others": "ul + .x{display:none}",
    "a clip of a little": ".x{clip-path:inset(10px)}",
    "turned a little": ".x{transform:rotate(3deg) scale(.9)}",
    "a smaller size": ".x{font-size:80%}",
    "text in two columns": ".x{display:inline flow-root}",
    "open": ".x{display:none}.x.w{display:block}",
    "shown by what comes later": ".x{display:none}.x{display:block}",
    "shown by what is important": ".x{display:block!important}#i{display:none}",
    "shown again": "section{visibility:hidden}.x{visibility:visible}",
    "sized again": "section{font-size:0}.x{font-size:16px}",
    "another class": ".y{display:none}",
    "another child": "body > .x{display:none}",
    "when it is used": ".x:hover{display:none}",
    "what is not it": ".x:not(.w){display:none}",
    "for print": "@media print{.x{display:none}}",
    "for telephones": "@media (max-width: 600px){.x{display:none}}",
    "for a dark room": "@media (prefers-color-scheme: dark){.x{color:#fff;background:#fff}}",
    "not for screens": "@media not screen{.x{display:none}}",
    "where nothing is supported": "@supports not (display:grid){.x{display:none}}",
    "in an animation": "@keyframes k{from{opacity:0}}.x{animation:k 1s}",
    "before it": ".x::before{display:none}",
    "white on what is unknown": ".x{color:white}",
    "white on a picture": ".x{color:white;background:#fff url(a.png)}",
    "white on a dark ground around": "section{background:#024}.x{color:#fff}",
    "letters that show a picture": ".x{color:transparent;background-clip:text}",
    "left of its place": ".x{position:relative;left:-20px}",
    "left, and placed nowhere": ".x{left:-9999px}",
    "a hanging line": ".x{text-indent:-2em}",
    "a layer below": "@layer a{.x{display:none}}.x{display:block}",
    "a low box that runs over": ".x{height:0}",
    "half seen": ".x{opacity:.4}",
    "a word in a string": ".x{content:'display:none'}",
    "a comment": "/* .x{display:none} */",
    "a broken rule": ".x{display none}",
}


@pytest.mark.parametrize("css", SHOWN.values(), ids=SHOWN)
def test_words_that_are_seen_stay_in_the_text(css: str) -> None:
    markup = f"<p>{PAGE}</p><section class=s><div id=i class='w x' data-x=yes>{HIDDEN}</div>"
    document = read(markup, f"<style>{css}</style>")
    assert document.text == f"{PAGE}\n\n{HIDDEN}"


@pytest.mark.parametrize(
    ("head", "seen"),
    [
        ("<style media=print>p{display:none}</style>", True),
        ("<style media='screen and (min-width:1px)'>p{display:none}</style>", False),
        ("<style type=text/less>p{display:none}</style>", True),
        ("<style type='text/css'>p{display:none}</style>", False),
        ("<noscript><style>p{display:none}</style></noscript>", True),
        (
            "</head><x-y><template shadowrootmode=open><style>p{display:none}</style>x</template>"
            "</x-y>",
            True,
        ),
    ],
)
def test_a_style_sheet_counts_where_a_browser_reads_it(head: str, seen: bool) -> None:
    assert (HIDDEN in read(f"<div>{PAGE}</div><p>{HIDDEN}", head).text) is seen


def test_an_attribute_hides_what_no_style_sheet_shows() -> None:
    head = "<style>p{display:block}</style>"
    assert HIDDEN in read(f"{PAGE}<p hidden>{HIDDEN}", head).text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("is <span hidden>never</span> safe", "is [hidden: not] safe"),
        ("is <span style='font-size:0'>almost always</span> safe", "is [hidden] safe"),
        ("is safe <span hidden>for horses</span>", "is safe"),
        ("<span hidden>It is not so that it</span> is safe", "is safe"),
        ("in<span hidden>x</span>safe", "in[hidden]safe"),
        ("in 2019<span style='display:none'> (2019-05-04)</span> it was", "in 2019 it was"),
        ("the <a>rules<span hidden> (opens in a new tab)</span></a> hold", "the rules hold"),
        ("one<div hidden>a b</div><p>two", "one\n\ntwo"),
        ("<p>one<p><i hidden>a b</i><p>two", "one\n\ntwo"),
        ("<p style='visibility:hidden'>not <b style='visibility:visible'>safe</b> here", "safe"),
        ("a <i hidden>b c</i> <i hidden>not d</i> e", "a [hidden: not] e"),
    ],
)
def test_hidden_words_inside_a_sentence_are_a_gap(markup: str, expected: str) -> None:
    assert read(markup).text == expected


@pytest.mark.parametrize(
    "formula",
    [
        "<span style='display:none'><math><mi>m</mi></math></span><img alt='m=1'>",
        "<style>.katex-mathml{position:absolute;clip:rect(1px,1px,1px,1px)}</style>"
        "<span class=katex><span class=katex-mathml><math><mi>m</mi></math></span>"
        "<span class=katex-html>m</span></span>",
    ],
)
def test_a_formula_that_is_drawn_beside_its_words_is_seen(formula: str) -> None:
    assert read(f"for {formula} ships").text == "for m ships"


def test_many_rules_and_many_elements_cost_what_they_are_together() -> None:
    rules = "".join(
        f".c{i} .d{i % 977}, p.e{i} > b, .a.f{i}, #x{i} {{display:none}}" for i in range(5000)
    )
    body = "".join(
        f"<div class='c{i} a'><p class=e{i + 9999}>w <b>x</b></div>" for i in range(5000)
    )
    begun = process_time()
    document = read(f"<p>{PAGE}<p class=e7><b>{HIDDEN}</b>{body}", f"<style>{rules}</style>")
    assert process_time() - begun < 30
    assert HIDDEN in hidden(document)
    assert document.text.startswith(PAGE)


@pytest.mark.parametrize(
    "css",
    [
        ".a,.b{" * 25 + "display:none" + "}" * 25,
        "i{display:none}" * 120_000,
        "p{display:none}/*" + "x" * 2_000_000,
    ],
    ids=["rules that multiply", "too many rules", "too long"],
)
def test_style_sheets_that_no_page_has_are_refused(css: str) -> None:
    with pytest.raises(ExtractionError, match="style sheets of the page"):
        read(PAGE, f"<style>{css}</style>")


def test_selectors_that_ask_for_endless_comparisons_are_refused() -> None:
    css = f"section {'div ' * 8} b{{display:none}}"
    with pytest.raises(ExtractionError, match="cost more to read"):
        read("<div>" * 400 + f"<p><b>{PAGE}</b>", f"<style>{css}</style>")


UNDRAWN = {
    "a popover": "<div popover>{}</div>",
    "what a clip is made of": "<svg><clipPath><text>{}</text></clipPath></svg>",
    "a picture without letters": '<svg><text display="none">{}</text></svg>',
    "letters that are not filled": '<svg><text fill="none">{}</text></svg>',
    "letters without opacity": '<svg><text fill-opacity="0">{}</text></svg>',
    "a picture of no size": '<svg width="0" height="0"><text>{}</text></svg>',
    "what stands in for a bar": "<progress>{}</progress>",
    "no slot": "<div><template shadowrootmode=open><p>a</p></template>{}</div>",
    "another slot": (
        "<div><template shadowrootmode=open><slot name=a></slot></template><p slot=b>{}</p></div>"
    ),
    "a slot that is filled": (
        "<div><template shadowrootmode=open><slot><p>{}</p></slot></template><p>other</p></div>"
    ),
    "a long style": f'<p style="{"a:b;" * 9000}display:none">{{}}</p>',
}


@pytest.mark.parametrize("markup", UNDRAWN.values(), ids=UNDRAWN)
def test_what_browsers_do_not_draw_is_no_text(markup: str) -> None:
    document = read(f"<p>{PAGE}</p>{markup.format(HIDDEN)}")
    assert HIDDEN not in document.text


def test_what_fills_a_slot_is_seen() -> None:
    markup = "<div><template shadowrootmode=open><slot></slot></template><p>{}</p></div>"
    assert HIDDEN in read(markup.format(HIDDEN)).text


def test_a_sheet_in_a_link_is_read() -> None:
    head = '<link rel=stylesheet href="data:text/css;base64,Lnh7ZGlzcGxheTpub25lfQ==">'
    assert hidden(read(f"<p>{PAGE}</p><p class=x>{HIDDEN}</p>", head)) == HIDDEN
