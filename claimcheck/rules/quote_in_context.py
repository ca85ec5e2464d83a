"""What surrounds a quote in its source makes something else of it.

What it does:
    Reads the lock and finds quotes that begin right behind a negation (“not”, “never”), or behind
    words that give what follows as a claim or deny it (“it is false that”, “claimed that”, “no
    evidence”); and quotes that are only in the comments of readers, in navigation or in an
    advertisement on the page.

Why it matters:
    Every word of such a quote is true to the source, and the source does not say it. Quotes are
    mined in this way. Often there is nothing to it, so this is a warning and not an error.

Example:
    ```yaml
    - id: heater-approved-for-home-use
      text: The heater is approved for home use
      evidence:
        - source: test-report
          stance: supports
          quote: approved for home use     # “The heater is not approved for home use”
    ```

How to fix:
    Quote the whole sentence, so that a reader sees what it denies and whose words they are; or
    quote the page itself. Where the context is harmless, say so on the claim:
    `# claimcheck: ignore[quote-in-context] reason`.
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

_WHOLE = "quote the whole sentence, so that a reader sees what it denies"
_CONTEXTS = {
    "negation-before": ("a negation is right before {quote} in {source}", _WHOLE),
    "claimed-before": (
        "the words right before {quote} in {source} say that somebody claims it, or that it is not "
        "so",
        "quote the whole sentence, so that a reader sees whose words they are",
    ),
    "in-comments": (
        "{quote} is only in the comments of readers in {source}",
        "quote what the page itself says, or name the comment as the source",
    ),
    "in-navigation": (
        "{quote} is only in the navigation of {source}",
        "quote the text of the page",
    ),
    "in-advertisement": (
        "{quote} is only in an advertisement in {source}",
        "quote the text of the page",
    ),
}
"""What each warning of a match says, and the next step."""


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote whose context makes something else of it."""
    for warning, (says, help_text) in _CONTEXTS.items():
        for each in warned(facts, warning):
            yield quote_finding(
                facts, each, says.format(quote=each.words, source=each.document), help_text
            )
