from __future__ import annotations

import pytest

from claimcheck.app.lookup import look_up
from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source
from claimcheck.model.terms import SourceKind

REGISTRY = Registry(
    (
        Claim(id="bridge", text="The bridge opened in 1932."),
        Claim(id="bridge-is-steel", text="The bridge is made of “blue” steel"),
        Claim(id="tunnel-opened", text="The tunnel opened in 1992."),
        Claim(id="shared", text="An id that a source has too"),
        Claim(id="tunnel-twice", text="the TUNNEL   opened in 1992"),
    ),
    (
        Source(id="archive", title="City archive", kind=SourceKind.PRIMARY),
        Source(id="shared", title="Another", kind=SourceKind.PRIMARY),
    ),
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("bridge", "bridge"),
        ("BRIDGE", "bridge"),
        ("bridge-i", "bridge-is-steel"),
        ("the  bridge opened in 1932", "bridge"),
        ("The bridge opened in 1932!", "bridge"),
        ('the bridge is made of "blue" steel', "bridge-is-steel"),
        ("made of “blue”", "bridge-is-steel"),
        ("arch", "archive"),
        ("city ARCHIVE", "archive"),
    ],
)
def test_one_thing_is_found(asked: str, expected: str) -> None:
    assert look_up(REGISTRY, asked).item.id == expected


def test_a_claim_comes_before_a_source_of_the_same_id() -> None:
    found = look_up(REGISTRY, "shared")
    assert found.item is REGISTRY.claims[3]
    assert found.also_source is REGISTRY.sources[1]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("tunnel", ["tunnel-opened", "tunnel-twice"]),
        ("the tunnel opened in 1992", ["tunnel-opened", "tunnel-twice"]),
        ("opened in 19", ["bridge", "tunnel-opened", "tunnel-twice"]),
    ],
)
def test_several_are_offered(asked: str, ids: list[str]) -> None:
    with pytest.raises(ClaimcheckError, match=f"fits {len(ids)} things") as caught:
        look_up(REGISTRY, asked)
    assert [line.split()[0] for line in caught.value.help.splitlines()[1:]] == ids


def test_the_nearest_are_offered() -> None:
    with pytest.raises(ClaimcheckError, match="no claim or source") as caught:
        look_up(REGISTRY, "bridge is mad of steal")
    assert caught.value.help.splitlines()[1].split()[0] == "bridge-is-steel"


def test_a_question_finds_the_claim_that_has_its_words_before_longer_ones() -> None:
    longer = [f"Number {n} of the trams, buses and ferries has batteries" for n in range(12)]
    said = [*longer, "Batteries move trams"]
    claims = tuple(Claim(id=f"c{place}", text=text) for place, text in enumerate(said))
    with pytest.raises(ClaimcheckError) as caught:
        look_up(Registry(claims, ()), "do batteries of lead move trams")
    assert caught.value.help.splitlines()[1].split()[0] == "c12"


@pytest.mark.parametrize("asked", ["", "  ", "…", "qqqqqqqqqq"])
def test_nothing_near_leads_to_the_list(asked: str) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        look_up(REGISTRY, asked)
    assert "claimcheck list" in caught.value.help


def test_many_candidates_are_counted_not_listed() -> None:
    claims = tuple(Claim(id=f"same-{n}", text=f"Number {n}") for n in range(1500))
    with pytest.raises(ClaimcheckError, match="1,500 things") as caught:
        look_up(Registry(claims), "same")
    assert caught.value.help.endswith("… and 1,490 more")
