"""How far a piece of evidence is proven, by what the lock remembers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Self

from claimcheck.model.facts import is_kept_here
from claimcheck.model.match import HIDDEN, STRUCK
from claimcheck.selectors import key as key_of
from claimcheck.support.tally import Doubt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.claim import Evidence
    from claimcheck.model.facts import EvidenceFacts, SourceFacts
    from claimcheck.model.match import Match
    from claimcheck.model.record import Notice
    from claimcheck.registry.config import ProofAsked
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

    PROVEN = "proven", "it is in the source itself"
    ATTESTED = "attested", "it is in the document that cites the source"
    SUSPECT = (
        "suspect",
        "it is still there, and the paragraph around it has changed since a person looked",
    )
    HIDDEN = "hidden", "it is where a reader does not see it, and nobody has vouched for it"
    STRUCK = "struck", "it is there, but struck out, and nobody has vouched for it"
    AMBIGUOUS = "ambiguous", "it occurs there more than once, and nothing singles one place out"
    TOO_SHORT = "too-short", "it is under five words and occurs there more than once"
    TRUNCATED = "truncated", "it begins or ends inside a word or a number of the source"
    NOT_FOUND = "not-found", "it is not there"
    DIFFERS = "differs", "another value is there"
    MISSING = "missing", "no value is there"
    UNCHECKED = "unchecked", "nobody could look"
    UNPROVEN = "unproven", "it was never looked for, or was edited since"
    SEEN = "seen", "a person has seen it there, where no program can look"
    RETRACTED = "retracted", "its source was retracted, so it counts for nothing"
    NO_QUOTE = "no-quote", "there is nothing to look for"

    @property
    def phrase(self) -> str:
        """Return the word as it stands in a sentence: ``not found``."""
        return self.value.replace("-", " ")

    @property
    def holds(self) -> bool:
        """Tell whether it was found or seen where it was read, and nothing casts doubt on it."""
        return self in (ProofState.PROVEN, ProofState.ATTESTED, ProofState.SEEN)


_MEND = "mend it as the source has it"
_SEE = "if a reader can see it there, say so with claimcheck verify --accept"
_VOUCH = "let a person look, and write who and when (seen: {by: …, date: …})"

_NEVER = {
    ProofState.NOT_FOUND: Doubt("is not there", _MEND),
    ProofState.TRUNCATED: Doubt("is not there", _MEND),
    ProofState.DIFFERS: Doubt("differs there", _MEND),
    ProofState.MISSING: Doubt("is not there", _MEND),
    ProofState.HIDDEN: Doubt("is hidden there", _SEE),
    ProofState.STRUCK: Doubt("is struck out there", _SEE),
}
"""States in which evidence never makes a claim verified, and why."""

_SETTING = "levels.proof"
_UNCHECKED = {
    ProofState.AMBIGUOUS: Doubt(
        "occurs there more than once",
        "single one out with prefix, suffix or a page, and run claimcheck verify",
        setting=_SETTING,
    ),
    ProofState.TOO_SHORT: Doubt(
        "is short and occurs there more than once",
        "quote more words, and run claimcheck verify",
        setting=_SETTING,
    ),
    ProofState.UNCHECKED: Doubt(
        "could not be looked for",
        f"read a copy (claimcheck verify --copy SOURCE=PATH), or {_VOUCH}",
        setting=_SETTING,
    ),
    ProofState.UNPROVEN: Doubt("was never looked for", "run claimcheck verify", setting=_SETTING),
    ProofState.NO_QUOTE: Doubt(
        "has no quote",
        f"quote its words and run claimcheck verify, or {_VOUCH}",
        setting=_SETTING,
    ),
}
"""What does not count as checked, and why."""

_SECONDHAND = Doubt(
    "is only in the document that cites it",
    "quote the source itself, and run claimcheck verify",
    setting=_SETTING,
)
_SEEN_ONLY = Doubt(
    "was seen by a person and not found by a program",
    "give the source an address, a file or a copy, and run claimcheck verify",
    setting=_SETTING,
)


def doubt_of(evidence: Evidence, proof: Proof, asked: ProofAsked) -> Doubt | None:
    """Return what keeps evidence from making a claim verified; None where nothing does.

    What was looked for and is not there, or not for a reader to see, never may. Of what was
    cited in another document, a suspect quote is one of that document.

    Args:
        evidence: The evidence.
        proof: How far it is proven.
        asked: The setting ``levels.proof``.
    """
    state = proof.state
    if state is ProofState.RETRACTED:
        return _fallen(evidence, proof)
    never = never_verifies(state)
    if never is not None or asked == "none":
        return never
    if state in _UNCHECKED:
        return _UNCHECKED[state]
    if asked == "checked" or state is ProofState.PROVEN:
        return None
    if state is ProofState.SEEN or proof.is_edited:
        return _SEEN_ONLY
    is_secondhand = state is ProofState.ATTESTED or evidence.cited_in is not None
    return _SECONDHAND if is_secondhand else None


def _fallen(evidence: Evidence, proof: Proof) -> Doubt:
    who = "it" if proof.fallen in (None, evidence.source) else f"{proof.fallen}, which cites it,"
    what = f"{who} was retracted" if proof.fall is None else f"{who} {proof.fall.said}"
    step = "cite another source, or say why it counts (accept_retracted: …)"
    return Doubt(what, step, "the evidence from ", voids=True)


def never_verifies(state: ProofState) -> Doubt | None:
    """Return why evidence in this state makes no claim verified, whatever is asked; else None."""
    return _NEVER.get(state)


class Proof(NamedTuple):
    """The state of one quote.

    Attributes:
        state: What the lock says.
        document: Id of the source in which it was looked for.
        facts: What is known of it there; None where nothing is.
        match: What looking for it came to, where this run looked.
        remembered: Whether it was found in an earlier text only, since its source could not be
            read when that was last tried.
        fall: What became of the source, where it is evidence for nothing.
        fallen: Id of that source: the one that it names, or the one that it was read in.
    """

    state: ProofState
    document: str
    facts: EvidenceFacts | None = None
    match: Match | None = None
    remembered: bool = False
    fall: Notice | None = None
    fallen: str | None = None

    @property
    def is_edited(self) -> bool:
        """Tell whether it is suspect since it was edited after a person vouched for it."""
        return self.state is ProofState.SUSPECT and self.facts is not None and not self.facts.holds


_NONE: Mapping[tuple[str, str], Match] = {}
_NO_QUOTE = Proof(ProofState.NO_QUOTE, "")


def proof_of(
    evidence: Evidence, lock: Lock | None, matches: Mapping[tuple[str, str], Match] = _NONE
) -> Proof:
    """Return how far the quote of a piece of evidence is proven.

    A quote that was read second-hand counts as proven where the source itself holds it, and as
    attested where only the citing document does. Anything else that the source itself answers does
    not matter then: its words may have been paraphrased. What was retracted proves nothing, unless
    somebody said why it does.

    Args:
        evidence: The evidence.
        lock: What was verified; None where nothing ever was. One that was edited by hand can lie.
        matches: What this run found, by the id of the source and the key of the evidence.
    """
    proof = _looked_up(evidence, lock, matches)
    if lock is None or not lock.records or evidence.accept_retracted is not None:
        return proof
    for name in (evidence.source, evidence.cited_in):
        fall = lock.fall(name) if name is not None else None
        if fall is not None:
            document = proof.document or evidence.read_in
            return Proof(
                ProofState.RETRACTED, document, proof.facts, proof.match, fall=fall, fallen=name
            )
    return proof


def _looked_up(
    evidence: Evidence, lock: Lock | None, matches: Mapping[tuple[str, str], Match]
) -> Proof:
    """Return how far evidence is proven by what was looked for, whatever became of the source."""
    if evidence.selector is None:
        return _NO_QUOTE if evidence.seen is None else Proof(ProofState.SEEN, evidence.read_in)
    if lock is None:
        seen = ProofState.UNPROVEN if evidence.seen is None else ProofState.SEEN
        return Proof(seen, evidence.read_in)
    key = key_of(evidence)
    source, cited_in = evidence.source, evidence.cited_in
    direct = lock.facts(source, key)
    document, facts, when_found = source, direct, ProofState.PROVEN
    if cited_in is not None and state_of(direct, when_found) is not when_found:
        document, facts, when_found = cited_in, lock.facts(cited_in, key), ProofState.ATTESTED
    remembered = facts is not None and _is_remembered(facts, lock.source(document))
    match = matches.get((document, key))
    state = state_of(facts, when_found)
    if evidence.seen is not None and _is_for_people(state, document, lock):
        is_edited = facts is not None and facts.edited and facts.seen == evidence.seen.words
        state = ProofState.SUSPECT if is_edited else ProofState.SEEN
    return Proof(state, document, facts, match, remembered)


def _is_for_people(state: ProofState, document: str, lock: Lock) -> bool:
    """Tell whether nobody but a person could look: a program tried in vain, or has not tried.

    Where a program could read the source, it has to look for evidence that it does not know, such
    as a quote that was edited since.
    """
    if state is ProofState.UNPROVEN:
        known = lock.known(document)
        return known.source is None and not known.evidence and not lock.doubted.get(document)
    return state is ProofState.UNCHECKED


def _is_remembered(facts: EvidenceFacts, source: SourceFacts | None) -> bool:
    """Tell whether what was found stands on a text that could not be read when last tried."""
    if not facts.holds or source is None:
        return False
    if is_kept_here(facts.archive):
        return True
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
