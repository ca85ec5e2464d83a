from __future__ import annotations

import time
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from worlds import SOURCE_IDS, UNKNOWN, sources

from claimcheck.model.source import Source
from claimcheck.support.assessment import plain
from claimcheck.support.independence import Independence


def _by_id(known: tuple[Source, ...]) -> dict[str, Source]:
    return {source.id: source for source in known}


def _source(name: str, publisher: str | None, *origins: str) -> Source:
    return Source(
        id=name, title="A title", kind="secondary", publisher=publisher, derived_from=origins
    )


@given(sources())
def test_independence_is_symmetric(known: tuple[Source, ...]) -> None:
    independence = Independence(_by_id(known))
    for one, other in combinations(known, 2):
        there, back = independence.obstacle(one, other), independence.obstacle(other, one)
        assert (there is None) == (back is None)


@given(sources())
def test_no_source_is_independent_of_itself(known: tuple[Source, ...]) -> None:
    independence = Independence(_by_id(known))
    assert all(independence.obstacle(each, each) for each in known)


@given(sources())
def test_derivation_is_transitive(known: tuple[Source, ...]) -> None:
    independence = Independence(_by_id(known))
    for one in SOURCE_IDS:
        for other in independence.origins(one):
            if other != UNKNOWN:
                assert independence.origins(other) <= independence.origins(one)


@given(sources())
def test_sources_that_share_an_origin_are_not_independent(known: tuple[Source, ...]) -> None:
    independence = Independence(_by_id(known))
    for one, other in combinations(known, 2):
        if independence.origins(one.id) & independence.origins(other.id):
            assert independence.obstacle(one, other) is not None


@given(sources(), st.integers(1, 6))
def test_the_largest_group_is_as_large_as_any(known: tuple[Source, ...], enough: int) -> None:
    independence = Independence(_by_id(known))
    group = independence.largest_group(known, enough)

    def is_independent(some: tuple[Source, ...]) -> bool:
        return all(independence.obstacle(*pair) is None for pair in combinations(some, 2))

    assert is_independent(group)
    largest = max(
        size
        for size in range(len(known) + 1)
        if any(is_independent(some) for some in combinations(known, size))
    )
    assert len(group) == min(largest, enough)


def test_many_sources_of_few_publishers_are_grouped_in_no_time() -> None:
    known = tuple(_source(f"s{number}", f"press {number % 8}") for number in range(160))
    started = time.process_time()
    group = Independence(_by_id(known)).largest_group(known, 9)
    assert len(group) == 8
    assert time.process_time() - started < 2


def test_publishers_are_compared_up_to_case_and_space() -> None:
    one, other = _source("one", "The  Press"), _source("other", "the press")
    assert plain(Independence({}).obstacle(one, other) or ()) == (
        "one and other have the same publisher, The Press"
    )


def test_without_a_publisher_nothing_shows_independence() -> None:
    one, other = _source("one", None), _source("other", "The Press")
    assert plain(Independence({}).obstacle(one, other) or ()) == "one names no publisher"


def test_the_nearest_source_behind_both_is_named() -> None:
    one = _source("one", "A", "wire-copy")
    other = _source("other", "B", "wire-copy")
    copy = _source("wire-copy", "C", "wire")
    known = _by_id((one, other, copy))
    assert plain(Independence(known).obstacle(one, other) or ()) == (
        "one and other both derive from wire-copy"
    )
