"""What a report is, and what it is given to write."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from claimcheck.model.terms import Stance, Support
from claimcheck.support.proof import Proof, proof_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.registry import Origin, Registry
    from claimcheck.model.source import Source
    from claimcheck.registry.config import LoadedConfig
    from claimcheck.registry.lock import Lock
    from claimcheck.support.assessment import Assessment

SIGNS: dict[Support, str] = {
    Support.VERIFIED: "●",
    Support.DIRECTIONAL: "◐",
    Support.UNSUPPORTED: "○",
}
"""How full the sign is tells how far the evidence carries; it stands beside the word."""

DEFAULT_TITLE = "Claims and their evidence"

Difference = Literal["overstated", "understated"]
"""How the level in the file relates to the derived one where the two differ."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim with what follows from its evidence.

    Attributes:
        claim: The claim.
        assessment: Its derived level and the reasons for it.
        origin: Where it was written.
        part_of: Ids of the compound claims that rest on it, in the order of the registry.
        lock: What was verified; None where nothing ever was.
    """

    claim: Claim
    assessment: Assessment
    origin: Origin | None = None
    part_of: tuple[str, ...] = ()
    lock: Lock | None = None

    def proof(self, evidence: Evidence) -> Proof | None:
        """Return how far a quote of the claim is proven; None without a quote or a lock."""
        if self.lock is None or evidence.quote is None:
            return None
        return proof_of(evidence, self.lock)

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
        found = ("conflicting",) if self.assessment.conflicting else ()
        return (*found, "refuted") if self.assessment.refuted else found

    @property
    def sources(self) -> dict[str, Stance]:
        """Return the stance of each source that is evidence, by id, in the editor's order.

        Where a source speaks twice, the stance that says most stands for it.
        """
        found: dict[str, Stance] = {}
        for evidence in self.claim.evidence:
            known = found.get(evidence.source)
            if known is None or _WEIGHT[evidence.stance] > _WEIGHT[known]:
                found[evidence.source] = evidence.stance
        return found

    @property
    def second_hand(self) -> bool:
        """Tell whether all that supports the claim was read only as cited elsewhere."""
        backing = [each for each in self.claim.evidence if each.stance in _BACKING]
        return bool(backing) and all(each.cited_in is not None for each in backing)

    def is_overdue(self, today: date) -> bool:
        """Tell whether the claim was to be reviewed before ``today``."""
        return self.claim.review_by is not None and self.claim.review_by < today


_BACKING = (Stance.SUPPORTS, Stance.PARTIAL)
_WEIGHT = {Stance.NEUTRAL: 0, Stance.PARTIAL: 1, Stance.SUPPORTS: 2, Stance.REFUTES: 3}


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
    """

    entries: Sequence[Entry]
    total: int
    registry: Registry
    assessments: Mapping[str, Assessment]
    settings: LoadedConfig
    filters: str
    today: date
    title: str = DEFAULT_TITLE

    @cached_property
    def by_level(self) -> dict[Support, list[Entry]]:
        """Return the entries of each level, the strongest level first."""
        groups: dict[Support, list[Entry]] = {level: [] for level in Support}
        for entry in self.entries:
            groups[entry.assessment.level].append(entry)
        return groups

    @cached_property
    def shown(self) -> frozenset[str]:
        """Return the ids of the entries."""
        return frozenset(entry.claim.id for entry in self.entries)

    def with_difference(self, difference: Difference) -> list[Entry]:
        """Return the entries whose level in the file differs in this way."""
        return [entry for entry in self.entries if entry.difference == difference]

    @property
    def conflicting(self) -> list[Entry]:
        """Return the entries whose evidence both supports and refutes them."""
        return [entry for entry in self.entries if entry.assessment.conflicting]

    @property
    def refuted(self) -> list[Entry]:
        """Return the entries whose evidence only refutes them."""
        return [entry for entry in self.entries if entry.assessment.refuted]

    @property
    def overdue(self) -> list[Entry]:
        """Return the entries whose review was due before the day of the report."""
        return [entry for entry in self.entries if entry.is_overdue(self.today)]


class Withdrawal(NamedTuple):
    """A claim that rests on a source, or on a claim that does.

    Attributes:
        claim: The claim.
        directly: Whether it has evidence from the source itself, or that was read in it.
        before: Its assessment as things are.
        after: Its assessment without that evidence.
    """

    claim: Claim
    directly: bool
    before: Assessment
    after: Assessment

    @property
    def changes(self) -> bool:
        """Tell whether the claim would have another level, or another mark beside it."""
        return _outcome(self.before) != _outcome(self.after)


@dataclass(frozen=True)
class SourceView:
    """One source, and what depends on it.

    Attributes:
        source: The source.
        origin: Where it was written.
        resting: Claims with evidence from it or read in it, and claims that rest on those.
        asserting: Claims that were made in it. Making a claim is not evidence for it.
        derived: Ids of the sources that say they repeat it.
    """

    source: Source
    origin: Origin | None
    resting: tuple[Withdrawal, ...]
    asserting: tuple[Entry, ...]
    derived: tuple[str, ...]


class Report(Protocol):
    """A module of this folder."""

    def render(self, overview: Overview) -> str:
        """Return the whole report as text."""
        ...


class Listing(Protocol):
    """A module of this folder that can also write what ``list`` shows."""

    def render_list(self, overview: Overview) -> str:
        """Return the claims alone as text."""
        ...


def set_in(settings: LoadedConfig, key: str | None) -> str | None:
    """Return ``key = value, path:line`` for a setting that the configuration file makes."""
    origin = settings.origin(key) if key else None
    if key is None or origin is None:
        return None
    return f"{key} = {setting_value(settings, key)}, set in {origin}"


def setting_value(settings: LoadedConfig, key: str) -> str:
    """Return the value of a dotted key such as ``levels.primary``, as TOML writes it."""
    value: object = settings.config
    for name in key.split("."):
        value = getattr(value, name)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _outcome(assessment: Assessment) -> tuple[object, ...]:
    return (assessment.level, assessment.conflicting, assessment.refuted)
