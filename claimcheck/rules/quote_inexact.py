"""A quote differs from its source in capitals, accents or spaces.

What it does:
    Reads the lock and finds quotes that were found only when case, accents or the spaces between
    words were left out of the comparison. Quotation marks, dashes and line breaks never count as
    differences.

Why it matters:
    A quote is verbatim or it is not one. “Polish” and “polish” are two words, and so are “resume”
    and “résumé”. Words without spaces between them hint at a PDF whose text is damaged.

Example:
    ```yaml
    - id: openai-standardized-on-pytorch
      text: OpenAI standardized its deep learning framework on PyTorch in 2020
      evidence:
        - source: openai-pytorch-2020
          stance: supports
          quote: we are standardizing OpenAI’s deep learning framework on Pytorch
    ```

How to fix:
    Write the quote as the source has it. To begin in mid-sentence, `[w]e` marks the changed letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import with_remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that holds only inexactly."""
    return with_remark(facts, "case", "accents", "spacing", "superscript")
