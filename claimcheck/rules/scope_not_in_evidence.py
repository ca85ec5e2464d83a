"""The claim is surer or wider than the quotes that support it.

What it does:
    Looks for words of a claim that make it hold for more (*all*, *only*, *first*, *never*, a
    superlative) or say what caused what, and that no supporting quote has; for what every quote
    hedges (*may*, *planned*, *some*), attributes (*said that*) or bounds (*more than 400*) and the
    claim states plainly. It reads English, and never changes a level.

Why it matters:
    Claims grow on their way: from *may* to *does*, from *some* to *all*, from *she said* to fact.

Example:
    ```yaml
    - id: harbour-is-the-largest
      text: The harbour is the largest of the coast
      evidence:
        - source: report-2025
          stance: supports
          quote: ours is one of the larger harbours of the coast
    ```

How to fix:
    Say no more than the quotes do, or add the quote that says it. A note in the evidence does not
    silence it; a comment with the reason does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._statements import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.NOTE


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each claim that says more widely, or more surely, what its quotes say."""
    yield from findings(
        facts,
        ("scope", "cause", "hedge", "attribution", "bound"),
        "say no more than the quotes, or add the quote that says it",
    )
