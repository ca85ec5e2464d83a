"""The file gives a claim a higher level than its evidence allows.

What it does:
    Compares `support` of each claim with the level that follows from its evidence.

Why it matters:
    A reader trusts the level. A claim that says more than its sources do is what claimcheck is
    there to prevent.

Example:
    ```yaml
    - id: pytorch-underpins-claude
      text: PyTorch underpins Claude.
      support: verified
      evidence:
        - source: anthropic-careers
          stance: neutral
    ```

How to fix:
    Add the evidence that is missing, or lower `support` to the derived level. `claimcheck show`
    with the id of the claim says why it has that level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Fix, Target
from claimcheck.model.terms import Severity
from claimcheck.support.assessment import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.terms import Support
    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each claim whose level in the file is above the derived one."""
    for claim, assessment in facts.assessed:
        declared = claim.support
        if declared is None or declared is assessment.level:
            continue
        if declared.rank > assessment.level.rank:
            target = Target(claim, ("support",))
            decisive = assessment.decisive
            yield Finding(
                f"the file says {declared}, the evidence allows {assessment.level}: "
                f"{plain(decisive.pieces)}",
                f"{decisive.step + ';' if decisive.step else 'add evidence,'} or write "
                f"'support: {assessment.level}' "
                f"(why: claimcheck show {claim.id})",
                (target,),
                fix=_lowered(target, declared, assessment.level, facts),
            )


def _lowered(target: Target, declared: Support, level: Support, facts: Facts) -> Fix | None:
    """Return what writes the level that the evidence allows; it never says more than is shown."""
    edit = facts.places.edit(target, declared.value, level.value)
    if edit is None:
        return None  # written in an odd way, or by a machine
    return Fix(f"support {declared} lowered to {level}", (edit,), derived=True)
