"""The claims that somebody asked to see, each with what follows from its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from claimcheck.model.terms import Stance, Support
from claimcheck.support.proof import Proof, ProofState, proof_of
from claimcheck.views.words import DIFFERENCES, MARKS, Notable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.mark import Sentence
    from claimcheck.model.registry import Origin, Registry
    from claimcheck.registry.config import LoadedConfig
    from claimcheck.registry.lock import Lock
    from claimcheck.support.assessment import Assessment
    from claimcheck.views.claim import ClaimView
    from claimcheck.views.extras import Extras
    from claimcheck.views.words import Difference, Mark

DEFAULT_TITLE = "Claims and their evidence"


class AssessedClaim(NamedTuple):
    """One claim with what follows from its evidence.

    Attributes:
        claim: The claim.
        assessment: Its derived level and the reasons for it.
        origin: Where it was written.
        part_of: Ids of the compound claims that rest on it, in the order of the registry.
        lock: What was verified; None where nothing ever was.
        stated: The sentences of published texts that are marked with it.
    """

    claim: Claim
    assessment: Assessment
    origin: Origin | None = None
    part_of: tuple[str, ...] = ()
    lock: Lock | None = None
    stated: tuple[Sentence, ...] = ()

    def proof(self, evidence: Evidence) -> Proof | None:
        """Return how far evidence is proven; None where nothing was verified, or nothing can be."""
        proof = proof_of(evidence, self.lock)
        nothing = evidence.seen is None and (self.lock is None or evidence.selector is None)
        return None if nothing and proof.state is not ProofState.RETRACTED else proof

    @property
    def difference(self) -> Difference | None:
        """Return how the level in the file differs from the derived one; None where it does not."""
        declared = self.claim.support
        if declared is None or declared is self.assessment.level:
            return None
        return "overstated" if declared.rank > self.assessment.level.rank else "understated"

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the words that stand beside the level."""
        return self.assessment.marks

    @property
    def unproven(self) -> bool:
        """Tell whether something that speaks for or against it was not found where it points."""
        return any(
            each.selector is not None
            and each.stance.strength != 0
            and not (state := proof_of(each, self.lock).state).holds
            and state is not ProofState.SUSPECT
            for each in self.claim.evidence
        )

    @property
    def notable(self) -> tuple[Notable, ...]:
        """Return what makes it stand out on any day, the gravest first."""
        found = {
            Notable.OVERSTATED: self.difference == "overstated",
            Notable.CONFLICTING: self.assessment.conflicting,
            Notable.REFUTED: self.assessment.refuted,
            Notable.UNPROVEN: self.unproven,
        }
        return tuple(word for word, is_so in found.items() if is_so)

    @property
    def sources(self) -> dict[str, Stance]:
        """Return the stance of each source that is evidence, by id, in the editor's order.

        Where a source speaks twice, the stance that says most stands for it.
        """
        found: dict[str, Stance] = {}
        for evidence in self.claim.evidence:
            known = found.get(evidence.source)
            if known is None or _says_more(evidence.stance, known):
                found[evidence.source] = evidence.stance
        return found

    @property
    def named_sources(self) -> list[str]:
        """Return the ids of the sources that the claim names, as often as it does.

        Evidence comes before where it was read, and that before where the claim was made.
        """
        names = []
        for evidence in self.claim.evidence:
            names.append(evidence.source)
            if evidence.cited_in is not None:
                names.append(evidence.cited_in)
        asserted = self.claim.asserted
        if asserted is not None and asserted.source is not None:
            names.append(asserted.source)
        return names

    @property
    def second_hand(self) -> bool:
        """Tell whether all that supports the claim was read only as cited elsewhere."""
        backing = [each for each in self.claim.evidence if each.stance.strength > 0]
        return bool(backing) and all(each.cited_in is not None for each in backing)

    def is_overdue(self, today: date) -> bool:
        """Tell whether the claim was to be reviewed before ``today``."""
        return self.claim.review_by is not None and self.claim.review_by < today


def _says_more(one: Stance, other: Stance) -> bool:
    """Tell whether a stance says more than another; what speaks against a claim says most."""
    return (one.strength < 0, one.strength) > (other.strength < 0, other.strength)


class Group(NamedTuple):
    """Claims that stand out for one reason.

    Attributes:
        kind: The reason.
        heading: It in words.
        entries: The claims, at least one.
    """

    kind: Difference | Mark | Literal["overdue"]
    heading: str
    entries: Sequence[AssessedClaim]


