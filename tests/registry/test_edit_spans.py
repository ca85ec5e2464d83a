from __future__ import annotations

import pytest

from claimcheck.model.finding import Edit
from claimcheck.registry.edit.spans import Editor

TEXT = "\ufeffclaims:\r\n  - id: a\r\n    support: 'verified' # kept\r\n"


def _edit(line: int, column: int, old: str, new: str) -> Edit:
    return Edit("x.yaml", line, column, line, column + len(old), old, new)


def test_an_edit_changes_its_span_and_no_other_byte() -> None:
    editor = Editor("x.yaml", TEXT)
    edit = _edit(3, 14, "'verified'", "directional")

    assert editor.fits(edit)
    editor.take(edit)

    assert editor.text() == TEXT.replace("'verified'", "directional")


def test_edits_are_made_in_the_order_of_their_places() -> None:
    editor = Editor("x.yaml", TEXT)
    for edit in (
        _edit(3, 14, "'verified'", "partial"),
        _edit(2, 9, "a", "long-id"),
        _edit(1, 1, "", "# "),
    ):
        assert editor.fits(edit)
        editor.take(edit)

    assert editor.text() == (
        "\ufeff# claims:\r\n  - id: long-id\r\n    support: partial # kept\r\n"
    )


def test_an_edit_can_take_lines_out() -> None:
    editor = Editor("x.yaml", TEXT)
    edit = Edit("x.yaml", 2, 1, 3, 1, "  - id: a\r\n", "")

    assert editor.fits(edit)
    editor.take(edit)

    assert editor.text() == "\ufeffclaims:\r\n    support: 'verified' # kept\r\n"


@pytest.mark.parametrize(
    "edit",
    [
        _edit(3, 14, "verified", "directional"),
        _edit(3, 15, "'verified'", "directional"),
        _edit(9, 1, "a", "b"),
    ],
)
def test_an_edit_of_other_words_than_stand_there_does_not_fit(edit: Edit) -> None:
    assert not Editor("x.yaml", TEXT).fits(edit)


@pytest.mark.parametrize(
    ("column", "old"), [(14, "'ver"), (20, "ied' #"), (10, "ort: 'verified' ")]
)
def test_edits_that_touch_the_same_words_do_not_fit_together(column: int, old: str) -> None:
    editor = Editor("x.yaml", TEXT)
    editor.take(_edit(3, 14, "'verified'", "directional"))

    assert not editor.fits(_edit(3, column, TEXT.split("\r\n")[2][column - 1 :][: len(old)], "x"))
