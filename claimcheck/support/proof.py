"""How far a piece of evidence is proven, by what the lock remembers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Self

from claimcheck.model.match import HIDDEN, STRUCK
from claimcheck.selectors import key as key_of
from claimcheck.support.tally import UNPROVEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.claim import Evidence
    from claimcheck.model.facts import EvidenceFacts, SourceFacts
    from claimcheck.model.match import Match
    from claimcheck.registry.lock import Lock

REMEMBERED = "remembered"
"""The word for a proof that stands on an earlier text, since the source could not be read."""


class ProofState(StrEnum):
    """What the lock says of a quote, and what that means."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """Take the word, and what it means as a clause."""
        state = str.__new__(cls, value)
        state._value_ = value
        state.meaning = meaning
        return state

    PROVEN = "proven", "it stands in the source itself"
    ATTESTED = "attested", "it stands in the document that cites the source"
    SUSPECT = (
        "suspect",
        "it still stands there, and the paragraph around it has changed since a person looked",
    )
    HIDDEN = "hidden", "it stands where a reader does not see it, and nobody has vouched for it"
    STRUCK = "struck", "it stands there struck out, and nobody has vouched for it"
    AMBIGUOUS = "ambiguous", "it stands there more than once, and nothing singles one place out"
    TOO_SHORT = "too-short", "it is under five words and stands there more than once"
    TRUNCATED = "truncated", "it begins or ends inside a word or a number of the source"
    NOT_FOUND = "not-found", "it does not stand there"
    DIFFERS = "differs", "another value stands there"
    MISSING = "missing", "no value stands there"
    UNCHECKED = "unchecked", "nobody could look"
    UNPROVEN = "unproven", "it was never looked for, or was edited since"
    NO_QUOTE = "no-quote", "there is nothing to look for"

    @property
    def phrase(self) -> str:
        """Return the word as it stands in a sentence: ``not found``."""
        return self.value.replace("-", " ")

    @property
    def holds(self) -> bool:
        """Tell whether the quote was found where it was read, and nothing casts doubt on it."""
        return self in (ProofState.PROVEN, ProofState.ATTESTED)


_NEVER = {
    ProofState.NOT_FOUND: "does not stand there",
    ProofState.TRUNCATED: "does not stand there",
    ProofState.DIFFERS: "has another value there",
    ProofState.MISSING: "has no value there",
    ProofState.HIDDEN: "is hidden there",
    ProofState.STRUCK: "is struck out there",
}
"""States in which a quote never makes a claim verified, and why, as the end of a sentence."""


def doubt_of(state: ProofState, *, require_proof: bool) -> str:
    """Return what keeps evidence in this state from making a claim verified; empty where nothing.

    A quote that was looked for and does not stand there, or not for a reader to see, never may.
    One that nobody looked for may, unless the configuration asks for proof.
    """
    if state in _NEVER:
        return _NEVER[state]
    return UNPROVEN if require_proof and state is not ProofState.PROVEN else ""


class Proof(NamedTuple):
    """The state of one quote.

    Attributes:
        state: What the lock says.
        document: Id of the source in which it was looked for.
        facts: What is known of it there; None where nothing is.
        match: What looking for it came to, where this run looked.
        remembered: Whether it was found in an earlier text only, since its source could not be
            read when that was last tried.
    """

    state: ProofState
    document: str
    facts: EvidenceFacts | None = None
    match: Match | None = None
    remembered: bool = False


_NONE: Mapping[tuple[str, str], Match] = {}
_NO_QUOTE = Proof(ProofState.NO_QUOTE, "")


def proof_of(
    evidence: Evidence, lock: Lock | None, matches: Mapping[tuple[str, str], Match] = _NONE
) -> Proof:
    """Return how far the quote of a piece of evidence is proven.

    A quote that was read second-hand counts as proven where the source itself holds it, and as
    attested where only the citing document does. Anything else that the source itself answers does
    not matter then: its words may have been paraphrased.

    Args:
        evidence: The evidence.
        lock: What was verified; None where nothing ever was. One that was edited by hand can lie.
        matches: What this run found, by the id of the source and the key of the evidence.
    """
    if evidence.selector is None:
        return _NO_QUOTE
    if lock is None:
        return Proof(ProofState.UNPROVEN, evidence.read_in)
    key = key_of(evidence)
    source, cited_in = evidence.source, evidence.cited_in
    direct = lock.facts(source, key)
    document, facts, when_found = source, direct, ProofState.PROVEN
    if cited_in is not None and state_of(direct, when_found) is not when_found:
        document, facts, when_found = cited_in, lock.facts(cited_in, key), ProofState.ATTESTED
    remembered = facts is not None and _is_remembered(facts, lock.source(document))
    match = matches.get((document, key))
    return Proof(state_of(facts, when_found), document, facts, match, remembered)


def _is_remembered(facts: EvidenceFacts, source: SourceFacts | None) -> bool:
    """Tell whether what was found stands on a text that could not be read when last tried."""
    if not facts.holds or source is None:
        return False
    return source.silent if facts.archive else source.outcome != "ok"


def state_of(facts: EvidenceFacts | None, when_found: ProofState) -> ProofState:
    """Return what facts of evidence mean; ``when_found`` where it stands and nothing is wrong."""
    if facts is None:
        return ProofState.UNPROVEN
    if facts.holds:
        if facts.has(HIDDEN):
            return ProofState.HIDDEN
        if facts.has(STRUCK):
            return ProofState.STRUCK
        return ProofState.SUSPECT if facts.suspect else when_found
    try:
        return ProofState(facts.outcome)
    except ValueError:
        return ProofState.UNPROVEN
