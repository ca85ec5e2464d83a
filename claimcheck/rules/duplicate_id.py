"""Two claims, or two sources, have the same id.

What it does:
    Compares the ids of all claims with one another, and likewise those of all sources, over all
    files. A claim and a source may share an id: no key takes both.

Why it matters:
    An id names one thing. Of several items with one id only the first is weighed, and evidence or
    parts that name it may mean the other.

Example:
    ```yaml
    - id: pytorch-first-release
      text: PyTorch was first released in January 2017
    - id: pytorch-first-release
      text: PyTorch 1.0 was released in December 2018
    ```

How to fix:
    Give one of the two another id, and correct what names it; or remove one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.registry import Item, Registry
    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each item whose id an earlier one has."""
    registry = facts.registry
    has_claim_twice = len(registry.claim_by_id) < len(registry.claims)
    for claim in registry.claims if has_claim_twice else ():
        first_claim = registry.claim_by_id[claim.id]
        if first_claim is not claim:
            yield _finding(claim, first_claim, "claim", registry)
    has_source_twice = len(registry.source_by_id) < len(registry.sources)
    for source in registry.sources if has_source_twice else ():
        first_source = registry.source_by_id[source.id]
        if first_source is not source:
            yield _finding(source, first_source, "source", registry)


def _finding(item: Item, first: Item, noun: str, registry: Registry) -> Finding:
    origin = registry.origin(first)
    place = f" at {origin.path}:{origin.line}" if origin else ""
    return Finding(
        f"the id {item.id!r} is taken by the {noun}{place}",
        f"give this {noun} an id of its own: of two with one id only the first counts",
        (Target(item, ("id",)), Target(first, ("id",), f"the {noun} that has the id")),
    )
