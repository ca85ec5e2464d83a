"""References from tables, as databases and people write them."""

from __future__ import annotations

from typing import Any

import pytest
from reading import entries, losses, one

from claimcheck.errors import ClaimcheckError
from claimcheck.importers import format_of


def _row(**cells: str) -> dict[str, Any]:
    head = ",".join(f'"{name}"' for name in ("Title", *cells))
    row = ",".join(f'"{cell}"' for cell in ("T", *cells.values()))
    return one("csv-sources", f"{head}\n{row}\n")


ZOTERO = (
    '\ufeff"Key","Item Type","Publication Year","Author","Title","Publication Title","ISBN","DOI",'
    '"Url","Abstract Note","Date","Access Date","Extra"\n'
    '"AB12","journalArticle","2004","Pier, Anna; van der Meer, Bo; Harbour Board","Of ""tides""",'
    '"Journal of tides","","10.1000/tide.1","https://example.org/tide","Two\nlines","2004-03-09",'
    '"2005-01-02 10:11:12","PMID: 1"\n'
)


def test_what_zotero_writes() -> None:
    assert one("csv-sources", ZOTERO) == {
        "title": 'Of "tides"',
        "url": "https://example.org/tide",
        "doi": "10.1000/tide.1",
        "publisher": "Journal of tides",
        "author": [
            {"family": "Pier", "given": "Anna"},
            {"family": "van der Meer", "given": "Bo"},
            {"literal": "Harbour Board"},
        ],
        "published": "2004-03-09",
        "retrieved": "2005-01-02",
    }


@pytest.mark.parametrize(
    ("cells", "key", "value"),
    [
        ({"Authors": "Pier A.; Dock C.-Y."}, "author", [("Pier", "A."), ("Dock", "C.-Y.")]),
        ({"Authors": "A. Pier; C. Y. van Dam"}, "author", [("Pier", "A."), ("van Dam", "C. Y.")]),
        ({"Authors": "Pier A, van Dam CY, Ong É."}, "author",
         [("Pier", "A"), ("van Dam", "CY"), ("Ong", "É")]),
        ({"Authors": "Pier, Anna and Dock, Cy"}, "author", [("Pier", "Anna"), ("Dock", "Cy")]),
        ({"Authors": "Pier, Anna"}, "author", [("Pier", "Anna")]),
        ({"Authors": "Pier, Anna; "}, "author", [("Pier", "Anna")]),
        ({"Authors": "Pier A.", "Author full names": "Pier, Anna (5712); Dock, Cy J. (5713)"},
         "author", [("Pier", "Anna"), ("Dock", "Cy J.")]),
        ({"Authors": "Pier A.", "Author full names": "Pier, Anna (5712)"}, "author",
         [("Pier", "Anna")]),
        ({"Authors": "Ministry of Tides UK"}, "author", "Ministry of Tides UK"),
        ({"Authors": "Board of Piers, Quays, and Docks"}, "author",
         "Board of Piers, Quays, and Docks"),
        ({"Year": "2004.0"}, "published", "2004"),
        ({"PY": "2004", "PD": "MAR 9"}, "published", "2004-03-09"),
        ({"Publication Year": "2004", "Date": "2004-03"}, "published", "2004-03"),
        ({"Source title": "Tides"}, "publisher", "Tides"),
        ({"Journal/Book": "Tides", "Publisher": "Press"}, "publisher", "Press"),
        ({"Link": "www.example.org/a"}, "url", "https://www.example.org/a"),
        ({"PMID": "123"}, "url", "https://pubmed.ncbi.nlm.nih.gov/123/"),
        ({"ISBNs": "978-0-306-40615-7;1234"}, "isbn", "978-0-306-40615-7"),
        ({"Kind": "Primary"}, "kind", "primary"),
        ({"note": "'=1+1"}, "note", "=1+1"),
        ({"Citation Key": "tide2004"}, "id", "tide2004"),
    ],
)  # fmt: skip
def test_columns_by_the_names_that_databases_give_them(
    cells: dict[str, str], key: str, value: Any
) -> None:
    found = _row(**cells)[key]

    if isinstance(value, list):
        assert [(name["family"], name["given"]) for name in found] == value
    elif key == "author":
        assert found == [{"literal": value}]
    else:
        assert found == value


def test_pubmed_ends_titles_and_names_with_a_full_stop() -> None:
    found = one("csv-sources", "PMID,Title,Authors\n7,Of tides.,Pier A.\n")

    assert (found["title"], found["author"]) == ("Of tides", [{"family": "Pier", "given": "A"}])


def test_every_row_is_accounted_for_with_its_line() -> None:
    text = (
        "# exported, 2004\ntitle;year;doi\nOne;2004;10.1000/a\n;;\n;2005;\nTwo;soon;none\n"
        'Three;2006;;beyond\n"Four "4"";2007;\n'
    )

    read = entries("csv-sources", text)

    assert [(each.line, each.item.get("title")) for each in read] == [
        (3, "One"), (5, None), (6, "Two"), (7, "Three"), (8, None),
    ]  # fmt: skip
    assert losses("csv-sources", text) == [
        (6, "", "doi 'none' is no DOI"),
        (6, "", "year 'soon' is no date that can be kept whole"),
        (7, "", "'beyond' is past the last column"),
        (8, "", "line 8 is no row of CSV: ';' expected after '\"'"),
    ]


@pytest.mark.parametrize("text", ["name,what\na,b\n", "text\nA\n", "", "@book{a}"])
def test_a_table_without_titles_is_refused(text: str) -> None:
    with pytest.raises(ClaimcheckError, match="this is no table of references"):
        entries("csv-sources", text)


@pytest.mark.parametrize(
    ("name", "text", "how"),
    [
        ("a.csv", "text,title\n", "csv"),
        ("a.csv", "Title;Year\n", "csv-sources"),
        ("a.tab", "PT\tAU\tTI\n", "csv-sources"),
        ("a.tsv", "# by hand\nDocument Title\tDOI\n", "csv-sources"),
        ("a.csv", "name,what\n", "csv"),
    ],
)
def test_the_columns_say_what_a_table_holds(name: str, text: str, how: str) -> None:
    assert format_of(name, text) == how
