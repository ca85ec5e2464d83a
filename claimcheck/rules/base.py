"""What a rule is, what it may look at, and how its documentation is read."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from claimcheck.model.content import shorten
from claimcheck.model.finding import Finding, Target
from claimcheck.support.proofs import Proofs, proofs_of
from claimcheck.views.markdown_text import for_mdx

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from claimcheck.model.claim import Claim
    from claimcheck.model.mark import Mark, MarkedText, Span
    from claimcheck.model.match import Match
    from claimcheck.model.registry import Registry
    from claimcheck.model.source import Source
    from claimcheck.model.terms import Severity, Support
    from claimcheck.registry.config import Config, ProseFiles
    from claimcheck.registry.directives import Directive
    from claimcheck.registry.discover import RegistryFiles
    from claimcheck.registry.lock import Lock
    from claimcheck.registry.places import Places
    from claimcheck.statements.difference import Difference
    from claimcheck.support.assessment import Assessment
    from claimcheck.support.repeat import Repeat

SECTIONS = ("What it does", "Why it matters", "Example", "How to fix")
"""The headings of a rule's docstring, in order, after its first line."""

_HEADING = re.compile(rf"^({'|'.join(SECTIONS)}):$", re.MULTILINE)


@dataclass(frozen=True)
class Published:
    """A text in which claims are published, with the registry that its marks speak of.

    Attributes:
        name: The file, posix, relative to the folder of the configuration.
        marked: Its marks.
        registry: The registry.
        assessments: The derived level of each claim of it, by its id.
        places: Finds where claims of it are.
        lock: What was proven of its quotes.
        settings: What the configuration says of the text.
    """

    name: str
    marked: MarkedText
    registry: Registry
    assessments: Mapping[str, Assessment]
    places: Places
    lock: Lock | None
    settings: ProseFiles

    def found(
        self, mark: Mark, message: str, help_text: str, claim: Claim | None = None
    ) -> Finding:
        """Return what is wrong with a sentence: it is there, and the claim is told too."""
        sentence = mark.sentence
        places = [sentence.place]
        at: tuple[Target, ...] = ()
        if claim is not None:
            at = (Target(claim, ("text",), "the claim"),)
            places.append(self.places.locate(at[0]))
        return Finding(
            message,
            help_text,
            at,
            places=tuple(places),
            subject=mark.claim,
            content=self.content(sentence.text),
        )

    @cached_property
    def stated(self) -> list[tuple[list[Mark], list[Claim]]]:
        """Return the marks of each sentence with the claims that it may rest on.

        These are the claims that its marks name, and those of marks within it. A mark that names no
        claim names nothing to compare with, and a sentence without any is left out.
        """
        by_span: dict[Span, list[Mark]] = {}
        for mark in self.marked.marks:
            by_span.setdefault(mark.sentence.span, []).append(mark)
        within: dict[Span, list[Mark]] = {span: [] for span in by_span}
        open_spans: list[Span] = []
        for span in sorted(by_span, key=lambda each: (each.start, (-each.end[0], -each.end[1]))):
            while open_spans and open_spans[-1].end <= span.start:
                open_spans.pop()
            open_spans.append(span)
            for around in open_spans:
                within[around] += by_span[span]
        claims = self.registry.claim_by_id
        found = []
        for span, marks in by_span.items():
            named = dict.fromkeys(mark.claim for mark in within[span] if mark.claim in claims)
            if named:
                found.append((marks, [claims[name] for name in named]))
        return found

    def citation(self, claim: str) -> str:
        """Return what a footnote of this text says of a claim, as Markdown in a line.

        Raises:
            KeyError: There is no such claim.
        """
        from claimcheck.views.citation import citation

        style = self.settings.citation
        known = self.registry.claim_by_id[claim]
        made = citation(known, self.assessments, self.registry, self.lock, style)
        return for_mdx(made) if self.name.lower().endswith(".mdx") else made

    def words_of(self, claims: Sequence[Claim]) -> list[str]:
        """Return what claims say, and what their parts say."""
        known = self.registry.claim_by_id
        waiting = [claim.id for claim in claims]
        found: dict[str, str] = {}
        while waiting:
            name = waiting.pop(0)
            if name in known and name not in found:
                found[name] = known[name].text
                waiting += known[name].parts
        return list(found.values())

    def content(self, words: str) -> str:
        """Return what a finding about words of this text is about, wherever they are in it."""
        return shorten(f"{self.name}: {words}")


