from __future__ import annotations

import subprocess
import sys

from finding import look

TEXT = (
    "Nobody had asked. The survey team measured a rise of 48 points in the northern valley before "
    "the bridge was reopened. It rained."
)


def test_the_differing_words_are_marked_on_both_sides() -> None:
    match = look(TEXT, "measured a rise of 49 points in the whole northern valley")
    assert match.outcome == "not-found"
    near = match.nearest
    assert near is not None
    assert TEXT[near.span.start : near.span.end].startswith("measured a rise of 48")
    assert [span.text for span in near.source if span.differs] == ["48"]
    assert [span.text for span in near.quote if span.differs] == ["49", "whole"]
    assert 0.8 < near.similarity < 1


def test_a_passage_with_the_same_letters_is_shown_even_for_a_sign() -> None:
    near = look("It was at −5.3 degrees all day.", "at 5.3 degrees all").nearest
    assert near is not None
    assert [span.text for span in near.source if span.differs] == ["−5.3"]


def test_nothing_alike_shows_nothing() -> None:
    assert look(TEXT, "zebras graze quietly behind distant hills").nearest is None
    assert look("", "zebras graze").nearest is None


def test_it_can_be_left_out() -> None:
    assert look(TEXT, "measured a rise of 49 points", nearest=False).nearest is None


def test_rapidfuzz_is_imported_only_when_a_passage_is_shown() -> None:
    code = "import sys, claimcheck.text.match; sys.exit('rapidfuzz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
