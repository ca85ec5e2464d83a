"""Nothing in the registry refers to a source.

What it does:
    Finds sources that no evidence names as `source` or `cited_in`, in which no claim was asserted,
    and from which no other source derives. A registry without claims, such as the references of a
    paper, is all sources, and none of them is told.

Why it matters:
    It is either a leftover, or evidence that somebody meant to link and forgot.

Example:
    ```yaml
    claims: []
    sources:
      - id: pytorch-org
        title: PyTorch project site
        url: https://pytorch.org
        kind: primary
    ```

How to fix:
    Link it as evidence, with `stance: neutral` where it does not say so, or remove it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.rules._used import used_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source that nothing names."""
    used = used_sources(facts.registry)
    for source in facts.registry.sources if facts.registry.claims else ():
        if source.id not in used:
            yield Finding(
                "no claim and no other source refers to the source",
                f"link it under 'evidence:' of a claim with 'source: {source.id}', or remove it",
                (Target(source),),
            )
