"""The words with which a claim was made are not in the source in which it is said to be made.

What it does:
    Reads the lock and finds claims whose `asserted` quotes its source with words that `claimcheck
    verify` looked for there in vain. They have to be there as the quotes of evidence have to.

Why it matters:
    Whoever takes a text apart says what others said. Words that nobody said are put into somebody's
    mouth, and what is then checked is not what was claimed.

Example:
    ```yaml
    - id: pytorch-has-90-percent
      text: More than 90% of those who build AI use PyTorch
      asserted:
        by: A briefing
        source: briefing-2026
        quote: everybody uses PyTorch     # it says “90%+ adoption in AI”
    ```

How to fix:
    Copy the words from the source, or leave out `quote` where it tells the claim in a form that
    cannot be quoted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.support.proof import ProofState, proof_of
from claimcheck.support.proof_words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR

_ABSENT = (ProofState.NOT_FOUND, ProofState.TRUNCATED)


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each claim whose words do not stand where it was made."""
    known = facts.registry.source_by_id
    for claim in facts.registry.claims:
        made = claim.made
        if made is None or made.source not in known:
            continue
        proof = proof_of(made, facts.lock)
        if proof.state in _ABSENT:
            yield Finding(
                f"{quoted(made)} is not in {made.source}, where the claim is said to be made",
                "copy the words from there, or leave out the quote",
                (
                    Target(claim, ("asserted", "quote")),
                    Target(known[made.source], (), "the source"),
                ),
            )
