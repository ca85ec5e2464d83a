from __future__ import annotations

import pytest
from prose_marks import faults, marked, marks_in

HTML = "<!-- claimcheck: c -->"
MDX = "{/* claimcheck: c */}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"<p>It grew. It has 2,400 members.{HTML}</p>", "It has 2,400 members."),
        (f"<p>It has <b>2,400</b>\r\n  members.{HTML}</p>", "It has 2,400 members."),
        (f"<h1>2,400 members {HTML}</h1>", "2,400 members"),
        (f"<table><tr><td>x<td>2,400{HTML}</table>", "2,400"),
        (f"<ul><li>one<li>It has 2,400.{HTML}</ul>", "It has 2,400."),
        (f"<p>A&amp;B has&nbsp;2&#44;400.{HTML}", "A&B has\xa02,400."),
        (f"<p>AT&T has 2,400.{HTML}", "AT&T has 2,400."),
        (f"<p>One.<br>It has 2,400{HTML}.<div>x</div>", "It has 2,400."),
        (f"<p>It has 2,400<br>members.{HTML}</p>", "It has 2,400 members."),
        (f"<td>It has 2,400.<br/>x{HTML}</td>", "It has 2,400. x"),
        (f"<p>One <code>x</p><p>It has 2,400.{HTML}</p>", "It has 2,400."),
        (f"<p>It has 10<sup>4</sup> members.{HTML}</p>", "It has 10⁴ members."),
        (f'<p>It has <i style="display: none">about</i> 2,400.{HTML}</p>', "It has 2,400."),
        (f"<p>It has <img hidden>2,400 <b hidden>x</p><p>members.{HTML}</p>", "members."),
        ("<p>It has 2,400.<!-- claimcheck: c --!></p>", "It has 2,400."),
        (f"<p>The <code>x</code> takes 12 s.{HTML}</p>", "The x takes 12 s."),
    ],
)
def test_a_comment_in_html_marks_what_it_ends(text: str, sentence: str) -> None:
    assert marked(text, "page.html") == [("c", sentence)]


@pytest.mark.parametrize("name", ["script", "style", "pre", "code", "template", "textarea"])
def test_in_html_code_and_what_nobody_reads_holds_no_mark(name: str) -> None:
    found = marks_in(f"<p>A. <{name}>It has 2,400.{HTML}</{name}></p>", "page.html")

    assert (found.marks, found.faults) == ((), ())


def test_a_pair_in_html_narrows_the_mark() -> None:
    text = "<p>It <!-- claimcheck: a -->grew <i>to</i> 2,400<!-- /claimcheck --> then.</p>"

    assert marked(text, "page.html") == [("a", "grew to 2,400")]


def test_a_pair_does_not_reach_into_the_next_paragraph() -> None:
    text = f"<p>It grew {HTML}to</p><p>2,400<!-- /claimcheck --></p>"

    assert faults(text, "page.html") == [
        ("the comment closes a mark that was not opened here", "<!-- /claimcheck -->")
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"It grew. It has **2,400** members.{MDX}", "It has 2,400 members."),
        (f"# 2,400 members {MDX}", "2,400 members"),
        (f"    It has 2,400.{MDX}", "It has 2,400."),
        (f"<Note>\n  It has 2,400.{MDX}\n</Note>", "It has 2,400."),
        (f"It has {{count}} members, 2,400.{MDX}", "It has members, 2,400."),
        (f"import A from 'a'\nexport const b = `{MDX}`\n\nIt has 2,400.{MDX}", "It has 2,400."),
        ("It {/* claimcheck: c */}has 2,400{/* /claimcheck */}.", "has 2,400"),
    ],
)
def test_in_mdx_the_comment_is_an_expression(text: str, sentence: str) -> None:
    assert marked(text, "text.mdx") == [("c", sentence)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It has 2,400.{ /* claimcheck: c */ }", "It has 2,400."),
        (f"{{'It has 2,400'}} members.{MDX}", "It has 2,400 members."),
        (f"It has {{2400}} members.{MDX}", "It has 2400 members."),
        (f"{{`It has 2,400`}}.{MDX}", "It has 2,400."),
        (f"export volumes grew. It has 2,400.{MDX}", "It has 2,400."),
        (f"import duties fell. It has 2,400.{MDX}", "It has 2,400."),
    ],
)
def test_what_readers_of_mdx_see_is_read(text: str, sentence: str) -> None:
    assert marked(text, "text.mdx") == [("c", sentence)]


@pytest.mark.parametrize(
    "sign",
    ["{/* Claimcheck: c */}", "{/* claimcheck: c */ /* x */}", "{// claimcheck: c\n}",
     "<!-- Claimcheck: c -->"],
)  # fmt: skip
def test_what_was_meant_for_a_mark_of_mdx_is_told(sign: str) -> None:
    assert [told for told, _ in faults(f"It has 2,400.{sign}", "text.mdx")] == [
        "this looks like a mark"
    ]


@pytest.mark.parametrize("text", [f"It has 2,400.{HTML}", f"It **has** 2,400.{HTML}", f"{HTML}\n"])
def test_in_mdx_an_html_comment_is_a_fault(text: str) -> None:
    assert faults(text, "text.mdx") == [("MDX has no HTML comments", HTML)]


def test_in_markdown_the_comment_of_mdx_is_text() -> None:
    assert marks_in(f"It has 2,400.{MDX}").marks == ()
