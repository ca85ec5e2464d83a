from __future__ import annotations

import pytest
from prose_marks import faults, marked, marks_in

from claimcheck.model.terms import Support

C = "<!-- claimcheck: c -->"

PLACES = {
    "a paragraph": (f"It grew. It has 2,400 members.{C}", "It has 2,400 members."),
    "before the full stop": (f"It has 2,400 members{C}. It grew.", "It has 2,400 members."),
    "a heading": (f"# 2,400 members {C}", "2,400 members"),
    "a heading that is closed": (f"## 2,400 members {C} ##", "2,400 members"),
    "a heading that is underlined": (f"2,400 members {C}\n=====", "2,400 members"),
    "a table cell": (f"| a | b |\n|---|---|\n| x | 2,400 {C} |", "2,400"),
    "a cell without bars around the row": (f"a | b\n--|--\n2,400 {C} | x", "2,400"),
    "a cell with a bar in it": (f"| a |\n|---|\n| x \\| 2,400 {C} |", "x | 2,400"),
    "a head of a table": (f"| 2,400 {C} | b |\n|---|---|\n| x | y |", "2,400"),
    "a list item": (f"- one\n- It has 2,400 members {C}\n", "It has 2,400 members"),
    "a loose list item": (
        f"1. one\n\n2. It has 2,400 members.{C} More.\n",
        "It has 2,400 members.",
    ),
    "an item in an item": (f"- one\n  - two, 2,400{C}\n", "two, 2,400"),
    "a quotation": (f"> It has\n> 2,400 members.{C}\n", "It has 2,400 members."),
    "a lazy quotation": (f"> It has\n2,400 members.{C}\n", "It has 2,400 members."),
    "a quotation in a list": (f"- > It has 2,400.{C}\n", "It has 2,400."),
    "a line of its own below": (f"It grew. It has 2,400.\n{C}\n", "It has 2,400."),
    "nested emphasis": (f"It has **_more_ than *2,400***.{C}", "It has more than 2,400."),
    "inside emphasis": (f"It **has 2,400{C}** members.", "It has 2,400 members."),
    "behind a link": (f"It has [2,400](http://x.org/a_b).{C}", "It has 2,400."),
    "inside a link": (f"It has [2,400{C} members](http://x.org) now.", "It has 2,400 members now."),
    "behind a link by reference": (f"It has [2,400][m].{C}\n\n[m]: http://x.org", "It has 2,400."),
    "behind an image": (f"It has 2,400 ![2,500](x.png).{C}", "It has 2,400 ."),
    "behind code": (f"`a` takes 12 s.{C}", "a takes 12 s."),
    "entities and escapes": (f"A&amp;B has 2\\*400.{C}", "A&B has 2*400."),
    "an autolink": (f"See <https://x.org/2> for 2,400.{C}", "See https://x.org/2 for 2,400."),
    "HTML in a line": (f"It has<br>2,400<sup>a</sup>.{C}", "It has 2,4­00a.".replace("\xad", "")),
    "a struck word": (f"It has ~~2,500~~2,400.{C}", "It has 2,400."),
    "an element that strikes": (f"It has <del>about </del>2,400.{C}", "It has 2,400."),
    "an element for programs": (f"It has <template>about </template>2,400.{C}", "It has 2,400."),
    "letters of no size": (f'It has <i style="font-size:0">about </i>2,400.{C}', "It has 2,400."),
    "small letters": (f'It has <i style="font-size:0.8em">2,</i>400.{C}', "It has 2,400."),
    "an element that turns round": (f"It has <bdo dir=rtl>12</bdo>.{C}", "It has 21."),
    "one that does not": (f"It has <bdo dir=ltr>12</bdo>.{C}", "It has 12."),
    "other footnotes": (f"It has 2,400.[^1]{C}\n\n[^1]: So.", "It has 2,400."),
    "a hard break": (f"It has  \n2,400.{C}", "It has 2,400."),
    "Chinese": (f"费用没有上涨。港口处理了1,420艘船。{C}", "港口处理了1,420艘船。"),
    "a tab before an item": (f"-\tIt has 2,400.{C}", "It has 2,400."),
    "behind a footnote's first paragraph": (f"[^1]: It has 2,400.{C}\n", "It has 2,400."),
    "an admonition": (f":::note\nIt grew. It has 2,400.{C}\n:::\n", "It has 2,400."),
    "the first words of an admonition": (
        f":::tip[Title]\nIt has 2,400.{C}\n:::\n",
        "It has 2,400.",
    ),
    "an admonition in an item": (
        f"- one\n  :::{{note}}\n  It has 2,400.{C}\n  :::\n",
        "It has 2,400.",
    ),
    "an admonition that is not closed": (f"::: details\n\nIt has 2,400.{C}\n", "It has 2,400."),
    "an admonition of MkDocs": (f"!!! note\n    It grew. It has 2,400.{C}\n", "It has 2,400."),
    "a folded one behind an empty line": (f"??? tip\n\n    It has 2,400.{C}\n", "It has 2,400."),
    "the title of one": (f'!!! tip "2,400 members"{C}\n    So.\n', '!!! tip "2,400 members"'),
    "a tab of MkDocs in an item": (f'- === "C"\n\n      It has 2,400.{C}\n', "It has 2,400."),
    "a directive of MyST": (f"```{{note}}\nIt has 2,400.{C}\n```\n", "It has 2,400."),
    "between rules that are no front matter": (
        f"---\n\nIt has 2,400.{C}\n\n---\n",
        "It has 2,400.",
    ),
    "between plus signs": (f"+++\n\nIt has 2,400.{C}\n\n+++\n", "It has 2,400."),
    "a raised ending": (f"It came 10<sup>th</sup> of 12.{C}", "It came 10th of 12."),
    "a power of ten": (f"It has 10<sup>4</sup> members.{C}", "It has 10⁴ members."),
    "hidden words": (f"It has <b hidden>about</b> 2,400.{C}", "It has  2,400.".replace("  ", " ")),
    "invisible characters": (f"It has 2,\u200b40\u00ad0.{C}", "It has 2,400."),
    "HTML around it": (f'<p align="center">It has 2,400.{C}</p>', "It has 2,400."),
    "a details element": (f"<details>\n<summary>2,400 {C}</summary>\n\nx\n\n</details>", "2,400"),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", PLACES)
def test_a_comment_marks_what_it_ends(name: str, line_end: str) -> None:
    text, sentence = PLACES[name]
    text = text.replace("\n", line_end)

    (mark,) = marks_in(text).marks

    assert mark.sentence.text == sentence
    assert mark.place.marked == C
    lines = text.splitlines()
    first = lines[mark.sentence.span.start[0] - 1][mark.sentence.span.start[1] - 1 :]
    last = lines[mark.sentence.span.end[0] - 1][: mark.sentence.span.end[1] - 1]
    assert first.lstrip("*_[`&\\").startswith(sentence.split()[0][:1])
    assert last.rstrip("*_`)").endswith((sentence[-1:], ">"))


def test_a_colon_that_was_forgotten_before_an_id_is_read_as_written() -> None:
    (mark,) = marks_in("It has 2,400.<!-- claimcheck c --> It grew.").marks

    assert (mark.claim, mark.sentence.text) == ("c", "It has 2,400.")


def test_a_footnote_reference_marks_what_it_ends_with_or_without_a_definition() -> None:
    found = marks_in(
        "It has 2,400.[^claim:a] It grew.[^claim:b][^1]\n\n[^claim:a]: “2,400”\n[^1]: x"
    )

    assert [(each.claim, each.sentence.text, each.is_defined) for each in found.marks] == [
        ("a", "It has 2,400.", True),
        ("b", "It grew.", False),
    ]


def test_footnote_and_comment_may_stand_together() -> None:
    text = "It has 2,400.[^claim:a]<!-- claimcheck: b -->\n\n[^claim:a]: “2,400”"

    assert marked(text) == [("a", "It has 2,400."), ("b", "It has 2,400.")]


def test_a_pair_narrows_the_mark_to_its_words() -> None:
    text = "It grew <!-- claimcheck: a -->to more\nthan *2,400*<!-- /claimcheck --> in six years."

    assert marked(text) == [("a", "to more than 2,400")]


def test_two_pairs_and_a_mark_behind_stand_in_one_sentence() -> None:
    text = (
        "Of <!-- claimcheck: a -->2,400<!-- /claimcheck --> members "
        "<!-- claimcheck: b --><!-- claimcheck: c -->a third<!-- /claimcheck --> left."
        "<!-- claimcheck: d -->"
    )

    assert marked(text) == [
        ("a", "2,400"),
        ("b", "a third"),
        ("c", "a third"),
        ("d", "Of 2,400 members a third left."),
    ]


def test_a_mark_says_what_level_it_asks_for() -> None:
    (one, two) = marks_in(
        "A.<!-- claimcheck: a least=verified --> B.<!--claimcheck:b as=refuted-->"
    ).marks

    assert (one.least, one.as_refuted) == (Support.VERIFIED, False)
    assert (two.claim, two.least, two.as_refuted) == ("b", None, True)


@pytest.mark.parametrize(
    "text",
    [
        f"`It has 2,400.{C}`",
        f"```\nIt has 2,400.{C}\n```",
        f"    It has 2,400.{C}",
        f"![It has 2,400.{C}](x.png)",
        f"---\ntitle: 'It has 2,400.{C}'\n---\n",
        f"```{{code-block}}\nIt has 2,400.{C}\n```\n",
        f"```{{r}}\nIt has 2,400.{C}\n```\n",
        f"+++\ntitle = 'It has 2,400.{C}'\n+++\n",
        f"<pre>It has 2,400.{C}</pre>",
        f"[x](http://x.org '{C}')",
        "<!-- as in claimcheck: c, which is a comment -->",
        "Write claimcheck: c behind it.",
        "A tool for <!-- claimcheck is meant --> texts.",
        "`A.<!-- claimcheck: c`",
    ],
)
def test_code_and_what_nobody_reads_holds_no_mark(text: str) -> None:
    found = marks_in(text)

    assert (found.marks, found.faults) == ((), ())


@pytest.mark.parametrize(
    ("text", "message", "about"),
    [
        (f"{C}It has 2,400.", "the comment begins a line", C),
        (f"It\n{C} has 2,400.", "the comment begins a line", C),
        (f"- {C}It has 2,400.", "the comment begins a line", C),
        (f"A.\n\n{C}\n\nIt has 2,400.", "the comment is on a line of its own", C),
        (f"| {C} |\n|---|\n| x |", "there are no words before the mark", C),
        (f"**{C}It** has 2,400.", "there are no words before the mark", C),
        (f"A {C}<!-- /claimcheck --> b", "there are no words between the two comments", C),
        ("A b.<!-- /claimcheck -->", "the comment closes a mark that was not opened here",
         "<!-- /claimcheck -->"),
        ("A.\n\n<!-- /claimcheck -->", "the comment is on a line of its own",
         "<!-- /claimcheck -->"),
        (r"A.\[^claim:c\] b", "the footnote reference is escaped", r"\[^claim:c\]"),
        ("<p>A.[^claim:c]</p>", "a footnote reference in HTML is no reference", "[^claim:c]"),
        ("A.<!-- claimcheck: c\n\nB.", "the comment is not closed", "<!-- claimcheck: c"),
        ("A.<!-- claimcheck: -->", "the mark names no claim", "<!-- claimcheck: -->"),
        ("A.<!-- claimcheck: c least=most -->", "'least=most' is no option of a mark",
         "<!-- claimcheck: c least=most -->"),
    ],
)  # fmt: skip
def test_a_mark_that_marks_nothing_is_told(text: str, message: str, about: str) -> None:
    assert faults(text) == [(message, about)]
    assert marks_in(text).marks == ()


@pytest.mark.parametrize(
    "sign",
    [
        "<!-- Claimcheck: c -->", "<!-- claimcheck : c -->", "<!-- claimcheck=c -->",
        "<!-- claimcheck c least=verified -->", "<!-- claimcheck my_c -->",
        "<!--- claimcheck: c --->",
        "<!-- claim-check: c -->", "<!-- claim\u200bcheck: c -->", "<!-- claimcheck\uff1a c -->",
        "<!-- / claimcheck -->", "<!-- end claimcheck -->", "<!-- /claimcheck: c -->",
        "[^Claim:c]", "[^claim: c]", "[^claim;c]", "[^claim\uff1ac]", "[^claim%3Ac]", "[ ^claim:c]",
        f"[^claim:{'c' * 300}]",
    ],
)  # fmt: skip
def test_what_was_meant_for_a_mark_is_told(sign: str) -> None:
    assert faults(f"It has 2,400.{sign} It grew.") == [("this looks like a mark", sign)]


@pytest.mark.parametrize(
    "row", [f"| 2,400 | y |{C}", f"| 2,400 | y | {C} |", f"| x | y | 2,400 {C} |", f"2,400|y|{C}"]
)
def test_a_mark_behind_the_cells_of_its_row_is_told(row: str) -> None:
    told = faults(f"| a | b |\n|---|---|\n| x | y |\n{row}\n\nIt grew.\n")

    assert told == [("the mark stands behind the last cell of its row", C)]


def test_a_mark_in_the_line_that_opens_an_admonition_is_told() -> None:
    told = faults(f":::tip It has 2,400.{C}\n\nx\n:::\n")

    assert told == [("the mark stands in the line that opens an admonition", C)]


def test_text_that_is_turned_round_is_read_as_it_is_seen() -> None:
    (mark,) = marks_in(f"It has \u202e21\u202c members.{C}").marks

    assert mark.sentence.text == "It has 12 members."


@pytest.mark.parametrize(
    "sentence",
    [
        "It has 2,400! members in all.", "It has 2,400? members in all.",
        "It has 2,400. members in all.", "It has 2,400… members in all.",
        "It has 2,400 members, e.g. Ann.", "It has 2,400 members approx. Then more.",
        "It has 2,400 members vs. The year before.", "It has 2,400 in Ft. Worth.",
        "It has 2,400, see No. 5.", "Of 2,400 members Dr. Lee is one.",
    ],
)  # fmt: skip
def test_no_figure_is_parted_from_its_mark(sentence: str) -> None:
    assert marked(f"It grew. {sentence}{C} It is old.") == [("c", sentence)]


@pytest.mark.parametrize("end", ["> :::\n> ", "> ```{note}\n> ", "- :::\n  "])
def test_an_admonition_that_ends_with_the_text_is_read(end: str) -> None:
    assert marked(f"It has 2,400.{C}\n\n{end}") == [("c", "It has 2,400.")]


@pytest.mark.parametrize("start", ["", "\u2028\n", "\x85\n", "> \u2028\n> "])
def test_a_line_of_other_spaces_moves_no_mark(start: str) -> None:
    (mark,) = marks_in(f"It grew.\n\n{start}It has 2,400.{C}\n").marks

    assert mark.place.marked == C


@pytest.mark.parametrize("words", ["\u200b", "\u202e", "<b hidden>2,400</b>"])
def test_a_mark_behind_nothing_that_can_be_seen_is_told(words: str) -> None:
    assert faults(f"# {words}{C}\n") == [("there are no words before the mark", C)]


def test_of_two_pairs_in_each_other_the_outer_end_closes_the_outer_mark() -> None:
    text = (
        "A <!-- claimcheck: a -->b <!-- claimcheck: c -->d<!-- /claimcheck --> e"
        "<!-- /claimcheck --> f<!-- /claimcheck -->"
    )

    assert faults(text) == [
        ("the comment closes a mark that was not opened here", "<!-- /claimcheck -->")
    ]


def test_a_comment_that_silences_covers_the_sentence_before_it_or_the_block_below() -> None:
    text = (
        "It grew. It has 2,400.<!-- claimcheck: ignore[unmarked-figure] old -->\n\n"
        "<!-- claimcheck: ignore[prose-overstated] a quotation -->\n- One.\n- Two.\n"
    )

    first, second = marks_in(text).silences

    assert first.covers is not None
    assert (first.covers.start, first.covers.end) == ((1, 10), (1, 71))
    assert second.covers is not None
    assert (second.covers.start, second.covers.end[0]) == ((3, 1), 5)


def test_without_a_mark_a_text_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.prose.READERS", {})

    assert marks_in("# Title\n\nIt has 2,400 members.").marks == ()


def test_every_sentence_is_told_where_that_is_asked_for() -> None:
    found = marks_in("# A\n\nOne. Two 2.\n\n| x | `3` |\n|---|---|\n| 4 | y |", every=True)

    told = [(each.text, each.has_figure) for each in found.sentences]
    assert told == [
        ("A", False), ("One.", False), ("Two 2.", True),
        ("x", False), ("3", False), ("4", True), ("y", False),
    ]  # fmt: skip
