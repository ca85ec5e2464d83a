"""Nobody could look for a quote, because its document could not be read.

What it does:
    Reads the lock and finds quotes whose document was asked for in vain: it is dead, blocked,
    unreachable, of a kind that holds no text, or too costly to read. That is not the same as a
    quote that is not there. Evidence with `cited_in` needs the citing document only.

Why it matters:
    The quote may be right or wrong. Until somebody has looked, it supports a claim no further than
    directional.

Example:
    ```yaml
    - id: gpt-oss-trained-with-pytorch
      text: The gpt-oss models were trained using PyTorch
      evidence:
        - source: gpt-oss-model-card     # the server asks for a login
          stance: supports
          quote: models were trained on NVIDIA H100 GPUs using the PyTorch framework
    ```

How to fix:
    Save the page or the PDF where you can see it, and run `claimcheck verify --copy SOURCE=PATH`.
    Where there is nothing to save (a book, an interview), a person who has seen the words says so:
    `seen: {by: A name, date: 2026-11-22}` in the evidence.
    Where it was only out of reach for a while, run `claimcheck verify` again. Where it is too
    costly to read, cite a smaller document, or raise the limit that is named, as with
    `claimcheck verify --set extract.timeout=300`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.detail import ReasonDetail
from claimcheck.model.fetched import Outcome
from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import in_state, quote_finding
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING

_RAISE_A_LIMIT = (
    "cite a smaller document, or raise the limit that is named: claimcheck verify --set KEY=VALUE"
)

_NOT_THERE = (Outcome.DEAD, Outcome.BLOCKED)


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote that nobody could look for."""
    for each in in_state(facts, ProofState.UNCHECKED):
        why = (each.proof.facts.detail if each.proof.facts else None) or (
            f"{each.document} could not be read"
        )
        source = facts.lock.source(each.document) if facts.lock is not None else None
        if source is not None and source.outcome in _NOT_THERE and _is_told(facts, each.document):
            continue
        reason = source.reason if source is not None else None
        is_costly = source is not None and source.outcome == Outcome.TOO_COSTLY
        from_copy = f"read it from a copy at hand: claimcheck verify --copy {each.document}=PATH"
        yield quote_finding(
            facts,
            each,
            f"nobody could look for {each.words}: {why}",
            _RAISE_A_LIMIT if is_costly else from_copy,
            details=[ReasonDetail(reason)] if reason and reason not in why else [],
        )


def _is_told(facts: Facts, document: str) -> bool:
    """Tell whether ``source-file-missing`` finds the file of a source."""
    return document in facts.unread and not facts.registry.source_by_id[document].absent
