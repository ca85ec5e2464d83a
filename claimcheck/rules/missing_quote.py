"""Evidence says neither what the source says nor where.

What it does:
    Finds evidence that supports or refutes a claim, wholly or in part, and has neither `quote` nor
    `locator`. Neutral evidence needs none: what a source does not say cannot be quoted.

Why it matters:
    A reader who wants to check would have to read the whole source, and claimcheck has nothing to
    look for in it. Many of the errors that fact-checkers find are sources that do not say it.

Example:
    ```yaml
    - id: gpt-oss-trained-with-pytorch
      text: The gpt-oss models were trained using PyTorch
      evidence:
        - source: gpt-oss-model-card
          stance: supports
    ```

How to fix:
    Add the words that show it as `quote`, verbatim and short. Where there are none, as in a figure
    or a film, add a `locator`: the page, the section or the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity, Stance
from claimcheck.views.words import STANCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each piece of evidence that cannot be looked up in its source."""
    for claim in facts.registry.claims:
        for index, evidence in enumerate(claim.evidence):
            if evidence.selector is not None or evidence.locator is not None:
                continue
            if evidence.seen is not None:
                continue
            if evidence.stance is Stance.NEUTRAL:
                continue
            does = STANCES[evidence.stance].does
            yield Finding(
                f"no quote and no locator shows where {evidence.source} {does}",
                "add 'quote:' with the words that show it, or 'locator:' with the page, section "
                "or time",
                (Target(claim, ("evidence", index, "source")),),
            )
