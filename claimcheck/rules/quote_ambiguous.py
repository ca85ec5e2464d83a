"""A quote is in its source more than once, and nothing singles one place out.

What it does:
    Reads the lock and finds quotes that occur several times, where `prefix`, `suffix` and the page
    in `locator` leave more than one of the places.

Why it matters:
    Nobody can tell which passage is meant, so nobody can tell whether it changed. One place may
    say it of the claim's subject and another of something else.

Example:
    ```yaml
    - id: pytorch-has-3500-contributors
      text: PyTorch has more than 3,500 contributors
      evidence:
        - source: pytorch-foundation-report
          stance: supports
          quote: more than 3,500 people contributed code     # twice on the page
    ```

How to fix:
    Add the words around it: `quote: {exact: …, prefix: …, suffix: …}`. A page in `locator` helps
    too, where the source has pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import in_state, quote_finding
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that has several places."""
    for each in in_state(facts, ProofState.AMBIGUOUS):
        if each.evidence.quote is None:
            continue  # a value with several places is no value: value-missing
        count = each.proof.facts.count if each.proof.facts else 2
        yield quote_finding(
            facts,
            each,
            f"{each.words} occurs {count} times in {each.document}, and nothing singles one place "
            "out",
            "add the words around it: quote: {exact: …, prefix: …, suffix: …}",
        )
