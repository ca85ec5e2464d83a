"""The claims of the Markdown report: levels side by side, reasons, parts, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.views.markdown_text import (
    anchor,
    code,
    escape,
    link,
    link_to,
    plain,
    quoted,
)
from claimcheck.views.words import set_in, sign_and_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimcheck.model.terms import Support
    from claimcheck.views.claim import ClaimView, EvidenceView, ReasonView
    from claimcheck.views.overview import Overview


def claim_block(claim: ClaimView, overview: Overview, numbers: Mapping[str, int]) -> Iterator[str]:
    """Yield the blocks of a claim: what an empty line stands between.

    Args:
        claim: The claim.
        overview: The report.
        numbers: The number of each source by its id.
    """
    yield f"#### {anchor('claim', claim.id)}{escape(claim.text)}"
    yield f"{_levels(claim)}  \n{_about(claim, overview, numbers)}"
    yield f"Why:\n\n{_reasons(claim, overview)}"
    if claim.parts:
        yield "Parts:\n\n" + "\n".join(f"- {claim_link(part, overview)}" for part in claim.parts)
    if claim.evidence:
        evidence = "\n".join(
            line
            for number, each in enumerate(claim.evidence, start=1)
            for line in _evidence(number, each, overview, numbers)
        )
        yield f"Evidence:\n\n{evidence}"
    if claim.published:
        places = (
            f"- {escape(f'{each.path}:{each.line}')}: {escape(each.text)}"
            for each in claim.published
        )
        yield "Published in:\n\n" + "\n".join(places)
    if claim.justification:
        yield f"The editor's reasoning: {plain(claim.justification)}"
    if claim.part_of:
        links = "; ".join(claim_link(name, overview) for name in claim.part_of)
        yield f"Part of: {links}"


def claim_link(name: str, overview: Overview) -> str:
    """Return the level and text of a claim, as a link where it is part of the report."""
    claim, assessment = overview.registry.claim_by_id.get(name), overview.assessments.get(name)
    if claim is None or assessment is None:
        return f"{code(name)}, not in the registry"
    label = escape(claim.text)
    if name in overview.shown:
        label = link_to("claim", name, label)
    return f"{level_words(assessment.level, assessment.marks)}: {label}"


def level_words(derived: Support, marks: Iterable[str]) -> str:
    """Return a derived level with the marks beside it."""
    return ", ".join((sign_and_word(derived), *marks))


def reference(name: str, numbers: Mapping[str, int]) -> str:
    """Return the number of a source as a link to it."""
    return link_to("source", name, rf"\[{numbers[name]}\]")


def _levels(claim: ClaimView) -> str:
    support, declared = claim.support, claim.support.declared
    said = f"The file says {sign_and_word(declared)}" if declared else "The file gives no level"
    line = f"The evidence allows **{level_words(support.derived, support.marks)}**. {said}"
    return f"{line}: **{claim.difference}**." if claim.difference else f"{line}."


def _about(claim: ClaimView, overview: Overview, numbers: Mapping[str, int]) -> str:
    words = [code(claim.id)]
    if claim.asserted is not None:
        made = f"made by {escape(claim.asserted.by)}"
        made += f" {claim.asserted.date.when}" if claim.asserted.date else ""
        made += f" {reference(claim.asserted.source, numbers)}" if claim.asserted.source else ""
        made += f": “{escape(claim.asserted.quote.exact)}”" if claim.asserted.quote else ""
        words.append(made)
    if claim.reviewed:
        words.append(f"reviewed {claim.reviewed}")
    if claim.review_by:
        overdue = " (overdue)" if claim.is_overdue(overview.today) else ""
        words.append(f"review by {claim.review_by}{overdue}")
    if claim.tags:
        words.append(f"tags: {', '.join(claim.tags)}")
    return " · ".join(words)


def _reasons(claim: ClaimView, overview: Overview) -> str:
    return "\n".join(
        f"{number}. {_reason(reason, overview)}"
        for number, reason in enumerate(claim.reasons, start=1)
    )


def _reason(reason: ReasonView, overview: Overview) -> str:
    setting = set_in(overview.settings, reason.setting)
    return escape(reason.text) + (f" ({escape(setting)})" if setting else "")


def _evidence(
    number: int, evidence: EvidenceView, overview: Overview, numbers: Mapping[str, int]
) -> Iterator[str]:
    """Yield the lines of a numbered item; what follows its first is indented below it."""
    indent = " " * len(f"{number}. ")
    yield f"{number}. **{evidence.stance}** · {_attribution(evidence, overview, numbers)}"
    if evidence.words is not None:
        yield ""
        yield from (f"{indent}{line}" for line in quoted(evidence.words))
        yield ""
    known = list(_proven(evidence))
    if evidence.words is None and (known or evidence.note):
        yield ""
    if known:
        yield f"{indent}{' · '.join(known)}"
        yield ""
    if evidence.note:
        yield f"{indent}{escape(evidence.note)}"
        yield ""


def _proven(evidence: EvidenceView) -> Iterator[str]:
    """Yield how far a quote is proven, and a link to its passage."""
    if evidence.proof_words is not None:
        yield f"*{escape(evidence.proof_words)}*"
    if evidence.passage is not None:
        yield link("passage", evidence.passage)


def _attribution(evidence: EvidenceView, overview: Overview, numbers: Mapping[str, int]) -> str:
    words = [_cited(evidence.source, overview, numbers)]
    if evidence.locator:
        words.append(escape(evidence.locator))
    if evidence.cited_in is not None:
        words.append(f"as cited in {_cited(evidence.cited_in, overview, numbers)}")
    return ", ".join(words)


def _cited(name: str, overview: Overview, numbers: Mapping[str, int]) -> str:
    source = overview.registry.source_by_id.get(name)
    if source is None:
        return f"{code(name)} (not in the registry) {reference(name, numbers)}"
    publisher = f"{escape(source.publisher)}, " if source.publisher else ""
    return f"{publisher}{escape(source.title)} ({source.kind}) {reference(name, numbers)}"
