"""Marks put behind the sentences of texts that other people wrote, by a script."""

from __future__ import annotations

import re
from importlib.metadata import metadata

import pytest
from prose_marks import marks_in

from claimcheck.registry.source_text import SourceText

DISTRIBUTIONS = ("httpx", "pydantic", "typer", "pytest-cov", "hypothesis", "uv", "markdown-it-py")
_NOT_TAKEN = re.compile(r"\s*[\[(#]|.{0,1}[>\]]")
"""An aside behind a sentence belongs to it, and a mark in a label or an address changes that."""


def text_of(name: str) -> str:
    found = metadata(name)
    return str(found["Description"] or found.get_payload())


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_each_mark_means_the_sentence_that_it_stands_behind(name: str, line_end: str) -> None:
    source = SourceText("x.md", line_end.join(text_of(name).splitlines()))
    text = source.text
    ends = {}
    for sentence in marks_in(text, every=True).sentences:
        line, column = sentence.span.end
        end = source.offset(line - 1, column - 1)
        if sentence.text.endswith((".", "!")) and not _NOT_TAKEN.match(text, end):
            ends[end] = sentence.text
    marked = text
    for number, end in reversed(list(enumerate(sorted(ends)))):
        marked = f"{marked[:end]}<!-- claimcheck: c-{number} -->{marked[end:]}"

    found = marks_in(marked)

    assert len(ends) > 5
    assert found.faults == ()
    assert [mark.claim for mark in found.marks] == [f"c-{number}" for number in range(len(ends))]
    assert [mark.sentence.text for mark in found.marks] == [ends[end] for end in sorted(ends)]
