"""Sources derive from one another in a circle.

What it does:
    Follows `derived_from` from source to source and finds the cycles. Each is reported once, at
    the first of its sources.

Why it matters:
    Of two texts one came first. The sources of a circle count as one voice, so a claim may lose
    support that it has; and who repeats whom stays unknown.

Example:
    ```yaml
    - id: wire-report
      title: Chip maker to open second plant
      kind: secondary
      derived_from: [local-paper]
    - id: local-paper
      title: Second plant for chip maker
      kind: secondary
      derived_from: [wire-report]
    ```

How to fix:
    Find out which of the sources came first, and remove its `derived_from`.
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

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each cycle of sources."""
    sources = facts.registry.source_by_id
    origins = {name: each.derived_from for name, each in sources.items() if each.derived_from}
    for cycle in find_cycles(origins):
        yield Finding(
            f"the source derives from itself: {arrows(cycle)}",
            "remove 'derived_from' from the one that came first",
            links(cycle, "derived_from", sources, origins),
        )
