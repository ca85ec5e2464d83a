from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimcheck.app.project import open_project
from claimcheck.app.select import Filters, SortKey, select
from claimcheck.errors import ClaimcheckError
from claimcheck.model.terms import Stance, Support
from claimcheck.text.words import begins_a_word

LAKE = Path(__file__).parents[1] / "cli" / "fixtures" / "lake"
TODAY = date(2026, 11, 22)


def picked(filters: Filters | None = None, sort: SortKey = "file") -> list[str]:
    overview = select(open_project(LAKE), today=TODAY, filters=filters, sort=sort)
    return [entry.claim.id for entry in overview.entries]


def test_without_filters_everything_is_picked_in_the_order_of_the_file() -> None:
    overview = select(open_project(LAKE), today=TODAY)
    assert [entry.claim for entry in overview.entries] == list(overview.registry.claims)
    assert overview.filters == ""


def test_several_values_widen_and_several_filters_narrow() -> None:
    one = picked(Filters(tags=("fish",)))
    both = picked(Filters(tags=("fish", "tourism")))
    assert set(one) < set(both)
    narrowed = picked(Filters(tags=("fish", "tourism"), levels=(Support.VERIFIED,)))
    assert narrowed == ["lake-water-is-clean"]


def test_every_word_must_occur_in_text_id_or_tags() -> None:
    assert picked(Filters(words=("pike", "FISH"))) == ["lake-has-no-pike"]
    assert picked(Filters(words=("pike tourism",))) == []


@pytest.mark.parametrize(
    ("text", "beginning", "found"),
    [
        ("the open-weight models", "weig", True),
        ("the open-weight models", "open-w", True),
        ("the open-weight models", "eight", False),
        ("eight of the freight trains", "eight", True),
        ("freight and eight", "eight", True),
        ("a part of the party", "art", False),
        ("2,400 contributors", "400", True),
        ("12400 contributors", "400", False),
        ("claim_12", "12", True),
        ("“quoted” words", "quoted", True),
        ("港の使用料は上がった", "使用料", True),
        ("ค่าธรรมเนียมท่าเรือ", "ท่าเรือ", True),
        ("the dues", "", True),
    ],
)
def test_a_word_is_found_from_its_beginning_on(text: str, beginning: str, found: bool) -> None:
    assert begins_a_word(text, beginning) is found


def test_no_word_is_found_by_what_it_ends_with() -> None:
    assert picked(Filters(words=("ike",))) == []


def test_a_source_is_matched_where_it_was_read_too() -> None:
    assert "lake-has-no-pike" in picked(Filters(sources=("valley-news",)))


def test_unknown_values_are_refused_with_the_known_ones() -> None:
    with pytest.raises(ClaimcheckError) as caught:
        picked(Filters(tags=("zzz",)))
    assert caught.value.help == "known: fish, tourism, water"


@pytest.mark.parametrize("sort", ["file", "id", "level", "text", "reviewed", "due"])
def test_sorting_loses_nothing(sort: SortKey) -> None:
    assert sorted(picked(sort=sort)) == sorted(picked())


def test_entries_know_what_makes_them_stand_out() -> None:
    overview = select(open_project(LAKE), today=TODAY)
    entries = {entry.claim.id: entry for entry in overview.entries}
    assert entries["swimmers-doubled"].difference == "overstated"
    assert entries["lake-freezes-every-year"].difference == "understated"
    assert entries["lake-freezes-every-year"].marks == ("conflicting",)
    assert entries["lake-has-no-pike"].marks == ("refuted",)
    assert entries["lake-has-no-pike"].sources == {"fish-survey": Stance.REFUTES}
    assert entries["lake-has-no-pike"].part_of == ("lake-is-clean-and-busy",)
    assert [entry.claim.id for entry in overview.overdue] == ["lake-is-clean-and-busy"]
    assert not entries["swimmers-doubled"].second_hand
