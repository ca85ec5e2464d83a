"""A claim has neither evidence nor parts.

What it does:
    Finds claims that list no evidence and do not rest on parts either.

Why it matters:
    A claim without a source is an opinion. Where somebody looked and found nothing, that is worth
    recording too: the next reader need not search again.

Example:
    ```yaml
    - id: pytorch-underpins-claude
      text: PyTorch underpins Claude
      support: unsupported
    ```

How to fix:
    Link a source under `evidence`. A page that was read for it and does not say so is evidence with
    `stance: neutral`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each claim that rests on nothing."""
    for claim in facts.registry.claims:
        if not claim.evidence and not claim.parts:
            yield Finding(
                "the claim has neither evidence nor parts",
                "add 'evidence:' with a source; one that was read and does not say so has "
                "'stance: neutral'",
                (Target(claim),),
            )
