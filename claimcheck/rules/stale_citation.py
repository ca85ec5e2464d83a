"""A footnote says something else of a claim than the registry does.

What it does:
    Compares the first paragraph of each definition `[^claim:ID]: …` with what `claimcheck cite`
    would write there. Words, addresses and all else that readers see count, and how they are laid
    out does not.

Why it matters:
    The footnote is what a reader sees of the evidence. It goes on showing the old quote, the old
    address or the old level after these have changed.

Example:
    ```markdown
    PyTorch has more than 2,400 contributors.[^claim:contributors]

    [^claim:contributors]: “2,400 contributors” — a blog. ● verified
    ```

How to fix:
    Run `claimcheck cite`. What you want to add is in a second paragraph of the definition; that
    one is yours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each definition that is out of date."""
    from claimcheck.prose import same_words

    for text in facts.prose:
        for written in text.marked.citations:
            claim = text.registry.claim_by_id.get(written.claim)
            if claim is None or same_words(
                text.name, written.content, text.citation(written.claim)
            ):
                continue
            at = Target(claim, ("text",), "the claim")
            yield Finding(
                "the footnote says something else of the claim than the registry",
                f"renew it: claimcheck cite {text.name}",
                (at,),
                places=(written.place, text.places.locate(at)),
                content=text.content(f"[^claim:{written.claim}]"),
            )
