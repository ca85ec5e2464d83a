"""RIS as reference managers, publishers and databases write it."""

from __future__ import annotations

import pytest
from reading import entries, losses, one

from claimcheck.errors import ClaimcheckError


def _one(*lines: str) -> dict[str, object]:
    return one("ris", "\n".join(("TY  - JOUR", "TI  - T", *lines, "ER  - ", "")))


def test_a_record_of_zotero() -> None:
    assert _one(
        "AU  - Pier, Anna",
        "AU  - van der Meer, Bo, Jr.",
        "AU  - Harbour Office",
        "T2  - Journal of Tides",
        "DA  - 2004/03/09/",
        "PY  - 2004",
        "DO  - https://doi.org/10.1000/TIDE.1",
        "UR  - //example.org/tide",
        "Y2  - 2005/01/02/10:11:12",
        "SN  - 1234-5678",
        "N1  - <b>Read</b> &amp; noted",
        "AB  - A long abstract",
        "  that goes on - in two lines",
    ) == {
        "title": "T",
        "url": "https://example.org/tide",
        "doi": "10.1000/TIDE.1",
        "publisher": "Journal of Tides",
        "author": [
            {"family": "Pier", "given": "Anna"},
            {"family": "van der Meer", "given": "Bo", "suffix": "Jr."},
            {"literal": "Harbour Office"},
        ],
        "published": "2004-03-09",
        "retrieved": "2005-01-02",
        "note": "Read & noted",
    }


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (("PY  - 2004",), "2004"),
        (("PY  - 2004///",), "2004"),
        (("Y1  - 2004/03//",), "2004-03"),
        (("PY  - 2004", "DA  - March 9"), "2004-03-09"),
        (("PY  - 2004", "DA  - 2004/03/09"), "2004-03-09"),
        (("DA  - 2004 Mar-Apr",), "2004-03/2004-04"),
        (("PY  - 2004", "DA  - Mar"), "2004-03"),
    ],
)
def test_of_several_dates_the_one_that_says_most_counts(
    lines: tuple[str, ...], published: str
) -> None:
    assert _one(*lines)["published"] == published


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("JF  - Acta", "publisher", "Acta"),
        ("PB  - Press", "publisher", "Press"),
        ("SN  - 978-0-306-40615-7 (print)", "isbn", "978-0-306-40615-7"),
        ("SN  - 1234-567X; 0306406152", "isbn", "0306406152"),
        ("ED  - Dock, Cy", "author", [{"family": "Dock", "given": "Cy"}]),
        ("AU  - Board of Piers, Quays, and Docks", "author",
         [{"literal": "Board of Piers, Quays, and Docks"}]),
        ("AU  - Harbour Board of Trade, Ltd.", "author",
         [{"literal": "Harbour Board of Trade, Ltd."}]),
        ("AU  - Tide Works, Inc.", "author", [{"literal": "Tide Works, Inc."}]),
        ("AU  - Quay Tools, Pty Ltd", "author", [{"literal": "Quay Tools, Pty Ltd"}]),
        ("JO  - arXiv preprint arXiv:1706.03762", "url", "https://arxiv.org/abs/1706.03762"),
        ("JO  - arXiv preprint arXiv:1706.03762", "publisher", "arXiv"),
        ("AU  - et al.", "author", [{"literal": "others"}]),
        ("AU  - Dock, SA", "author", [{"family": "Dock", "given": "SA"}]),
        ("M3  - doi: 10.1000/182", "doi", "10.1000/182"),
        ("UR  - https://doi.org/10.1000/a%2Fb", "doi", "10.1000/a/b"),
        ("LK  - www.example.org/x", "url", "https://www.example.org/x"),
    ],
)  # fmt: skip
def test_what_a_tag_says_is_taken_where_nothing_better_is_there(
    line: str, key: str, value: object
) -> None:
    assert _one(line)[key] == value


def test_every_record_is_accounted_for_whatever_its_ends_are() -> None:
    text = (
        "\ufeffProvider: A database\r\nTY  - JOUR\r\nTI  - No end\r\n\r\nTY  - BOOK\r\n"
        "T1  - Second\r\nER  -\r\nTI  - No beginning\r\nER  - \r\n\r\nTY - GEN\r\n"
        "TI - One space\r\nUR  - ask me\r\nSN  - 0306406153"
    )

    assert [each.item.get("title") for each in entries("ris", text)] == [
        "No end", "Second", None, "One space",
    ]  # fmt: skip
    assert losses("ris", text) == [
        (8, "", "it does not begin with a line of TY"),
        (11, "", "url 'ask' is no address of the web"),
        (11, "", "isbn '0306406153' is no ISBN: digits lack, or the last does not fit the others"),
    ]


@pytest.mark.parametrize("text", ["@book{a}", "<html></html>", "TITLE: x\n", "PMID- 123\n"])
def test_what_has_no_record_is_no_ris(text: str) -> None:
    with pytest.raises(ClaimcheckError, match="this is not RIS"):
        entries("ris", text)


def test_a_record_with_both_names_of_the_tag_of_authors_keeps_all_of_them_in_order() -> None:
    assert _one("A1  - Pier, Anna", "AU  - Harbour Office", "A1  - Quay, Bo", "AU  - Pier, Anna")[
        "author"
    ] == [
        {"family": "Pier", "given": "Anna"},
        {"literal": "Harbour Office"},
        {"family": "Quay", "given": "Bo"},
    ]


def test_the_people_of_a_part_come_before_those_of_its_volume() -> None:
    item = _one("A2  - Editor, Cy", "A1  - Pier, Anna")
    assert item["author"] == [{"family": "Pier", "given": "Anna"}]


def test_tags_in_small_letters_are_read() -> None:
    item = one("ris", "ty  - JOUR\nti  - Tides\nau  - Pier, Anna\npy  - 2004\ner  - \n")
    assert item == {
        "title": "Tides",
        "author": [{"family": "Pier", "given": "Anna"}],
        "published": "2004",
    }


def test_a_word_and_a_dash_in_a_wrapped_title_are_no_tag() -> None:
    assert _one("BT  - The quay", "as - it was")["title"] == "T"
    item = one("ris", "TY  - JOUR\nTI  - The quay\nas - it was\nER  - \n")
    assert item == {"title": "The quay as - it was"}


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://a.example/1; https://b.example/2", "https://a.example/1"),
        ("https://a.example/1, https://b.example/2", "https://a.example/1"),
        ("https://a.example/1;v=2", "https://a.example/1;v=2"),
    ],
)
def test_what_parts_two_addresses_belongs_to_neither(written: str, url: str) -> None:
    assert _one(f"UR  - {written}")["url"] == url
