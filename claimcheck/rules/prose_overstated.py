"""A text states a claim that its evidence does not carry that far.

What it does:
    Compares the derived level of the claim that a mark names with the level that the text asks for:
    `least` of `[[prose]]`, *directional* by default, or of the mark itself
    (`<!-- claimcheck: ID least=verified -->`). A claim that is refuted is found always, unless the
    mark says `as=refuted`.

Why it matters:
    What readers meet is the sentence. It is there with a confidence that the registry does not
    have.

Example:
    ```markdown
    PyTorch underpins Claude.<!-- claimcheck: pytorch-underpins-claude -->
    ```

How to fix:
    Add evidence, say less, or take the sentence out. A sentence that tells of a refuted claim as
    such says so in its mark: `as=refuted`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.model.mark import Mark
    from claimcheck.rules.base import Facts, Published
    from claimcheck.support.assessment import Assessment

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each sentence whose claim has less than the level that it needs."""
    for text in facts.prose:
        for mark in text.marked.marks:
            assessment = text.assessments.get(mark.claim)
            if assessment is not None:
                yield from _compared(text, mark, assessment)


def _compared(text: Published, mark: Mark, assessment: Assessment) -> Iterator[Finding]:
    claim = text.registry.claim_by_id[mark.claim]
    why = f"why: claimcheck show {mark.claim}"
    if mark.as_refuted:
        if not assessment.refuted:
            told = "the mark says as=refuted, and the evidence does not refute the claim"
            yield text.found(mark, told, f"take 'as=refuted' out of the mark ({why})", claim)
        return
    if assessment.refuted:
        told = "the sentence states the claim, and the evidence refutes it"
        help_text = f"take it out, or mark it as=refuted where it is told as such ({why})"
        yield text.found(mark, told, help_text, claim)
        return
    least = mark.least or text.settings.least
    if assessment.level.rank < least.rank:
        told = (
            f"the text asks for {least}, the evidence allows {assessment.level}: "
            f"{assessment.decisive.text}"
        )
        yield text.found(mark, told, f"add evidence, say less, or take it out ({why})", claim)
