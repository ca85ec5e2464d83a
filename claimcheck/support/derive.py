"""Derives the level of one claim, with its justification. Pure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claimcheck.model.terms import SourceKind, Support
from claimcheck.support.assessment import Assessment, Piece, Reason, Subject
from claimcheck.support.criteria import CRITERIA, Criterion
from claimcheck.support.tally import Tally
from claimcheck.support.wording import listed, number_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.model.claim import Evidence
    from claimcheck.registry.config import Levels
    from claimcheck.support.independence import Independence
    from claimcheck.support.tally import Doubt, Weighed


def derive(tally: Tally) -> Assessment:
    """Return the level that the evidence of a claim allows, and why."""
    for criterion in CRITERIA:
        if criterion.holds(tally) or criterion is CRITERIA[-1]:
            break
    # The tally is made again for the few claims that are asked why: those of all take room.
    why = partial(_reasons, criterion, tally.weighed, tally.levels, tally.independence)
    return Assessment(
        criterion.level,
        criterion.code,
        why,
        conflicting=criterion.conflicting,
        refuted=criterion.refuted,
    )


def _reasons(
    criterion: Criterion, weighed: Sequence[Weighed], levels: Levels, independence: Independence
) -> Iterator[Reason]:
    tally = Tally(weighed, levels, independence)
    met = criterion.holds(tally)
    if criterion.code == "unproven-support":
        yield from _doubts(met)
    else:
        yield _decisive(criterion, met, tally)
    yield from _circumstances(criterion, met, tally)


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
        counts = listed([(f"{number_word(len(ids))} {name}",) for ids, name in counted if ids])
        count = len(set(parts))
        text = f"of its {number_word(count)} parts, {''.join(map(str, counts))}"
        if count == 1:
            text = "its one part is directional"
    whole = Reason(code, (text,), parts=tuple(dict.fromkeys(parts)))

    def why() -> Iterator[Reason]:
        yield whole
        for part in whole.parts:
            yield _part_reason(part, assessments.get(part))

    return Assessment(level, code, why)


def _part_reason(part: str, known: Assessment | None) -> Reason:
    name = Subject("claim", part)
    if known is None:
        return Reason("unknown-part", (name, " is not in the registry"), parts=(part,))
    marked = " and ".join((known.level, *known.marks))
    pieces = (name, f" is {marked}: ", *known.decisive.pieces)
    return Reason(f"part-{known.level}", pieces, parts=(part,))


def _decisive(criterion: Criterion, met: tuple[Weighed, ...], tally: Tally) -> Reason:
    pieces = tuple(_what_decided(criterion.code, met, tally))
    return Reason(criterion.code, pieces, _places(met), setting=criterion.setting)


def _what_decided(code: str, met: tuple[Weighed, ...], tally: Tally) -> Iterator[Piece]:
    count = len(met)
    if code == "conflicting":
        yield from ("supported by ", *_names(tally.supporting + tally.partial))
        yield from (", refuted by ", *_names(tally.refuting))
    elif code == "refuted":
        yield from ("refuted by ", *_names(met), ", and nothing supports it")
    elif code == "primary-support":
        noun = "a primary source" if count == 1 else f"{number_word(count)} primary sources"
        yield from (f"supported by {noun}, ", *_names(met), ", and nothing refutes it")
    elif code == "independent-support":
        noun = "a secondary source" if count == 1 else f"{number_word(count)} independent sources"
        yield from (f"supported by {noun}, ", *_names(met), ", and nothing refutes it")
    elif code == "weak-support":
        yield from ("supported by ", *_names(met, kinds=True), " alone")
    elif code == "partial-support":
        yield from ("supported in part by ", *_names(met))
    elif code == "neutral-only":
        yield from ("looked for, and not stated in ", *_names(met))
    else:
        none_counts = tally.unknown or tally.void
        yield "no evidence that counts" if none_counts else "there is no evidence"


def _doubts(doubted: Sequence[Weighed]) -> Iterator[Reason]:
    """Yield a reason for each kind of doubt, with what to do about it."""
    by_doubt: dict[tuple[str, Doubt], list[Weighed]] = {}
    for each in doubted:
        if each.doubt is not None:
            by_doubt.setdefault((_subject(each.evidence, each.doubt), each.doubt), []).append(each)
    for (subject, doubt), group in by_doubt.items():
        yield Reason(
            "unproven-support",
            (
                subject,
                *_names(group),
                f" {doubt.predicate}, so it cannot make the claim verified",
            ),
            _places(group),
            setting=doubt.setting,
            step=doubt.step,
        )


def _subject(evidence: Evidence, doubt: Doubt) -> str:
    points_at = evidence.selector.kind if evidence.selector is not None else "evidence"
    return doubt.subject or f"the {points_at} from "


def _circumstances(
    criterion: Criterion, met: tuple[Weighed, ...], tally: Tally
) -> Iterator[Reason]:
    """Yield what else a reader needs to follow the decision."""
    if criterion.code == "weak-support":
        yield from _why_too_weak(tally.trusted)
    if criterion.code in ("weak-support", "unproven-support", "conflicting"):
        told = met if criterion.code == "unproven-support" else ()
        counts = {each.evidence.source for each in tally.trusted.candidates}
        if criterion.code == "conflicting":
            counts = set()
        yield from _doubts(
            [
                each
                for each in tally.doubted
                if each not in told and (_never_counts(each) or each.evidence.source in counts)
            ]
        )
    if criterion.code == "partial-support":
        yield Reason("not-whole", ("nothing supports the claim as a whole",))
    if tally.partial and criterion.level is Support.VERIFIED:
        yield _also("also-partial", "supported in part by ", tally.partial)
    if tally.neutral and criterion.code != "neutral-only":
        yield _also("also-neutral", "looked for, and not stated in ", tally.neutral)
    yield from _falls(tally.void)
    if tally.unknown:
        yield _also("unknown-source", "not in the registry, and not counted: ", tally.unknown)


def _falls(void: Sequence[Weighed]) -> Iterator[Reason]:
    """Yield why evidence counts for nothing, a reason for each source that fell."""
    for doubt in dict.fromkeys(each.doubt for each in void if each.doubt is not None):
        group = [each for each in void if each.doubt == doubt]
        pieces = (doubt.subject, *_names(group), f" counts for nothing: {doubt.predicate}")
        yield Reason("retracted-source", pieces, _places(group), step=doubt.step)


def _never_counts(doubted: Weighed) -> bool:
    """Tell whether evidence makes nothing verified, whatever the configuration asks."""
    return doubted.doubt is not None and doubted.doubt.setting is None


def _also(code: str, words: str, weighed: Sequence[Weighed]) -> Reason:
    return Reason(code, (words, *_names(weighed)), _places(weighed))


def _why_too_weak(tally: Tally) -> Iterator[Reason]:
    levels = tally.levels
    count = len(tally.primary)
    text = "no primary source supports it"
    if count or levels.primary > 1:
        needed = f"{number_word(levels.primary)} primary sources are needed"
        has = number_word(count) if count else "none"
        text = f"{needed}, and {has} support{'s' * (count < 2)} it"
    yield Reason("too-few-primary", (text,), _places(tally.primary), setting="levels.primary")
    candidates = [each for each in tally.candidates if each.source is not None]
    needed = "source is needed" if levels.secondary == 1 else "sources are needed"
    has = number_word(len(tally.independent)) if tally.independent else "none"
    text = f"{number_word(levels.secondary)} independent secondary {needed}, and it has {has}"
    yield Reason("too-few-independent", (text,), _places(candidates), setting="levels.secondary")
    for place, one in enumerate(candidates):
        for other in candidates[place + 1 :]:
            if one.source is None or other.source is None:
                continue
            obstacle = tally.independence.obstacle(one.source, other.source)
            if obstacle is not None:
                yield Reason("not-independent", obstacle, (one.place, other.place))


def _places(weighed: Sequence[Weighed]) -> tuple[int, ...]:
    return tuple(each.place for each in weighed)


def _names(weighed: Sequence[Weighed], *, kinds: bool = False) -> Iterator[Piece]:
    """Yield the sources by id, each once, with how they were read where that is second-hand."""
    return listed(list(dict.fromkeys(_name(each, kinds=kinds) for each in weighed)))


def _name(weighed: Weighed, *, kinds: bool) -> tuple[Piece, ...]:
    evidence, source = weighed.evidence, weighed.source
    name = Subject("source", evidence.source)
    far = kinds and source is not None and source.kind is not SourceKind.PRIMARY
    kind = str(source.kind) if far and source is not None else ""
    if evidence.cited_in is not None:
        words = f" ({kind}, as cited in " if kind else " (as cited in "
        return (name, words, Subject("source", evidence.cited_in), ")")
    return (name, f" ({kind})") if kind else (name,)
