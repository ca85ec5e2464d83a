"""What a difference says, in sentences that the text and the Markdown of ``diff`` share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimcheck.app.diff.words import word_diff
from claimcheck.reports.base import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.app.diff.model import (
        Cause,
        ClaimChange,
        Diff,
        EvidenceChange,
        FieldChange,
        ProofChange,
        SourceChange,
    )
    from claimcheck.model.claim import Evidence
    from claimcheck.support.assessment import Assessment

_SHOWN = 80
"""Characters of a quote that tell which one it is."""

GROUPS = (
    ("removed", "Removed"),
    ("lowered", "Lowered"),
    ("raised", "Raised"),
    ("marked", "Conflicting or refuted in another way"),
    ("declared", "Level in the file"),
    ("reworded", "Reworded"),
    ("parts", "Parts"),
    ("evidence", "Evidence"),
    ("proofs", "Proofs"),
    ("added", "Added"),
    ("renamed", "Renamed"),
    ("edited", "Edited besides"),
)
"""The heading under which a claim stands: the first that fits."""


class Style(Protocol):
    """How pieces of a sentence are written."""

    def id(self, name: str) -> str:
        """Return an id."""
        ...

    def text(self, text: str) -> str:
        """Return text of the registry."""
        ...

    def removed(self, text: str) -> str:
        """Return words that went."""
        ...

    def added(self, text: str) -> str:
        """Return words that came."""
        ...


def grouped(diff: Diff) -> dict[str, list[ClaimChange]]:
    """Return the changes of claims by heading, each under one."""
    found: dict[str, list[ClaimChange]] = {heading: [] for _, heading in GROUPS}
    for change in diff.claims:
        heading = next(heading for kind, heading in GROUPS if kind in change.kinds)
        found[heading].append(change)
    return {heading: changes for heading, changes in found.items() if changes}


def counts(diff: Diff) -> list[str]:
    """Return what there is of each kind of change, in words."""
    said = []
    for kind in ("raised", "lowered", "added", "removed", "reworded", "renamed"):
        number = len(diff.by_kind[kind])
        without = sum(each.without_evidence for each in diff.by_kind[kind])
        if number:
            note = f" ({without:,} without evidence)" if kind == "raised" and without else ""
            said.append(f"{number:,} {kind}{note}")
    declared = len(diff.by_kind["declared"])
    if declared:
        said.append(f"{declared:,} with another level in the file")
    sides = [each.side for claim in diff.claims for each in claim.evidence]
    said += [
        f"evidence {side}: {sides.count(side):,}"
        for side in ("gained", "lost", "changed")
        if side in sides
    ]
    if diff.sources:
        noun = "source" if len(diff.sources) == 1 else "sources"
        said.append(f"{len(diff.sources):,} {noun} changed")
    said += [f"{each.setting.name} changed" for each in diff.thresholds]
    if not said and not diff.is_empty:
        said.append("no level changed")
    return said


def level_line(change: ClaimChange) -> str:
    """Return how the level of a claim moved, with what stands beside it."""
    was, now = change.was, change.now
    if was is None or now is None:
        return _level(now or was)
    one, other = _level(was), _level(now)
    return one if one == other else f"{one} → {other}"


def details(change: ClaimChange, style: Style) -> Iterator[str]:
    """Yield what happened to a claim, a sentence each, without full stops."""
    before, after = change.before, change.after
    if before is not None and after is not None:
        if "renamed" in change.kinds:
            yield f"renamed from {style.id(before.id)}"
        if "reworded" in change.kinds:
            yield f"reworded: {reworded(change, style)}"
        yield from why(change, style)
        if before.support is not after.support:
            said = f"level in the file: {before.support or 'none'} → {after.support or 'none'}"
            if change.now is not None and after.support is not change.now.level:
                said += f"; the evidence allows {change.now.level}"
            yield said
        if change.without_evidence:
            yield "raised, and no evidence for it was gained"
    for evidence in change.evidence:
        yield evidence_words(evidence, style)
    for proof in change.proofs:
        yield proof_words(proof, style)
    yield from (f"part gained: {style.id(part)}" for part in change.parts_gained)
    yield from (f"part lost: {style.id(part)}" for part in change.parts_lost)
    if change.edited:
        yield f"edited: {', '.join(change.edited)}"


def why(change: ClaimChange, style: Style) -> Iterator[str]:
    """Yield why the level of a claim changed, and through which claims."""
    causes = [cause_words(cause, style) for cause in change.why.causes]
    if len(causes) > 1:
        how = "all of these together" if change.why.together else "each of these alone would do"
        yield f"because ({how}): {'; '.join(causes)}"
    elif causes:
        yield f"because: {causes[0]}"
    if len(change.chain) > 1:
        yield f"follows through {' ← '.join(style.id(name) for name in change.chain)}"


def cause_words(cause: Cause, style: Style) -> str:
    """Return a cause."""
    if cause.evidence is not None:
        return evidence_words(cause.evidence, style)
    if cause.proof is not None:
        return proof_words(cause.proof, style)
    if cause.kind == "parts":
        return f"part {cause.field}: {style.id(cause.name)}"
    if cause.kind == "part":
        if cause.after is None:
            return f"its part {style.id(cause.name)} is no longer in the registry"
        was = f"was {cause.before}" if cause.before else "was not in the registry"
        return f"its part {style.id(cause.name)} is {cause.after}, and {was}"
    if cause.kind == "source":
        if cause.field == "entry":
            what = "added to" if cause.before == "absent" else "removed from"
            return f"source {style.id(cause.name)} was {what} the registry"
        values = f"{_value(cause.before, style)} → {_value(cause.after, style)}"
        return f"source {style.id(cause.name)}: {cause.field} {values}"
    if cause.kind == "threshold":
        return f"{style.id(cause.name)}: {cause.before} → {cause.after}"
    return f"resting on itself {cause.field}: {style.text(cause.after or '')}"


def evidence_words(change: EvidenceChange, style: Style) -> str:
    """Return a change of evidence."""
    evidence = change.evidence
    if change.before is None or change.after is None:
        return f"evidence {change.side}: {_evidence(evidence, style)}"
    said = []
    for name in change.fields:
        if name == "stance":
            said.append(f"{change.before.stance} → {change.after.stance}")
        elif name == "quote" and change.before.quote and change.after.quote:
            pieces = _words(change.before.quote.exact, change.after.quote.exact, style)
            said.append(f"quote {pieces or 'context'}")
        else:
            said.append(name.replace("_", " "))
    quote = "" if "quote" in change.fields else _quote(evidence, style)
    return f"evidence edited, {style.id(evidence.source)}{quote}: {', '.join(said)}"


def proof_words(change: ProofChange, style: Style) -> str:
    """Return a change of a proof."""
    moved = f"{change.before} → {change.after}"
    return f"proof {change.side}: {_evidence(change.evidence, style)}: {moved}"


def source_words(change: SourceChange, style: Style) -> Iterator[str]:
    """Yield what happened to a source."""
    if change.before is not None and change.before.id != change.id:
        yield f"renamed from {style.id(change.before.id)}"
    for field in change.fields:
        yield field_words(field, style)
    if change.affects:
        yield f"changes the level of {_names(change.affects, style)}"


def field_words(field: FieldChange, style: Style) -> str:
    """Return a value that is another than before."""
    remark = "" if field.matters else " (no level rests on it)"
    name = field.name.replace("_", " ")
    return f"{name}: {_value(field.before, style)} → {_value(field.after, style)}{remark}"


def threshold_affects(names: tuple[str, ...], style: Style) -> str:
    """Return which levels a threshold changes."""
    return f"changes the level of {_names(names, style)}" if names else "changes no level"


def reworded(change: ClaimChange, style: Style) -> str:
    """Return the text of a claim with the words marked that went and came."""
    if change.before is None or change.after is None:
        return style.text(change.claim.text)
    return _words(change.before.text, change.after.text, style)


def _words(before: str, after: str, style: Style) -> str:
    write = {"same": style.text, "removed": style.removed, "added": style.added}
    return " ".join(write[piece.change](piece.text) for piece in word_diff(before, after))


def _names(names: tuple[str, ...], style: Style) -> str:
    shown = ", ".join(style.id(name) for name in names[:10])
    return f"{shown} and {len(names) - 10:,} more" if len(names) > 10 else shown


def _value(value: str | None, style: Style) -> str:
    return style.text(value) if value is not None else "none"


def _evidence(evidence: Evidence, style: Style) -> str:
    cited = f" as cited in {style.id(evidence.cited_in)}" if evidence.cited_in else ""
    return f"{evidence.stance}, {style.id(evidence.source)}{cited}{_quote(evidence, style)}"


def _quote(evidence: Evidence, style: Style) -> str:
    if evidence.quote is None:
        return ""
    text = " ".join(evidence.quote.exact.split())
    return f" “{style.text(text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + '…')}”"


def _level(assessment: Assessment | None) -> str:
    if assessment is None:
        return ""
    mark = " (conflicting)" if assessment.conflicting else " (refuted)" * assessment.refuted
    return f"{SIGNS[assessment.level]} {assessment.level}{mark}"
