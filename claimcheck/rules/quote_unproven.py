"""A quote was never looked for, or was edited since it was.

What it does:
    Finds quotes that the lock does not know. The lock knows a quote by a hash of its words, its
    `prefix` and `suffix` and the page in its `locator`; whoever edits one of them has a new quote.
    Where the lock knows no quote at all, `never-verified` says so once instead.

Why it matters:
    A proof is of the words that were looked for. An edited quote is a new one, however small the
    edit. The lock is a plain file: a hand-edited lock can lie, and only `claimcheck verify
    --refresh` proves again what it says.

Example:
    ```yaml
    - id: openai-standardized-on-pytorch
      text: OpenAI standardized its deep learning framework on PyTorch in 2020
      evidence:
        - source: openai-pytorch-2020
          stance: supports
          quote: We are standardizing OpenAI’s deep learning framework on PyTorch     # just added
    ```

How to fix:
    Run `claimcheck verify`, and commit `claimcheck.lock` together with the quote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import in_state, knows_no_quote, quote_finding, verify_command
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that the lock does not know, if it knows any."""
    if knows_no_quote(facts):
        return
    for each in in_state(facts, ProofState.UNPROVEN):
        yield quote_finding(
            facts,
            each,
            f"{each.words} was never looked for in {each.document}, or was edited since",
            f"look for it, and commit the lock: {verify_command(each)}",
        )
