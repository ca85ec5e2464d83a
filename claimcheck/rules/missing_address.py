"""A source cannot be found by its reader.

What it does:
    Finds sources that have none of `url`, `doi`, `isbn` and `file`, unless a person vouches for all
    that rests on them (`seen`), as for an interview. One that nothing refers to needs none yet.

Why it matters:
    Evidence that nobody can look up asks for trust instead of giving it, and its quotes cannot be
    proven.

Example:
    ```yaml
    - id: chintala-x-post-2025
      title: Farewell post on X by Soumith Chintala, November 2025
      kind: social
    ```

How to fix:
    Add the address, or a copy as `file`. Never guess an address: an invented one is worse than
    none. Where there is none, let a person vouch for the evidence, `seen: {by: A name, date:
    2026-11-22}`, or say so in the file: `# claimcheck: ignore[missing-address] reason`.
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
    """Yield each source without an address of any kind."""
    evidence = [each for claim in facts.registry.claims for each in claim.evidence]
    unseen = {each.source for each in evidence if each.seen is None}
    seen = {each.source for each in evidence if each.seen is not None} - unseen
    used = used_sources(facts.registry)
    for source in facts.registry.sources:
        if source.address is None and source.id in used and source.id not in seen:
            yield Finding(
                "the source has no url, doi, isbn or file, so that nobody can look it up",
                "add the one that you can vouch for, or a copy as 'file:'",
                (Target(source),),
            )
