"""A figure of the claim is in none of the quotes that support it.

What it does:
    Looks for each number, amount, percentage, date and name with digits of a claim in the quotes
    that support it. Precision is understood: *2.4 billion* is 2,412 million, *three* is 3, *about
    2,400* and *more than 2,400* may stand for 2,412, *a third* for the way from 2.1 to 1.4, and
    *last year* for a year before the source came out. 12 % is neither 12 points, nor $12, nor 12 a
    year. Titles and dates of the sources count, and for a compound claim the quotes of its parts.
    It reads English, and never changes a level.

Why it matters:
    A proven quote shows that its words are in the source, and not that they say what the claim
    says. A slip or a change in the claim's own figure goes unnoticed there.

Example:
    ```yaml
    - id: ships-in-2025
      text: The harbour handled 9,999 ships in 2025
      evidence:
        - source: report-2025
          stance: supports
          quote: In 2025 the harbour handled 1,420 ships
    ```

How to fix:
    Write the figure that the quote has, or add the quote that has the claim's figure. Where the
    figure follows from the quotes in a way that needs a person (a sum over a table, a count), say
    so in `justification` and silence the finding there with that reason.
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
    """Yield each claim with a figure that none of its quotes has."""
    yield from findings(
        facts,
        ("figure", "date"),
        "write what the quotes say, or add the quote that says it",
    )
