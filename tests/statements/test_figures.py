"""Figures in running text, with their unit and with what is said of them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.statements.figure import Day, Name, Number
from claimcheck.statements.figures import figures_in
from claimcheck.statements.lexicon import english


def written(text: str) -> list[str]:
    """Each figure of a text, in one line."""
    lines = []
    for figure in figures_in(text, english()):
        if isinstance(figure, Name):
            lines.append(figure.key)
        elif isinstance(figure, Day):
            parts = [figure.year, figure.month, figure.day]
            lines.append("-".join(str(part) for part in parts if part is not None))
        else:
            words = [figure.bound, f"{float(figure.value):.6g}", figure.unit.measures]
            words += [f"per {figure.unit.per}" if figure.unit.per else ""]
            lines.append(" ".join(word for word in (*words, "th" * figure.ordinal) if word))
    return lines


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The lock lifted 2,412 boats", ["2412"]),
        ("2\u00a0412 boats, 2\u202f412 boats", ["2412", "2412"]),
        ("２４ boats", ["24"]),
        ("2.4 billion, 2.4bn, $2.4bn, £5m",
         ["2.4e+09", "2.4e+09", "2.4e+09 money:USD", "5e+06 money:GBP"]),
        ("two hundred and six thousand sheep", ["206000"]),
        ("twenty-five of the forty", ["25", "40"]),
        ("half a million, one and a half million, a million", ["500000", "1.5e+06", "1e+06"]),
        ("two dozen eggs", ["24"]),
        ("the 9th, the ninth, the twenty-third", ["9 th", "9 th", "23 th"]),
        ("a third of them, two thirds, three quarters",
         ["33.3333 percent", "66.6667 percent", "75 percent"]),
        ("fell by half", ["50 percent"]),
        ("in the second half of the match", ["2 th"]),
        ("12 %, 12 per cent, 12 percentage points, 12 bps",
         ["12 percent", "12 percent", "12 points", "12 points"]),
        ("12 a year, 12 boats per day, 12 monthly", ["12 per year", "12 per day", "12 per month"]),
        ("more than 2,400 and at most 30", ["more than 2400", "at most 30"]),
        ("nearly 500, some 20, exactly 7, 40 or more",
         ["at most 500", "about 20", "exactly 7", "at least 40"]),
        ("30 km², 5 km, 3-year plan, six years, 2½ hours",
         ["30 area", "5 length", "3 time", "6 time", "2.5 time"]),
        ("-5 °C and 10–20", ["-5 celsius", "10", "20"]),
        ("4.2 × 10⁶ tonnes and 10⁻³", ["4.2e+06 mass", "0.001"]),
        ("x1.07 and 3.5x as fast, doubled", ["1.07 times", "3.5 times", "2 times"]),
        ("GPT-4, A380, COVID-19, Python 3.11.7, at 4:23",
         ["gpt4", "a380", "covid19", "3.11.7", "exactly 263 clock"]),
        ("mid-2019, post-1990", ["2019", "1990"]),
        ("as q1 and q2b say", ["q1", "q2b"]),
    ],
)  # fmt: skip
def test_numbers_and_names(text: str, figures: list[str]) -> None:
    assert written(text) == figures


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 4 May 2020, on May 4th, 2020, on 2020-05-04", ["2020-5-4"] * 3),
        ("19-Sep-03, 19-Sep-2003, 19/Sep/2003:10:15", ["2003-9-19"] * 3),
        ("2003-Sep-19, 2003/sep/19", ["2003-9-19"] * 2),
        ("in May 2020, in May, on 4 May", ["2020-5", "5", "5-4"]),
        ("Fri 15 Feb 19", ["2019-2-15"]),
        ("17-19 October, 2016", ["2016-10-17", "2016-10-19"]),
        ("the 2018–19 season, 2018-2019", ["2018", "2019", "2018", "2019"]),
        ("the late 1990s, the '80s", ["1990", "1980"]),
        ("the 19th century, twentieth-century", ["1800", "1900"]),
        ("Q3 2021, q3 of 2021, in Q3 it rose", ["2021-9", "2021-9", "9"]),
        ("in 2020", ["2020"]),
        ("they may march, and he may", []),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert written(text) == dates


def test_a_figure_says_where_it_stands() -> None:
    text = "The lock lifted more than 2.4 million tonnes in the summer of 2019"
    for figure in figures_in(text, english()):
        assert text[figure.span.start : figure.span.end] == figure.span.text


@given(st.integers(0, 10**12))
def test_a_whole_number_is_read_with_and_without_separators(number: int) -> None:
    for text in (f"it had {number:,} parts", f"it had {number:,} parts".replace(",", "\u00a0")):
        (figure,) = figures_in(text, english())
        assert isinstance(figure, Number)
        assert figure.value == number


@given(st.decimals(0, 10**6, places=3))
def test_a_decimal_is_read_to_its_last_place(number: object) -> None:
    (figure,) = figures_in(f"it took {number} seconds", english())
    assert isinstance(figure, Number)
    assert figure.value == Fraction(str(number))
    assert figure.step == Fraction(1, 1000)


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_a_date_is_read_in_any_order(day: date) -> None:
    month = day.strftime("%B")
    for text in (f"on {day.day} {month} {day.year}", f"on {month} {day.day}, {day.year}", str(day)):
        (figure,) = figures_in(text, english())
        assert isinstance(figure, Day)
        assert (figure.year, figure.month, figure.day) == (day.year, day.month, day.day)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for figure in figures_in(text, english()):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
