"""A quote leaves out a citation mark of its source without saying so.

What it does:
    Reads the lock and finds quotes that were found only when a mark such as `[12]` in the middle
    of the passage was passed over.

Why it matters:
    The mark says that the source has it from elsewhere. Readers of the quote should know that
    there is an earlier source, and whoever keeps the registry may want to read that one.

Example:
    ```yaml
    - id: pytorch-is-most-used
      text: PyTorch is the framework most used in research
      evidence:
        - source: encyclopedia-pytorch
          stance: supports
          quote: PyTorch is most used in research as of 2024     # “… research[7] as …”
    ```

How to fix:
    Keep the mark, or put an ellipsis in its place. Better: read what it refers to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import quote_finding, warned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.NOTE


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that drops a citation mark."""
    for each in warned(facts, "citation-marker-dropped"):
        yield quote_finding(
            facts,
            each,
            f"{each.words} leaves out a citation mark of {each.document}",
            "keep the mark, or put an ellipsis in its place",
        )
