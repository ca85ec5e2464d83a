"""A quote differs from its source in capitals, accents, spaces, hyphens or figures.

What it does:
    Reads the lock and finds quotes that were found only when case, accents, the spaces and hyphens
    between words, or the height of a raised or lowered figure (`CO₂`) were left out of the
    comparison, and quotes in which a bracket adds a number or takes the place of one. Quotation
    marks, dashes and line breaks never count as differences.

Why it matters:
    A quote is verbatim or it is not one. “Polish” and “polish” are two words, and so are “resume”
    and “résumé”. Words without spaces between them hint at a PDF whose text is damaged, a
    hyphen in mid-word at a page that breaks words at the ends of its lines, as manual pages do.

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
from claimcheck.rules._proofs import quote_finding, warned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


_VERBATIM = "write the quote as the source has it"
_DIFFERENCES = {
    "case": ("{quote} differs from {source} in capital letters", _VERBATIM),
    "accents": ("{quote} differs from {source} in accents", _VERBATIM),
    "spacing": (
        "{quote} matches {source} only when spaces or hyphens are left out",
        "look at the page: a word may be broken over two lines, or a PDF may have lost its spaces",
    ),
    "superscript": (
        "{quote} differs from {source} in figures that are raised or lowered",
        _VERBATIM,
    ),
    "number-in-bracket": (
        "a bracket of {quote} adds a number or takes the place of one in {source}",
        "quote the number that the source has",
    ),
}
"""What each warning of a match says, and the next step."""


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that holds only inexactly."""
    for warning, (says, help_text) in _DIFFERENCES.items():
        for each in warned(facts, warning):
            yield quote_finding(
                facts, each, says.format(quote=each.words, source=each.document), help_text
            )
