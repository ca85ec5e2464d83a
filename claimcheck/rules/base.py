"""What a rule is, and what it may look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from claimcheck.model.finding import Problem
    from claimcheck.model.registry import Registry
    from claimcheck.model.terms import Severity
    from claimcheck.registry.config import Config
    from claimcheck.support.assessment import Assessment


@dataclass(frozen=True)
class Facts:
    """Everything that rules may look at.

    Attributes:
        registry: The claims and sources.
        assessments: The derived level of each claim, by its id.
        config: The settings.
        today: The day on which the check is made.
    """

    registry: Registry
    assessments: Mapping[str, Assessment]
    config: Config
    today: date


class Rule(Protocol):
    """A module of this folder. Its docstring is the rule's documentation.

    Attributes:
        SEVERITY: How much its findings matter where the configuration does not say.
    """

    SEVERITY: Severity

    def find(self, facts: Facts) -> Iterator[Problem]:
        """Yield what is wrong, in the order of the registry."""
        ...
