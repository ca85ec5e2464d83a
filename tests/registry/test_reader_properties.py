"""Whatever a file holds: it is read as PyYAML reads it, or refused; never silently changed."""

from __future__ import annotations

import re
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.model.claim import Claim
from claimcheck.model.validation import validate
from claimcheck.registry.reader import FileItems, read_items
from claimcheck.registry.source_text import SourceText


class TextLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML's own safe loader without its guesses at types."""


TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(":null")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

TEXTS = (
    "plain words",
    "no",
    "1.10",
    "12:30",
    "2026-05",
    "0x10",
    "1e3",
    "'- id: quoted'",
    '"a # no comment"',
    "'it''s'",
    '"tab\\tand \\u263a"',
    "|\n      - id: x\n      # text\n",
    ">-\n      folded\n      - text\n\n      more",
    '"over\n      two lines"',
    "'over\n      - id: two\n      lines'",
    "plain over\n      two lines",
    '"a\n- id: b"',
    "caf\u00e9 \U0001f600 \u4e2d\u6587",
    "words # comment",
    "&anchor words",
    "*anchor",
    '"line\u2028end"',
)
ENDS = ("\n", "\n", "\n", "\n\n", "\n# comment\n", "   \n", "\n  # claimcheck: ignore[x] y\n")
texts = st.sampled_from(TEXTS)
ends = st.sampled_from(ENDS)
EVIDENCE = (
    "",
    "    evidence:\n      - source: a\n        stance: supports\n",
    "    evidence:\n    - source: a\n      stance: partial\n    - {source: b, stance: neutral}\n",
    "    evidence: [{source: a, stance: refutes}]\n",
    "    tags: [a, b]\n    parts:\n    - one\n    - two\n",
    "    evidence:\n    tags: ~\n",
    "    asserted: {by: somebody,\n               date: 2026-05-23}\n",
)
INDENTS = ("  ", "", "    ", "  ")


@st.composite
def files(draw: st.DrawFn) -> str:
    """Files that are mostly well-formed, in many styles."""
    indent = draw(st.sampled_from(INDENTS))
    parts = [draw(st.sampled_from(("", "# head\n", "\n\n", "---\n", "\ufeff", "\ufeff# x\n")))]
    parts.append("claims:" + draw(st.sampled_from(("\n", " # comment\n", "\n\n  # more\n", " \n"))))
    for number in range(draw(st.integers(1, 4))):
        dash = draw(st.sampled_from(("- ", "- ", "-   ", "-\n    ", "- # comment\n    ")))
        body = f"id: c{number}{draw(ends)}    text: {draw(texts)}{draw(ends)}"
        body += draw(st.sampled_from(EVIDENCE))
        if dash == "-   ":
            item = f"  -   {body.replace(chr(10) + '    ', chr(10) + '      ')}"
        else:
            item = f"  {dash}{body}"
        if len(indent) != 2:
            item = re.sub(r"^  ", indent, item, flags=re.MULTILINE)
        parts.append(item)
    text = "".join(parts)
    return draw(st.sampled_from((text, text.replace("\n", "\r\n"), text.rstrip("\n"))))


