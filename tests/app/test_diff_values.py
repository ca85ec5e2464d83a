"""What a difference says of evidence that is a value of a table."""

from __future__ import annotations

from test_diff import State, between, claim, source


def _read_at(**where: str) -> State:
    value = {"where": where, "column": "Close", "is": 10}
    evidence = {"source": "s", "stance": "supports", "value": value}
    return State([claim("a", evidence)], [source("s")])


def test_rows_are_compared_whichever_order_their_columns_are_written_in() -> None:
    before = _read_at(day="1", share="b")

    assert not between(before, _read_at(share="b", day="1")).claims
    assert len(between(before, _read_at(day="2", share="b")).claims) == 1
