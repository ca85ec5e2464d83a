"""A quote is only where a reader of its source does not see it.

What it does:
    Reads the lock and finds quotes that were found in what a source hides, and nowhere in the text
    that it shows: in a page by an attribute, a style, a style sheet of its own or a template; in a
    PDF by letters that are not drawn, have the colour of the page, are cut off or covered, or lie
    off it. The layer of text behind the picture of a scanned page is hidden too: whether it says
    what the picture shows, nobody has compared.

Why it matters:
    Many answers and tables are shown by a click, and then the words are there for every reader.
    But what is hidden may never be shown: an old version, a text for another device, or words that
    somebody put there to be found. A program cannot tell, so such a quote supports a claim no
    further than directional until a person has looked.

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
    Open the source and see that a reader can get to the words, or that the picture of the page says
    them. Then `claimcheck verify --accept CLAIM` says so in the lock; the locator may say which
    answer or tab holds them. Or quote what the source shows.
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
    """Yield each quote that no reader sees, as far as the program can tell."""
    for each in in_state(facts, ProofState.HIDDEN):
        known = each.proof.facts
        if known is not None and "scanned" in known.warnings:
            message = (
                f"{each.words} is only in the text behind a scanned page of {each.document}, "
                "which nobody has compared with the picture"
            )
            look = "read the picture; if it says so"
        else:
            message = f"{each.words} is only in a part of {each.document} that is hidden"
            look = "quote what the source shows; where a reader can open the part"
        yield quote_finding(
            facts, each, message, f"{look}: claimcheck verify --accept {each.claim.id}"
        )
