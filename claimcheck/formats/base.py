"""What a format of findings is, and what it is given to write."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.terms import Severity
    from claimcheck.registry.problems import InputProblem


@dataclass(frozen=True)
class Coverage:
    """How much of one kind of thing was checked.

    Attributes:
        noun: What is counted, in the plural.
        checked: How many were checked.
        unchecked: How many could not be.
        why: Why they could not be; empty where all were.
    """

    noun: str
    checked: int
    unchecked: int = 0
    why: str = ""


@dataclass(frozen=True)
class CheckResult:
    """Everything that a check came to.

    Attributes:
        findings: What the rules found, ordered by place, silenced ones included.
        problems: What made the input unreadable; nothing was checked where there are any.
        coverage: How much was checked: claims, evidence, quotes, sources.
        fail_on: The severity from which on a finding fails the check; None where none does.
    """

    findings: Sequence[Finding] = ()
    problems: Sequence[InputProblem] = ()
    coverage: Sequence[Coverage] = field(default=())
    fail_on: Severity | None = None

    @property
    def counted(self) -> list[Finding]:
        """Return the findings that are not silenced."""
        return [finding for finding in self.findings if finding.silenced is None]

    @property
    def failed(self) -> bool:
        """Tell whether a finding is as severe as ``fail_on``, or the input was unreadable."""
        if self.problems:
            return True
        limit = self.fail_on
        return limit is not None and any(f.severity.rank >= limit.rank for f in self.counted)


class Format(Protocol):
    """A module of this folder."""

    def render(self, result: CheckResult, *, color: bool) -> str:
        """Return the result as text; ``color`` asks for colours, which a format may not have."""
        ...
