"""A quote of under five words is in its source more than once.

What it does:
    Reads the lock and finds quotes of one to four words that occur several times, with nothing to
    single one place out.

Why it matters:
    A few words can be found on almost any page. That they are there shows little, and which of
    the places is meant stays open.

Example:
    ```yaml
    - id: chintala-leads-pytorch
      text: Soumith Chintala leads the PyTorch project
      evidence:
        - source: hindustan-times-2025
          stance: supports
          quote: the PyTorch project
    ```

How to fix:
    Quote more of the sentence, or add `prefix` or `suffix`.
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
    """Yield each quote that is too short to be found in one place."""
    for each in in_state(facts, ProofState.TOO_SHORT):
        yield quote_finding(
            facts,
            each,
            f"{each.words} has under five words and occurs more than once in {each.document}",
            "quote more of the sentence, or add prefix or suffix",
        )
