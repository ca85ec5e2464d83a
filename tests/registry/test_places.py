"""Where a value of an item stands, however the file is laid out."""

from __future__ import annotations

import pytest

from claimcheck.model.claim import Claim
from claimcheck.model.finding import Target
from claimcheck.model.registry import Registry
from claimcheck.registry import places
from claimcheck.registry.places import Places
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText
from claimcheck.registry.tree import DiskTree

TWO = """claims:
  - id: first
    text: one
    evidence:
      - source: survey
        stance: supports
  - id: second
    text: two
    tags: [first, other]
"""
IN_BRACKETS = """claims: [{id: first, text: one, evidence: [{source: survey, stance: supports}]},
  {id: second, text: two, tags: [first, other]}]
"""
ON_ONE_LINE = IN_BRACKETS.replace("\n  ", " ")
WITH_ALIAS = """claims:
  - &one
    id: first
    text: one
    evidence: [&by {source: survey, stance: supports}]
  - id: second
    text: two
    tags: [first, other]
    evidence: [*by]
"""


class _OneFile(DiskTree):
    """A tree whose only file has this text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def text(self, shown: str) -> SourceText:
        return SourceText(shown, self._text)


@pytest.mark.parametrize("text", [TWO, IN_BRACKETS, ON_ONE_LINE, WITH_ALIAS])
@pytest.mark.parametrize(
    ("number", "path", "marked"),
    [
        (0, (), "first"),
        (0, ("evidence", 0, "source"), "survey"),
        (1, (), "second"),
        (1, ("tags", 1), "other"),
        (1, ("tags",), "tags"),
        (1, ("reviewed",), None),
    ],
)
def test_a_value_of_an_item_is_found(
    text: str, number: int, path: tuple[str | int, ...], marked: str | None
) -> None:
    found = read_items(SourceText("claims.yaml", text), "claims", Claim)
    registry = Registry(tuple(found.items), (), tuple(found.origins), ())
    target = Target(registry.claims[number], path, label="here")

    place = Places(registry, _OneFile(text)).locate(target)

    assert place.label == "here"
    source = SourceText("claims.yaml", text)
    start = source.offset(place.line - 1, place.column - 1)
    if marked is None:  # there is no such value: the item that lacks it
        assert source.text[start:].lstrip("{").startswith("id: second")
    else:
        assert place.marked == marked


def test_the_time_for_many_faults_of_one_item_grows_with_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each is found by its key; the keys are gone through once and not for each."""
    walks: list[object] = []
    children_of = places._children_of
    monkeypatch.setattr(
        places, "_children_of", lambda node: (walks.append(node), children_of(node))[1]
    )
    evidence = "".join(f"      - {{source: s{number}, stanc: x}}\n" for number in range(50))
    text = f"claims:\n  - id: a\n    text: x\n    evidence:\n{evidence}"

    found = read_items(SourceText("x", text), "claims", Claim).findings

    assert len(found) == 100
    assert len(walks) == 52  # the item, its evidence, and each of that
