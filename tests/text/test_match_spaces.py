"""Words that lost the space between them, beside words that negate in another language."""

from __future__ import annotations

import pytest
from finding import look, said


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("ComicSans is used on all of the signs", "Comic Sans is used on all of the signs"),
        ("Itwasafauxpas that the guests saw", "It was a faux pas that the guests saw"),
        ("In 1994(7 mills) the output fell again", "In 1994 (7 mills) the output fell again"),
        ("the tiles are laid 5× 5 in the hall", "the tiles are laid 5×5 in the hall"),
        ("the tiles at 5 =5 lie in the hall", "the tiles at 5 = 5 lie in the hall"),
    ],
)
def test_lost_spaces_are_told(source: str, quote: str) -> None:
    match = look(source, quote)
    assert (match.outcome, match.tier, match.warnings) == ("found", "spacing", ("spacing",))


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("un dîner sanssel pour tous les hôtes", "un dîner sans sel pour tous les hôtes"),
        ("the mill was notable and the wheel too", "the mill was not able and the wheel too"),
        ("tiles\n\n14\n\n000\n\n3", "14 000"),
        ("the tiles cost 5. 5 in the hall now", "the tiles cost 5.5 in the hall now"),
        ("the tiles cost 5 .5 in the hall now", "the tiles cost 5.5 in the hall now"),
    ],
)
def test_a_space_that_parts_a_negation_or_a_number_is_not_lost(source: str, quote: str) -> None:
    assert said(source, quote)[0] == "not-found"
