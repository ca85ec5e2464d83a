"""A quote holds only in an archived capture of its source.

What it does:
    Reads the lock and finds quotes that the source itself no longer shows, because it is gone,
    blocked or rewritten, and that a capture of it in the web archive holds.

Why it matters:
    The quote is proven, and a reader who follows the address of the source will not find it.

Example:
    ```yaml
    - id: openai-standardized-on-pytorch
      text: OpenAI standardized its deep learning framework on PyTorch in 2020
      evidence:
        - source: openai-pytorch-2020     # the page was taken down
          stance: supports
          quote: We are standardizing OpenAI’s deep learning framework on PyTorch
    ```

How to fix:
    See whether the source took it back; if it did, the capture proves what was once said, and no
    more. Otherwise write the capture's address in the `note` of the evidence, or as `url` of the
    source, so that readers find it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import quote_finding, warned
from claimcheck.support.proofs import ARCHIVED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.NOTE


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that only a capture holds."""
    for each in warned(facts, ARCHIVED):
        where = (each.proof.facts.archive if each.proof.facts else None) or "the web archive"
        yield quote_finding(
            facts,
            each,
            f"{each.words} is only in an archived capture of {each.document}",
            f"see whether the source took it back; for readers, note the capture: {where}",
        )
