"""Another text in the place of one, in whatever style that was written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.app.fix import Editor
from claimcheck.model.claim import Claim
from claimcheck.model.finding import Target
from claimcheck.model.registry import Registry
from claimcheck.registry.places import Places
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText
from claimcheck.registry.tree import DiskTree

OLD = "some words, and more"
LAYOUTS = [
    "claims:\n  - id: a\n    text: some words, and more   # kept\n    tags: [x]\n",
    "claims:\n  - id: a\n    text: 'some words, and more' # kept\n    tags: [x]\n",
    'claims:\n  - text: "some words, and more"\n    id: a\n    tags: [x]\n',
    "claims:\n  - id: a\n    text: >-\n      some words,\n      and more\n\n    tags: [x]\n",
    "claims:\n  - id: a\n    text: |\n\n        some words, and more\n    # kept\n    tags: [x]\n",
    "claims:\n  - id: a\n    text: some words,\n      and more\n    tags: [x]\n",
    "claims: [{id: a, text: 'some words, and more', tags: [x]}]\n",
    "claims: [{id: a, tags: [x], text:\n  some words and\n  more}]\n",
    "claims:\n  - {id: a, text: some words and more, tags: [x]}\n",
]
TEXTS = st.text(st.sampled_from("ab ….,:;#'\"\\-[]{}&*!|>%@`?\tné中😀0"), min_size=1, max_size=40)


class _OneFile(DiskTree):
    def __init__(self, text: str) -> None:
        self._text = text

    def text(self, shown: str) -> SourceText:
        return SourceText(shown, self._text)


def rewritten(layout: str, new: str) -> str | None:
    """Return the file with another text of its claim; None where that is left to a person."""
    found = read_items(SourceText("claims.yaml", layout), "claims", Claim)
    registry = Registry(tuple(found.items), (), tuple(found.origins), ())
    (claim,) = found.items
    edit = Places(registry, _OneFile(layout)).edit(Target(claim, ("text",)), claim.text, new)
    if edit is None:
        return None
    editor = Editor("claims.yaml", layout)
    assert editor.fits(edit)
    editor.take(edit)
    return editor.text()


@pytest.mark.parametrize("layout", LAYOUTS)
@given(TEXTS)
def test_it_is_read_as_that_text_and_all_else_stays(layout: str, new: str) -> None:
    after = rewritten(layout, new)

    assert after is not None
    before, now = (yaml.safe_load(each)["claims"][0] for each in (layout, after))
    assert now == {**before, "text": now["text"]}
    assert now["text"] == new or str(now["text"]).rstrip("\n") == new
    assert after.count("# kept") == layout.count("# kept")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_common_words_are_written_in_every_style(layout: str) -> None:
    assert rewritten(layout, 'some other words … it\'s "here": now') is not None


@pytest.mark.parametrize("head", ["&a ", ">- # why\n      "])
def test_what_only_a_person_can_move_is_left(head: str) -> None:
    layout = f"claims:\n  - id: a\n    text: {head}{OLD}\n"

    assert rewritten(layout, "other words") is None


def test_lines_end_as_they_did() -> None:
    layout = LAYOUTS[3].replace("\n", "\r\n")

    after = rewritten(layout, "some words … more")

    assert after == layout.replace("some words,\r\n      and more", "some words … more")


def test_a_text_that_is_not_what_was_read_is_left_alone() -> None:
    found = read_items(SourceText("claims.yaml", LAYOUTS[0]), "claims", Claim)
    registry = Registry(tuple(found.items), (), tuple(found.origins), ())
    changed = _OneFile(LAYOUTS[0].replace("more", "less"))
    (claim,) = found.items

    assert Places(registry, changed).edit(Target(claim, ("text",)), claim.text, "x") is None
