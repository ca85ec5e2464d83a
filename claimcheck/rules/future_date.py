"""Something is said to have happened on a day that is still to come.

What it does:
    Compares `published` and `retrieved` of sources, `reviewed` and `asserted` of claims, and `seen`
    of their evidence, with the day of the check. A year or a month is after it where its first day
    is.

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

from claimcheck.model.dates import EdtfDate
from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Path
    from claimcheck.model.registry import Item, Registry
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each date that is after today."""
    for item, path, words, when in _dates(facts.registry):
        days = (when.last_begins - facts.today).days
        if days > 0:
            later = "one day" if days == 1 else f"{days} days"
            yield Finding(
                f"{words} {when.when}, {later} after today, {facts.today}",
                "correct the date: is the year right, and are day and month in their places?",
                (Target(item, path),),
            )


def _dates(registry: Registry) -> Iterator[tuple[Item, Path, str, EdtfDate]]:
    """Yield each date: of what, its key, what is said to have happened then, and when."""
    for claim in registry.claims:
        if claim.asserted is not None and claim.asserted.date is not None:
            yield claim, ("asserted", "date"), "the claim was asserted", claim.asserted.date
        if claim.reviewed is not None:
            yield claim, ("reviewed",), "the claim was reviewed", EdtfDate.parse(claim.reviewed)
        for place, evidence in enumerate(claim.evidence):
            if evidence.seen is not None:
                path = ("evidence", place, "seen", "date")
                yield claim, path, "the evidence was seen", EdtfDate.parse(evidence.seen.date)
    for source in registry.sources:
        if source.published is not None:
            yield source, ("published",), "the source was published", source.published
        if source.retrieved is not None:
            yield source, ("retrieved",), "the source was retrieved", source.retrieved
