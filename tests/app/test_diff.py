from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.app.diff.compare import compare
from claimcheck.app.diff.events import EVENTS, events
from claimcheck.app.project import Project
from claimcheck.model.claim import Claim
from claimcheck.model.facts import EvidenceFacts
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source
from claimcheck.registry.config import Config, Levels, LoadedConfig
from claimcheck.registry.discover import RegistryFiles
from claimcheck.registry.lock import Lock
from claimcheck.registry.revision import Revision
from claimcheck.selectors import key

if TYPE_CHECKING:
    from claimcheck.views.diff import ClaimChange, DiffDocument
    from claimcheck.views.diff_causes import Cause

KINDS = ("primary", "secondary", "tertiary")


def source(name: str, kind: str = "secondary", **more: Any) -> Source:
    values = {"id": name, "title": f"Title of {name}", "kind": kind, "publisher": f"P {name}"}
    return Source.model_validate(values | more)


def claim(name: str, *evidence: str | dict[str, Any], **more: Any) -> Claim:
    listed = [
        {"source": each, "stance": "supports"} if isinstance(each, str) else each
        for each in evidence
    ]
    values = {"id": name, "text": f"The text of {name}.", "evidence": listed}
    return Claim.model_validate(values | more)


class State:
    """A registry with a lock that need not be on the disk."""

    def __init__(
        self,
        claims: list[Claim],
        sources: list[Source],
        levels: Levels | None = None,
        lock: Lock | None = None,
    ) -> None:
        config = LoadedConfig(Config(levels=levels or Levels(proof="none")))
        root = Path("nowhere")
        files = RegistryFiles(root, (), (), config, root / "lock")
        self.project = Project(files, Registry(tuple(claims), tuple(sources)))
        if lock is not None:
            self.project.__dict__["lock"] = lock
        self.revision = Revision("state", None, files, self.project.registry)


def between(one: State, other: State) -> DiffDocument:
    return compare(one.revision, one.project, other.revision, other.project)


def only(found: DiffDocument) -> ClaimChange:
    (change,) = found.claims
    return change


def named(cause: Cause) -> str:
    """Return the id of what a cause is a change of."""
    match cause.kind:
        case "evidence":
            return cause.evidence.evidence.source
        case "part" | "parts":
            return cause.part
        case "source" | "field":
            return cause.source
        case _:
            return ""


def happened(found: DiffDocument) -> dict[str, tuple[str, ...]]:
    return {**events(found.claims, found.sources, found.thresholds, found.proofs)}


def test_moved_evidence_and_wrapped_lines_are_no_change() -> None:
    quotes = [{"source": name, "stance": "supports", "quote": f"words of {name}"} for name in "abc"]
    folded = [
        {"source": name, "stance": "supports", "quote": f"words\n  of {name}"} for name in "cab"
    ]
    sources = [source(name) for name in "abc"]
    one = State([claim("x", *quotes, text="One text.", tags=["s", "t"])], sources)
    other = State([claim("x", *folded, text="One\n text.", tags=["t", "s"])], sources[::-1])
    assert between(one, other).is_empty


def test_a_quote_that_was_edited_is_not_one_lost_and_one_gained() -> None:
    before = {"source": "a", "stance": "supports", "quote": "the lake is forty metres deep"}
    after = before | {"quote": "the lake is thirty metres deep"}
    change = only(
        between(
            State([claim("x", before)], [source("a")]), State([claim("x", after)], [source("a")])
        )
    )
    (edited,) = change.evidence
    assert edited.change == "changed"
    assert edited.fields == ("quote",)


def test_another_passage_of_the_same_source_is_other_evidence() -> None:
    before = {"source": "a", "stance": "supports", "quote": "the lake is forty metres deep"}
    after = before | {"quote": "nobody ever swims here"}
    change = only(
        between(
            State([claim("x", before)], [source("a")]), State([claim("x", after)], [source("a")])
        )
    )
    assert sorted(each.change for each in change.evidence) == ["gained", "lost"]


def test_a_stance_that_was_edited_is_a_cause() -> None:
    after = {"source": "a", "stance": "partial"}
    sources = [source("a", "primary")]
    change = only(between(State([claim("x", "a")], sources), State([claim("x", after)], sources)))
    assert change.changes == ("lowered", "evidence")
    (cause,) = change.causes
    assert cause.kind == "evidence"
    assert cause.evidence.change == "changed"
    assert cause.evidence.fields == ("stance",)


