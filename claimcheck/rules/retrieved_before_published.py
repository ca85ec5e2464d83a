"""A source was read before it was published.

What it does:
    Finds sources whose `retrieved` is before their `published`. Of dates of which only the month or
    the year is known, all of one has to be before all of the other.

Why it matters:
    One of the two dates is wrong. If it is the day of retrieval, the text that was read is not the
    one that the source now stands for.

Example:
    ```yaml
    - id: gpt-oss-model-card
      title: gpt-oss-120b & gpt-oss-20b Model Card
      url: https://arxiv.org/abs/2508.10925
      kind: primary
      published: 2025-08-08
      retrieved: 2025-07-01
    ```

How to fix:
    Correct the date that is wrong. Where the source was published anew since, read it again and
    set `retrieved` to that day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source with two dates of which one must be wrong."""
    for source in facts.registry.sources:
        if source.published is None or source.retrieved is None:
            continue
        if source.retrieved.latest < source.published.earliest:
            yield Finding(
                f"the source was retrieved {source.retrieved.when}, before it was published "
                f"{source.published.when}",
                "correct the date that is wrong, or read the source again",
                (
                    Target(source, ("retrieved",)),
                    Target(source, ("published",), "when it was published"),
                ),
            )
