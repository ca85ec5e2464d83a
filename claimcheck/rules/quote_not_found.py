"""A quote does not stand in the document that it was read in.

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
    Run `claimcheck verify CLAIM`: it shows the nearest passage with the words that differ. Mend
    the quote, or remove the evidence if the source does not say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.detail import NearestPassageDetail
from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import in_state
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.detail import Detail
    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts
    from claimcheck.support.proof import Proof

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that was looked for in vain."""
    for each in in_state(facts, ProofState.NOT_FOUND):
        proof = each.proof
        stands = "no longer stands" if proof.facts and proof.facts.lost else "does not stand"
        yield each.finding(
            f"{each.words} {stands} in {each.document}",
            f"compare it with the nearest passage ({each.verify}); mend the quote, or drop the "
            "evidence",
            details=_nearest(proof),
        )


def _nearest(proof: Proof) -> Iterator[Detail]:
    nearest = proof.match.nearest if proof.match is not None else None
    if nearest is not None:
        yield NearestPassageDetail(
            proof.document, nearest.source, nearest.quote, nearest.span.page, nearest.similarity
        )
