"""Dates say as much as is known, and are compared by that."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from claimcheck.model.dates import EdtfDate, known_date

days = st.dates()
partial = st.builds(lambda day, size: day.isoformat()[:size], days, st.sampled_from((4, 7, 10)))


@given(partial)
def test_a_date_is_kept_as_it_is_written(text: str) -> None:
    parsed = EdtfDate.parse(text)

    assert str(parsed) == text
    assert TypeAdapter(EdtfDate).dump_json(parsed) == f'"{text}"'.encode()
    assert TypeAdapter(EdtfDate).validate_python(text) == parsed


@given(days, st.sampled_from((4, 7, 10)))
def test_a_date_can_be_each_of_its_days_and_no_other(day: date, size: int) -> None:
    known = day.isoformat()[:size]
    parsed = EdtfDate.parse(known)

    assert parsed.earliest <= day <= parsed.latest
    assert parsed.earliest.isoformat()[:size] == parsed.latest.isoformat()[:size] == known
    for outside in (parsed.earliest.toordinal() - 1, parsed.latest.toordinal() + 1):
        if 1 <= outside <= date.max.toordinal():
            assert date.fromordinal(outside).isoformat()[:size] != known


@given(partial, partial)
def test_an_interval_goes_from_one_date_to_another(begins: str, ends: str) -> None:
    first, last = EdtfDate.parse(begins), EdtfDate.parse(ends)
    if last.latest < first.earliest:
        with pytest.raises(ValueError, match="ends before it begins"):
            EdtfDate.parse(f"{begins}/{ends}")
        return
    parsed = EdtfDate.parse(f"{begins}/{ends}")

    assert parsed.parts == (begins, ends)
    assert (parsed.earliest, parsed.latest) == (first.earliest, last.latest)
    assert parsed.last_begins == last.earliest


@pytest.mark.parametrize(
    "text",
    ["", "19", "2019-5", "2019-13", "2019-00", "2019-02-29", "0000", "2019-05-04T10:00", "2019/",
     "/2019", "2019/..", "2019~", "201X", "2019-21", "2019/2020/2021", "２０１９", "2019 "],
)  # fmt: skip
def test_what_is_not_of_level_0_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a da"):
        EdtfDate.parse(text)


@pytest.mark.parametrize(
    ("text", "words", "spelled"),
    [
        ("2019", "in 2019", "in 2019"),
        ("2019-05", "in 2019-05", "in May 2019"),
        ("2019-05-04", "on 2019-05-04", "on 4 May 2019"),
        ("2019-12-31", "on 2019-12-31", "on 31 December 2019"),
        ("2019/2020-03", "from 2019 to 2020-03", "from 2019 to March 2020"),
        ("2019-01-01/2019-01-09", "from 2019-01-01 to 2019-01-09",
         "from 1 January 2019 to 9 January 2019"),
    ],
)  # fmt: skip
def test_a_date_goes_on_in_a_sentence(text: str, words: str, spelled: str) -> None:
    date = EdtfDate.parse(text)
    assert (date.when, date.spelled) == (words, spelled)


@pytest.mark.parametrize(
    ("parts", "known"),
    [
        ((2019, 5, 4), "2019-05-04"),
        (("2019", " 5"), "2019-05"),
        ((2019, None, 4), "2019"),
        ((2019, 13, 4), "2019"),
        ((2019, 2, 30), "2019-02"),
        ((800,), "0800"),
        (("",), None),
        (("soon", 5), None),
        ((), None),
    ],
)
def test_of_what_other_programs_give_the_known_part_is_taken(
    parts: tuple[object, ...], known: str | None
) -> None:
    assert known_date(*parts) == known
