from __future__ import annotations

import pytest

from claimcheck.registry.locator import locator_page, locator_seconds


@pytest.mark.parametrize(
    ("locator", "page"),
    [
        ("p. 12", 12),
        ("12", 12),
        ("section 3, page 4, second paragraph", 4),
        ("pp. 3-5", range(3, 6)),
        ("pages 99 \N{EN DASH} 102", range(99, 103)),
        ("pp. 123-5", range(123, 126)),
        ("p. 5-3", 5),
        ("section 3-5", None),
        ("printed as 12", None),
        (None, None),
    ],
)
def test_a_locator_names_a_page_or_several(locator: str | None, page: int | range | None) -> None:
    assert locator_page(locator) == page


@pytest.mark.parametrize(
    ("locator", "first", "last"),
    [
        ("12:31", 751, 751),
        ("0:12:31", 751, 751),
        ("at 00:12:31,500 of the talk", 751, 751),
        ("0:12:31-0:12:40", 751, 760),
        ("12:31 – 13:00", 751, 780),
        ("12 min 31 s", 751, 751),
        ("1h2m3s", 3723, 3723),
        ("t=751s", 751, 751),
        ("45 seconds", 45, 45),
        ("minute 12", 720, 779),
        ("12 min", 720, 779),
        ("1 h", 3600, 3659),
    ],
)
def test_a_locator_names_a_time(locator: str, first: int, last: int) -> None:
    seconds = locator_seconds(locator)
    assert seconds is not None
    assert (seconds[0], seconds[-1]) == (first, last)


@pytest.mark.parametrize(
    "locator",
    [None, "", "p. 12", "pages 3-5", "12", "section 2.1", "§ 4", "2019-01-02", "12:99"],
)
def test_other_locators_name_no_time(locator: str | None) -> None:
    assert locator_seconds(locator) is None
