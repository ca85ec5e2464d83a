"""A compound claim rests on itself.

What it does:
    Follows `parts` from claim to claim and finds the cycles. Each is reported once, at the first
    of its claims.

Why it matters:
    A claim that is its own ground has none. No level follows for any claim of the cycle, so all of
    them are unsupported.

Example:
    ```yaml
    - id: pytorch-is-widely-used
      text: PyTorch is widely used
      parts: [pytorch-leads-in-research]
    - id: pytorch-leads-in-research
      text: PyTorch leads in research
      parts: [pytorch-is-widely-used]
    ```

How to fix:
    Remove one of the parts that close the circle, or give that claim evidence instead of parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding
from claimcheck.model.terms import Severity
from claimcheck.rules._cycles import find_cycles, links
from claimcheck.support.order import arrows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each cycle of parts."""
    claims = facts.registry.claim_by_id
    parts = {name: claim.parts for name, claim in claims.items() if claim.parts}
    for cycle in find_cycles(parts):
        yield Finding(
            f"the claim rests on itself: {arrows(cycle)}",
            "remove one of these parts, or give that claim evidence of its own instead of parts",
            links(cycle, "parts", claims, parts),
        )
