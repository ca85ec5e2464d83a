"""Small registries for property tests: few sources, many ways to combine them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source
from claimcheck.model.terms import SourceKind, Stance
from claimcheck.registry.config import Levels
from claimcheck.support.assess import assess
from claimcheck.support.proof import Proof, ProofState, doubt_of

if TYPE_CHECKING:
    from claimcheck.support.assessment import Assessment
    from claimcheck.support.tally import Doubt

SOURCE_IDS = ("s0", "s1", "s2", "s3", "s4", "s5")
CLAIM_IDS = ("c0", "c1", "c2", "c3", "c4", "c5")
UNKNOWN = "unknown"
PROOFS = ("none", "checked", "proven")
PUBLISHERS = (None, "Press One", "press  one", "Press Two", "Press Three")

ids_of_sources = st.sampled_from((*SOURCE_IDS, UNKNOWN))


@st.composite
def sources(draw: st.DrawFn) -> tuple[Source, ...]:
    return tuple(
        Source(
            id=name,
            title="A title",
            kind=draw(st.sampled_from(SourceKind)),
            publisher=draw(st.sampled_from(PUBLISHERS)),
            derived_from=tuple(draw(st.lists(ids_of_sources, max_size=2))),
        )
        for name in SOURCE_IDS
    )


def evidence(stance: st.SearchStrategy[Stance] | None = None) -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        source=ids_of_sources,
        stance=st.sampled_from(Stance) if stance is None else stance,
        cited_in=st.sampled_from((None, "s5")),
    )


evidences = st.lists(evidence(), max_size=6)
levels = st.builds(
    Levels,
    primary=st.integers(1, 3),
    secondary=st.integers(1, 4),
    proof=st.sampled_from(PROOFS),
)
parts = st.lists(st.sampled_from((*CLAIM_IDS, UNKNOWN)), max_size=4)


@st.composite
def claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Claims with evidence or parts; parts lead anywhere, in circles too."""
    found = []
    for name in CLAIM_IDS:
        rests_on = draw(parts)
        offered = () if rests_on else tuple(draw(st.lists(evidence(), max_size=3)))
        found.append(Claim(id=name, text="A text", evidence=offered, parts=tuple(rests_on)))
    return tuple(found)


registries = st.builds(Registry, claims=claims(), sources=sources())


def assessed(
    offered: list[Evidence], known: tuple[Source, ...], thresholds: Levels | None = None
) -> Assessment:
    """Return the assessment of one claim; what was read itself is proven, the rest is attested."""
    claim = Claim(id="claim", text="A text", evidence=tuple(offered))
    asked = (thresholds or Levels()).proof

    def doubt(claim: Claim, place: int) -> Doubt | None:
        each = claim.evidence[place]
        state = ProofState.PROVEN if each.cited_in is None else ProofState.ATTESTED
        return doubt_of(each, Proof(state, each.source), asked)

    return assess(Registry((claim,), known), thresholds, doubt)["claim"]
