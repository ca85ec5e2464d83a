"""A quote is only in the metadata of a page, which its readers do not see.

What it does:
    Reads the lock and finds quotes that were found in the title, the description or the
    structured data of a page and nowhere in its text.

Why it matters:
    Metadata is written for search engines. It is often shortened, older than the text or common to
    many pages, and who opens the page will not find the words.

Example:
    ```yaml
    - id: openai-standardized-on-pytorch
      text: OpenAI standardized its deep learning framework on PyTorch in 2020
      evidence:
        - source: openai-pytorch-2020
          stance: supports
          quote: OpenAI standardizes its deep learning on PyTorch     # the description only
    ```

How to fix:
    Quote the text of the page.
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
    """Yield each quote that only metadata holds."""
    for each in warned(facts, "meta-only"):
        where = (each.proof.facts.detail if each.proof.facts else None) or "metadata"
        yield quote_finding(
            facts,
            each,
            f"{each.words} is only in the {where} of {each.document}, which a reader does not see",
            "quote the page itself",
        )
