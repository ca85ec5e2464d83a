from __future__ import annotations

import pytest

from claimcheck.app.scope import EVERYTHING, Scope
from claimcheck.model.claim import Claim
from claimcheck.model.finding import Finding, Target
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source

LAKE = Claim.model_validate(
    {
        "id": "lake",
        "text": "The lake is deep.",
        "evidence": [
            {"source": "map", "stance": "supports"},
            {"source": "survey", "stance": "supports", "cited_in": "atlas"},
        ],
    }
)
RIVER = Claim.model_validate(
    {"id": "river", "text": "It flows.", "evidence": [{"source": "map", "stance": "supports"}]}
)
BARE = Claim.model_validate({"id": "bare", "text": "Nothing shows this."})
MAP, SURVEY, ATLAS, OTHER = (
    Source.model_validate({"id": name, "title": name, "kind": "primary"})
    for name in ("map", "survey", "atlas", "other")
)
REGISTRY = Registry((LAKE, RIVER, BARE), (MAP, SURVEY, ATLAS, OTHER))
FINDINGS = {
    "lake": Finding("m", "h", (Target(LAKE, ("support",)),)),
    "lake-map": Finding("m", "h", (Target(LAKE, ("evidence", 0, "quote")),)),
    "lake-survey": Finding("m", "h", (Target(LAKE, ("evidence", 1, "quote")),)),
    "river": Finding("m", "h", (Target(RIVER),)),
    "river-map": Finding("m", "h", (Target(RIVER, ("evidence", 0, "quote")),)),
    "bare": Finding("m", "h", (Target(BARE),)),
    "map": Finding("m", "h", (Target(MAP),)),
    "survey": Finding("m", "h", (Target(SURVEY),)),
    "atlas": Finding("m", "h", (Target(ATLAS),)),
    "other": Finding("m", "h", (Target(OTHER),)),
    "comment": Finding("m", "h"),
}


@pytest.mark.parametrize(
    ("scope", "held"),
    [
        (EVERYTHING, " ".join(FINDINGS)),
        (Scope(claims=frozenset({"lake"})), "lake lake-map lake-survey map survey atlas"),
        (Scope(claims=frozenset({"bare"})), "bare"),
        (Scope(sources=frozenset({"map"})), "lake lake-map river river-map map"),
        (Scope(sources=frozenset({"atlas"})), "lake lake-survey atlas"),
        (Scope(sources=frozenset({"other"})), "other"),
        (Scope(frozenset({"lake"}), frozenset({"map"})), "lake lake-map map"),
        (Scope(frozenset({"bare"}), frozenset({"map"})), "map"),
        (Scope(accepted=frozenset({"survey"})), "lake lake-survey survey atlas"),
        (Scope(accepted=frozenset({"river"})), "river river-map map"),
    ],
)
def test_what_a_finding_must_be_about_to_be_asked_for(scope: Scope, held: str) -> None:
    concerned = scope.within(REGISTRY)

    assert {name for name, each in FINDINGS.items() if concerned.holds(each)} == set(held.split())
