"""The garbage collector rests or looks rarely for a while, and is left as it was found."""

from __future__ import annotations

import gc

import pytest

from claimcheck.collector import OBJECTS, collecting_rarely, collector_at_rest


@pytest.mark.parametrize("was_on", [True, False])
def test_it_rests_inside_and_is_as_before_afterwards(was_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with collector_at_rest():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


def test_it_works_again_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"), collector_at_rest():
        raise ValueError("broken")
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("before", "inside"), [(700, OBJECTS), (OBJECTS + 1, OBJECTS + 1), (0, 0)], ids=str
)
def test_it_looks_rarely_inside_and_as_before_afterwards(before: int, inside: int) -> None:
    usual = gc.get_threshold()
    try:
        gc.set_threshold(before, 7, 8)
        with collecting_rarely(), collecting_rarely():
            assert gc.get_threshold()[0] == inside
        assert gc.get_threshold() == (before, 7, 8)
        with pytest.raises(ValueError, match="broken"), collecting_rarely():
            raise ValueError("broken")
        assert gc.get_threshold() == (before, 7, 8)
    finally:
        gc.set_threshold(*usual)
