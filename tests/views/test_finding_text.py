from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.finding import Finding, Location
from claimcheck.views.finding_text import cell_width, folded, render_finding


def _lines(line: str, start: int, end: int) -> list[str]:
    location = Location("a.yaml", 7, start + 1, end + 1, line)
    return render_finding(Finding("wrong", "", places=(location,)), color=False).split("\n")


@pytest.mark.parametrize(
    ("line", "start", "end", "caret"),
    [
        ("text: wrong", 6, 11, "      ^^^^^"),
        ("\ttext", 1, 5, " ^^^^"),
        ("中文: x", 4, 5, "      ^"),
        ("e\u0301: x", 4, 5, "   ^"),
        ("text: 中文", 6, 8, "      ^^^^"),
        ("text:", 5, 5, "     ^"),
    ],
)
def test_the_caret_stands_under_the_value(line: str, start: int, end: int, caret: str) -> None:
    assert _lines(line, start, end)[3] == f"  | {caret}"


def test_a_long_line_is_shown_around_the_mark() -> None:
    shown = _lines("x" * 5000 + "HERE" + "y" * 5000, 5000, 5004)
    assert "HERE" in shown[2]
    assert len(shown[2]) < 120
    assert shown[2].index("HERE") == shown[3].index("^^^^")


@pytest.mark.parametrize(
    "text", ["wet " * 40, "雨が降る" * 20, "x" * 200], ids=["words", "wide", "one"]
)
@pytest.mark.parametrize("width", [20, 40, 80, 100])
@pytest.mark.parametrize("start", [0, 30, 78])
def test_a_line_of_the_file_is_cut_where_the_terminal_ends(
    text: str, width: int, start: int
) -> None:
    line = f"        text: {text}"
    location = Location("a.yaml", 157, 15 + start, len(line) + 1, line)
    finding = Finding("wrong", "", places=(location,))

    shown = render_finding(finding, color=False, width=width).split("\n")

    assert all(cell_width(each) <= width for each in shown[1:])
    assert shown[-2].startswith("157 | ")
    assert shown[-2].endswith("…")
    assert "^" in shown[-1]


def test_what_is_told_on_a_terminal_breaks_between_words() -> None:
    told = "Checked 101 claims, 138 quotes (60 proven); found 2 errors\n  help: mend the first"
    assert folded(told, 30) == (
        "Checked 101 claims, 138 quotes\n  (60 proven); found 2 errors\n  help: mend the first"
    )


@given(
    st.text(st.characters(exclude_characters="\n\r\x85\u2028\u2029"), max_size=150),
    st.integers(0, 200),
    st.integers(0, 200),
)
def test_nothing_in_a_line_steers_the_terminal(line: str, start: int, length: int) -> None:
    shown = _lines(line, min(start, len(line)), min(start + length, len(line)))
    text = "".join(shown)
    assert not any(ord(each) < 32 or 127 <= ord(each) < 160 for each in text)
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(max_size=30))
def test_width_is_never_negative_and_ascii_is_its_length(text: str) -> None:
    assert cell_width(text) >= 0
    assert cell_width("abc") == 3
