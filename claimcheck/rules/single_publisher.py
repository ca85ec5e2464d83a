"""Evidence looks like several sources but is not independent.

What it does:
    Finds claims that would be verified if their sources were independent, and are not, because
    sources share a publisher, name none, or repeat one another (`derived_from`). Claims that a
    primary source verifies are left alone.

Why it matters:
    Two articles that repeat one press release are one voice. Counting them twice is how a rumour
    comes to look confirmed.

Example:
    ```yaml
    - id: meta-opens-data-centre
      text: Meta opens a data centre in 2027
      evidence:
        - source: newspaper-print     # publisher: The Example Times
          stance: supports
        - source: newspaper-online    # publisher: The Example Times
          stance: supports
    ```

How to fix:
    Add a primary source, or one that another publisher researched itself. Where a source names no
    publisher, add it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.claim import Claim
    from claimcheck.model.registry import Registry
    from claimcheck.rules.base import Facts
    from claimcheck.support.assessment import Assessment, Reason

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each claim that falls short of verified for want of independent sources."""
    needed = facts.config.levels.secondary
    for claim, assessment in facts.assessed:
        if assessment.criterion != "weak-support":
            continue
        enough = any(
            reason.code == "too-few-independent" and len(reason.evidence) >= needed
            for reason in assessment.reasons
        )
        obstacle = _first_obstacle(assessment) if enough else None
        if obstacle is not None:
            yield _finding(claim, obstacle, facts.registry)


def _first_obstacle(assessment: Assessment) -> Reason | None:
    return next((each for each in assessment.reasons if each.code == "not-independent"), None)


def _finding(claim: Claim, obstacle: Reason, registry: Registry) -> Finding:
    place = obstacle.evidence[-1]
    help_text = "add a primary source, or a report that another publisher made on its own"
    for index in obstacle.evidence:
        source = registry.source_by_id[claim.evidence[index].source]
        if source.publisher is None:
            place, help_text = index, f"add 'publisher:' to the source {source.id}"
            break
    return Finding(
        f"its sources are not independent: {obstacle.text}",
        help_text,
        (Target(claim, ("evidence", place, "source")),),
    )
