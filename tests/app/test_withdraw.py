from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.app.withdraw import with_parts, withdraw
from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source
from claimcheck.model.terms import SourceKind, Stance, Support
from claimcheck.registry.config import Levels
from claimcheck.support.assess import assess
from claimcheck.support.tally import NOT_PROVEN, Doubt

SOURCES = (
    Source(id="office", title="Office", publisher="Office", kind=SourceKind.PRIMARY),
    Source(id="paper", title="Paper", publisher="Paper", kind=SourceKind.SECONDARY),
    Source(id="radio", title="Radio", publisher="Radio", kind=SourceKind.SECONDARY),
)


def claim(name: str, *evidence: tuple[str, str | None], parts: tuple[str, ...] = ()) -> Claim:
    return Claim(
        id=name,
        text=name,
        parts=parts,
        evidence=tuple(
            Evidence(source=source, stance=Stance.SUPPORTS, cited_in=cited_in)
            for source, cited_in in evidence
        ),
    )


def changes(registry: Registry, source: str, levels: Levels | None = None) -> dict[str, Support]:
    limits = levels or Levels()
    found = withdraw(registry, limits, source, assess(registry, limits))
    return {each.id: each.without.derived for each in found if each.changes}


REGISTRY = Registry(
    (
        claim("one", ("office", None)),
        claim("both", ("office", None), ("paper", None)),
        claim("read-in-paper", ("office", "paper")),
        claim("pair", ("paper", None), ("radio", None)),
        claim("whole", parts=("one", "pair")),
        claim("above", parts=("whole",)),
        claim("apart", ("radio", None)),
    ),
    SOURCES,
)


def test_what_rests_on_a_source_falls_with_it_and_compounds_after_it() -> None:
    assert changes(REGISTRY, "office") == {
        "one": Support.UNSUPPORTED,
        "both": Support.DIRECTIONAL,
        "read-in-paper": Support.UNSUPPORTED,
        "whole": Support.DIRECTIONAL,
        "above": Support.DIRECTIONAL,
    }


def test_what_was_read_in_a_document_falls_with_the_document() -> None:
    assert changes(REGISTRY, "paper") == {
        "read-in-paper": Support.UNSUPPORTED,
        "pair": Support.DIRECTIONAL,
        "whole": Support.DIRECTIONAL,
        "above": Support.DIRECTIONAL,
    }


def test_claims_that_keep_their_level_are_named_too() -> None:
    found = withdraw(REGISTRY, Levels(), "paper", assess(REGISTRY))
    assert [(each.id, each.directly) for each in found] == [
        ("both", True),
        ("read-in-paper", True),
        ("pair", True),
        ("whole", False),
        ("above", False),
    ]


def test_a_source_that_nothing_rests_on_changes_nothing() -> None:
    assert withdraw(REGISTRY, Levels(), "nowhere", assess(REGISTRY)) == []


def test_proofs_stay_with_their_evidence() -> None:
    registry = Registry((claim("x", ("paper", None), ("office", None)),), SOURCES)
    levels = Levels()

    def doubt(of: Claim, place: int) -> Doubt | None:
        return None if of.evidence[place].source == "office" else NOT_PROVEN

    (found,) = withdraw(registry, levels, "paper", assess(registry, levels, doubt), doubt)
    assert found.without.derived is Support.VERIFIED


def test_cycles_end() -> None:
    registry = Registry((claim("a", parts=("b",)), claim("b", parts=("a", "c")), claim("c")))
    assert set(with_parts(registry, ["a"])) == {"a", "b", "c"}


@given(
    st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(["office", "paper", "radio"]),
                st.sampled_from([None, "paper"]),
            ),
            max_size=3,
        ),
        min_size=1,
        max_size=6,
    ),
    st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=5),
    st.sampled_from(["office", "paper", "radio"]),
)
def test_weighing_only_what_is_touched_is_weighing_everything(
    evidence: list[list[tuple[str, str | None]]], links: set[tuple[int, int]], source: str
) -> None:
    claims = [claim(f"c{n}", *pieces) for n, pieces in enumerate(evidence)]
    for n in range(6):
        parts = tuple(f"c{part}" for whole, part in sorted(links) if whole == n)
        if parts:
            claims.append(claim(f"w{n}", parts=parts))
    rest = [
        each.model_copy(
            update={
                "evidence": tuple(
                    one for one in each.evidence if source not in (one.source, one.cited_in)
                )
            }
        )
        for each in claims
    ]
    registry = Registry(tuple(claims), SOURCES)
    before, after = assess(registry), assess(Registry(tuple(rest), SOURCES))
    expected = {name: one.level for name, one in after.items() if one.level != before[name].level}
    assert changes(registry, source) == expected
