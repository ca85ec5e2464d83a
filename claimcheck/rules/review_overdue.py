"""The day by which a claim was to be reviewed has passed.

What it does:
    Compares `review_by` of each claim with the day of the check.

Why it matters:
    Offices change hands, figures grow and events take place. A claim with a shelf life that nobody
    looked at again may have been right once.

Example:
    ```yaml
    - id: next-pytorch-conference
      text: The next PyTorch Conference North America is on 20-21 October 2026
      reviewed: 2026-05-23
      review_by: 2026-10-21
    ```

How to fix:
    Look at claim and evidence again. Correct what has changed, then set `reviewed` to that day and
    `review_by` to a later one, or remove it where the claim can no longer change.
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
    """Yield each claim whose review was due before today."""
    today = facts.today
    for claim in facts.registry.claims:
        due = claim.review_by
        if due is not None and due < today:
            days = (today - due).days
            ago = "yesterday" if days == 1 else f"{days} days ago"
            yield Finding(
                f"the claim was to be reviewed by {due}, {ago}",
                f"look at claim and evidence again, then write 'reviewed: {today}' and a later "
                "'review_by'",
                (Target(claim, ("review_by",)),),
            )
