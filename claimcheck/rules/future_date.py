"""Something is said to have happened on a day that is still to come.

What it does:
    Compares `published` and `retrieved` of sources, and `reviewed` and `asserted` of claims, with
    the day of the check.

Why it matters:
    Nobody has read tomorrow's newspaper. Mostly the year is mistyped, or day and month have
    changed places, and then the order of events is wrong as well.

Example:
    ```yaml
    - id: openai-pytorch-2020
      title: OpenAI standardizes on PyTorch
      url: https://openai.com/index/openai-pytorch/
      kind: primary
      published: 2200-01-30
    ```

How to fix:
    Correct the date. For a source that is only announced, leave `published` out until it is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from claimcheck.model.finding import Path
    from claimcheck.model.registry import Item
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each date that is after today."""
    today = facts.today
    for claim in facts.registry.claims:
        asserted = claim.asserted
        if asserted is not None and asserted.date is not None and asserted.date > today:
            words = f"the claim was asserted on {asserted.date}"
            yield _finding(words, asserted.date, today, claim, ("asserted", "date"))
        if claim.reviewed is not None and claim.reviewed > today:
            words = f"the claim was reviewed on {claim.reviewed}"
            yield _finding(words, claim.reviewed, today, claim, ("reviewed",))
    for source in facts.registry.sources:
        if source.published is not None and source.published > today:
            words = f"the source was published on {source.published}"
            yield _finding(words, source.published, today, source, ("published",))
        if source.retrieved is not None and source.retrieved > today:
            words = f"the source was retrieved on {source.retrieved}"
            yield _finding(words, source.retrieved, today, source, ("retrieved",))


def _finding(words: str, day: date, today: date, item: Item, path: Path) -> Finding:
    days = (day - today).days
    later = "one day" if days == 1 else f"{days} days"
    return Finding(
        f"{words}, {later} after today, {today}",
        "correct the date: is the year right, and are day and month in their places?",
        (Target(item, path),),
    )
