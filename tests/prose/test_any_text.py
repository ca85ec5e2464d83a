"""Readers of texts meet anything, and each place that they tell lies in the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prose_marks import marks_in

_PIECES = """a |A. |2,400 |  |- |> |# |`|``|```|*|**|_|~~|[|]|(|)|![|<|>|<b>|</p>|<p>|<![|\\
&amp;|{|}|1. |文。|<!--|-->|<br>|<code>|</code>|<!-- claimcheck: c -->|<!-- /claimcheck -->
[^claim:c]|[^1]|[^claim:c]: |\\[^claim:c\\]|<!-- claimcheck: ignore[x] y -->|[a]: b
{/* claimcheck: c */}|{/* /claimcheck */}|import a"""
PIECES = st.lists(
    st.sampled_from(
        [*_PIECES.replace("\n", "|").split("|"), "|", "---\n", "+++\n", "\n", "\n\n", "\r\n", "\t"]
    )
    | st.sampled_from(["\u00a0", "\u2028", "\x85", "\x00", "\r"]),
    max_size=30,
).map("".join)


@pytest.mark.parametrize("name", ["a.md", "a.mdx", "a.html"])
@pytest.mark.parametrize("every", [False, True])
@settings(max_examples=150)
@given(text=PIECES)
def test_no_text_stops_a_reader(name: str, every: bool, text: str) -> None:
    found = marks_in(text, name, every=every)

    places = [
        *(mark.place for mark in found.marks),
        *(mark.sentence.place for mark in found.marks),
        *(fault.place for fault in found.faults),
        *(each.place for each in found.silences),
        *(each.place for each in found.sentences),
    ]
    for place in places:
        assert 1 <= place.column <= place.end_column <= len(place.source_line) + 1
    for mark in found.marks:
        assert mark.sentence.text.strip()
        assert mark.sentence.span.start < mark.sentence.span.end
