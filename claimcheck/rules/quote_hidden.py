"""A quote stands only in a part of a page that is hidden until a reader opens it.

What it does:
    Reads the lock and finds quotes that were found in what a page hides (a folded answer, a tab,
    a template) and nowhere in the text that it shows.

Why it matters:
    Many answers and tables are shown by a click, and then the words are there for every reader.
    But what is hidden may never be shown: an old version, a text for another device, a notice for
    an error that did not happen.

Example:
    ```yaml
    - id: dues-rose-in-2025
      text: The harbour dues rose in 2025
      evidence:
        - source: harbour-questions
          stance: supports
          quote: the dues were raised by four percent     # in an answer that is folded
    ```

How to fix:
    Open the page and see that a reader can get to the words. Say in the locator which answer or
    tab holds them, and silence the finding there; or quote what the page shows.
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
    """Yield each quote that only a hidden part of a page holds."""
    for each in warned(facts, "hidden"):
        yield quote_finding(
            facts,
            each,
            f"{each.words} stands only in a part of {each.document} that is hidden until a reader "
            "opens it",
            "see that a reader can open it, or quote what the page shows",
        )