def test_a_source_that_was_renamed_takes_its_evidence_along() -> None:
    one = State(
        [claim("x", "a", {"source": "b", "stance": "supports", "cited_in": "a"})],
        [source("a"), source("b", derived_from=["a"])],
    )
    moved = source("a").model_copy(update={"id": "z"})
    other = State(
        [claim("x", "z", {"source": "b", "stance": "supports", "cited_in": "z"})],
        [moved, source("b", derived_from=["z"])],
    )
    found = between(one, other)
    assert found.claims == ()
    assert [(each.id, each.changes) for each in found.sources] == [("z", ("renamed",))]


def test_changes_that_only_together_raise_a_claim_are_named_together() -> None:
    one = State([claim("x")], [source("a"), source("b")])
    other = State([claim("x", "a", "b")], [source("a"), source("b")])
    change = only(between(one, other))
    assert len(change.causes) == 2
    assert change.together


def test_changes_of_which_each_would_do_are_told_apart_from_those() -> None:
    sources = [source("a", "primary"), source("b", "primary")]
    change = only(between(State([claim("x")], sources), State([claim("x", "a", "b")], sources)))
    assert len(change.causes) == 2
    assert not change.together


def test_what_had_no_part_in_it_is_no_cause() -> None:
    sources = [source("a", "primary"), source("t", "tertiary")]
    one, other = State([claim("x", "t")], sources), State([claim("x", "t", "t", "a")], sources)
    change = only(between(one, other))
    assert [named(cause) for cause in change.causes] == ["a"]


def test_evidence_and_a_threshold_together() -> None:
    sources = [source("a"), source("b"), source("c")]
    one = State([claim("x", "a")], sources, Levels(secondary=3, proof="none"))
    other = State([claim("x", "a", "b")], sources, Levels(secondary=2, proof="none"))
    change = only(between(one, other))
    assert {cause.kind for cause in change.causes} == {"evidence", "threshold"}
    assert change.together
    assert not change.without_evidence


def test_refuting_evidence_that_went_raises_without_evidence() -> None:
    sources = [source("a", "primary"), source("b")]
    refuting = {"source": "b", "stance": "refutes"}
    change = only(
        between(State([claim("x", "a", refuting)], sources), State([claim("x", "a")], sources))
    )
    assert change.changes == ("raised", "evidence")
    assert change.without_evidence


def test_a_source_far_behind_the_evidence_is_a_cause() -> None:
    claims = [claim("x", "a", "b")]
    base = [source("a", derived_from=["m"]), source("b"), source("m"), source("origin")]
    one = State(claims, base)
    other = State(
        claims,
        [
            source("a", derived_from=["m"]),
            source("b", derived_from=["origin"]),
            source("m", derived_from=["origin"]),
            source("origin"),
        ],
    )
    change = only(between(one, other))
    assert [
        (cause.source, cause.field.name) for cause in change.causes if cause.kind == "field"
    ] == [("b", "derived_from"), ("m", "derived_from")]
    assert change.together


def test_a_claim_that_becomes_conflicting_is_marked() -> None:
    sources = [source("a"), source("b")]
    refuting = {"source": "b", "stance": "refutes"}
    change = only(
        between(State([claim("x", "a")], sources), State([claim("x", "a", refuting)], sources))
    )
    assert change.changes == ("marked", "evidence")
    assert len(change.causes) == 1


def test_a_part_that_went_from_the_registry_lowers_what_rests_on_it() -> None:
    sources = [source("a", "primary")]
    whole = claim("whole", parts=["x", "y"])
    one = State([claim("x", "a"), claim("y", "a"), whole], sources)
    other = State([claim("x", "a"), whole], sources)
    found = {change.id: change for change in between(one, other).claims}
    assert found["y"].changes == ("removed",)
    assert found["whole"].changes == ("lowered",)
    (cause,) = found["whole"].causes
    assert cause.kind == "part"
    assert (cause.part, cause.after) == ("y", None)


def test_a_claim_that_begins_to_rest_on_itself() -> None:
    sources = [source("a", "primary")]
    one = State([claim("x", parts=["y"]), claim("y", "a")], sources)
    other = State([claim("x", parts=["y"]), claim("y", parts=["x"])], sources)
    found = between(one, other)
    assert {change.id: change.causes[0].kind for change in found.claims} == {
        "x": "circle",
        "y": "circle",
    }


def test_evidence_that_gives_way_to_parts() -> None:
    sources = [source("a", "primary"), source("b")]
    one = State([claim("x", "b"), claim("y", "a")], sources)
    other = State([claim("x", parts=["y"]), claim("y", "a")], sources)
    change = only(between(one, other))
    assert change.changes == ("raised", "evidence", "parts")
    assert [(cause.kind, named(cause)) for cause in change.causes] == [("parts", "y")]


