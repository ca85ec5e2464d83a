"""A mark in a text marks nothing, or readers see it.

What it does:
    Finds marks that are not closed or close nothing, that have no words before them, that begin a
    line with text (renderers then take all of it for HTML), that stand behind the last cell of a
    row or in the line that opens an admonition, HTML comments in MDX, footnote references in HTML,
    without a definition or escaped, definitions that there are twice, marks with an option that
    there is not, what looks like a mark and is none (`<!-- Claimcheck : ID -->`, `[^claim: ID]`),
    and footnotes that have the id of a claim and lack `claim:`. Other footnotes are never touched.

Why it matters:
    Such a sentence is published without its evidence, and its author thinks that it is checked.

Example:
    ```markdown
    <!-- claimcheck: contributors -->PyTorch has more than 2,400 contributors.
    ```

How to fix:
    Put the mark behind the words that it marks, on their line. `claimcheck cite` writes the
    definitions of footnotes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each mark that cannot be followed."""
    for text in facts.prose:
        for fault in text.marked.faults:
            content = text.content(fault.place.marked)
            yield Finding(fault.message, fault.help, places=(fault.place,), content=content)
        for note in text.marked.notes:
            name = note.name.lower()
            if name in text.registry.claim_by_id:
                yield Finding(
                    f"the footnote [^{note.name}] has the id of a claim and lacks 'claim:', so it "
                    "is no mark",
                    f"write [^claim:{name}], or give the footnote another name",
                    places=(note.place,),
                    content=text.content(note.place.marked),
                )
        for mark in text.marked.marks:
            if mark.is_note and not mark.is_defined and mark.claim in text.registry.claim_by_id:
                yield Finding(
                    f"the footnote [^claim:{mark.claim}] has no definition, so that readers see "
                    "its letters",
                    f"write it: claimcheck cite {text.name}",
                    places=(mark.place,),
                    content=text.content(mark.place.marked),
                )
