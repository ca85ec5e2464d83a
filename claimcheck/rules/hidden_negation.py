"""What a quote leaves out holds a negation.

What it does:
    Reads the lock and finds quotes with a mark of omission (`…`, `...`, `[...]`) that stands for
    words with a negation in them, such as “not”, “never” or “no longer”. One that is right
    before a quote is told by [quote-in-context](#quote-in-context).

Why it matters:
    An omission can turn a sentence round, and every word of the quote is still true to the source.
    Often the negation belongs to something else, so this is a warning and not an error.

Example:
    ```yaml
    - id: framework-is-faster
      text: The new framework is faster than the old one
      evidence:
        - source: benchmark-report
          stance: supports
          quote: The new framework is … faster than the old one     # “is not always …”
    ```

How to fix:
    Quote the sentence in full. Where the omission is harmless, say so on the claim:
    `# claimcheck: ignore[hidden-negation] reason`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import quote_finding, warned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that leaves out a negation."""
    help_text = "quote the whole sentence, so that a reader sees what it denies"
    for each in warned(facts, "negation-in-gap"):
        message = f"what {each.words} leaves out of {each.document} holds a negation"
        yield quote_finding(facts, each, message, help_text)
