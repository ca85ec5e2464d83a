"""Another value is in the data file than the evidence says.

What it does:
    Finds evidence with a `value` whose place in the data file (JSON, CSV, TSV, TOML, YAML) holds a
    value that is not what `is`, `within`, `at_least` and `at_most` allow.

Why it matters:
    The figure of the claim was measured, and the measurement has changed; or somebody changed the
    claim. Either way the two say different things.

Example:
    ```yaml
    - id: recall
      text: The matcher finds 99.94 % of the quotes
      evidence:
        - source: benchmark-2026-11        # file: results.json
          stance: supports
          value: {at: $.recall, is: 99.94, within: 0.01, unit: "%"}     # it says 97.1 there
    ```

How to fix:
    Write the value that is there, and the claim with it; or find out why the file changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import in_state, quote_finding, verify_command
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each value that is another than the evidence says."""
    for each in in_state(facts, ProofState.DIFFERS):
        match = each.proof.match
        there = f": {match.value} is there" if match is not None and match.value else ""
        yield quote_finding(
            facts,
            each,
            f"{each.document} has another value than {each.words}{there}",
            "write the value that is there, and the claim with it"
            if there
            else f"see what is there: {verify_command(each)}",
        )
