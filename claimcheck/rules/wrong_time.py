"""A quote is not said at the time that its locator names.

What it does:
    Reads the lock and finds quotes that are said in a recording at another time than the one in
    `locator` (`12:31`, `0:12:31-0:12:40`, `12 min 31 s`), by more than ten seconds. Times are those
    of subtitles and transcripts.

Why it matters:
    A listener who goes to that time does not hear the quote, and may take a true one for false.

Example:
    ```yaml
    - id: pytorch-is-eager-by-default
      text: PyTorch runs operations at once by default
      evidence:
        - source: keynote-2019
          stance: supports
          quote: it simply runs each line as you write it
          locator: "12:31"     # it is said at 21:13
    ```

How to fix:
    Correct the time. Where the recording that readers have begins at another moment than the
    subtitles, write what it is in words that name no time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.match import clock
from claimcheck.model.terms import Severity
from claimcheck.registry.locator import locator_seconds
from claimcheck.rules._proofs import quote_finding, warned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that is said at another time."""
    for each in warned(facts, "wrong-time"):
        named = locator_seconds(each.evidence.locator)
        when = clock(named[0]) if named is not None else "the time of its locator"
        found = each.proof.facts.seconds if each.proof.facts else None
        said = f"at {clock(found)}" if found is not None else "elsewhere"
        yield quote_finding(
            facts,
            each,
            f"{each.words} is not said at {when} of {each.document}, but {said}",
            "correct the locator",
            key="locator",
        )
