"""A mark in a text names a claim that the registry does not have.

What it does:
    Looks up the id of every mark in the texts that `[[prose]]` names.

Why it matters:
    The sentence looks as if somebody kept evidence for it, and nobody does: the claim was renamed
    or withdrawn, or the mark is misspelt.

Example:
    ```markdown
    PyTorch has more than 2,400 contributors.<!-- claimcheck: contributers -->
    ```

How to fix:
    Correct the id, or add the claim with its evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding
from claimcheck.model.terms import Severity
from claimcheck.rules._suggest import Suggester

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each mark that names no claim."""
    for text in facts.prose:
        known = text.registry.claim_by_id
        suggester = Suggester(known)
        for mark in text.marked.marks:
            if mark.claim in known:
                continue
            help_text = suggester.suggest(mark.claim)
            if not help_text and mark.claim in text.registry.source_by_id:
                help_text = f"{mark.claim} is a source; a mark names a claim"
            yield Finding(
                f"the mark names {mark.claim!r}, which is no claim of the registry",
                help_text or f"add a claim with 'id: {mark.claim}', or correct the id",
                places=(mark.place,),
                content=text.content(f"{mark.claim} {mark.sentence.text}"),
            )
