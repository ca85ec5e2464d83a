"""A source has moved to another address for good.

What it does:
    Reads the lock and finds sources whose `url` was redirected to another address by redirects
    that say so permanently (301, 308).

Why it matters:
    The old address works as long as somebody keeps the redirect. Most of them go with the next
    overhaul of a site, and then the source looks dead.

Example:
    ```yaml
    sources:
      - id: pytorch-org-governance
        title: PyTorch governance
        url: http://pytorch.example/governance.html
        kind: primary
    ```

How to fix:
    Write the new address as `url`, and run `claimcheck verify`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import locked_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.NOTE


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source that told its new address."""
    for source, known in locked_sources(facts):
        moved = known.final_address if known.moved else None
        if moved and source.url and moved != source.url:
            yield Finding(
                "the source has moved for good to another address",
                f"write the new one: url: {moved}",
                (Target(source, ("url",)),),
            )
