"""No value is in the data file where the evidence says, or several do.

What it does:
    Finds evidence with a `value` whose place is not in the data file: a JSONPath that leads
    nowhere, to a list or to several values, a row or a column that is not there, a source that is
    no data file (JSON, CSV, TSV, TOML, YAML).

Why it matters:
    The evidence points at nothing, so it shows nothing.

Example:
    ```yaml
    - id: contributors
      text: PyTorch had more than 2,400 contributors by 2022
      evidence:
        - source: contributors-by-year
          stance: supports
          value: {where: {year: 2202}, column: contributors, at_least: 2401}
    ```

How to fix:
    Mend the place. `at` takes a JSONPath such as `$.results[0].recall`, a table takes `where` for
    the row and `column`.
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
    """Yield each value whose place holds none, or several."""
    for state in (ProofState.MISSING, ProofState.AMBIGUOUS):
        for each in in_state(facts, state):
            if each.evidence.value is None:
                continue  # a quote that occurs twice has a rule of its own
            match = each.proof.match
            why = f": {match.why}" if match is not None and match.why else ""
            yield quote_finding(
                facts,
                each,
                f"{each.document} has no one value for {each.words}{why}",
                "mend the place: 'at' with a JSONPath, or 'where' and 'column'"
                if why
                else f"see what is there: {verify_command(each)}",
            )
