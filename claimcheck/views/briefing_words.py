"""What a briefing calls what was found of a claim, and what would settle it: one form of each."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from claimcheck.model.terms import Support
from claimcheck.support.criteria import CRITERIA
from claimcheck.support.wording import number_word
from claimcheck.views.words import SIGNS, level_meanings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.claim import Claim
    from claimcheck.registry.config import Levels
    from claimcheck.support.assessment import Assessment


class Group(Enum):
    """Claims of which as much was found, in the order in which a reader is told of them.

    Attributes:
        heading: What stands over such claims.
        verdict: What follows such a claim in a headline.
        some: What is said of a number of parts of a claim.
        every: What is said where it is so with all parts.
    """

    heading: str
    verdict: str
    some: str
    every: str

    def __init__(self, heading: str, verdict: str, some: str, every: str) -> None:
        self.heading = heading
        self.verdict = verdict
        self.some = some
        self.every = every

    DOCUMENTED = (
        "What is documented",
        "documented",
        "{count} {is} documented",
        "all are documented",
    )
    POINTED_TO = (
        "What the evidence points to, and why that is not enough",
        "the evidence points that way, and does not establish it",
        "the evidence points to {count} without establishing {it}",
        "the evidence points to all, and establishes none",
    )
    DISPUTED = (
        "Where sources disagree",
        "the sources disagree",
        "the sources disagree on {count}",
        "the sources disagree on all",
    )
    CONTRADICTED = (
        "What the sources contradict",
        "the sources say otherwise",
        "the sources contradict {count}",
        "the sources contradict all",
    )
    NOT_FOUND = (
        "What was looked for and not found",
        "no source that was read says so",
        "{count} {is} stated by no source that was read",
        "no source that was read states any",
    )
    WITHOUT_SOURCE = (
        "What has no source that counts",
        "no source that counts says so",
        "{count} {has} no source that counts",
        "none has a source that counts",
    )


IN_PART = "the evidence covers only part of it"
"""What follows a claim in a headline where some of its parts are borne out and some are not."""

_WHEN = {each.code: each.when for each in CRITERIA} | {
    "unproven-support": "there is evidence enough, and nobody has checked all of its quotes",
}


def group_of(assessment: Assessment) -> Group:
    """Return the group of a claim without parts."""
    if assessment.conflicting:
        return Group.DISPUTED
    if assessment.refuted:
        return Group.CONTRADICTED
    if assessment.level is Support.VERIFIED:
        return Group.DOCUMENTED
    if assessment.level is Support.DIRECTIONAL:
        return Group.POINTED_TO
    return Group.NOT_FOUND if assessment.criterion == "neutral-only" else Group.WITHOUT_SOURCE


def verdict(assessment: Assessment, found: Sequence[Group]) -> str:
    """Return a level in plain words, as they follow the claim in a headline.

    Args:
        assessment: The level of the claim.
        found: What was found of it, or of each claim that it comes down to.
    """
    if len(set(found)) == 1:
        return found[0].verdict
    if assessment.level is Support.DIRECTIONAL:
        carried = {Group.DOCUMENTED, Group.POINTED_TO}
        return Group.POINTED_TO.verdict if carried.issuperset(found) else IN_PART
    is_verified = assessment.level is Support.VERIFIED
    return (Group.DOCUMENTED if is_verified else Group.NOT_FOUND).verdict


def count_of(found: Sequence[Group], *, is_flat: bool) -> str:
    """Return how many parts are how well documented, as a sentence.

    Args:
        found: The group of each claim that a compound claim comes down to.
        is_flat: Whether these are its own parts, and not parts of parts.
    """
    clauses = []
    for each in Group:
        count = found.count(each)
        if count == len(found):
            clauses.append(each.every)
        elif count:
            several = {"is": "are", "has": "have", "it": "them"}
            single = {name: name for name in several}
            words = single if count == 1 else several
            clauses.append(each.some.format(count=number_word(count), **words))
    told = ", and ".join(filter(None, (", ".join(clauses[:-1]), clauses[-1])))
    number = number_word(len(found))
    whole = f"its {number} parts" if is_flat else f"the {number} statements that it comes down to"
    return f"Of {whole}, {told}."


def level_sentence(assessment: Assessment, levels: Levels) -> str:
    """Return the level of a claim without parts, and what that means, as a sentence."""
    meaning = _WHEN.get(assessment.criterion, "")
    if assessment.level is Support.VERIFIED:
        meaning = level_meanings(levels)[Support.VERIFIED]
    return f"{level_words(assessment)}: {meaning}."


def level_words(assessment: Assessment) -> str:
    """Return a level with its sign, and with the words that stand beside it."""
    return ", ".join((f"{SIGNS[assessment.level]} {assessment.level}", *assessment.marks))


def settled_by(claim: Claim, assessment: Assessment) -> Iterator[str]:
    """Yield what would settle a claim, each as something that somebody could come by."""
    found = group_of(assessment)
    if found in (Group.DOCUMENTED, Group.CONTRADICTED):
        return
    if found is Group.DISPUTED:
        yield "an account from whoever was closest to the event"
    elif not any(each.stance.strength > 0 for each in claim.evidence):
        yield "a source that says so, or one that denies it"
    codes = {reason.code for reason in assessment.reasons}
    if "not-whole" in codes:
        yield "a source that says all of it"
    elif "too-few-primary" in codes:
        yield "a primary source that says so, or more secondary ones that are independent"
    if "unproven-support" in codes:
        yield "a check of its quotes against their sources"
    if "retracted-source" in codes:
        yield "a source that was not retracted"
