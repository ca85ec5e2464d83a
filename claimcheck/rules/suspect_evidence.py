"""The paragraph that holds a quote has changed since a person saw it.

What it does:
    Reads the lock and finds quotes that are still in their source, in a paragraph that is not
    the one that was there when it was first verified. Paragraphs are compared by their hashes; a
    change elsewhere on the page does not matter. Evidence that a person has `seen`, where no
    program can look, is found too where its quote, or what names its source, was edited and `seen`
    was not.

Why it matters:
    The words around a quote decide what it means. A correction, a retraction or an added “not
    any more” often is right beside the words that stayed.

Example:
    ```yaml
    - id: pytorch-conference-2026
      text: The next PyTorch Conference North America is on 20-21 October 2026
      evidence:
        - source: pytorch-org     # “… has been moved” now follows
          stance: supports
          quote: PyTorch Conference North America, 20-21 October 2026
    ```

How to fix:
    Read the passage again. Where the evidence still holds, run `claimcheck verify --accept CLAIM`;
    where it does not, mend or remove it. Until then it counts as not proven.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import in_state, quote_finding
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each quote whose paragraph has changed."""
    for each in in_state(facts, ProofState.SUSPECT):
        message = f"the paragraph of {each.document} that holds {each.words} has changed"
        again = "read it again; if the evidence still holds"
        if each.proof.is_edited and each.evidence.seen is not None:
            message = f"{each.words} or {each.document} was edited since {each.evidence.seen.words}"
            message += " saw it"
            again = "look again, and write who did and when in 'seen'; if it was only the wording"
        yield quote_finding(
            facts, each, message, f"{again}: claimcheck verify --accept {each.claim.id}"
        )
