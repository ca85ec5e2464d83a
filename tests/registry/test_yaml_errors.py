"""The mistakes that people make who have never seen a YAML error: the right place, the fix."""

from __future__ import annotations

import pytest

from claimcheck.model.claim import Claim
from claimcheck.registry import places
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText

EVIDENCE = "\n    evidence:\n      - source: s\n        stance: supports\n        quote: q\n"
NEXT = "  - id: b\n    text: fine\n"


def _problems(content: str) -> list[tuple[str, str, str]]:
    reading = read_items(SourceText("claims.yaml", content), "claims", Claim)
    return [
        (f"{each.location.line}:{each.location.column}", each.message, each.help)
        for each in reading.findings
    ]


@pytest.mark.parametrize("before", ["", "  - id: z\n    text: fine\n"])
@pytest.mark.parametrize("after", ["", NEXT])
@pytest.mark.parametrize(
    ("text", "column", "message", "help_text"),
    [
        ("A claim: with colon", 18, "there is a second ': ' in a text that has no", "in quotes"),
        ('"Word" is said', 18, "goes on after its closing quote", "in single quotes"),
        ("'Word' is said", 18, "goes on after its closing quote", "in double quotes"),
        ("'It's a claim'", 15, "an apostrophe ends a text", "write the apostrophe twice"),
        ("%50 of them", 11, "cannot begin with this character", "in quotes"),
        ("@somebody said", 11, "cannot begin with this character", "in quotes"),
        ("`code` runs", 11, "cannot begin with this character", "in quotes"),
        ("*important* word", 11, "is read as an alias", "in quotes"),
        ("&nbsp word", 11, "&nbsp is read as an anchor", "in quotes"),
        ("!important word", 11, "!important is read as a tag", "in quotes"),
        ("Berth #4 was closed", 11, "the text ends before #4", "in quotes"),
        ("The #1 harbour", 11, "the text ends before #1", "in quotes"),
        ("[sic] word", 17, "begins with [ or {", "in quotes"),
        ("{x} word", 15, "begins with [ or {", "in quotes"),
        ("|x word", 11, "begins with | or >", "in quotes"),
        ("> 50 percent", 11, "begins with | or >", "in quotes"),
        ("? what", 11, "cannot begin with '- ' or '? '", "in quotes"),
        ("- what", 11, "cannot begin with '- ' or '? '", "in quotes"),
        ('"C:\\path"', 14, "a backslash in double quotes", "single quotes"),
        ('"C:\\users"', 16, "a backslash in double quotes", "single quotes"),
        ('"a \\ud83d fish"', 16, "no character, or half of one", "write the character itself"),
        ('"open', 11, "a quoted text is not closed", "add the missing quote"),
        ("'open", 11, "a quoted text is not closed", "add the missing quote"),
    ],
)
def test_a_text_that_yaml_misreads(
    before: str, text: str, after: str, column: int, message: str, help_text: str
) -> None:
    problems = _problems(f"claims:\n{before}  - id: a\n    text: {text}{EVIDENCE}{after}")
    line = 3 + before.count("\n")
    assert len(problems) == 1
    assert problems[0][0] == f"{line}:{column}"
    assert message in problems[0][1]
    assert help_text in problems[0][2]


def test_a_quote_that_closes_lines_later_is_told_where_it_opens() -> None:
    body = EVIDENCE.replace("quote: q", 'quote: "q"')
    problems = _problems(f'claims:\n  - id: a\n    text: "open{body}')
    assert problems == [
        (
            "3:11",
            "the text in quotes that begins here ends only on line 7",
            'add the closing " where it should end',
        )
    ]


