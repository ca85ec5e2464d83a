"""Evidence refutes a claim, and nothing supports it.

What it does:
    Finds claims that are only refuted. A claim that the registry keeps *as* refuted is no finding:
    its `support` is `unsupported` and its `justification` says what is wrong with it.

Why it matters:
    An unsupported claim may still be true; a refuted one has a source against it. Whoever repeats
    it should know. To record a false claim with what refutes it is a legitimate fact-check, so the
    rule asks only for the editor's word.

Example:
    ```yaml
    - id: pytorch-released-in-2018
      text: PyTorch was first released in 2018
      evidence:
        - source: pytorch-announcement-2017
          stance: refutes
    ```

How to fix:
    Correct or remove the claim. To keep it as refuted, write `support: unsupported` and say in
    `justification` what is wrong with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity, Support

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each claim that is only refuted and not kept as such, at what refutes it."""
    for claim, assessment in facts.assessed:
        if not assessment.refuted:
            continue
        if claim.support is Support.UNSUPPORTED and claim.justification is not None:
            continue
        reason = assessment.decisive
        yield Finding(
            f"the evidence speaks against the claim: {reason.text}",
            "correct the claim; or keep it with 'support: unsupported' and a 'justification' that "
            "says what is wrong with it",
            (Target(claim, ("evidence", reason.evidence[0], "stance")),),
        )
