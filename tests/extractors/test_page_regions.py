"""What stands in the text of a page and is not what it says: struck words, parts of others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_writer import write_docx

from claimcheck.extractors import docx, mail, markdown, notebook
from claimcheck.extractors.html import extract

if TYPE_CHECKING:
    from claimcheck.model.document import Document


def regions(markup: str) -> tuple[str, list[tuple[str, str]]]:
    document = extract(f"<!doctype html><meta charset=utf-8><body>{markup}".encode(), None)
    return document.text, [
        (each.kind, document.text[each.start : each.end]) for each in document.regions
    ]


@pytest.mark.parametrize(
    ("markup", "text", "struck"),
    [
        ("<p>costs <del>17</del> <ins>18</ins> euros", "costs 17 18 euros", ["17"]),
        ("<p>a <s>b c</s> d", "a b c d", ["b c"]),
        ("<p>a<strike> b </strike>c", "a b c", ["b"]),
        ("<del><p>one<p>two</p></del><p>three", "one\n\ntwo\n\nthree", ["one\n\ntwo"]),
        ("<p>a <span style='text-decoration: line-through'>b</span>", "a b", ["b"]),
        (
            "<style>.old{text-decoration:red line-through}</style><p class=old>a<p>b",
            "a\n\nb",
            ["a"],
        ),
        ("<p>a <del>b <s>c</s> d</del> e", "a b c d e", ["b c d"]),
        ("<p>x <s> </s> y <s></s>", "x y", []),
        ("<p><s>one</s><s>two</s>", "onetwo", ["one", "two"]),
        ("<p>10<sup><s>6</s></sup> m", "10⁶ m", ["⁶"]),
        ("<p><s>10<sup>6</sup></s> m", "10⁶ m", ["10⁶"]),
        ("<p><s>a<br>b</s> c", "a\nb c", ["a\nb"]),
        ("<pre>a <s>b</s>\n c</pre>d", "a b\n c\n\nd", ["b"]),
        ("<p>a <u>b</u> <ins>c</ins>", "a b c", []),
        ("<p>a <s hidden>b c d</s>e", "a [hidden]e", []),
    ],
)
def test_struck_words_are_text_and_known_as_struck(
    markup: str, text: str, struck: list[str]
) -> None:
    assert regions(markup) == (text, [("struck", each) for each in struck])


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<nav><ul><li>in<li>it</ul></nav>", "navigation"),
        ("<div role=navigation><a>in</a><p>it</div>", "navigation"),
        ("<ul class='nav main-menu'><li>in<li>it</ul>", "navigation"),
        ("<section id=comments><p>in<p>it</section>", "comments"),
        ("<ol class='comment_list'><li>in<li>it</ol>", "comments"),
        (
            "<div itemscope itemtype='https://schema.org/Comment'><p>in<p>it</div>",
            "comments",
        ),
        ("<div id=disqus_thread>in<p>it</div>", "comments"),
        ("<aside class='ad sponsored'><p>in<p>it</aside>", "advertisement"),
        ("<div aria-label=Advertisement><p>in<p>it</div>", "advertisement"),
    ],
)
def test_parts_that_others_wrote_or_that_lead_on_are_known(markup: str, kind: str) -> None:
    text, found = regions(f"<p>before</p>{markup}<p>after")
    assert text == "before\n\nin\n\nit\n\nafter"
    assert found == [(kind, "in\n\nit")]


@pytest.mark.parametrize(
    "markup",
    [
        "<pre><span class=comment># in</span></pre>",
        "<code class=comment>in</code>",
        "<div class=comments><h1>A page about comments</h1><p>in</div>",
        "<div class=nav><main>in</main></div>",
        "<p class=ads>in",
        "<div class='commentary adsorption navigator'>in</div>",
        "<aside>in</aside>",
    ],
)
def test_what_only_sounds_like_such_a_part_is_text(markup: str) -> None:
    assert regions(markup)[1] == []


_PAIRED = ("s", "del", "ins", "div", "nav", "sup", "b", "pre", "q", "table")
_PIECES = st.sampled_from(
    [f"<{end}{tag}>" for tag in _PAIRED for end in ("", "/")]
    + ["a", "b,", " ", "<p>", "<br>", "<li>", "<td>", "<i hidden>c</i>", "<img alt=pic>"]
)


@given(st.lists(_PIECES, max_size=25))
def test_marks_change_no_word_and_regions_lie_in_the_text(pieces: list[str]) -> None:
    markup = "".join(pieces)
    plain = markup
    for tag in ("s", "del", "ins"):
        plain = plain.replace(f"<{tag}>", "<u>").replace(f"</{tag}>", "</u>")
    text, found = regions(f"{markup}</table>end of it")
    assert "\x00" not in text
    assert all(words.strip() == words and words for _, words in found)
    as_shown = regions(f"{plain}</table>end of it")[0]
    assert "".join(text.split()) == "".join(as_shown.split())


def _notebook(source: str) -> bytes:
    cells = [
        {"cell_type": "code", "source": "print(6)", "outputs": []},
        {"cell_type": "markdown", "source": source},
        {"cell_type": "markdown", "source": "The end."},
    ]
    return json.dumps({"cells": cells, "nbformat": 4}).encode()


WORD = "<w:p><w:r><w:t>Before.</w:t></w:r></w:p><w:p>{}</w:p>".format(
    "".join(
        f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"
        for words, look in (
            ("It costs ", ""),
            ("17", "<w:strike/>"),
            (" 18.", ""),
            ("said to nobody at all", "<w:vanish/>"),
        )
    )
)


@pytest.mark.parametrize(
    "document",
    [
        markdown.extract(b"It costs ~~17~~ 18.\n\n<p hidden>said to nobody at all</p>", None),
        notebook.extract(
            _notebook("It costs ~~17~~ 18.\n\n<p hidden>said to nobody at all</p>"), None
        ),
        mail.extract(
            b"Content-Type: text/html\n\n<p>It costs <s>17</s> 18.<p hidden>said to nobody at all",
            None,
        ),
        docx.extract(write_docx(WORD), None),
    ],
    ids=["markdown", "notebook", "mail", "docx"],
)
def test_what_becomes_a_page_keeps_what_is_struck_and_hidden(document: Document) -> None:
    (struck,) = document.regions
    assert (struck.kind, document.text[struck.start : struck.end]) == ("struck", "17")
    assert [part.text for part in document.meta if part.kind == "hidden"] == [
        "said to nobody at all"
    ]
    assert "It costs 17 18." in document.text
    assert "nobody" not in document.text
