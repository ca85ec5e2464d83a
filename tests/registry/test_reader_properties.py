"""Whatever a file holds: it is read as PyYAML reads it, or refused; never silently changed."""

from __future__ import annotations

import re
from typing import Any
from unittest.mock import patch

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.model.claim import Claim
from claimcheck.registry import reader
from claimcheck.registry.reader import Reading, read_items
from claimcheck.registry.source_text import SourceText
from claimcheck.registry.validation import validate


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


def _read(text: str) -> Reading[Claim]:
    return read_items(SourceText("claims.yaml", text), "claims", Claim)


def _read_whole(text: str) -> Reading[Claim]:
    with patch.object(reader, "cut", lambda *_: None):
        return _read(text)


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
def test_what_is_read_without_a_problem_is_what_pyyaml_reads(text: str) -> None:
    reading = _read(text)
    expected = _expected(text)
    if not reading.findings:
        assert reading.items == expected


@settings(max_examples=400, deadline=None)
@given(files() | damaged())
@example("claims:\n  -\n    id: a\n    text: x\n\n  -\n    id: b\n    text: y\n")
def test_reading_item_by_item_is_reading_the_whole(text: str) -> None:
    by_item, whole = _read(text), _read_whole(text)
    assert bool(by_item.findings) == bool(whole.findings)
    if not whole.findings:
        assert by_item.items == whole.items
        assert [each.line for each in by_item.origins] == [each.line for each in whole.origins]


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
