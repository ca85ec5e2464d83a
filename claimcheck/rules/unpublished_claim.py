"""No text states the claim.

What it does:
    Finds claims that no mark in the texts of `[[prose]]` names, neither directly nor as a part of a
    claim that is named. It is off unless it is asked for: `[severity]` with
    `unpublished-claim = "note"`.

Why it matters:
    Evidence is kept and reviewed for a sentence that nobody can read any more.

Example:
    ```yaml
    - id: contributors
      text: PyTorch has more than 2,400 contributors
      evidence:
        - source: pytorch-foundation-2022
          stance: supports
    ```

How to fix:
    Mark the sentence that states it, or withdraw the claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.NOTE


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each claim that is stated nowhere."""
    claims = facts.registry.claim_by_id
    waiting = [
        mark.claim
        for text in facts.prose
        if text.registry is facts.registry
        for mark in text.marked.marks
    ]
    stated: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in claims and name not in stated:
            stated.add(name)
            waiting += claims[name].parts
    for claim in facts.registry.claims:
        if claim.id not in stated:
            yield Finding(
                "no text states the claim",
                f"mark the sentence that does: <!-- claimcheck: {claim.id} -->",
                (Target(claim),),
            )
