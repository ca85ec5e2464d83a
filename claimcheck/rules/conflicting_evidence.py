"""Evidence both supports and refutes a claim.

What it does:
    Finds claims that some evidence supports, wholly or in part, while other evidence refutes them.

Why it matters:
    Such a claim is directional at best, and a reader must know why. A conflict is an open question,
    so it stays a finding until it is settled.

Example:
    ```yaml
    - id: chintala-left-meta-on-14-november
      text: Soumith Chintala left Meta on 14 November 2025
      evidence:
        - source: newspaper-report
          stance: supports
        - source: profile-page
          stance: refutes
    ```

How to fix:
    Find the source that is closest to the event, and drop or correct the evidence that it proves
    wrong. Or narrow the claim to what the sources agree on, or split it into what each of them
    says. A conflict that cannot be settled is silenced with its reason:
    `# claimcheck: ignore[conflicting-evidence] reason`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each claim that is supported and refuted at once, at what refutes it."""
    for claim, assessment in facts.assessed:
        if not assessment.conflicting:
            continue
        reason = assessment.decisive
        refuting = next(
            place for place in reason.evidence if claim.evidence[place].stance.strength < 0
        )
        targets = [
            Target(
                claim, ("evidence", place, "stance"), f"what {claim.evidence[place].source} says"
            )
            for place in reason.evidence
            if place != refuting
        ]
        yield Finding(
            f"the evidence conflicts: {reason.text}",
            "find the source closest to the event, or split the claim into what each source says",
            (Target(claim, ("evidence", refuting, "stance")), *targets),
        )
