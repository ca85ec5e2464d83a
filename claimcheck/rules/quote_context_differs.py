"""The prefix or suffix of a quote is not beside it in the source.

What it does:
    Reads the lock and finds quotes that are in the source, and whose `prefix` or `suffix` is
    not right before or behind them. Typography and marks of notes never count as
    differences.

Why it matters:
    The context of a quote chooses between passages and says what surrounds it. Where it is not
    there, either the source has changed around the quote, or the context hides what does:
    “The drug is” before “approved for home use” where the source has “The drug is not”.

Example:
    ```yaml
    - id: openai-standardized-on-pytorch
      text: OpenAI standardized its deep learning framework on PyTorch in 2020
      evidence:
        - source: openai-pytorch-2020
          stance: supports
          quote:
            exact: standardizing OpenAI’s deep learning framework on PyTorch
            prefix: "We are now "     # the page has “We are ”
    ```

How to fix:
    Read the passage again, and write `prefix` and `suffix` as the source has them, or leave them
    out where the quote occurs only once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import quote_finding, warned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote whose context is not beside it."""
    for each in warned(facts, "context-differs"):
        yield quote_finding(
            facts,
            each,
            f"the prefix or suffix of {each.words} is not beside it in {each.document}",
            "read the passage again, and write prefix and suffix as the source has them",
        )
