"""A quote begins or ends inside a word or a number of its source.

What it does:
    Reads the lock and finds quotes whose letters are in the source, but only as a piece of a
    longer word or number there.

Why it matters:
    “significant” can be cut out of “insignificant”, and “5 million” out of “1.5 million”. Every
    letter is there, and the meaning is not.

Example:
    ```yaml
    - id: effect-was-significant
      text: The effect was significant
      evidence:
        - source: trial-report-2024
          stance: supports
          quote: significant difference between the groups     # “no insignificant difference …”
    ```

How to fix:
    Quote whole words and whole numbers, and see whether the evidence still supports the claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    """Yield each quote that cuts a word or a number."""
    for each in in_state(facts, ProofState.TRUNCATED):
        cut = each.proof.match.cut if each.proof.match is not None else None
        mended = each.proof.match.mended if each.proof.match is not None else None
        seen = cut is not None and bool(cut.words)
        help_text = "quote the whole word" + ("" if seen else f" ({verify_command(each)} shows it)")
        if mended is not None:
            help_text = (
                f"whole it reads “{mended}”; see whether that still supports the claim "
                f"({verify_command(each)} --fix writes it)"
            )
        where = (each.proof.facts.detail if each.proof.facts else None) or "at one end"
        finding = quote_finding(
            facts,
            each,
            f"{each.words} cuts a word or a number of {each.document} {where}",
            help_text,
            details=(cut,) if cut is not None and cut.words else (),
        )
        yield with_mended_quote(facts, finding, each)
