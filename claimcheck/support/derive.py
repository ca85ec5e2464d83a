"""Derives the level of one claim, with its justification. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import SourceKind, Support
from claimcheck.support.assessment import Assessment, Reason
from claimcheck.support.criteria import CRITERIA, Criterion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.support.tally import Tally, Weighed

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def derive(tally: Tally) -> Assessment:
    """Return the level that the evidence of a claim allows, and why."""
    for criterion in CRITERIA:
        met = criterion.holds(tally)
        if met or criterion is CRITERIA[-1]:
            break
    reasons = (_decisive(criterion, met, tally), *_circumstances(criterion, tally))
    return Assessment(
        criterion.level, reasons, conflicting=criterion.conflicting, refuted=criterion.refuted
    )


def derive_compound(parts: Sequence[str], assessments: Mapping[str, Assessment]) -> Assessment:
    """Return the level that a claim gets from its parts, and why.

    Args:
        parts: Ids of the parts, in the editor's order.
        assessments: The parts that are known, by id. A part that is missing counts for nothing.
    """
    by_level: dict[Support, list[str]] = {level: [] for level in Support}
    for part in dict.fromkeys(parts):
        known = assessments.get(part)
        by_level[known.level if known else Support.UNSUPPORTED].append(part)
    verified, directional = by_level[Support.VERIFIED], by_level[Support.DIRECTIONAL]
    unsupported = by_level[Support.UNSUPPORTED]
    if not directional and not unsupported:
        level, code = Support.VERIFIED, "all-parts-verified"
        text = "every part of it is verified"
    elif not verified and not directional:
        level, code = Support.UNSUPPORTED, "no-part-supported"
        text = "no part of it is verified or directional"
    else:
        level, code = Support.DIRECTIONAL, "parts-differ"
        counted = (
            (verified, "verified"),
            (directional, "directional"),
            (unsupported, "unsupported"),
        )
        counts = [f"{_number(len(ids))} {name}" for ids, name in counted if ids]
        count = len(set(parts))
        text = f"of its {_number(count)} parts, {_joined(counts)}"
        if count == 1:
            text = "its one part is directional"
    whole = Reason(code, text, parts=tuple(dict.fromkeys(parts)))
    return Assessment(level, (whole, *(_part_reason(p, assessments.get(p)) for p in whole.parts)))


def _part_reason(part: str, known: Assessment | None) -> Reason:
    if known is None:
        return Reason("unknown-part", f"{part} is not in the registry", parts=(part,))
    mark = " and refuted" if known.refuted else " and conflicting" if known.conflicting else ""
    why = known.reasons[0].text
    return Reason(f"part-{known.level}", f"{part} is {known.level}{mark}: {why}", parts=(part,))


def _decisive(criterion: Criterion, met: tuple[Weighed, ...], tally: Tally) -> Reason:
    indexes = tuple(each.place for each in met)
    code = criterion.code
    if code == "conflicting":
        text = (
            f"supported by {_names(tally.supporting + tally.partial)}, "
            f"refuted by {_names(tally.refuting)}"
        )
    elif code == "refuted":
        text = f"refuted by {_names(met)}, and nothing supports it"
    elif code == "primary-support":
        noun = "a primary source" if len(met) == 1 else f"{_number(len(met))} primary sources"
        text = f"supported by {noun}, {_names(met)}, and nothing refutes it"
    elif code == "independent-support":
        count = len(met)
        noun = "a secondary source" if count == 1 else f"{_number(count)} independent sources"
        text = f"supported by {noun}, {_names(met)}, and nothing refutes it"
    elif code == "weak-support":
        text = f"supported by {_names(met, kinds=True)} alone"
    elif code == "partial-support":
        text = f"supported in part by {_names(met)}"
    elif code == "neutral-only":
        text = f"consulted without result: {_names(met)}"
    elif tally.unknown:
        text = "no evidence that counts"
    else:
        text = "there is no evidence"
    return Reason(code, text, indexes, setting=criterion.setting)


def _circumstances(criterion: Criterion, tally: Tally) -> Iterator[Reason]:
    """Yield what else a reader needs to follow the decision."""
    if criterion.code == "weak-support":
        yield from _why_too_weak(tally)
    if criterion.code in ("weak-support", "conflicting") and tally.unproven:
        needs = tally.levels.require_proof
        fault = "is not proven" if needs else "does not stand there"
        yield Reason(
            "unproven-support",
            f"the quote from {_names(tally.unproven)} {fault}, so it cannot verify",
            tuple(each.place for each in tally.unproven),
            setting="levels.require_proof" if needs else None,
        )
    if criterion.code == "partial-support":
        yield Reason("not-whole", "nothing supports the claim as a whole")
    if tally.partial and criterion.level is Support.VERIFIED:
        yield Reason(
            "also-partial",
            f"supported in part by {_names(tally.partial)}",
            tuple(each.place for each in tally.partial),
        )
    if tally.neutral and criterion.code != "neutral-only":
        yield Reason(
            "also-neutral",
            f"consulted without result: {_names(tally.neutral)}",
            tuple(each.place for each in tally.neutral),
        )
    if tally.unknown:
        yield Reason(
            "unknown-source",
            f"not in the registry, and not counted: {_names(tally.unknown)}",
            tuple(each.place for each in tally.unknown),
        )


def _why_too_weak(tally: Tally) -> Iterator[Reason]:
    levels = tally.levels
    count = len(tally.primary)
    text = "no primary source supports it"
    if count or levels.primary > 1:
        needed = f"{_number(levels.primary)} primary sources are needed"
        text = f"{needed}, and {_number(count) if count else 'none'} support{'s' * (count < 2)} it"
    yield Reason(
        "too-few-primary",
        text,
        tuple(each.place for each in tally.primary),
        setting="levels.primary",
    )
    candidates = [each for each in tally.candidates if each.source is not None]
    needed = "source is needed" if levels.secondary == 1 else "sources are needed"
    has = _number(len(tally.independent)) if tally.independent else "none"
    text = f"{_number(levels.secondary)} independent secondary {needed}, and it has {has}"
    yield Reason(
        "too-few-independent",
        text,
        tuple(each.place for each in candidates),
        setting="levels.secondary",
    )
    for place, one in enumerate(candidates):
        for other in candidates[place + 1 :]:
            if one.source is None or other.source is None:
                continue
            obstacle = tally.independence.obstacle(one.source, other.source)
            if obstacle is not None:
                yield Reason("not-independent", obstacle, (one.place, other.place))


def _names(weighed: Sequence[Weighed], *, kinds: bool = False) -> str:
    """Return the sources by id, each once, with how they were read where that is second-hand."""
    names: dict[str, None] = {}
    for each in weighed:
        evidence, remarks = each.evidence, []
        if kinds and each.source is not None and each.source.kind is not SourceKind.PRIMARY:
            remarks.append(str(each.source.kind))
        if evidence.cited_in is not None:
            remarks.append(f"as cited in {evidence.cited_in}")
        names[evidence.source + (f" ({', '.join(remarks)})" if remarks else "")] = None
    return _joined(list(names))


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
