from __future__ import annotations

import pytest

from claimcheck.model.facts import EvidenceFacts, SourceFacts
from claimcheck.model.source import Source
from claimcheck.model.terms import SourceKind
from claimcheck.registry.lock import Lock

FOUND = EvidenceFacts("found", "exact", count=1)


def _lock(address: str | None) -> Lock:
    return Lock({"report": SourceFacts("ok", address=address)}, {"report": {"ab": FOUND}})


def _source(**keys: str) -> Source:
    return Source(id="report", title="Report", kind=SourceKind.PRIMARY, **keys)


@pytest.mark.parametrize(
    ("address", "keys"),
    [
        ("https://example.org/a", {"url": "https://example.org/a"}),
        ("https://doi.org/10.1000/182", {"doi": "10.1000/182"}),
        (None, {"url": "https://example.org/a", "file": "a.txt"}),
    ],
)
def test_what_is_known_of_the_present_address_stays(
    address: str | None, keys: dict[str, str]
) -> None:
    lock = _lock(address)
    assert lock.about([_source(**keys)]) is lock


@pytest.mark.parametrize("keys", [{"url": "https://example.org/b"}, {"doi": "10.1000/182"}, {}])
def test_what_was_proven_of_another_address_is_forgotten(keys: dict[str, str]) -> None:
    about = _lock("https://example.org/a").about([_source(**keys)])
    assert (dict(about.sources), dict(about.evidence)) == ({}, {})
