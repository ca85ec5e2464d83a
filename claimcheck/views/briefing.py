"""A claim taken apart for readers: what is documented, what is not, and what would settle it.

Everything that it says is the registry's, or follows from it; a second run says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model.terms import SourceKind, Stance
from claimcheck.support.assessment import Subject
from claimcheck.support.passage import passage_address
from claimcheck.support.proof import ProofState, proof_of
from claimcheck.support.wording import enumerated
from claimcheck.views.briefing_parts import (
    Briefing,
    Cite,
    Item,
    Quoted,
    ReadSource,
    Section,
    Strong,
)
from claimcheck.views.briefing_words import (
    Group,
    count_of,
    group_of,
    level_sentence,
    level_words,
    settled_by,
    verdict,
)
from claimcheck.views.words import STANCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.model.claim import Assertion, Claim, Evidence
    from claimcheck.model.source import Source
    from claimcheck.registry.config import Levels
    from claimcheck.registry.lock import Lock
    from claimcheck.support.assessment import Reason
    from claimcheck.support.proof import Proof
    from claimcheck.views.briefing_parts import Piece, Sentence
    from claimcheck.views.overview import AssessedClaim

_MOST_QUOTES = 2
"""Quotes that are shown for one claim; of the rest it is said what they do."""

_LONGEST_QUOTE = 200
"""Characters of a quote that are shown."""

_KINDS = {
    SourceKind.PRIMARY: "primary source",
    SourceKind.SECONDARY: "secondary source",
    SourceKind.TERTIARY: "tertiary source",
    SourceKind.SOCIAL: "social media",
}
"""What a kind of source is called in the list of them, where its word alone does not say it."""

_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
"""Quotation marks inside a quotation."""


@dataclass(frozen=True)
class Material:
    """What a briefing is made of.

    Attributes:
        claim: The claim that is asked for.
        leaves: The claims without parts that it comes down to, in order; itself where it has none.
        nearby: Verified claims that speak of the same things, from the same sources.
        sources: The sources of the registry, by id.
        lock: What was proven.
        levels: How much evidence a level takes.
    """

    claim: AssessedClaim
    leaves: Sequence[AssessedClaim]
    nearby: Sequence[AssessedClaim]
    sources: Mapping[str, Source]
    lock: Lock | None
    levels: Levels


def briefing_of(material: Material) -> Briefing:
    """Return the briefing of a claim."""
    return _Writer(material).briefing()


def _statement(claim: Claim) -> str:
    return " ".join(claim.text.split()).rstrip(".")


class _Writer:
    """Puts one briefing into words; numbers the sources in the order in which they are cited."""

    def __init__(self, material: Material) -> None:
        self._of = material
        self._numbers: dict[str, int] = {}

    def briefing(self) -> Briefing:
        claim, assessment = self._of.claim.claim, self._of.claim.assessment
        found = [group_of(each.assessment) for each in self._of.leaves]
        sections = [self._opening(found), *self._groups(), self._settling()]
        return Briefing(
            f"{_statement(claim)}: {verdict(assessment, found)}",
            [each for each in sections if each is not None],
            [self._source(name, number) for name, number in self._numbers.items()],
        )

    def _opening(self, found: Sequence[Group]) -> Section:
        claim, assessment = self._of.claim.claim, self._of.claim.assessment
        paragraphs = [self._made(claim.asserted, claim.made)] if claim.asserted else []
        if not claim.parts:
            paragraphs.append((level_sentence(assessment, self._of.levels),))
        elif len(found) > 1:
            is_flat = len(found) == len(set(claim.parts))
            paragraphs.append((f"{level_words(assessment)}. {count_of(found, is_flat=is_flat)}",))
        paragraphs += self._reasoning(claim)
        items = [
            Item((f"{level_words(each.assessment)}: ", Strong(_statement(each.claim)), "."))
            for each in (self._of.leaves if claim.parts else ())
        ]
        return Section("", paragraphs, items)

    def _made(self, made: Assertion, words: Evidence | None) -> Sentence:
        """Return who made the claim, when and where, and with which words."""
        when = f" {made.date.spelled}" if made.date else ""
        told: list[Piece] = [f"{made.by} made this claim{when}"]
        told += [" ", self._cite(made.source)] if made.source else []
        if words is None:
            return (*told, ".")
        proof = proof_of(words, self._of.lock)
        told += [": ", self._quoted(words, proof)]
        return (*told, *_ending(told), *_doubt(words, proof))

    def _groups(self) -> Iterator[Section]:
        """Yield a section for what holds, what half holds, what is disputed and what is missing."""
        for found in Group:
            chosen = [each for each in self._of.leaves if group_of(each.assessment) is found]
            if found is Group.DOCUMENTED:
                chosen += self._of.nearby
            if chosen:
                yield Section(found.heading, (), list(map(self._item, chosen)))

    def _item(self, entry: AssessedClaim) -> Item:
        """Return what there is to say about one claim."""
        claim = entry.claim
        points: list[Sentence] = []
        quotes = 0
        for evidence in claim.evidence:
            is_quoted = quotes < _MOST_QUOTES and evidence.stance is not Stance.NEUTRAL
            quotes += is_quoted and evidence.selector is not None
            points.append(self._says(evidence, claim, is_quoted=is_quoted))
        if not claim.evidence:
            points.append(("Nobody has named a source that says so, or that says otherwise.",))
        if group_of(entry.assessment) is Group.POINTED_TO:
            points.append(self._why_not_enough(entry))
        if claim is not self._of.claim.claim and entry not in self._of.nearby:
            points += self._reasoning(claim)
        return Item((Strong(_statement(claim)), "."), points)

    def _says(self, evidence: Evidence, claim: Claim, *, is_quoted: bool) -> Sentence:
        """Return what one source does to a claim, as sentences."""
        proof = proof_of(evidence, self._of.lock)
        name = self._name(evidence.source)
        if len({each.source for each in claim.evidence if self._name(each.source) == name}) > 1:
            name += f" ({self._titled(evidence.source)})"
        where = f", {evidence.locator}" if evidence.locator else ""
        told: list[Piece] = [
            f"{name} {STANCES[evidence.stance].says}{where} ",
            self._cite(evidence.source),
        ]
        if evidence.cited_in is not None:
            how = "according to" if evidence.stance is Stance.NEUTRAL else "as cited by"
            told += [f", {how} {self._name(evidence.cited_in)} ", self._cite(evidence.cited_in)]
        if is_quoted and evidence.selector is not None:
            told += [": ", self._quoted(evidence, proof)]
        told += [*_ending(told), *_doubt(evidence, proof)]
        if evidence.seen is not None:
            told.append(f" {evidence.seen.words[:1].upper()}{evidence.seen.words[1:]}.")
        if evidence.note:
            told.append(f" ({_full_sentence(evidence.note)})")
        return tuple(told)

    def _why_not_enough(self, entry: AssessedClaim) -> Sentence:
        """Return what keeps a claim that evidence points to from being documented."""
        decisive, *others = entry.assessment.reasons
        reasons = [decisive] if decisive.code == "unproven-support" else []
        reasons += [each for each in others if not each.code.startswith("also-")]
        told: list[Piece] = ["Why that is not enough: "]
        for place, reason in enumerate(reasons):
            told += ["; " if place else "", *self._named(reason)]
        return (*told, ".")

    def _quoted(self, evidence: Evidence, proof: Proof) -> Quoted:
        words = " ".join(evidence.selector.words.split()) if evidence.selector else ""
        words = words.translate(_INNER).rstrip(" ,;:")
        if len(words) > _LONGEST_QUOTE:
            words = f"{words[:_LONGEST_QUOTE].rpartition(' ')[0] or words[:_LONGEST_QUOTE]} …"
        return Quoted(words, passage_address(evidence, self._of.sources, proof))

    def _reasoning(self, claim: Claim) -> Iterator[Sentence]:
        """Yield the editor's reasoning, a paragraph each."""
        for block in (claim.justification or "").replace("\r\n", "\n").split("\n\n"):
            if block.strip():
                yield (f"The editor: {_full_sentence(block)}",)

    def _settling(self) -> Section | None:
        """Return what would raise the levels, from the reasons for them."""
        items = []
        for entry in self._of.leaves:
            things = list(settled_by(entry.claim, entry.assessment))
            second_hand = [each for each in entry.claim.evidence if each.cited_in is not None]
            if things and second_hand:
                names = list(dict.fromkeys(self._name(each.source) for each in second_hand))
                things.append(f"the words of {enumerated(names)}, read at first hand")
            if things:
                items.append(Item((Strong(_statement(entry.claim)), f": {'; '.join(things)}.")))
        return Section("What would settle it", (), items) if items else None

    def _named(self, reason: Reason) -> Sentence:
        """Return a reason in which sources go by their titles and not by their ids."""
        return tuple(
            self._titled(each.id) if isinstance(each, Subject) else each for each in reason.pieces
        )

    def _titled(self, source_id: str) -> str:
        source = self._of.sources.get(source_id)
        return f"“{source.title}”" if source is not None else source_id

    def _name(self, source_id: str) -> str:
        """Return what a sentence calls a source: who published it, or its title."""
        source = self._of.sources.get(source_id)
        return (source and source.publisher) or self._titled(source_id)

    def _cite(self, source_id: str) -> Cite:
        return Cite(self._numbers.setdefault(source_id, len(self._numbers) + 1))

    def _source(self, name: str, number: int) -> ReadSource:
        source = self._of.sources.get(name)
        if source is None:
            return ReadSource(number, name, "not in the registry", None)
        published = f"published {source.published.spelled}" if source.published else None
        about = (source.publisher, _KINDS.get(source.kind, source.kind.value), published)
        cited = {
            each.cited_in
            for entry in (*self._of.leaves, *self._of.nearby)
            for each in entry.claim.evidence
            if each.source == name and each.cited_in is not None
        }
        read = "no record of when it was read"
        if source.retrieved:
            read = f"read {source.retrieved.spelled}"
        elif cited:
            names = list(dict.fromkeys(map(self._name, sorted(cited))))
            read = f"known only as cited by {enumerated(names)}"
        told = f"{', '.join(filter(None, about))}; {read}"
        return ReadSource(number, source.title, told, source.web_address)


def _full_sentence(text: str) -> str:
    """Return text on one line that ends as a sentence does."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "…", "”", ":")) else f"{line}."


def _ending(told: Sequence[Piece]) -> Sentence:
    """Return the full stop of a sentence, unless the quote with which it ends has one."""
    last = told[-1]
    is_closed = isinstance(last, Quoted) and last.words.endswith((".", "?", "!", "…"))
    return () if is_closed else (".",)


def _doubt(evidence: Evidence, proof: Proof) -> Sentence:
    """Return what there is to say where the words of a source are not proven."""
    if evidence.selector is None or proof.state.holds:
        return ()
    is_it = "" if proof.state is ProofState.DIFFERS else "is "
    word = f"{is_it}{proof.state.phrase}"
    return (f" That {evidence.selector_key} {word}: {proof.state.meaning}.",)
