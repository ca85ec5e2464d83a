from __future__ import annotations

import re

import pytest

from claimcheck.model.document import Document
from claimcheck.text.blocks import block_hash, blocks, hashes_holding

LONG = "The pumps of the northern valley had failed twice before the bridge was reopened in 2019."
OTHER = "No report was ever made of the five small harbours that lie along the eastern coast road."
TEXT = f"A heading\n\n{LONG}\n\nHome\n\nNews\n\n{OTHER}"


def test_each_long_block_has_one_short_hash_and_short_ones_have_none() -> None:
    found = blocks(Document(TEXT))
    assert [TEXT[block.start : block.end] for block in found] == [
        "A heading",
        LONG,
        "Home\n\nNews",
        OTHER,
    ]
    assert [block.hash is None for block in found] == [True, False, True, False]
    assert re.fullmatch("[0-9a-f]{16}", found[1].hash or "")


def test_a_run_of_short_blocks_is_named_together() -> None:
    cells = "\n\n".join(f"cell number {number}" for number in range(5))
    (block,) = blocks(Document(cells))
    assert block.hash == block_hash(cells)


def test_typography_and_line_breaks_do_not_change_a_hash() -> None:
    other = LONG.replace(" ", "\n", 3).replace("northern", "north\u00adern").replace("fa", "fa")
    assert block_hash(other) == block_hash(LONG)


def test_a_changed_figure_sign_or_case_changes_the_hash() -> None:
    for changed in ("in 2018.", "in −2019.", "In 2019.", "in 2019!"):
        assert block_hash(LONG.replace("in 2019.", changed)) != block_hash(LONG)


def test_the_blocks_that_hold_a_passage_are_named_in_order() -> None:
    found = blocks(Document(TEXT))
    first, last = TEXT.index("bridge"), TEXT.index("harbours")
    assert hashes_holding(found, first, first + 6) == (found[1].hash,)
    assert hashes_holding(found, first, last) == (found[1].hash, found[3].hash)
    assert hashes_holding(found, 0, 5) == ()
    assert hashes_holding((), 0, 5) == ()
    assert hashes_holding(found, len(TEXT) + 5, len(TEXT) + 9) == ()


def test_a_change_elsewhere_leaves_the_hash_of_a_block() -> None:
    changed = TEXT.replace("five small", "six small")
    before, after = blocks(Document(TEXT)), blocks(Document(changed))
    assert before[1].hash == after[1].hash
    assert before[3].hash != after[3].hash


def test_an_empty_text_has_no_blocks() -> None:
    assert blocks(Document("")) == ()
    assert blocks(Document("\n\n \n\n")) == ()


def test_a_passage_is_held_by_what_it_touches_and_by_nothing_beside_it() -> None:
    found = blocks(Document(TEXT))
    _, long, short, other = found
    assert hashes_holding(found, long.start, short.start) == (long.hash,)
    assert hashes_holding(found, long.end, other.start) == ()
    assert hashes_holding(found, long.end, other.start + 1) == (other.hash,)
    assert hashes_holding(found, long.end - 1, other.start) == (long.hash,)
    assert hashes_holding(found, 0, long.start) == ()
    assert hashes_holding(found, 0, len(TEXT)) == (long.hash, other.hash)


def test_twelve_words_are_enough_for_a_hash_and_eleven_are_not() -> None:
    words = [f"word{number}" for number in range(12)]
    for count, named in ((11, False), (12, True)):
        (alone,) = blocks(Document(" ".join(words[:count])))
        (together,) = blocks(Document("\n\n".join(words[:count])))
        assert (alone.hash is not None, together.hash is not None) == (named, named)


@pytest.mark.parametrize("separator", ["\n\n", "\n \t\n", "\n\u00a0\n", "\n\n\n  ", "\n  \n\n"])
def test_an_empty_line_parts_blocks_whatever_blanks_stand_in_it(separator: str) -> None:
    text = f"{LONG}{separator}{OTHER}"
    assert [text[block.start : block.end] for block in blocks(Document(text))] == [LONG, OTHER]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("well-known", "well\u2010known"),
        ("well-known", "well\u2011known"),
        ("well\u00ad\nknown", "wellknown"),
        ("wel\u00adlknown", "wellknown"),
        ("well-\nknown", "well-known"),
        ("well- known", "well-\u00a0known"),
    ],
)
def test_hyphens_that_look_alike_give_one_hash(one: str, other: str) -> None:
    assert block_hash(LONG.replace("northern", one)) == block_hash(LONG.replace("northern", other))


def test_a_hyphen_within_a_line_is_part_of_the_hash() -> None:
    assert block_hash(LONG.replace("northern", "re-sign")) != block_hash(
        LONG.replace("northern", "resign")
    )