@pytest.mark.parametrize(
    ("content", "place", "message", "help_text"),
    [
        ("     evidence:\n      - source: s\n", "4:14", "not lined up", "line it up"),
        ("   evidence:\n      - source: s\n", "4:4", "not lined up", "indent it like those keys"),
        ("    evidence:\n      - source: s\n      stance: x\n", "6:7", "not lined up", "indent it"),
        ("    evidence:\n      source: s\n", "5:7", "evidence must be a list", "begin each entry"),
        ("\ttags: [a]\n", "4:1", "there is a tab", "replace the tab by spaces"),
        ("    evidence:\n\t- source: s\n", "5:1", "there is a tab", "replace the tab by spaces"),
        ("    tags b\n    reviewed: 2026-01-01\n", "4:5", "has no ': '", "a space after"),
        ("    tags: [a, b\n    reviewed: 2026-01-01\n", "4:", "not closed", "bracket"),
        ("  evidence:\n", "4:3", "not lined up", "indent it like those keys"),
    ],
)
def test_a_line_that_does_not_fit(content: str, place: str, message: str, help_text: str) -> None:
    problems = _problems(f"claims:\n  - id: a\n    text: fine\n{content}")
    assert problems
    assert problems[0][0].startswith(place)
    assert message in problems[0][1]
    assert help_text in problems[0][2]


def test_items_without_dashes_or_spaces_are_told_how_to_begin() -> None:
    assert _problems("claims:\n  id: a\n  text: b\n") == [
        ("2:3", "'claims' must be a list", "begin each claim with '- id:'")
    ]
    assert "space after the colon" in _problems("claims:\n  - id:a\n    text:b\n")[0][2]


def test_a_repeated_key_names_the_line_of_the_first_wherever_the_item_stands() -> None:
    many = "".join(f"  - id: c{number}\n    text: fine\n" for number in range(500))
    problems = _problems(f"claims:\n{many}  - id: a\n    text: x\n    text: y\n")
    assert problems == [
        (
            "1004:5",
            "the key 'text' is on line 1003 already",
            "keep one of the two, or begin the first key of a new item with '- '",
        )
    ]


def test_an_anchor_that_is_used_is_no_problem() -> None:
    assert _problems("claims:\n  - id: a\n    text: &t words\n  - id: b\n    text: *t\n") == []
    assert _problems("claims:\n  - id: a\n    text: 'an &anchor in quotes'\n") == []


def test_every_broken_item_of_a_file_is_told_of() -> None:
    content = "claims:\n  - id: a\n    text: x: y\n  - id: b\n    txt: z\n  - id: c\n    text: @z\n"
    places = [place for place, *_ in _problems(content)]
    assert {"3:12", "5:5", "7:11"} <= set(places)


def test_a_faulty_item_in_brackets_is_marked_alone() -> None:
    """Else each of many on one line has the rest of it, and a long line takes minutes."""
    found = read_items(SourceText("x", "claims: [one, 'two', [three]]\n"), "claims", Claim).findings

    assert [each.location.marked for each in found] == ["one", "'two'", "["]


def test_an_id_that_is_too_long_is_cut_in_the_message() -> None:
    text = f"claims:\n  - id: {'c' * 100_000}\n    text: x\n"
    found = read_items(SourceText("x", text), "claims", Claim).findings

    assert found
    assert all(len(each.message) < 300 for each in found)


def test_many_faults_of_one_item_are_found_in_one_look_at_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks: list[str] = []
    compose = places.compose
    monkeypatch.setattr(places, "compose", lambda text: (looks.append(text), compose(text))[1])
    keys = "".join(f"    k{number}: x\n" for number in range(50))
    text = f"claims:\n  - id: a\n    text: x\n{keys}"
    found = read_items(SourceText("x", text), "claims", Claim).findings

    assert [each.location.line for each in found] == list(range(4, 54))
    assert len(looks) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Berth 4 # closed",
        "Berth 4  #closed",
        "Berth#4 was closed",
        "'Berth #4 was closed'",
        "A ## b",
    ],
)
def test_a_comment_that_is_set_apart_is_one(text: str) -> None:
    assert _problems(f"claims:\n  - id: a\n    text: {text}{EVIDENCE}") == []
