"""What a difference says, in sentences that the text and the Markdown of ``diff`` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.cli.layout.diff_changes import (
    cause_words,
    evidence_words,
    field_words,
    listed,
    marked,
    proof_words,
)
from claimcheck.views.words import MARKS, counted, sign_and_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.cli.layout.diff_changes import Style
    from claimcheck.views.diff import (
        ClaimChange,
        ClaimEvent,
        DerivedLevel,
        DiffDocument,
        SourceChange,
    )
    from claimcheck.views.diff_proofs import ProofDifference

GROUPS: tuple[tuple[ClaimEvent, str], ...] = (
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


WITHOUT_EVIDENCE = "raised, and no evidence for it was gained"
"""What is said of a claim that says more than before, and has nothing more to say it with."""


def grouped(diff: DiffDocument) -> dict[str, list[ClaimChange]]:
    """Return the changes of claims by heading, each under one."""
    found: dict[str, list[ClaimChange]] = {heading: [] for _, heading in GROUPS}
    for change in diff.claims:
        heading = next(heading for kind, heading in GROUPS if kind in change.changes)
        found[heading].append(change)
    return {heading: changes for heading, changes in found.items() if changes}


def proofs_by_source(diff: DiffDocument) -> dict[str, list[ProofDifference]]:
    """Return what happened to proofs, by the id of the source."""
    found: dict[str, list[ProofDifference]] = {}
    for each in diff.proofs:
        found.setdefault(each.source, []).append(each)
    return found


def counts(diff: DiffDocument) -> list[str]:
    """Return what there is of each kind of change, in words."""
    said = []
    kinds: tuple[ClaimEvent, ...] = ("raised", "lowered", "added", "removed", "reworded", "renamed")
    for kind in kinds:
        changes = diff.to_which(kind)
        without = sum(each.without_evidence for each in changes)
        if changes:
            note = f" ({without:,} without evidence)" if kind == "raised" and without else ""
            said.append(f"{len(changes):,} {kind}{note}")
    declared = len(diff.to_which("declared"))
    if declared:
        said.append(f"{declared:,} with another level in the file")
    sides = [each.change for claim in diff.claims for each in claim.evidence]
    said += [
        f"evidence {side}: {sides.count(side):,}"
        for side in ("gained", "lost", "changed")
        if side in sides
    ]
    happened = [each.change for each in diff.proofs]
    said += [
        f"proofs {change}: {happened.count(change):,}"
        for change in ("added", "removed", "altered")
        if change in happened
    ]
    if diff.sources:
        said.append(f"{counted(len(diff.sources), 'source')} changed")
    said += [f"{each.name} changed" for each in diff.thresholds]
    if not said and not diff.is_empty:
        said.append("no level changed")
    return said


def level_line(change: ClaimChange) -> str:
    """Return how the level of a claim moved, with what stands beside it."""
    was, now = change.level.before, change.level.after
    if was is None or now is None:
        return _level(now or was)
    one, other = _level(was), _level(now)
    return one if one == other else f"{one} → {other}"


def details(change: ClaimChange, style: Style, *, with_words: bool) -> Iterator[str]:
    """Yield what happened to a claim, a sentence each, without full stops.

    Args:
        change: The claim.
        style: How the sentences are written.
        with_words: Whether how it was reworded is among them.
    """
    if change.previous_id is not None:
        yield f"renamed from {style.id(change.previous_id)}"
    if with_words and change.words is not None:
        yield f"reworded: {marked(change.words, style)}"
    yield from why(change, style)
    if "declared" in change.changes:
        yield _declared(change)
    if change.without_evidence:
        yield WITHOUT_EVIDENCE
    yield from (evidence_words(evidence, style) for evidence in change.evidence)
    yield from (proof_words(proof, style) for proof in change.proofs)
    yield from (f"part gained: {style.id(part)}" for part in change.parts.gained)
    yield from (f"part lost: {style.id(part)}" for part in change.parts.lost)
    if change.edited:
        yield f"edited: {', '.join(change.edited)}"
    for each in change.published:
        yield f"stated in {style.text(f'{each.path}:{each.line}')}: “{style.text(each.text)}”"


def why(change: ClaimChange, style: Style) -> Iterator[str]:
    """Yield why the level of a claim changed, and through which claims."""
    causes = [cause_words(cause, style) for cause in change.causes]
    if len(causes) > 1:
        how = "all of these together" if change.together else "each of these alone would do"
        yield f"because ({how}): {'; '.join(causes)}"
    elif causes:
        yield f"because: {causes[0]}"
    if len(change.chain) > 1:
        yield f"follows through {' ← '.join(style.id(name) for name in change.chain)}"


def source_words(change: SourceChange, style: Style) -> Iterator[str]:
    """Yield what happened to a source."""
    if change.previous_id is not None:
        yield f"renamed from {style.id(change.previous_id)}"
    for field in change.fields:
        yield field_words(field, style)
    if change.affects:
        yield f"changes the level of {_names(change.affects, style)}"


def threshold_affects(names: tuple[str, ...], style: Style) -> str:
    """Return which levels a threshold changes."""
    return f"changes the level of {_names(names, style)}" if names else "changes no level"


def claim_text(change: ClaimChange, style: Style) -> str:
    """Return the text of a claim, as it is or was."""
    return style.text(change.text.after or change.text.before or "")


def _declared(change: ClaimChange) -> str:
    before, after = change.declared.before, change.declared.after
    said = f"level in the file: {before or 'none'} → {after or 'none'}"
    now = change.level.after
    if now is not None and after is not now.derived:
        said += f"; the evidence allows {now.derived}"
    return said


def _names(names: tuple[str, ...], style: Style) -> str:
    return listed([style.id(name) for name in names])


def _level(level: DerivedLevel | None) -> str:
    if level is None:
        return ""
    marks = "".join(f" ({mark})" for mark in MARKS if getattr(level, mark))
    return f"{sign_and_word(level.derived)}{marks}"
