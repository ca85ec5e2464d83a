"""The claim denies what its quotes affirm, or affirms what they deny.

What it does:
    Compares negations (*not*, *never*, *failed to*) and words that exclude each other (*rose* and
    *fell*, *passed* and *failed*, *before* and *after*) in a claim with those in the quotes that
    support it, where both speak of the same thing. It reads English, and never changes a level.

Why it matters:
    One word turns a statement round, and every quote is still proven.

Example:
    ```yaml
    - id: exports-rose
      text: Exports of grain rose by four percent in 2025
      evidence:
        - source: report-2025
          stance: supports
          quote: exports of grain fell by four percent in 2025
    ```

How to fix:
    Write what the quotes say, or give the evidence the stance `refutes`. Where claim and quote
    agree in other words, silence the finding with that reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._statements import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each claim that says the opposite of its quotes."""
    yield from findings(
        facts,
        ("negation", "opposite"),
        "write what the quotes say, or give the evidence the stance that it has",
    )
