"""Evidence counts although its source was retracted, since somebody wrote why.

What it does:
    Reports each piece of evidence with `accept_retracted` whose source, or the one that it was read
    in, was retracted, withdrawn or removed by what the lock says. It changes no level.

Why it matters:
    One line in a file lets a retracted work support a claim again, also one that was written before
    the retraction came. Whoever reviews a change should see that line; `check --since` and `verify
    --since` report it where a change brings it in.

Example:
    ```yaml
    - id: depth-rose
      text: The depth of the harbour rose by two metres.
      evidence:
        - source: harbour-depths-2019      # retracted on 2021-05-04
          stance: supports
          quote: the depth rose by two metres
          accept_retracted: we found no better source
    ```

How to fix:
    Where the reason is good, as in a claim about what the paper said, leave it: it is a note. Else
    cite another source. To let no retracted work count, raise the rule: `[severity]` with
    `accepted-retraction = "error"` in `claimcheck.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.printable import one_line
from claimcheck.rules._records import fallen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.NOTE


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each piece of evidence that counts although its source fell."""
    lock, sources = facts.lock, facts.registry.source_by_id
    if lock is None or not lock.records:
        return
    for claim in facts.registry.claims:
        for index, evidence in enumerate(claim.evidence):
            for name in dict.fromkeys((evidence.source, evidence.read_in)):
                fall = lock.fall(name)
                if evidence.accept_retracted is None or fall is None or name not in sources:
                    continue
                at = (
                    Target(claim, ("evidence", index, "accept_retracted")),
                    Target(sources[name], (), "the source"),
                )
                yield Finding(
                    f"{name} {fallen(name, fall, lock)}, and this evidence counts all the same: "
                    f"{one_line(evidence.accept_retracted)}",
                    "see whether that is reason enough, or cite another source",
                    at,
                )
