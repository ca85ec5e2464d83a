"""A quote was never looked for, or was edited since it was, or its proof does not fit.

What it does:
    Finds quotes that the lock does not know. The lock knows a quote by a hash of its words, its
    `prefix` and `suffix` and the page in its `locator`; whoever edits one of them has a new quote.
    Where the lock knows no quote at all, `never-verified` says so once instead. A quote that the
    lock calls found is not proven either where facts of its source are missing that fit: the place
    that the source names now, the hashes of the bytes and of the text that were read there, and,
    among the paragraphs of that text, the one that holds the quote.

Why it matters:
    A proof is of the words that were looked for, in a text that was read. An edited quote is a new
    one, however small the edit. The lock is a plain file, and whoever edits it can lie: an entry
    that was written by hand, or left by a merge, is no proof.

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
from claimcheck.rules._proofs import (
    in_state,
    is_doubted,
    knows_no_quote,
    quote_finding,
    verify_command,
)
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
        message = f"{each.words} was never looked for in {each.document}, or was edited since"
        if is_doubted(facts, each):
            message = (
                f"the lock calls {each.words} found in {each.document}, without facts that fit: "
                "of which text that is true"
            )
        help_text = f"look for it, and commit the lock: {verify_command(each)}"
        yield quote_finding(facts, each, message, help_text)
