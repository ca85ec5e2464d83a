"""A quote is in its source only struck out.

What it does:
    Reads the lock and finds quotes that were found in text which the page itself strikes out
    (`<del>`, `<s>`, a line through it), wholly or in part, and nowhere else in it.

Why it matters:
    What is struck out is what the source no longer says: a price that was lowered, a sentence that
    was corrected. It supports a claim no further than directional.

Example:
    ```yaml
    - id: dues-rose-in-2025
      text: The harbour dues rose in 2025
      evidence:
        - source: harbour-notice
          stance: supports
          quote: the dues were raised by four percent     # struck out, “two percent” follows
    ```

How to fix:
    Quote what the page says now. Where it is the struck words that count, run
    `claimcheck verify --accept CLAIM`: a person has looked, and vouches for the quote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import in_state, quote_finding
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that its source has struck out."""
    for each in in_state(facts, ProofState.STRUCK):
        yield quote_finding(
            facts,
            each,
            f"{each.words} is struck out in {each.document}",
            "quote what the source says now; where the struck words count: "
            f"claimcheck verify --accept {each.claim.id}",
        )
