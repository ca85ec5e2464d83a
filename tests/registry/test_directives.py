"""Comments that speak to claimcheck: however many there are, each line is read once."""

from __future__ import annotations

import time

import pytest

from claimcheck.model.registry import Origin
from claimcheck.registry.directives import read_directives
from claimcheck.registry.source_text import SourceText

MANY = 4_000
LINE = "# claimcheck: ignore[overstated] a reason"


@pytest.mark.parametrize(
    ("text", "origin", "count"),
    [
        (f"claims:\n{f'  {LINE}{chr(10)}' * MANY}  - id: a\n    text: x\n", 2 + MANY, MANY),
        (
            f"claims:\n  - id: a\n    tags: [\n{f'      a, {LINE}{chr(10)}' * MANY}    ]\n",
            2,
            MANY,
        ),
        (f"claims:\n  - id: a\n    text: x {' #' * 100_000} claimcheck: y\n", 2, 1),
        (f"claims:\n  - id: a\n    # claimcheck:{' ' * 300_000}x{' ' * 300_000}y\n", 2, 1),
        (f"claims:\n  - id: a\n    tags: [{'a, ' * 50_000}a] # claimcheck: y\n", 2, 1),
    ],
    ids=["above an item", "in an item", "in a comment", "spaces", "values"],
)
def test_many_comments_take_a_time_that_grows_with_their_number(
    text: str, origin: int, count: int
) -> None:
    source = SourceText("claims.yaml", text)
    item = Origin("claims.yaml", origin, source.line_count + 1)
    begun = time.process_time()
    found = list(read_directives(source, [item]))
    assert time.process_time() - begun < 5
    assert len(found) == count
    assert {each.item_line for each in found} <= {origin}


def test_a_comment_behind_one_in_a_value_is_found() -> None:
    text = f"claims:\n  - id: a\n    text: 'x # claimcheck: y'  {LINE}  \n"
    (found,) = read_directives(SourceText("c", text), [Origin("c", 2, 4)])
    assert (found.location.column, found.reason, found.rules) == (32, "a reason", ("overstated",))
