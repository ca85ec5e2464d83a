"""What a check came to: findings, how much was checked, and what fails."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.model.finding import INVALID_INPUT
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.finding import Finding, Location
    from claimcheck.views.verify import VerificationView


@dataclass(frozen=True)
class Coverage:
    """How much of one kind of thing was checked.

    Attributes:
        noun: What is counted, in the plural.
        checked: How many were checked.
        unchecked: How many could not be.
        why: Why they could not be; empty where all were.
        outcomes: What came of those that were checked, where that is more than one thing.
        reasons: How many could not be checked for each reason.
        remembered: How many quotes were found in an earlier text only.
    """

    noun: str
    checked: int
    unchecked: int = 0
    why: str = ""
    outcomes: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)
    remembered: int = 0


@dataclass(frozen=True)
class RuleInfo:
    """What a rule is about, for formats that carry the rules along.

    Attributes:
        name: Its name.
        severity: How much its findings matter, by default or by the configuration.
        summary: What is wrong, in one sentence.
        sections: What there is to say about it as Markdown, by heading.
    """

    name: str
    severity: Severity
    summary: str
    sections: Mapping[str, str] = field(default_factory=dict)


INPUT_RULE = RuleInfo(
    INVALID_INPUT,
    Severity.ERROR,
    "A file of the registry, or the configuration, cannot be read as it is.",
    {
        "What it does": "Stops the check: what cannot be read cannot be checked.",
        "How to fix": "Each result names the place and the next step.",
    },
)
"""What there is to say about bad input, which is told of and cannot be selected."""


@dataclass(frozen=True)
class Checkout:
    """The folders that the paths of a result are told from.

    Attributes:
        top: The top of the repository, or the folder of the project where there is none; posix.
        here: The working directory, likewise absolute.
    """

    top: str
    here: str

    def relative(self, path: str) -> str | None:
        """Return a path of a finding relative to the top; None where it lies elsewhere."""
        whole = posixpath.normpath(posixpath.join(self.here, path))
        top = self.top.rstrip("/") + "/"
        return whole.removeprefix(top) if whole.startswith(top) else None


@dataclass(frozen=True)
class CheckResult:
    """Everything that a check came to.

    Attributes:
        findings: What was found, ordered by place, silenced and tolerated ones included. Where
            the input is invalid, nothing was checked and all of them say why.
        coverage: How much was checked: claims, evidence, quotes, sources.
        fail_on: The severity from which on a finding fails the check; None where none does.
        rules: The rules that were run.
        checkout: Where the paths of the findings lie; None where nobody asked.
        older: How many findings were left out because they are older than ``since``.
        since: The revision that ``older`` is told from.
        partial: Whether only some of the claims and sources were asked for.
        verification: What was looked for first; None where nothing was.
    """

    findings: Sequence[Finding] = ()
    coverage: Sequence[Coverage] = field(default=())
    fail_on: Severity | None = None
    rules: Sequence[RuleInfo] = ()
    checkout: Checkout | None = None
    older: int = 0
    since: str = ""
    partial: bool = False
    verification: VerificationView | None = None

    @property
    def counted(self) -> list[Finding]:
        """Return the findings that are neither silenced nor tolerated."""
        return [each for each in self.findings if each.counts]

    @property
    def invalid(self) -> bool:
        """Tell whether the input was unreadable, so that nothing was checked."""
        return any(each.rule == INVALID_INPUT for each in self.findings)

    @property
    def tolerated(self) -> int:
        """Return how many findings a baseline hides."""
        return sum(each.tolerated is not None for each in self.findings)

    def path(self, location: Location) -> str:
        """Return the file of a place relative to the repository; absolute where it is outside."""
        if self.checkout is None:
            return location.path
        inside = self.checkout.relative(location.path)
        if inside is not None:
            return inside
        return posixpath.normpath(posixpath.join(self.checkout.here, location.path))

    def fails(self, finding: Finding) -> bool:
        """Tell whether this finding fails the check."""
        if finding.rule == INVALID_INPUT:
            return True
        limit = self.fail_on
        return finding.counts and limit is not None and finding.severity.rank >= limit.rank

    @property
    def failed(self) -> bool:
        """Tell whether a finding is as severe as ``fail_on``, or the input was unreadable."""
        return any(map(self.fails, self.findings))
