"""Claims rest on a source that was not read itself, only on what another document says of it.

What it does:
    Finds sources of evidence that has `cited_in`. There is one finding for each such source, which
    names the claims: to read the source once settles them all. A claim that quotes the source
    directly as well is left out.

Why it matters:
    Reports shorten, paraphrase and err. An honest "as cited in" is better than a quote that looks
    first-hand, so this is only a note: a list of what is still to be read.

Example:
    ```yaml
    - id: openai-standardized-on-pytorch
      text: OpenAI standardized its deep learning framework on PyTorch in 2020
      evidence:
        - source: openai-pytorch-2020
          stance: supports
          quote: OpenAI said it was standardizing on PyTorch
          cited_in: scout-briefing-2026
    ```

How to fix:
    Read the source, replace the quotes by the source's own words, and remove `cited_in`. For a
    source that cannot be had, say so on the source:
    `# claimcheck: ignore[secondhand-quote] reason`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.printable import first_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.claim import Claim
    from claimcheck.rules.base import Facts

SEVERITY = Severity.NOTE

_SHOWN = 3


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source that some claim knows only as cited elsewhere."""
    registry = facts.registry
    claims_by_source: dict[str, dict[str, None]] = {}
    citing_by_source: dict[str, dict[str, None]] = {}
    for claim in registry.claims:
        for source_id, citing in _secondhand(claim):
            claims_by_source.setdefault(source_id, {})[claim.id] = None
            citing_by_source.setdefault(source_id, {})[citing] = None
    if not claims_by_source:
        return
    for source in registry.sources:
        if source.id in claims_by_source and registry.source_by_id[source.id] is source:
            ids, read_in = list(claims_by_source[source.id]), list(citing_by_source[source.id])
            claims = "one claim rests" if len(ids) == 1 else f"{len(ids)} claims rest"
            yield Finding(
                f"{claims} on the source only as cited in "
                f"{first_of(read_in, _SHOWN)}: {first_of(ids, _SHOWN)}",
                "read the source itself, quote its own words in evidence and remove 'cited_in'",
                (Target(source),),
            )


def _secondhand(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield source and citing document of what the claim does not also quote directly."""
    read: set[str] | None = None
    for evidence in claim.evidence:
        if evidence.cited_in is None:
            continue
        if read is None:
            read = {each.source for each in claim.evidence if each.cited_in is None}
        if evidence.source not in read:
            yield evidence.source, evidence.cited_in
