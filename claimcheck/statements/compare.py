"""What a statement says that the statements which it rests on do not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.statements.cover import covers, day_covers, dropped_bound
from claimcheck.statements.figure import Day, Name, Number
from claimcheck.statements.signals import (
    denial_added,
    denial_dropped,
    dropped,
    opposites,
    superlatives,
    widened,
)
from claimcheck.statements.words import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.statements.basis import Basis
    from claimcheck.statements.figure import Figure, Span
    from claimcheck.statements.lexicon import Lexicon
    from claimcheck.statements.signals import Found

Kind = Literal[
    "figure", "date", "bound", "negation", "opposite", "hedge", "attribution", "scope", "cause"
]
"""What is said without them: a number or a name with digits, a date, a number without its bound, a
negation, the opposite, something without its hedge or its speaker, more than they speak of, what
caused what."""

_MAX_SHOWN = 3
"""Figures that are shown in place of one that is not there."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a statement says and what it rests on does not.

    Attributes:
        kind: What it is.
        span: The words of the statement.
        instead: What stands instead, in the words of what it rests on; may be empty.
    """

    kind: Kind
    span: Span
    instead: tuple[str, ...] = ()


def figures_beyond(said: Statement, basis: Basis) -> Iterator[Difference]:
    """Yield each figure of a statement that does not follow from its basis."""
    for figure in said.figures:
        if isinstance(figure, Name):
            if not _stands(figure, basis):
                yield Difference("figure", figure.span)
        elif isinstance(figure, Day):
            if not _day_follows(figure, basis):
                yield Difference("date", figure.span, _alike(figure, basis))
        elif (figure.digits or figure.value > 1) and not _plainly_written(figure, basis):
            given = [each for each in basis.written if covers(each, figure)]
            given = given or [each for each in basis.figures if covers(each, figure)]
            if not given and not any(covers(each, figure) for each in basis.also):
                yield Difference("figure", figure.span, _alike(figure, basis))
            else:
                yield from _bound_left_out(figure, given)


def _plainly_written(said: Number, basis: Basis) -> bool:
    """Whether a text bears a number with no bound that it leaves out; later texts are not read."""
    return any(
        covers(each, said) and not (isinstance(each, Number) and dropped_bound(said, each))
        for text in basis.statements
        for each in text.figures
    )


def _bound_left_out(said: Number, given: Sequence[Figure]) -> Iterator[Difference]:
    """Yield a difference where every number that bears one has a bound that it leaves out."""
    numbers = [each for each in given if isinstance(each, Number)]
    if given and len(numbers) == len(given) and all(dropped_bound(said, each) for each in numbers):
        instead = tuple(f"{each.said_bound} {each.span.text}" for each in numbers)
        yield Difference("bound", said.span, instead)


def _stands(name: Name, basis: Basis) -> bool:
    pattern = re.compile(r"[\W_]?".join(map(re.escape, name.key.replace(".", ""))), re.IGNORECASE)
    return any(
        not text[max(0, m.start() - 1) : m.start()].isalnum()
        and not text[m.end() : m.end() + 1].isalnum()
        for text in (*basis.texts, *basis.about)
        for m in pattern.finditer(text)
    )


def _day_follows(day: Day, basis: Basis) -> bool:
    written = [each for each in basis.written if isinstance(each, Day)]
    if day_covers(written, day, ()) or day_covers(basis.days, day, basis.issued):
        return True
    return day.month is None and any(
        isinstance(each, Number) and each.value == day.year and not each.unit.measures
        for each in basis.figures
    )


def _alike(figure: Figure, basis: Basis) -> tuple[str, ...]:
    """Return figures of the basis that a figure stands in place of, those of its unit first."""
    same = [each for each in basis.figures if type(each) is type(figure)]
    if isinstance(figure, Number):
        unit = figure.unit.measures
        like = [each for each in same if isinstance(each, Number) and each.unit.measures == unit]
        same = [*like] or same
    return tuple(dict.fromkeys(each.span.text for each in same))[:_MAX_SHOWN]


def additions(said: str, basis: Basis) -> list[Difference]:
    """Return everything that a statement says and that its basis does not, in order."""
    statement, texts, words = Statement(said, basis.lexicon), basis.statements, basis.lexicon
    turned = list(opposites(statement, texts))
    denied = [] if turned else [*denial_added(statement, texts), *denial_dropped(statement, texts)]
    signals: tuple[tuple[Kind, Iterable[Found]], ...] = (
        ("negation", denied),
        ("opposite", turned),
        ("hedge", dropped(statement, texts, words.hedges)),
        ("attribution", dropped(statement, texts, words.attributions)),
        ("scope", widened(statement, texts, words.scope)),
        ("scope", superlatives(statement, texts)),
        ("cause", _causes(statement, texts, words)),
    )
    found = [Difference(kind, *each) for kind, yielded in signals for each in yielded]
    return sorted([*figures_beyond(statement, basis), *found], key=lambda each: each.span.start)


def _causes(said: Statement, texts: Sequence[Statement], lexicon: Lexicon) -> Iterator[Found]:
    """Yield the words of a statement that say what caused what, where no text does."""
    if said.has(lexicon.strong_causes) and not any(text.has(lexicon.causes) for text in texts):
        yield from widened(said, texts, lexicon.strong_causes)
