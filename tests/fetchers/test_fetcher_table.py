from __future__ import annotations

import pytest

from claimcheck.fetchers import FETCHERS, SCHEMES, kind_of

NO_FETCHERS = {"base", "archive", "many"}


def test_every_scheme_has_a_fetcher() -> None:
    assert set(SCHEMES.values()) == set(FETCHERS)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://a.example", "http"),
        ("HTTP://a.example", "http"),
        ("file:a.txt", "file"),
        ("ftp://a.example", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_fetcher_is_picked_by_scheme(address: str, kind: str | None) -> None:
    assert kind_of(address) == kind
