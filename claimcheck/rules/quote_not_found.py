"""A quote is not in the document that it was read in.

What it does:
    Reads the lock and finds quotes that `claimcheck verify` looked for in vain. Letters, digits,
    signs and negations must agree; no similarity is ever enough. Evidence with `cited_in` is
    looked for in the citing document. A source that could not be read is another matter
    (`quote-unchecked`).

Why it matters:
    The source exists and does not say it. A reader who trusts the quote is misled, whether by a
    slip of the pen, a paraphrase in quotation marks, or a page that has been rewritten.

Example:
    ```yaml
    - id: openai-standardized-on-pytorch
      text: OpenAI standardized its deep learning framework on PyTorch in 2020
      evidence:
        - source: openai-pytorch-2020
          stance: supports
          quote: We have moved everything to PyTorch     # the page has other words
    ```

How to fix:
    Run `claimcheck verify CLAIM`: it shows the nearest passage with the words that differ, and how
    the quote would be found where a mark of omission or a slip of the pen is all that is wrong;
    `--fix` writes that. Else mend the quote, or remove the evidence if the source does not say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.match import GUESSED
from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import (
    in_state,
    quote_finding,
    verify_command,
    with_mended_quote,
)
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that was looked for in vain."""
    for each in in_state(facts, ProofState.NOT_FOUND):
        proof = each.proof
        stands = "is no longer" if proof.facts and proof.facts.lost else "is not"
        nearest = proof.match.nearest if proof.match is not None else None
        mended = proof.match.mended if proof.match is not None else None
        shown = "" if nearest is not None else f" ({verify_command(each)})"
        help_text = (
            f"compare it with the nearest passage{shown}; mend the quote, or drop the evidence"
        )
        if mended is not None:
            help_text = (
                f"it would be found as “{mended}”; compare that with the nearest passage "
                f"({verify_command(each)} --fix writes it)"
            )
        elif proof.facts is not None and proof.facts.detail == GUESSED:
            help_text = (
                f"nobody says how {each.document} is encoded, and it was guessed: save it as UTF-8 "
                f"and verify that (--copy {each.document}=PATH); else {help_text}"
            )
        finding = quote_finding(
            facts,
            each,
            f"{each.words} {stands} in {each.document}",
            help_text,
            details=(nearest,) if nearest is not None else (),
        )
        yield with_mended_quote(facts, finding, each)
