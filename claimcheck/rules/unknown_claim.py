"""A compound claim names a part that is no claim of the registry.

What it does:
    Looks up every id under `parts`.

Why it matters:
    A part that is missing counts as unsupported, so the compound claim can never be verified, and
    its reader cannot see what it rests on.

Example:
    ```yaml
    - id: pytorch-underpins-chatgpt-and-claude
      text: PyTorch underpins ChatGPT and Claude
      parts: [pytorch-underpins-chatgpt, pytorch-underpin-claude]
    ```

How to fix:
    Correct the id, or add the part as a claim of its own with its evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.rules._suggest import Suggester

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each part that names no claim."""
    known = facts.registry.claim_by_id
    suggester = Suggester(known)
    for claim in facts.registry.claims:
        for index, part in enumerate(claim.parts):
            if part in known:
                continue
            help_text = suggester.suggest(part)
            if not help_text and part in facts.registry.source_by_id:
                help_text = f"{part} is a source; a source is linked under 'evidence'"
            yield Finding(
                f"part {index + 1} is {part!r}, which is no claim of the registry",
                help_text or f"add a claim with 'id: {part}', or correct the id",
                (Target(claim, ("parts", index)),),
            )
