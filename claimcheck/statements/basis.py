"""What a statement may rest on: texts, and what is known of the sources that they are from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from claimcheck.statements.derived import (
    counts,
    days_near,
    relations,
    spans_of_years,
    years_beside,
)
from claimcheck.statements.figure import Day, Name, Number, Span
from claimcheck.statements.figures import figures_in
from claimcheck.statements.lexicon import english
from claimcheck.statements.periods import days_of_periods
from claimcheck.statements.roman import roman_numbers
from claimcheck.statements.words import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.statements.figure import Figure
    from claimcheck.statements.lexicon import Lexicon


_FEW: Final = 30
"""Figures of which it costs less to look at each than to find those that say the same."""


@dataclass(frozen=True)
class Basis:
    """What a statement may rest on.

    Attributes:
        texts: Quotes, or the texts of claims.
        published: Days on which their sources were published, as texts.
        about: What else is known, such as titles: its figures count, and nothing else of it.
        lexicon: The words of their language.
        restated: Whether the statement says in other words what they say. Then it reckons with
            their numbers only where they belong together (*a third* for the way from 2.1 to 1.4),
            and what it has instead of their words and figures counts.
    """

    texts: Sequence[str]
    published: Sequence[str] = ()
    about: Sequence[str] = ()
    lexicon: Lexicon = field(default_factory=english)
    restated: bool = False

    @cached_property
    def statements(self) -> list[Statement]:
        """Return the texts as words."""
        return [Statement(text, self.lexicon) for text in self.texts]

    @cached_property
    def written(self) -> list[Figure]:
        """Return the figures that the texts write, each once."""
        return _each_once([figure for text in self.statements for figure in text.figures])

    @cached_property
    def figures(self) -> list[Figure]:
        """Return these with those of what else is known."""
        known = [figure for text in self.about for figure in _known(text, self.lexicon)]
        return _each_once([*self.written, *known])

    @cached_property
    def issued(self) -> list[Day]:
        """Return the days on which the sources were published."""
        known = (figure for text in self.published for figure in _known(text, self.lexicon))
        return [figure for figure in known if isinstance(figure, Day)]

    @cached_property
    def days(self) -> list[Day]:
        """Return the dates that the texts write or mean."""
        written = [figure for figure in self.figures if isinstance(figure, Day)]
        around = [*self.issued, *(day for day in written if day.day is not None)]
        meant = (day for text in self.texts for day in days_near(text, around, self.lexicon))
        beside = (
            day
            for text in self.statements
            for day in years_beside(
                text.text, (each for each in text.figures if isinstance(each, Day)), self.lexicon
            )
        )
        periods = (
            day
            for text in self.statements
            for day in days_of_periods(text.text, text.figures, self.lexicon)
        )
        return [*written, *meant, *beside, *periods]

    def derived(self) -> Iterator[Number]:
        """Yield the numbers that follow from those that the texts write."""
        for text in self.statements:
            if not self.restated:
                yield from relations(text.text, text.figures)
            yield from counts(text.text)
            yield from roman_numbers(text.figures)
        yield from spans_of_years([*self.days, *self.issued])

    @cached_property
    def also(self) -> list[Number]:
        """Return those numbers."""
        return list(self.derived())


@lru_cache(maxsize=20_000)
def _known(text: str, lexicon: Lexicon) -> tuple[Figure, ...]:
    """Return the figures of a title or a day, which many claims have in common."""
    return tuple(figures_in(text, lexicon))


def _each_once(figures: Sequence[Figure]) -> list[Figure]:
    """Return figures without those that say the same as an earlier one."""
    if len(figures) < _FEW:
        return list(figures)
    return list({_content(figure): figure for figure in reversed(figures)}.values())[::-1]


def _content(figure: Figure) -> object:
    """Return what two figures have in common that say the same."""
    span = Span(0, 0, figure.span.text if isinstance(figure, Name) else "")
    return figure._replace(span=span)
