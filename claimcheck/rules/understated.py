"""The file gives a claim a lower level than its evidence allows.

What it does:
    Compares `support` of each claim with the level that follows from its evidence.

Why it matters:
    Caution is no fault, so this is only a note. It often means that evidence was added later and
    the level was forgotten, or that a stance is too generous.

Example:
    ```yaml
    - id: gpt-oss-trained-with-pytorch
      text: The gpt-oss models were trained using PyTorch
      support: directional
      evidence:
        - source: gpt-oss-model-card    # kind: primary
          stance: supports
    ```

How to fix:
    Raise `support` to the derived level. Where the evidence shows less than the claim says, change
    its stance to `partial` instead.
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
    """Yield each claim whose level in the file is below the derived one."""
    for claim, assessment in facts.assessed:
        declared = claim.support
        if declared is None or declared is assessment.level:
            continue
        if declared.rank < assessment.level.rank:
            yield Finding(
                f"the file says {declared}, the evidence allows {assessment.level}: "
                f"{assessment.decisive.text}",
                f"write 'support: {assessment.level}', or change the stance of evidence that "
                "shows less than the claim says",
                (Target(claim, ("support",)),),
            )