class Part(NamedTuple):
    """Which of several pages one of them is, where a report does not fit into one.

    Attributes:
        number: Its number, from 1.
        home: The address of the page that leads to all.
        pages: The addresses of all others, in their order.
        page_of: The address of the page that each claim is on, by the id of the claim.
    """

    number: int
    home: str
    pages: Sequence[str]
    page_of: Mapping[str, str]


@dataclass(frozen=True)
class Overview:
    """What a person asked to see of a registry.

    Attributes:
        entries: The claims that were asked for, sorted.
        total: How many claims the registry holds.
        registry: The whole registry.
        assessments: The derived level of every claim, by id.
        settings: The configuration, and where it was written.
        filters: What was asked for, in words; empty for everything.
        today: The day of the report.
        title: What to call it.
        extras: What is known besides: passages around quotes, captures, history, findings.
        part: Which part of a report it is; None where it is all of it.
    """

    entries: Sequence[AssessedClaim]
    total: int
    registry: Registry
    assessments: Mapping[str, Assessment]
    settings: LoadedConfig
    filters: str
    today: date
    title: str = DEFAULT_TITLE
    extras: Extras | None = None
    part: Part | None = None

    @property
    def lock(self) -> Lock | None:
        """Return what was verified; None where nothing ever was."""
        return next((entry.lock for entry in self.entries), None)

    def view(self, entry: AssessedClaim) -> ClaimView:
        """Return one of the entries as it is shown."""
        from claimcheck.views.claim import claim_view  # a listing that is a table does without

        return claim_view(entry, self.settings, self.registry.source_by_id)

    @property
    def views(self) -> Iterator[ClaimView]:
        """Yield every entry as it is shown; each is made when it is asked for."""
        return map(self.view, self.entries)

    @cached_property
    def by_level(self) -> dict[Support, list[AssessedClaim]]:
        """Return the entries of each level, the strongest level first."""
        groups: dict[Support, list[AssessedClaim]] = {level: [] for level in Support}
        for entry in self.entries:
            groups[entry.assessment.level].append(entry)
        return groups

    @cached_property
    def shown(self) -> frozenset[str]:
        """Return the ids of the entries."""
        return frozenset(entry.claim.id for entry in self.entries)

    def page_with(self, claim: str) -> str | None:
        """Return the address of the page with a claim, empty for this one; None for no page."""
        if claim in self.shown:
            return ""
        return self.part.page_of.get(claim) if self.part is not None else None

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Return the 1-based number of each source that the entries name, as a reader meets them.

        Ids that the registry does not have are numbered too: a report says what is missing.
        """
        found: dict[str, int] = {}
        for group in self.by_level.values():
            for entry in group:
                for name in entry.named_sources:
                    found.setdefault(name, len(found) + 1)
        return found

    @cached_property
    def shown_sources(self) -> dict[str, None]:
        """Return the ids of the sources that the entries name, in the order of their numbers.

        Where everything is shown on one page, the sources that nothing names follow.
        """
        named = dict.fromkeys(self.numbers)
        return (
            named
            if self.filters or self.part
            else named | dict.fromkeys(self.registry.source_by_id)
        )

    def with_difference(self, difference: Difference) -> list[AssessedClaim]:
        """Return the entries whose level in the file differs in this way."""
        return [entry for entry in self.entries if entry.difference == difference]

    def with_mark(self, mark: Mark) -> list[AssessedClaim]:
        """Return the entries with this word beside their level."""
        return [entry for entry in self.entries if mark in entry.marks]

    @property
    def overdue(self) -> list[AssessedClaim]:
        """Return the entries whose review was due before the day of the report."""
        return [entry for entry in self.entries if entry.is_overdue(self.today)]

    @property
    def stands_out(self) -> list[Group]:
        """Return the entries that a reader should see first, by what makes them stand out."""
        groups = (
            *(
                Group(word, f"{word.capitalize()}: {meaning}", self.with_difference(word))
                for word, meaning in DIFFERENCES.items()
            ),
            *(
                Group(word, f"{word.capitalize()}: {meaning}", self.with_mark(word))
                for word, meaning in MARKS.items()
            ),
            Group("overdue", "Overdue for review", self.overdue),
        )
        return [group for group in groups if group.entries]
