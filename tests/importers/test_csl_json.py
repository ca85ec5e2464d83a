"""CSL-JSON as Zotero, Pandoc and Crossref write it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from reading import entries, losses, one

from claimcheck.errors import ClaimcheckError


def _one(**fields: Any) -> dict[str, Any]:
    return one("csl-json", json.dumps([{"id": "a", "title": "T", **fields}]))


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ({"date-parts": [[1987]]}, "1987"),
        ({"date-parts": [["1987", "2"]]}, "1987-02"),
        ({"date-parts": [[1987, 2, 3]]}, "1987-02-03"),
        ({"date-parts": [[1987], [1989, 2]]}, "1987/1989-02"),
        ({"date-parts": [[1987, 0, 0]]}, "1987"),
        ({"date-parts": [[None]]}, None),
        ({"raw": "3 February 1987"}, "1987-02-03"),
        ({"literal": "1987"}, "1987"),
        ("1987-02", "1987-02"),
        (1987, "1987"),
    ],
)
def test_dates_are_kept_as_far_as_they_are_known(issued: Any, published: str | None) -> None:
    assert _one(issued=issued).get("published") == published


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ({"date-parts": [[1987, 13]]}, "1987"),
        ({"date-parts": [[1987]], "season": 2}, "1987"),
        ({"date-parts": [[1987]], "circa": True}, "1987"),
        ({"date-parts": [[1989], [1987]]}, "1989"),
        ({"raw": "long ago"}, None),
    ],
)
def test_what_of_a_date_cannot_be_kept_is_told(issued: Any, published: str | None) -> None:
    (entry,) = entries("csl-json", json.dumps([{"id": "a", "title": "T", "issued": issued}]))

    assert entry.item.get("published") == published
    assert len(entry.losses) == 1


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ({"family": "Meer", "given": "A.", "non-dropping-particle": "van der"},
         {"family": "Meer", "given": "A.", "particle": "van der"}),
        ({"family": "Rue", "dropping-particle": "de", "non-dropping-particle": "la"},
         {"family": "Rue", "particle": "de la"}),
        ({"family": "Pier", "given": "A.", "suffix": "Jr."},
         {"family": "Pier", "given": "A.", "suffix": "Jr."}),
        ({"literal": "Harbour &amp; Office"}, {"literal": "Harbour & Office"}),
        ({"given": "Plato"}, {"literal": "Plato"}),
        ({"name": "Harbour Office", "sequence": "first"}, {"literal": "Harbour Office"}),
        ("Anna Pier", {"literal": "Anna Pier"}),
    ],
)  # fmt: skip
def test_names_keep_their_parts(written: Any, name: dict[str, str]) -> None:
    assert _one(author=[written])["author"] == [name]


def test_a_text_for_all_authors_is_one_name() -> None:
    assert _one(author="Anna Pier and others")["author"] == [{"literal": "Anna Pier and others"}]


@pytest.mark.parametrize(
    ("fields", "key", "value"),
    [
        ({"title": ["Of <i>Larus</i> &amp; CO<sub>2</sub>"]}, "title", "Of Larus & CO₂"),
        ({"title": "Of 10&lt;sup&gt;6&lt;/sup&gt; gulls"}, "title", "Of 10⁶ gulls"),
        ({"title": "If a < b &lt; c"}, "title", "If a < b < c"),
        ({"container-title": ["The Journal"]}, "publisher", "The Journal"),
        ({"publisher": "Press", "container-title": "J"}, "publisher", "Press"),
        ({"ISBN": "0306406153 0306406152"}, "isbn", "0306406152"),
        ({"ISBN": ["9780306406157"]}, "isbn", "9780306406157"),
        ({"URL": "example.org/a"}, "url", "https://example.org/a"),
        ({"DOI": "doi:10.1000/182"}, "doi", "10.1000/182"),
        ({"editor": [{"family": "Dock"}]}, "author", [{"family": "Dock"}]),
        ({"accessed": {"date-parts": [[1999, 1]]}}, "retrieved", "1999-01"),
        ({"id": 12}, "id", "12"),
    ],
)
def test_fields(fields: dict[str, Any], key: str, value: Any) -> None:
    assert _one(**fields)[key] == value


def test_an_address_in_an_account_is_no_id() -> None:
    assert "id" not in _one(id="http://zotero.org/users/1/items/ABCD")


def test_each_item_is_accounted_for_with_its_line() -> None:
    text = (
        '[\n{"id": "a", "title": "A"},\n\n"what",\n{"id": "b",\n "title": "B", "URL": "ask me"}\n]'
    )

    assert [each.item.get("title") for each in entries("csl-json", text)] == ["A", None, "B"]
    assert losses("csl-json", text) == [
        (4, "what", "it is no mapping"),
        (5, "b", "url 'ask' is no address of the web"),
    ]


ITEMS = '[{"id": "a", "title": "A", "URL": "ask"},\n{"id": "b", "title": "B", "URL": "me"}]'


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (ITEMS, [1, 2]),
        (f'{{"config": {{"items": [1]}},\n"items":\n\t{ITEMS}\n}}', [3, 4]),
        (f'{{"title": "A paper",\n"references": {ITEMS}}}', [2, 3]),
        (f'{{"status": "ok",\n"message":\n{{"total-results": 2, "items":\n{ITEMS}}}}}', [4, 5]),
        (f'{{"items": [],\n"items": {ITEMS}}}', [2, 3]),
        ('\n{"id": "a", "title": "T", "URL": "ask"}', [2]),
        ('{"status": "ok",\n"message": {"title": ["T"], "URL": "ask"}}', [2]),
    ],
)
def test_items_are_found_with_their_lines_in_what_holds_them(text: str, lines: list[int]) -> None:
    assert [line for line, _, _ in losses("csl-json", text)] == lines


@pytest.mark.parametrize("text", ['{"items": {}}', '{"message": []}', '{"a": 1}', "[1, 2]", '"a"'])
def test_what_holds_no_items_is_refused(text: str) -> None:
    with pytest.raises(ClaimcheckError, match="this is not CSL-JSON"):
        entries("csl-json", text)
