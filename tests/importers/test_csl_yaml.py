"""CSL-YAML, as Pandoc and Better BibTeX for Zotero know it."""

from __future__ import annotations

from typing import Any

import pytest
from reading import entries, losses, one

from claimcheck.errors import ClaimcheckError

PANDOC = """---
title: A paper of its own
nocite: |
  @*
references:
- id: tide2004
  type: article-journal
  title: "Tides: no more"
  author:
  - family: Meer
    given: Bo
    non-dropping-particle: van der
  - literal: Harbour Board
  issued: 2004-03
  container-title: Journal of tides
  DOI: 10.1000/tide.1
- id: rope
  title: 1.10
  issued: {date-parts: [[2005, 3, 9]]}
  URL: ask me
...
"""


def test_what_pandoc_reads() -> None:
    first, second = entries("csl-yaml", PANDOC)

    assert (first.line, first.losses) == (6, [])
    assert first.item == {
        "id": "tide2004",
        "title": "Tides: no more",
        "doi": "10.1000/tide.1",
        "publisher": "Journal of tides",
        "author": [
            {"family": "Meer", "given": "Bo", "particle": "van der"},
            {"literal": "Harbour Board"},
        ],
        "published": "2004-03",
    }
    assert second.item == {"id": "rope", "title": "1.10", "published": "2005-03-09"}
    assert losses("csl-yaml", PANDOC) == [(17, "rope", "url 'ask' is no address of the web")]


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ("2004", "2004"),
        ("2004-03-09", "2004-03-09"),
        ("2004/2005", "2004/2005"),
        ("{year: 2004, month: 3}", "2004-03"),
        ("[{year: 2004, month: 3, day: 9}]", "2004-03-09"),
        ("[{year: 2004}, {year: 2005}]", "2004/2005"),
        ("{raw: 9 March 2004}", "2004-03-09"),
        ("{literal: n.d.}", None),
        ("~", None),
        ("[]", None),
    ],
)
def test_dates_in_all_their_forms(issued: str, published: str | None) -> None:
    text = f"references:\n- {{id: a, title: T, issued: {issued}}}\n"

    assert one("csl-yaml", text).get("published") == published


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("references: [", "line 2, column 1"),
        ("a: 1", "not a list of items"),
        ("references: &a\n- title: T\n  x: *a\n", "an alias leads here"),
        ("[" * 60, "nests too deep"),
        ("- 1\n- 2", "no item of the list is a mapping"),
        ("a: 1\n---\nb: 2", "line 2"),
    ],
)
def test_what_is_no_list_of_items_is_refused(text: str, words: str) -> None:
    with pytest.raises(ClaimcheckError, match="this is not CSL-YAML") as refused:
        entries("csl-yaml", text)
    assert words in str(refused.value)


def test_a_list_alone_and_an_empty_file() -> None:
    items: list[Any] = entries("csl-yaml", "- {id: a, title: A}\n- {id: b, title: B}\n")

    assert [(each.key, each.line) for each in items] == [("a", 1), ("b", 2)]
    assert entries("csl-yaml", "") == []
