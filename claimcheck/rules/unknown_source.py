"""A name of a source leads nowhere.

What it does:
    Looks up every source that is named: `source` and `cited_in` of evidence, `source` of
    `asserted`, and `derived_from` of other sources.

Why it matters:
    Evidence from a source that the registry does not have counts for nothing, and its reader
    cannot look it up. Mostly the id is misspelt, or the source was never added.

Example:
    ```yaml
    - id: openai-standardized-on-pytorch
      text: OpenAI standardized its deep learning framework on PyTorch in 2020
      evidence:
        - source: openai-pytroch-2020
          stance: supports
    ```

How to fix:
    Correct the id, or add the source to the file of sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.rules._suggest import Suggester

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Path
    from claimcheck.model.registry import Item, Registry
    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each place that names a source which is not in the registry."""
    suggester = Suggester(facts.registry.source_by_id)
    for name, words, item, path in _unknown(facts.registry):
        help_text = suggester.suggest(name)
        if not help_text and name in facts.registry.claim_by_id:
            help_text = f"{name} is a claim; what a claim rests on belongs under 'parts'"
        yield Finding(
            f"{words} {name!r}, which is no source of the registry",
            help_text or f"add a source with 'id: {name}', or correct the id",
            (Target(item, path),),
        )


def _unknown(registry: Registry) -> Iterator[tuple[str, str, Item, Path]]:
    known = registry.source_by_id
    for claim in registry.claims:
        for index, evidence in enumerate(claim.evidence):
            if evidence.source not in known:
                words = f"evidence {index + 1} names"
                yield evidence.source, words, claim, ("evidence", index, "source")
            if evidence.cited_in is not None and evidence.cited_in not in known:
                words = f"evidence {index + 1} was read in"
                yield evidence.cited_in, words, claim, ("evidence", index, "cited_in")
        asserted = claim.asserted
        if asserted is not None and asserted.source is not None and asserted.source not in known:
            yield asserted.source, "it was asserted in", claim, ("asserted", "source")
    for source in registry.sources:
        for index, origin in enumerate(source.derived_from):
            if origin not in known:
                yield origin, "it derives from", source, ("derived_from", index)
