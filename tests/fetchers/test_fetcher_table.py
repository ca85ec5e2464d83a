from __future__ import annotations

from pathlib import Path

import pytest

import claimcheck.fetchers as folder
from claimcheck.fetchers import FETCHERS, SCHEMES, kind_of, load

NO_FETCHERS = {"base", "archive", "many"}


def test_table_and_folder_agree() -> None:
    names = {path.stem for path in Path(folder.__file__).parent.glob("[!_]*.py")}
    assert names - NO_FETCHERS == set(FETCHERS)
    assert set(SCHEMES.values()) == set(FETCHERS)


@pytest.mark.parametrize("name", FETCHERS)
def test_every_fetcher_can_be_loaded(name: str) -> None:
    assert callable(load(name).fetch)


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
