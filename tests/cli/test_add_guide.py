"""``add`` asks at a terminal: few keys a claim, each answer checked, and nothing written early."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest
from loopback import html, serving
from run import claimcheck, write
from terminal import CTRL_C, CTRL_D, ENTER, Terminal, on_terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

TEXT = """\
The light on Skerry Point

The tower on Skerry Point was lit for the first time on 3 October 1847. Its builder, Anna Holm,
had won the contract against eleven others. The tower stands 41 metres above the spring tide.

Until 1911 the lamp burned colza oil, and four keepers took turns at the clockwork. In that year the
board replaced it with paraffin under pressure. Electricity came in 1958, brought by a cable of nine
kilometres.

The last keeper left the island on 30 March 1986. Since then a diesel engine stands in for the cable
when it fails, which happened twice in 2019. The lens weighs two tonnes and floats on mercury. It
turns once in thirty seconds. About four thousand people visit the tower in a summer.
"""
CLAIMS = "claims:\n  - id: old\n    text: The tower is white. # kept\n"
SOURCES = """\
sources:
  - id: almanac
    title: Almanac of lights
    kind: tertiary
  - id: skerry-light
    title: The light on Skerry Point
    file: files/skerry.txt
    kind: primary
"""
TEN = (
    "The light on Skerry Point was first lit on 3 October 1847",
    "Anna Holm won the contract against eleven others",
    "The tower is 41 metres high above the spring tide",
    "The lamp burned colza oil until 1911",
    "Paraffin replaced the oil in 1911",
    "Skerry Point has had electricity since 1958",
    "The last keeper left the island in March 1986",
    "The cable failed twice in 2019",
    "The lens of Skerry Point weighs two tonnes",
    "Four thousand people visit the tower in a summer",
)
QUESTION, SOURCE, QUOTE = "text of the claim", "source (? lists", "a few words of it"
AGAIN, STANCE, NEXT = "number, other words", "stance:", "next: another"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    files = {"claims.yaml": CLAIMS, "sources.yaml": SOURCES, "files/skerry.txt": TEXT}
    return write(tmp_path, {f"data/{name}": content for name, content in files.items()})


def content(folder: Path) -> tuple[str, str]:
    names = ("claims.yaml", "sources.yaml")
    claims, sources = ((folder / "data" / name).read_text() for name in names)
    return claims, sources


def one_claim(terminal: Terminal, text: str) -> None:
    """Enter a claim up to the last question."""
    terminal.answer(QUESTION, own=text)
    terminal.answer(SOURCE)
    terminal.answer(QUOTE)
    terminal.answer(AGAIN)
    terminal.answer(STANCE)


def test_ten_claims_take_at_most_twenty_keys_each_beside_their_own_words(registry: Path) -> None:
    counts = []
    with on_terminal(registry, "add", "claim") as terminal:
        for text in TEN:
            before = terminal.keys
            one_claim(terminal, text)
            terminal.expect("proven in skerry-light")
            terminal.expect("● verified: supported by a primary source")
            terminal.answer(NEXT, "d\r" if text == TEN[-1] else ENTER)
            terminal.expect("Added ")
            counts.append(terminal.keys - before)
        assert terminal.code() == 0

    assert max(counts) <= 20
    claims, sources = content(registry)
    assert sources == SOURCES
    assert claims.startswith(CLAIMS)
    assert [claims.count(f"text: {text}\n") for text in TEN] == [1] * 10
    checked = claimcheck("check", "--format", "concise", cwd=registry)
    errors = [line for line in checked.out.splitlines() if "error[" in line]
    assert [" old: " in line for line in errors] == [True], checked.out
    assert claims.count("quote: ") == 10


@pytest.mark.parametrize(
    ("key", "typed"), [(CTRL_C, "half an ans"), (CTRL_D, "half"), (CTRL_D, "")]
)
@pytest.mark.parametrize("at", [QUESTION, SOURCE, QUOTE, AGAIN, STANCE, NEXT])
def test_a_person_can_leave_at_every_question_and_nothing_is_written(
    registry: Path, at: str, typed: str, key: str
) -> None:
    with on_terminal(registry, "add", "claim") as terminal:
        for question in (QUESTION, SOURCE, QUOTE, AGAIN, STANCE, NEXT):
            if question == at:
                terminal.answer(question, key, own=typed)
                break
            terminal.answer(question, own=TEN[0] if question == QUESTION else "")
        assert terminal.code() == 130

    assert content(registry) == (CLAIMS, SOURCES)


@pytest.mark.parametrize(
    ("at", "key"),
    [
        *(("title", CTRL_C), ("publisher", CTRL_D), ("author", CTRL_C), ("published", CTRL_D)),
        *(("kind", CTRL_C), ("id", CTRL_D), ("a few words", CTRL_C)),
    ],
)
def test_a_person_can_leave_while_a_source_is_asked_for(registry: Path, at: str, key: str) -> None:
    write(registry, {"more.txt": "More of it\n\nThe mast is of oak, and was raised in 1902.\n"})
    answers = {"kind": "pri"}
    with on_terminal(registry, "add", "claim", "The mast is of oak") as terminal:
        terminal.answer(SOURCE, own="more.txt")
        for question in ("title", "publisher", "author", "published", "kind", "id", "a few words"):
            if question == at:
                terminal.answer(question, key)
                break
            terminal.answer(question, own=answers.get(question, ""))
        assert terminal.code() == 130

    assert content(registry) == (CLAIMS, SOURCES)


def test_what_was_told_to_be_written_stays_when_a_person_leaves_later(registry: Path) -> None:
    with on_terminal(registry, "add", "claim") as terminal:
        one_claim(terminal, TEN[0])
        terminal.answer(NEXT)
        terminal.answer(QUESTION, CTRL_D)
        assert terminal.code() == 130

    assert content(registry)[0].count("- id:") == 2


def test_a_new_source_is_named_on_the_spot_and_its_date_may_be_in_words(registry: Path) -> None:
    write(registry, {"more.txt": "The mast\n\nThe mast is of oak, and was raised in 1902.\n"})

    with on_terminal(registry, "add", "claim") as terminal:
        terminal.answer(QUESTION, own="The mast is of oak")
        terminal.answer(SOURCE, own="more.txt")
        terminal.answer("title [The mast]")
        terminal.answer("publisher (optional)", own="The Board")
        terminal.answer("author (optional)")
        terminal.answer("published (optional", own="3/4/2026")
        terminal.expect("is not a date")
        terminal.answer("published (optional", own="31 February 2026")
        terminal.expect("is not a date")
        terminal.answer("published (optional", own="1 March 2026")
        terminal.answer("kind:", own="so-so")
        terminal.expect("none of them")
        terminal.answer("kind:", own="prim")
        terminal.answer("id [the-board-mast-2026]")
        terminal.answer(QUOTE, own="raised")
        terminal.expect("1. “The mast is of oak, and was raised in 1902.”")
        terminal.answer(AGAIN, own="9")
        terminal.expect("there are 2 passages")
        terminal.answer(AGAIN, "1\r")
        terminal.answer(STANCE, own="part")
        terminal.expect("◐ directional")
        terminal.answer(NEXT, own="done")
        assert terminal.code() == 0

    claims, sources = content(registry)
    assert sources == SOURCES + (
        "  - id: the-board-mast-2026\n    title: The mast\n    file: ../more.txt\n"
        "    publisher: The Board\n    kind: primary\n    published: 2026-03-01\n"
    )
    assert claims == CLAIMS + (
        "\n  - id: mast-oak\n    text: The mast is of oak\n    evidence:\n"
        "      - source: the-board-mast-2026\n        stance: partial\n"
        "        quote: The mast is of oak, and was raised in 1902.\n"
    )


def test_a_quote_is_pasted_with_all_its_lines(registry: Path) -> None:
    with on_terminal(registry, "add", "claim", "Oil burned until 1911") as terminal:
        terminal.answer(SOURCE)
        terminal.expect(QUOTE)
        terminal.paste("the lamp burned colza oil, and four\nkeepers took turns\nat the clockwork")
        terminal.type(ENTER)
        terminal.answer(STANCE)
        terminal.expect("proven in skerry-light (exact)")
        terminal.answer("another claim, more evidence, or done [done]", "m\r")
        terminal.answer(SOURCE, "1\r")
        terminal.expect("almanac cannot be searched")
        terminal.answer("quote, verbatim (optional)")
        terminal.answer(STANCE, own="neutral")
        terminal.answer(NEXT)
        assert terminal.code() == 0

    assert content(registry)[0].endswith(
        "        quote: the lamp burned colza oil, and four keepers took turns at the clockwork\n"
        "      - source: almanac\n        stance: neutral\n"
    )


@pytest.mark.parametrize("newline", ["\r", "\n", "\r\r"])
def test_a_terminal_that_does_not_mark_what_is_pasted_is_understood(
    registry: Path, newline: str
) -> None:
    lines = ("the lamp burned colza oil, and four", "keepers took turns", "at the clockwork", "")
    with on_terminal(registry, "add", "claim", "Oil burned until 1911") as terminal:
        terminal.answer(SOURCE)
        terminal.answer(QUOTE, newline.join(lines))
        terminal.answer(STANCE)
        terminal.expect("proven in skerry-light (exact)")
        terminal.answer(NEXT)
        assert terminal.code() == 0

    assert "and four keepers took turns at the clockwork\n" in content(registry)[0]


def test_answers_that_are_typed_ahead_are_answers(registry: Path) -> None:
    with on_terminal(registry, "add", "claim", "Oil burned until 1911") as terminal:
        terminal.expect(SOURCE)
        terminal.type(
            "\rcolza oil\r1\rpartial\rmore\r2\rkeepers took turns at the clockwork\rp\rd\r"
        )
        assert terminal.code() == 0

    assert content(registry)[0].count("stance: partial") == 2


def test_words_that_are_not_there_are_not_taken(registry: Path) -> None:
    with on_terminal(registry, "add", "claim", "The tower is high") as terminal:
        terminal.answer(SOURCE, own="nowhere-at-all")
        terminal.expect("'nowhere-at-all' is no address")
        terminal.answer(SOURCE, "99\r")
        terminal.expect("there are 2 sources")
        terminal.answer(SOURCE, own="sker")
        terminal.answer(QUOTE, own="xylophone")
        terminal.expect("no passage has a word of it")
        terminal.answer(QUOTE, own="the tower stands 45 metres above the spring tide")
        terminal.expect("it is not there word for word; these are near:")
        terminal.expect("“The tower stands 41 metres above the spring tide.”")
        terminal.answer(AGAIN)
        terminal.answer(STANCE, own="x")
        terminal.expect("'x' is none of them")
        terminal.answer(STANCE)
        terminal.answer(NEXT)
        assert terminal.code() == 0

    assert "quote: The tower stands 41 metres above the spring tide.\n" in content(registry)[0]


def test_a_claim_that_says_something_else_than_its_quote_is_told_before_it_is_written(
    registry: Path,
) -> None:
    with on_terminal(registry, "add", "claim") as terminal:
        terminal.answer(QUESTION, own="The tower on Skerry Point stands 45 metres above the tide")
        terminal.answer(SOURCE)
        terminal.answer(QUOTE, own="spring tide")
        terminal.answer(AGAIN)
        terminal.answer(STANCE)
        terminal.expect("no supporting quote says “45 metres”; they say “41 metres”")
        terminal.answer(NEXT, CTRL_C)
        assert terminal.code() == 130

    assert content(registry)[0] == CLAIMS


def test_a_claim_that_is_there_is_noticed_before_anything_else_is_asked(registry: Path) -> None:
    with on_terminal(registry, "add", "claim") as terminal:
        terminal.answer(QUESTION)
        terminal.expect("an answer is needed")
        terminal.answer(QUESTION, own="the tower is  WHITE")
        terminal.expect("the registry says this already: old")
        terminal.answer(QUESTION, own="The tower is whitewashed")
        terminal.expect("much like old: The tower is white.")
        terminal.answer(SOURCE, CTRL_C)
        assert terminal.code() == 130


def test_tab_completes_ids_and_the_arrow_brings_answers_back(registry: Path) -> None:
    with on_terminal(registry, "add", "claim", "The tower is high") as terminal:
        terminal.answer(SOURCE, "al\t\r")
        terminal.answer("quote, verbatim")
        terminal.answer(STANCE, "z\r")
        terminal.expect("none of them")
        terminal.answer(STANCE, "\x1b[A\x7fneutral\r")
        terminal.answer(NEXT)
        assert terminal.code() == 0

    assert "- source: almanac\n        stance: neutral\n" in content(registry)[0]


def test_a_dumb_terminal_is_enough(registry: Path) -> None:
    with on_terminal(registry, "add", "claim", TERM="dumb") as terminal:
        one_claim(terminal, TEN[0])
        terminal.answer(NEXT, "done\r")
        assert terminal.code() == 0

    assert "quote: " in content(registry)[0]


def test_a_page_is_read_while_a_person_is_asked(registry: Path) -> None:
    with serving() as site:
        site.pages["/mast"] = html("The mast", "The mast is of oak, and was raised in 1902.", TEXT)
        allowed = ("--set", f"verify.allow_hosts={site.host}")
        with on_terminal(registry, "add", "claim", *allowed) as terminal:
            terminal.answer(QUESTION, own="The mast is of oak")
            terminal.answer(SOURCE, own=site.url("/mast"))
            terminal.expect("Looked up at ")
            for question in ("title [The mast", "publisher", "author", "published"):
                terminal.answer(question)
            terminal.answer("kind:", own="prim")
            terminal.answer("id [")
            terminal.answer(QUOTE, own="raised")
            terminal.answer(AGAIN)
            terminal.answer(STANCE)
            terminal.expect("proven in mast")
            terminal.answer(NEXT, "done\r")
            terminal.expect("Next: claimcheck verify")
            assert terminal.code() == 0

        verified = claimcheck("verify", *allowed, cwd=registry)
    assert "1 proven" in verified.out + verified.err


def test_a_page_that_cannot_be_read_leaves_the_quote_to_the_person(registry: Path) -> None:
    write(registry, {"data/sources.yaml": SOURCES + "  - id: far\n    title: Far\n"
                     "    url: https://gone.invalid/\n    kind: social\n"})  # fmt: skip
    with on_terminal(registry, "add", "claim", "The mast is of oak", "--offline") as terminal:
        terminal.answer(SOURCE)
        terminal.expect("far cannot be searched: ")
        terminal.answer("quote, verbatim (optional)", own="the mast is of good oak")
        terminal.answer(STANCE)
        terminal.expect("level  ◐ directional")
        terminal.answer(NEXT)
        terminal.expect("Next: claimcheck verify")
        assert terminal.code() == 0

    assert "quote: the mast is of good oak\n" in content(registry)[0]


def test_colours_in_a_text_that_is_not_marked_as_pasted_are_no_keys(registry: Path) -> None:
    with on_terminal(registry, "add", "claim") as terminal:
        terminal.answer(QUESTION, own="a \x1b[31mred\x1b[0m\x1b[1;5M tower")
        terminal.expect(SOURCE)
        terminal.type(CTRL_C)
        assert terminal.code() == 130

    assert "Exception" not in terminal.shown


def test_a_terminal_is_not_asked_where_its_cursor_is(registry: Path) -> None:
    with on_terminal(registry, "add", "claim") as terminal:
        terminal.answer(QUESTION, own="The tower is red")
        terminal.expect(SOURCE)
        time.sleep(3)  # longer than an answer of the terminal is waited for
        terminal.type(CTRL_C)
        assert terminal.code() == 130

    assert "cursor position" not in terminal.shown


def test_digits_that_are_no_number_of_anything_are_asked_for_again(registry: Path) -> None:
    with on_terminal(registry, "add", "claim") as terminal:
        terminal.answer(QUESTION, own="The tower stands 41 metres high")
        terminal.answer(SOURCE, own="²")
        terminal.answer(SOURCE)
        terminal.answer(QUOTE)
        for odd in ("²", "0", "9" * 5000):
            terminal.answer(AGAIN, own=odd)
        terminal.expect(AGAIN)
        terminal.type(CTRL_C)
        assert terminal.code() == 130
