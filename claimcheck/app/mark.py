"""Offers marks for sentences that state a claim, and writes those that are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.app.published import published
from claimcheck.app.rewritten import Rewritten
from claimcheck.errors import ClaimcheckError
from claimcheck.model.mark import merged, touched
from claimcheck.prose import read_marks, written_mark
from claimcheck.registry.source_text import BOM, SourceText, decoded
from claimcheck.statements.basis import Basis
from claimcheck.statements.compare import additions
from claimcheck.statements.lexicon import english
from claimcheck.statements.words import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from claimcheck.app.project import Project
    from claimcheck.model.claim import Claim
    from claimcheck.model.mark import MarkedText, Sentence
    from claimcheck.rules.base import Published

_SHARE = 0.6
"""Of the words of a claim that mean something, how many a sentence has to have to be offered it."""
_LEAST = 2
"""Words that it has to have at least."""
_MOST = 5
"""Claims that a sentence is compared with, those that share most words with it."""


class Offer(NamedTuple):
    """A sentence without a mark that states a claim.

    Attributes:
        claim: The claim.
        sentence: The sentence.
    """

    claim: Claim
    sentence: Sentence


class Offered(NamedTuple):
    """What one text is offered.

    Attributes:
        path: The text.
        text: What was read of it.
        offers: The offers, in its order.
    """

    path: Path
    text: Published
    offers: Sequence[Offer]


def offers_for(project: Project, path: Path) -> Offered:
    """Return the marks that a text is offered.

    A sentence is offered a claim where it has most of the claim's words and says no more.

    Raises:
        ClaimcheckError: The configuration does not name the text.
        InvalidInputError: A text cannot be read.
    """
    for text in published(project, every=True):
        if (project.files.root / text.name).resolve() == path.resolve():
            return Offered(path.resolve(), text, list(_offers(text)))
    raise ClaimcheckError(
        f"{path.as_posix()} is none of the texts that [[prose]] names",
        help=f'name it in claimcheck.toml: [[prose]] with files = ["{path.name}"]',
    )


def with_marks(offered: Offered, accepted: Sequence[Offer]) -> Rewritten:
    """Return the text with a comment behind each sentence whose offer was accepted.

    Raises:
        ClaimcheckError: A comment would not be read as the mark of its sentence there.
    """
    content = decoded(offered.path)
    words = content.removeprefix(BOM)
    source = SourceText(offered.path.as_posix(), words)
    after = words
    for offer in sorted(accepted, key=lambda each: each.sentence.span.end, reverse=True):
        line, column = offer.sentence.span.end
        at = source.offset(line - 1, column - 1)
        mark = written_mark(offered.text.name, offer.claim.id)
        after = f"{after[:at]}{mark}{after[at:]}"
    _confirm(offered, accepted, read_marks(SourceText(source.path, after)))
    return Rewritten(offered.path, content, content[: len(content) - len(words)] + after)


def _confirm(offered: Offered, accepted: Sequence[Offer], found: MarkedText) -> None:
    """Refuse marks that would be read otherwise than they are meant."""
    old = [(mark.claim, mark.sentence.text) for mark in offered.text.marked.marks]
    new = [(offer.claim.id, offer.sentence.text) for offer in accepted]
    now = [(mark.claim, mark.sentence.text) for mark in found.marks]
    if sorted(now) != sorted(old + new) or len(found.faults) > len(offered.text.marked.faults):
        lost = next((each for each in old + new if each not in now), ("", "a sentence"))
        raise ClaimcheckError(
            f"a mark of {lost[0]} behind “{lost[1]}” would not be read as its mark",
            help="write it by hand, at the end of the sentence, and run claimcheck check",
        )


def _offers(text: Published) -> Iterator[Offer]:
    words = english()
    stems = {
        name: Statement(claim.text, words).stems()
        for name, claim in text.registry.claim_by_id.items()
    }
    having: dict[str, list[str]] = {}
    for name, each in stems.items():
        for stem in each:
            having.setdefault(stem, []).append(name)
    marked = merged(mark.sentence.span for mark in text.marked.marks)
    for sentence in text.marked.sentences:
        if touched(sentence.span, marked):
            continue
        shared: dict[str, int] = {}
        for stem in Statement(sentence.text, words).stems():
            for name in having.get(stem, ()):
                shared[name] = shared.get(name, 0) + 1
        likely = [
            (count / len(stems[name]), name)
            for name, count in shared.items()
            if count >= min(_LEAST, len(stems[name])) and count >= _SHARE * len(stems[name])
        ]
        for _, name in sorted(likely, key=lambda each: (-each[0], each[1]))[:_MOST]:
            claim = text.registry.claim_by_id[name]
            if not additions(sentence.text, Basis([claim.text], restated=True)):
                yield Offer(claim, sentence)
                break
