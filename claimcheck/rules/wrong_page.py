"""A quote is not on the page that its locator names.

What it does:
    Reads the lock and finds quotes that are in the source on another page than the one in
    `locator` (`p. 12`, `pages 12-14`, `12`). Pages are counted from 1 at the beginning of the file.

Why it matters:
    A reader who opens the page does not find the quote, and may take a true one for false.

Example:
    ```yaml
    - id: gpt-oss-trained-with-pytorch
      text: The gpt-oss models were trained using PyTorch
      evidence:
        - source: gpt-oss-model-card
          stance: supports
          quote: models were trained on NVIDIA H100 GPUs using the PyTorch framework
          locator: page 12     # it is on page 4
    ```

How to fix:
    Correct the page. Where the number printed on the page differs from the count, write the
    printed one as `locator: printed as 12`, which names no page to look on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.registry.locator import locator_page
from claimcheck.rules._proofs import quote_finding, warned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that is on another page."""
    for each in warned(facts, "wrong-page"):
        page = locator_page(each.evidence.locator)
        named = f"pages {page[0]}-{page[-1]}" if isinstance(page, range) else f"page {page}"
        found = each.proof.facts.page if each.proof.facts else None
        stands = f"on page {found}" if found else "elsewhere"
        yield quote_finding(
            facts,
            each,
            f"{each.words} is not on {named} of {each.document}, but {stands}",
            "correct the locator",
            key="locator",
        )