FRAGMENTS = (
    "'", '"', "#", " #", "- ", "-", "\n- ", "\n  - ", "\n  -", "\n", "\r\n", "\r", "\t", " ",
    "\x85", "\u2028", "\u2029", "|\n", ">\n", "&a ", "*a", "[", "]", "{", "}", ": ", ":", "---\n",
    "\n---\n", "\n...\n", "\ufeff", "\u00e9", "%", "@", "`", "! ", "!!str ", "? ", "<<: ", "~",
    "\n  id: x", "\n    id: x", "\nsources:\n", "\nclaims:\n", ",", "\\", "\x1b", "\x00", "\n  ",
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Files with something put in or taken out at random places."""
    text = draw(files())
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        length = draw(st.sampled_from((0, 0, 0, 1, 5)))
        text = text[:start] + draw(st.sampled_from(FRAGMENTS)) + text[start + length :]
    return text


def _read(text: str) -> FileItems[Claim]:
    return read_items(SourceText("claims.yaml", text), "claims", Claim)


def _expected(text: str) -> list[Claim] | None:
    """Return what PyYAML makes of the file; None where it is no well-formed registry."""
    try:
        data: Any = yaml.load(text.removeprefix("\ufeff"), TextLoader)  # noqa: S506 - safe
    except yaml.YAMLError:
        return None
    except (ValueError, TypeError, RecursionError):
        return None
    listed = data.get("claims") if isinstance(data, dict) else None
    found = [validate(Claim, each) for each in listed] if isinstance(listed, list) else []
    return [each for each in found if isinstance(each, Claim)]


@settings(max_examples=400, deadline=None)
@given(files() | damaged())
@example('claims:\n  - id: a\n    text: "x\n  - id: b"\n')
@example("claims:\n  - id: a\n    text: x\n    text: y\n")
@example("\ufeff# x\nclaims:#\n  - id: c0\n    text: plain words\n")
def test_what_is_read_without_a_problem_is_what_pyyaml_reads(text: str) -> None:
    reading = _read(text)
    expected = _expected(text)
    if not reading.findings:
        assert reading.items == expected


@settings(max_examples=400, deadline=None)
@given(files() | damaged())
@example("claims:\n  -\n    id: a\n    text: x\n\n  -\n    id: b\n    text: y\n")
def test_an_item_stands_where_it_is_said_to_stand(text: str) -> None:
    source, reading = SourceText("claims.yaml", text), _read(text)
    if reading.findings or "*" in text or "[" in text.partition("\n")[0]:
        return  # an alias needs its anchor, and items in brackets share their lines
    for item, origin in zip(reading.items, reading.origins, strict=True):
        lines = source.lines(origin.line - 1, origin.end_line - 1)
        assert _read(f"claims:\n{lines}").items == [item]
    ends = [origin.end_line for origin in reading.origins]
    assert [origin.line for origin in reading.origins[1:]] == ends[:-1]


GOOD = (
    "  - id: one\n    text: One.\n    evidence:\n      - {source: page, stance: supports}\n",
    "  - id: two\n    text: Two, “quoted”…\n    reviewed: 2026-01-02\n    evidence:\n\n",
    "  - id: three # a comment\n    text: >-\n      Folded\n      text\n    parts: [one, two]\n",
    "  # claimcheck: ignore[refuted] why\n  - id: four\n    text: 'no'\n    tags: [a, b]\n",
    "  - {id: flow, text: In flow style}\n",
)
FAULTY = (
    "  - id: no text\n",
    "  - id: key\n    text: A key too many\n    colour: red\n",
    "  - id: date\n    text: A date\n    reviewed: 2026-02-31\n",
    "  - just a text\n",
    "  - id: twice\n    text: Once\n    text: Twice\n",
    "  - id: tagged\n    text: !tag x\n",
)
BROKEN = (
    "  - id: broken\n    text: a: b\n",
    "  -\tid: tab\n",
    "  - id: bracket\n    tags: [a, b\n",
    "  - id: lines\n    text: x\n   odd: y\n",
    "  - id: alias\n    text: *nothing\n",
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from((*GOOD, *FAULTY, *BROKEN)), max_size=8, unique=True), st.booleans())
def test_the_problems_of_a_file_are_those_of_its_items(items: list[str], crlf: bool) -> None:
    head = "# head\nclaims:\n"
    expected, good, line = set(), [], 0
    for item in items:
        alone = _read(head + item)
        expected |= _places(alone, line)
        good += alone.items
        line += item.count("\n")
    text = head + "".join(items)
    reading = _read(text.replace("\n", "\r\n") if crlf else text)
    if items:
        assert _places(reading) == expected
    assert reading.items == good


def test_an_anchor_that_stands_twice_hides_no_other_problem() -> None:
    item = "  - id: {}\n    text: &lost words\n    colour: red\n"
    found = _places(_read("claims:\n" + item.format("a") + item.format("b")))
    assert {(line, column) for _, line, column in found} == {(4, 5), (6, 11), (7, 5)}


def _places(reading: FileItems[Claim], moved: int = 0) -> set[tuple[str, int, int]]:
    return {
        (
            each.message.partition(" is on line")[0],
            each.location.line + moved,
            each.location.column,
        )
        for each in reading.findings
    }


@settings(max_examples=300, deadline=None)
@given(damaged())
def test_every_problem_has_a_place_in_the_file(text: str) -> None:
    source = SourceText("claims.yaml", text)
    for problem in _read(text).findings:
        location = problem.location
        assert problem.message
        assert source.line(location.line - 1) == location.source_line
        assert 1 <= location.column <= location.end_column
        assert location.column <= len(location.source_line) + 2


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.text("-:#'\"[]{}&*!|> \n\tab", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for content in (text, f"claims:\n  - id: {text}", f"claims:\n  - id: a\n    text: {text}\n"):
        reading = _read(content)
        if not reading.findings:
            assert reading.items == (_expected(content) or [])