@dataclass(frozen=True)
class OlderMark:
    """A mark that a text had before a change.

    Attributes:
        name: The file, as in ``Published``.
        claim: Id of the claim.
        words: The sentence.
        least: The level that the claim needed there; None where the mark did not say.
        is_note: Whether it was a footnote reference, and no comment.
    """

    name: str
    claim: str
    words: str
    least: Support | None = None
    is_note: bool = False


@dataclass(frozen=True)
class Change:
    """A registry before and after a change, for the rules about the change itself.

    Attributes:
        base: The revision that it is compared with, as it was named.
        before: The files and settings where the change began; without files where there was no
            registry, or none that can be read.
        after: The files and settings as they are.
        marks: The marks that published texts had where it began.
        sources: The sources that there were, by id.
        lock: What was known of them.
    """

    base: str
    before: RegistryFiles
    after: RegistryFiles
    marks: Sequence[OlderMark] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    lock: Lock | None = None


@dataclass(frozen=True)
class Facts:
    """Everything that rules may look at.

    Attributes:
        registry: The claims and sources.
        assessments: The derived level of each claim, by its id.
        config: The settings.
        today: The day on which the check is made.
        directives: The comments in the registry that speak to claimcheck, in the order of files.
        places: Finds where values are, for rules that know how to mend them.
        lock: What was proven of quotes and sources; None where nothing was ever verified.
        matches: What this run found, by the id of the source and the key of the evidence.
        unread: Why the file of a source could not be read, by the id of the source.
        change: What the registry is compared with; None where it is looked at by itself.
        repeats: The proofs of the change whose sources this run read again.
        prose: The texts in which claims are published.
    """

    registry: Registry
    assessments: Mapping[str, Assessment]
    config: Config
    today: date
    places: Places
    directives: Sequence[Directive] = ()
    lock: Lock | None = None
    matches: Mapping[tuple[str, str], Match] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    change: Change | None = None
    repeats: Sequence[Repeat] = ()
    prose: Sequence[Published] = ()

    @cached_property
    def proofs(self) -> Proofs:
        """Return what the lock says of all quotes, gone through once and when it is asked for."""
        return proofs_of(self.registry, self.lock, self.matches)

    @property
    def assessed(self) -> Iterator[tuple[Claim, Assessment]]:
        """Return each claim with its assessment.

        Of several claims with one id only the first was weighed, so only the first comes.
        """
        return zip(*self._weighed, strict=True)

    @cached_property
    def differences(self) -> Sequence[tuple[Claim, Sequence[Difference]]]:
        """Return the claims that say more than the quotes that support them, with what."""
        from claimcheck.rules._statements import differences

        compared = ((claim, differences(self, claim)) for claim, _ in self.assessed)
        return [(claim, found) for claim, found in compared if found]

    @cached_property
    def _weighed(self) -> tuple[list[Claim], list[Assessment]]:
        # Two lists rather than one of pairs: 100,000 more objects would slow the collector down.
        first = self.registry.claim_by_id
        claims = [claim for claim in self.registry.claims if first[claim.id] is claim]
        return claims, [self.assessments[claim.id] for claim in claims]


class Rule(Protocol):
    """A module of this folder. Its docstring is the rule's documentation.

    Attributes:
        SEVERITY: How much its findings matter where the configuration does not say.
    """

    SEVERITY: Severity

    def find(self, facts: Facts) -> Iterator[Finding]:
        """Yield what is wrong, in the order of the registry."""
        ...


@dataclass(frozen=True)
class Documentation:
    """What the docstring of a rule says.

    Attributes:
        summary: Its first line: what is wrong.
        sections: The text of each of ``SECTIONS`` as Markdown, by its heading.
    """

    summary: str
    sections: Mapping[str, str]

    @classmethod
    def of(cls, rule: Rule) -> Documentation:
        """Read the docstring of a rule."""
        summary, *rest = _HEADING.split(inspect.cleandoc(rule.__doc__ or ""))
        texts = zip(rest[::2], rest[1::2], strict=True)
        return cls(summary.strip(), {name: inspect.cleandoc(text) for name, text in texts})
