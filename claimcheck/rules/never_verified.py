"""No quote of the registry was ever looked for in its source.

What it does:
    Reports once that there is no lock, or that it knows no quote. The finding is at the first
    quote of the registry, as an example. A registry without quotes has nothing to verify.

Why it matters:
    Without it, a quote is only somebody's word. `claimcheck verify` looks for every quote and
    writes what it found to `claimcheck.lock`, which can be committed: from then on `check` knows,
    without a network, which quotes were found. The lock holds hashes and no text. It proves that
    whoever wrote it found these words in what the source answered then. It does not prove that the
    source still says so, nor that nobody edited the lock by hand: a hand-edited lock can lie, and
    only `claimcheck verify --refresh`, run on a schedule, proves it again.

Example:
    ```yaml
    - id: openai-standardized-on-pytorch
      text: OpenAI standardized its deep learning framework on PyTorch in 2020
      evidence:
        - source: openai-pytorch-2020
          stance: supports
          quote: We are standardizing OpenAI’s deep learning framework on PyTorch
    ```

How to fix:
    Run `claimcheck verify`, and commit `claimcheck.lock`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import knows_no_quote
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield one finding, at the first quote, where no quote was ever looked for."""
    counts = facts.proofs.counts
    quotes = sum(counts.values()) - counts.get(ProofState.SEEN, 0)
    if not quotes or not knows_no_quote(facts):
        return
    claim, path = next(
        (claim, ("evidence", place, evidence.selector_key))
        for claim in facts.registry.claims
        for place, evidence in enumerate(claim.evidence)
        if evidence.selector is not None and evidence.seen is None
    )
    message = "the only quote of the registry was never looked for in its source"
    if quotes > 1:
        message = (
            f"none of the {quotes:,} quotes of the registry was ever looked for in its source, "
            "beginning with this one"
        )
    yield Finding(
        message,
        "look for every quote, and commit the lock: claimcheck verify",
        (Target(claim, path),),
    )
