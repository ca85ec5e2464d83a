from __future__ import annotations

import pytest

from claimcheck.registry.locator import locator_page


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
