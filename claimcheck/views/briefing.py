"""A claim taken apart for readers: what is documented, what is not, and what would settle it.

Everything that it says is the registry's, or follows from it; a second run says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.terms import Stance, Support
from claimcheck.support.assessment import Subject, plain
from claimcheck.support.passage import passage_address
from claimcheck.support.proof import ProofState, proof_of
from claimcheck.support.wording import listed
from claimcheck.views.words import SIGNS, STANCES, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.source import Source
    from claimcheck.registry.lock import Lock
    from claimcheck.support.assessment import Assessment, Reason
    from claimcheck.support.proof import Proof
    from claimcheck.views.overview import AssessedClaim

_MOST_QUOTES = 2
"""Quotes that are shown for one claim; of the rest it is said what they do."""

_LONGEST_QUOTE = 200
"""Characters of a quote that are shown."""

_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
"""Quotation marks inside a quotation."""


class Quoted(NamedTuple):
    """Words of a source, with a link to them where there is one."""

    words: str
    address: str | None


class Cite(NamedTuple):
    """The number of a source in the list at the end."""

    number: int


class Strong(NamedTuple):
    """What a sentence is about: the statement of a claim."""

    words: str


Piece = str | Quoted | Cite | Strong
Sentence = tuple[Piece, ...]
"""A sentence, or several, in pieces, so that each format marks what they are."""


class Item(NamedTuple):
    """One thing in a list.

    Attributes:
        lead: What it is.
        points: What there is to say about it.
    """

    lead: Sentence
    points: Sequence[Sentence] = ()


@dataclass(frozen=True)
class Section:
    """A part of a briefing.

    Attributes:
        heading: What it is about.
        paragraphs: What it says first.
        items: What it lists.
    """

    heading: str
    paragraphs: Sequence[Sentence] = ()
    items: Sequence[Item] = ()


@dataclass(frozen=True)
class ReadSource:
    """A source in the list at the end.

    Attributes:
        number: Its number, as the sentences cite it.
        title: Its title; its id where the registry lacks it.
        about: Publisher, kind and date.
        address: Where a reader finds it on the web.
        read: When and how it was read.
    """

    number: int
    title: str
    about: str
    address: str | None
    read: str


@dataclass(frozen=True)
class Briefing:
    """Everything that a reader is told.

    Attributes:
        headline: The claim, and how far the evidence carries it.
        sections: What there is to say; the first has no heading.
        sources: What was read.
    """

    headline: str
    sections: Sequence[Section]
    sources: Sequence[ReadSource]


@dataclass(frozen=True)
class Material:
    """What a briefing is made of.

    Attributes:
        claim: The claim that is asked for.
        leaves: The claims without parts that it comes down to, in order; itself where it has none.
        nearby: Verified claims that speak of the same things, from the same sources.
        assessments: The derived level of every claim, by id.
        claims: The claims of the registry, by id.
        sources: Its sources, by id.
        lock: What was proven.
    """

    claim: AssessedClaim
    leaves: Sequence[AssessedClaim]
    nearby: Sequence[AssessedClaim]
    assessments: Mapping[str, Assessment]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    lock: Lock | None


def briefing_of(material: Material) -> Briefing:
    """Return the briefing of a claim."""
    return _Writer(material).briefing()


def _verdict(assessment: Assessment) -> str:
    """Return a level in plain words, as they follow the claim in a headline."""
    if assessment.refuted:
        return "the sources say otherwise"
    if assessment.conflicting:
        return "the sources disagree"
    return {
        Support.VERIFIED: "documented",
        Support.DIRECTIONAL: "the evidence points that way, and does not establish it",
        Support.UNSUPPORTED: "no source that was read says so",
    }[assessment.level]


def _level(assessment: Assessment) -> str:
    return ", ".join((f"{SIGNS[assessment.level]} {assessment.level}", *assessment.marks))


def _statement(claim: Claim) -> str:
    return " ".join(claim.text.split()).rstrip(".")


class _Writer:
    """Puts one briefing into words; numbers the sources in the order in which they are cited."""

    def __init__(self, material: Material) -> None:
        self._of = material
        self._numbers: dict[str, int] = {}

    def briefing(self) -> Briefing:
        claim = self._of.claim
        sections = [self._opening(), *filter(None, self._groups()), self._settling()]
        return Briefing(
            f"{_statement(claim.claim)}: {_verdict(claim.assessment)}",
            [each for each in sections if each is not None],
            [self._source(name, number) for name, number in self._numbers.items()],
        )

    def _opening(self) -> Section:
        claim, assessment = self._of.claim.claim, self._of.claim.assessment
        paragraphs: list[Sentence] = []
        made = claim.asserted
        if made is not None:
            when = f" {made.date.when}" if made.date else ""
            cite: Sentence = (" ", self._cite(made.source)) if made.source else ()
            paragraphs.append((f"{made.by} made this claim{when}", *cite, "."))
        if claim.parts:
            decided = self._named(assessment.decisive)
            paragraphs.append((f"{_level(assessment)}: ", *decided, "."))
        paragraphs += self._reasoning(claim)
        items = [
            Item((f"{_level(each.assessment)}: ", Strong(_statement(each.claim)), "."))
            for each in (self._of.leaves if claim.parts else ())
        ]
        return Section("", paragraphs, items)

    def _groups(self) -> Iterator[Section | None]:
        """Yield a section for what holds, what half holds, what is disputed and what is missing."""
        leaves = self._of.leaves

        def group(heading: str, chosen: Sequence[AssessedClaim]) -> Section | None:
            return Section(heading, (), list(map(self._item, chosen))) if chosen else None

        def of(level: Support) -> list[AssessedClaim]:
            return [
                each
                for each in leaves
                if each.assessment.level is level
                and not each.assessment.conflicting
                and not each.assessment.refuted
            ]

        yield group("What is documented", [*of(Support.VERIFIED), *self._of.nearby])
        yield group("What the evidence supports in part", of(Support.DIRECTIONAL))
        yield group(
            "Where sources disagree", [each for each in leaves if each.assessment.conflicting]
        )
        yield group(
            "What the sources contradict", [each for each in leaves if each.assessment.refuted]
        )
        yield group("What was looked for and not found", of(Support.UNSUPPORTED))

    def _item(self, entry: AssessedClaim) -> Item:
        """Return what there is to say about one claim."""
        claim = entry.claim
        points: list[Sentence] = []
        quotes = 0
        for evidence in claim.evidence:
            is_quoted = quotes < _MOST_QUOTES and evidence.stance is not Stance.NEUTRAL
            quotes += is_quoted and evidence.selector is not None
            points.append(self._says(evidence, is_quoted=is_quoted))
        if not claim.evidence:
            points.append(("Nothing was found that says so, or that says otherwise.",))
        if claim is not self._of.claim.claim and entry not in self._of.nearby:
            points += self._reasoning(claim)
        return Item((Strong(_statement(claim)), "."), points)

    def _says(self, evidence: Evidence, *, is_quoted: bool) -> Sentence:
        """Return what one source does to a claim, as sentences."""
        proof = proof_of(evidence, self._of.lock)
        name = self._name(evidence.source)
        cites: list[Piece] = [" ", self._cite(evidence.source)]
        if evidence.cited_in is not None:
            via = self._name(evidence.cited_in)
            cites = [*cites, f", as cited by {via} ", self._cite(evidence.cited_in)]
        says = f"{name} {STANCES[evidence.stance].says}"
        where = f", {evidence.locator}" if evidence.locator else ""
        told: list[Piece] = [says, where, *cites]
        if is_quoted and evidence.selector is not None:
            told += [": ", self._quoted(evidence, proof)]
        if not isinstance(told[-1], Quoted) or not told[-1].words.endswith((".", "?", "!", "…")):
            told.append(".")
        if evidence.selector is not None and not proof.state.holds:
            is_it = "" if proof.state is ProofState.DIFFERS else "is "
            word = f"{is_it}{proof.state.phrase}"
            told.append(f" That {evidence.selector_key} {word}: {proof.state.meaning}.")
        if evidence.seen is not None:
            told.append(f" {evidence.seen.words[:1].upper()}{evidence.seen.words[1:]}.")
        if evidence.note:
            told.append(f" {_full_sentence(evidence.note)}")
        return tuple(told)

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
                yield (_full_sentence(block),)

    def _settling(self) -> Section | None:
        """Return what would raise the levels, from the reasons for them."""
        items = []
        for entry in self._of.leaves:
            steps = "; ".join(dict.fromkeys(self._steps(entry)))
            if steps:
                items.append(Item((Strong(_statement(entry.claim)), f": {steps}.")))
        return Section("What would settle it", (), items) if items else None

    def _steps(self, entry: AssessedClaim) -> Iterator[str]:
        claim, assessment = entry.claim, entry.assessment
        if assessment.level is Support.VERIFIED:
            return
        if assessment.conflicting:
            yield "the source closest to the event, or a claim for each of the two accounts"
        elif assessment.refuted:
            yield "a correction of the claim to what the sources say"
        elif not any(each.stance.strength > 0 for each in claim.evidence):
            yield "a source that says so, or one that says it is not so"
        else:
            for reason in assessment.reasons:
                yield from self._missing(reason)
        second_hand = dict.fromkeys(
            each.source for each in claim.evidence if each.cited_in is not None
        )
        if second_hand:
            names = list(dict.fromkeys(map(self._name, second_hand)))
            yield f"reading {_listed(names)} at first hand"

    def _missing(self, reason: Reason) -> Iterator[str]:
        """Yield what a reason says that the claim lacks."""
        if reason.code == "too-few-primary":
            yield "a primary source that says all of it"
        elif reason.code == "too-few-independent":
            yield "or independent secondary sources that do"
        elif reason.code == "not-whole":
            yield "a source that says all of it"
        elif reason.step:
            yield reason.step

    def _named(self, reason: Reason) -> Sentence:
        """Return a reason in which claims and sources go by their names and not by their ids."""
        return tuple(
            self._subject(each) if isinstance(each, Subject) else each for each in reason.pieces
        )

    def _subject(self, subject: Subject) -> str:
        if subject.kind == "source":
            return self._name(subject.id)
        claim = self._of.claims.get(subject.id)
        return f"“{_statement(claim)}”" if claim is not None else subject.id

    def _name(self, source_id: str) -> str:
        """Return what a sentence calls a source: who published it, or its title."""
        source = self._of.sources.get(source_id)
        if source is None:
            return source_id
        return source.publisher or f"“{source.title}”"

    def _cite(self, source_id: str) -> Cite:
        return Cite(self._numbers.setdefault(source_id, len(self._numbers) + 1))

    def _source(self, name: str, number: int) -> ReadSource:
        source = self._of.sources.get(name)
        if source is None:
            return ReadSource(number, name, "not in the registry", None, "")
        published = str(source.published) if source.published else None
        about = (source.publisher, source.kind.value, published)
        read = f"read {source.retrieved.when}" if source.retrieved else ""
        leaves = [each.claim for each in (*self._of.leaves, *self._of.nearby)]
        cited = {
            each.cited_in
            for claim in leaves
            for each in claim.evidence
            if each.source == name and each.cited_in is not None
        }
        if not read and cited:
            names = list(dict.fromkeys(map(self._name, sorted(cited))))
            read = f"not read itself, but as cited by {_listed(names)}"
        return ReadSource(
            number, source.title, ", ".join(filter(None, about)), source.web_address, read
        )


def _full_sentence(text: str) -> str:
    """Return text on one line that ends as a sentence does."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "…", "”", ":")) else f"{line}."


def _listed(names: Sequence[str]) -> str:
    return plain(listed([(name,) for name in names]))


def sources_heading(briefing: Briefing) -> str:
    """Return the heading of the list at the end."""
    return f"What was read: {counted(len(briefing.sources), 'source')}"
