"""Single changes in words, which the text and the Markdown of ``diff`` share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimcheck.app.diff.words import word_diff
from claimcheck.model.claim import Seen
from claimcheck.printable import first_of, shortened
from claimcheck.selectors import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model.claim import Evidence
    from claimcheck.views.diff import WordRun
    from claimcheck.views.diff_causes import Cause, EvidenceChange, FieldChange, ProofChange
    from claimcheck.views.diff_proofs import LockedProofView, ProofDifference

_SHOWN = 80
"""Characters of a quote that tell which one it is."""

_LISTED = 10
"""Names of a list that are shown."""


_READ = {
    "fetched": "fetched from",
    "file": "read from the file",
    "archive": "read from the capture",
}
"""How a source was read, before the place of it."""

_PARTS = {
    "source": "in another source",
    "paragraph": "in another paragraph",
    "warnings": "with other warnings",
}
"""What is another of a proof, where both are not named."""


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


def cause_words(cause: Cause, style: Style) -> str:
    """Return a cause."""
    if cause.kind == "evidence":
        return evidence_words(cause.evidence, style)
    if cause.kind == "proof":
        return proof_words(cause.proof, style)
    if cause.kind == "parts":
        return f"part {cause.change}: {style.id(cause.part)}"
    if cause.kind == "part":
        if cause.after is None:
            return f"its part {style.id(cause.part)} is no longer in the registry"
        was = f"was {cause.before}" if cause.before else "was not in the registry"
        return f"its part {style.id(cause.part)} is {cause.after}, and {was}"
    if cause.kind == "source":
        what = "added to" if cause.change == "added" else "removed from"
        return f"source {style.id(cause.source)} was {what} the registry"
    if cause.kind == "field":
        return f"source {style.id(cause.source)}: {cause.field.name} {_values(cause.field, style)}"
    if cause.kind == "threshold":
        return f"{style.id(cause.setting.name)}: {_values(cause.setting, style)}"
    return f"resting on itself {cause.change}: {style.text(cause.reason)}"


def evidence_words(change: EvidenceChange, style: Style) -> str:
    """Return a change of evidence."""
    evidence = change.evidence
    if change.change != "changed":
        return f"evidence {change.change}: {_evidence(evidence, style)}"
    edited = [_edited(name, change.before, change.after, style) for name in change.fields]
    pointed = any(getattr(evidence, name) is evidence.selector for name in change.fields)
    words = "" if pointed else _selected(evidence, style)
    return f"evidence edited, {style.id(evidence.source)}{words}: {', '.join(edited)}"


def proof_words(change: ProofChange, style: Style) -> str:
    """Return a change of a proof."""
    moved = f"{change.before} → {change.after}"
    if change.why is not None:
        moved += f", {style.text(change.why)}"
    return f"proof {change.change}: {_evidence(change.evidence, style)}: {moved}"


def proof_differences_words(differences: Iterable[ProofDifference], style: Style) -> Iterator[str]:
    """Yield what happened to the proofs of one source, those to which the same did in one line."""
    alike: dict[tuple[str, str], list[ProofDifference]] = {}
    for each in differences:
        alike.setdefault((each.change, _happened(each, style)), []).append(each)
    for (change, happened), group in alike.items():
        names = [style.id(each.claim) for each in group]
        if len(group) == 1:
            quote = _selected(group[0].evidence, style)
            yield f"proof {change}: {names[0]}{quote}: {happened}"
        else:
            yield f"{len(group):,} proofs {change}: {happened}: {listed(names)}"


def _happened(difference: ProofDifference, style: Style) -> str:
    """Return what a proof is or was; of one that is another, what differs."""
    before, after = difference.before, difference.after
    only = after if before is None else before
    if before is None or after is None:
        return f"{only.state}{_vouched(only, style)}, {_origin(only, style)}" if only else ""
    said = []
    if {"state", "accepted"} & set(difference.parts):
        said.append(f"{before.state} → {after.state}{_vouched(after, style)}")
    if {"read", "place"} & set(difference.parts):
        said.append(f"{_origin(before, style)} → {_origin(after, style)}")
    said += [_PARTS[part] for part in difference.parts if part in _PARTS]
    return ", ".join(said)


def _vouched(proof: LockedProofView, style: Style) -> str:
    """Return for which warnings somebody vouched."""
    return f" (vouched for: {style.text(', '.join(proof.accepted))})" if proof.accepted else ""


def listed(names: Sequence[str]) -> str:
    """Return the first names of a list, and how many more there are."""
    return first_of(names, _LISTED)


def _origin(proof: LockedProofView, style: Style) -> str:
    """Return from where a proof was read."""
    place = style.text(proof.place) if proof.place is not None else ""
    if proof.read == "copy":
        return f"read from a copy of {place}" if place else "read from a copy"
    if proof.read not in _READ or not place:
        return "the lock does not say from where"
    return f"{_READ[proof.read]} {place}"


def field_words(field: FieldChange, style: Style) -> str:
    """Return a value that is another than before."""
    note = "" if field.matters else " (no level rests on it)"
    return f"{field.name.replace('_', ' ')}: {_values(field, style)}{note}"


def marked(pieces: Iterable[WordRun], style: Style) -> str:
    """Return words with those marked that went and came."""
    write = {"same": style.text, "removed": style.removed, "added": style.added}
    return " ".join(write[piece.change](piece.text) for piece in pieces)


def _values(field: FieldChange, style: Style) -> str:
    before, after = (
        style.text(value) if value is not None else "none" for value in (field.before, field.after)
    )
    return f"{before} → {after}"


def _edited(name: str, before: Evidence, after: Evidence, style: Style) -> str:
    """Return what differs in one key of evidence."""
    if name == "stance":
        return f"{before.stance} → {after.stance}"
    one, other = getattr(before, name), getattr(after, name)
    if isinstance(other, Seen):
        was = f", was seen by {style.text(one.words)}" if one else ""
        return f"seen by {style.text(other.words)}{was}"
    if isinstance(one, Seen):
        return f"no longer seen by {style.text(one.words)}"
    if one and other and one is before.selector and other is after.selector:
        pieces = word_diff(shown(before), shown(after))
        return f"{name} {marked(pieces, style) or 'context'}"
    return name.replace("_", " ")


def _evidence(evidence: Evidence, style: Style) -> str:
    cited = f" as cited in {style.id(evidence.cited_in)}" if evidence.cited_in else ""
    seen = f", seen by {style.text(evidence.seen.words)}" if evidence.seen else ""
    words = _selected(evidence, style)
    return f"{evidence.stance}, {style.id(evidence.source)}{cited}{words}{seen}"


def _selected(evidence: Evidence, style: Style) -> str:
    text = shown(evidence)
    return f" “{style.text(shortened(text, _SHOWN))}”" if text else ""