def _lock(outcome: str) -> Lock:
    quoted = claim("x", {"source": "a", "stance": "supports", "quote": "some words"})
    return Lock({}, {"a": {key(quoted.evidence[0]): EvidenceFacts(outcome)}})


def test_a_proof_gained_is_told_and_counts_where_proofs_are_required() -> None:
    claims = [claim("x", {"source": "a", "stance": "supports", "quote": "some words"})]
    sources = [source("a", "primary")]
    for levels, kinds in (
        (Levels(proof="none"), ("proofs",)),
        (Levels(), ("raised", "proofs")),
    ):
        one = State(claims, sources, levels, Lock())
        other = State(claims, sources, levels, _lock("found"))
        change = only(between(one, other))
        assert change.changes == kinds
        assert change.proofs[0].change == "gained"
        assert not change.without_evidence


def test_a_proof_lost_lowers_where_proofs_are_required() -> None:
    claims = [claim("x", {"source": "a", "stance": "supports", "quote": "some words"})]
    levels = Levels()
    one = State(claims, [source("a", "primary")], levels, _lock("found"))
    other = State(claims, [source("a", "primary")], levels, _lock("not-found"))
    change = only(between(one, other))
    assert change.changes == ("lowered", "proofs")
    assert change.causes[0].kind == "proof"
    assert "proof-lost" in happened(between(one, other))


def test_what_no_level_rests_on_is_said_of_a_source() -> None:
    one, other = State([], [source("a")]), State([], [source("a", url="https://new.example.org/")])
    (change,) = between(one, other).sources
    assert [(field.name, field.matters) for field in change.fields] == [("url", False)]


_names = st.sampled_from("abcd")
_sources = st.lists(
    st.builds(
        source,
        _names,
        st.sampled_from(KINDS),
        publisher=st.sampled_from(("One", "Two", None)),
        derived_from=st.lists(_names, max_size=2),
    ),
    max_size=4,
)
_evidence = st.fixed_dictionaries(
    {
        "source": _names,
        "stance": st.sampled_from(("supports", "partial", "refutes", "neutral")),
    },
    optional={"quote": st.sampled_from(("some words of it", "some words of that", "other"))},
)
_claims = st.lists(
    st.one_of(
        st.builds(
            lambda name, text, evidence: claim(name, *evidence, text=text),
            st.sampled_from("uvwxyz"),
            st.sampled_from(("One.", "Two.", "Three words here.")),
            st.lists(_evidence, max_size=4),
        ),
        st.builds(
            lambda name, parts: claim(name, parts=parts),
            st.sampled_from("uvwxyz"),
            st.lists(st.sampled_from("uvwxyz"), min_size=1, max_size=3),
        ),
    ),
    max_size=6,
)
_states = st.builds(
    lambda claims, sources, secondary: State(
        claims, sources, Levels(secondary=secondary, proof="none")
    ),
    _claims,
    _sources,
    st.integers(1, 3),
)
_MIRRORED = {
    "added": "removed",
    "raised": "lowered",
    "evidence-gained": "evidence-lost",
    "source-added": "source-removed",
}
_OPPOSITE = _MIRRORED | {after: before for before, after in _MIRRORED.items()}


@given(_states)
def test_nothing_changes_from_a_state_to_itself(state: State) -> None:
    assert between(state, state).is_empty


@settings(max_examples=300, deadline=None)
@given(_states, _states)
def test_the_other_way_round_everything_is_mirrored(one: State, other: State) -> None:
    there, back = (
        {name: len(ids) for name, ids in happened(found).items() if name != EVENTS[0]}
        for found in (between(one, other), between(other, one))
    )
    assert back == {_OPPOSITE.get(name, name): count for name, count in there.items()}


@settings(max_examples=300, deadline=None)
@given(_states, _states)
def test_every_change_of_level_has_a_cause(one: State, other: State) -> None:
    for change in between(one, other).claims:
        if {"raised", "lowered", "marked"} & set(change.changes):
            assert change.causes


def test_time_grows_with_the_registry_and_not_with_its_square() -> None:
    def took(count: int) -> float:
        sources = [source(f"s-{number}") for number in range(count)]
        claims = [
            claim(f"c-{number}", f"s-{number}", f"s-{(number + 1) % count}")
            for number in range(count)
        ]
        chain = [
            claim(f"w-{number}", parts=[f"c-{number}", f"w-{number + 1}"])
            for number in range(count)
        ]
        one = State(claims + chain, sources)
        other = State(claims + chain, sources, Levels(secondary=3, proof="none"))
        _ = one.project.assessments, other.project.assessments
        began = time.process_time()
        assert len(between(one, other).claims) >= count
        return time.process_time() - began

    assert took(4000) < 8 * 4 * min(took(500) for _ in range(2)) + 0.5
