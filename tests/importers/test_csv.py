"""Tables of claims, as spreadsheets of all countries write them."""

from __future__ import annotations

import pytest
from reading import entries, losses

from claimcheck.errors import ClaimcheckError

ROWS = (("text", "source", "stance"), ("The pier is long.", "s", "supports"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "head",
    [
        "",
        "\ufeff",
        "sep={}\n",
        '"sep={}"\n',
        "# made by hand, in May\n",
        "\n  \n",
        "#\nsep={}\n#a\n",
    ],
)
def test_cells_are_told_apart_by_what_the_header_uses(delimiter: str, ends: str, head: str) -> None:
    text = head.format(delimiter) + ends.join(delimiter.join(row) for row in (*ROWS, ()))

    (entry,) = entries("csv", text)

    assert entry.item["evidence"] == [{"source": "s", "stance": "supports"}]
    assert entry.item["text"] == "The pier is long."
    assert entry.line == 2 + head.count("\n")


def test_a_number_sign_in_a_header_is_no_comment() -> None:
    (entry,) = (each for each in entries("csv", "#,text\n1,A\n") if each.item)

    assert entry.item == {"text": "A"}


def test_headers_may_be_written_as_people_write_them() -> None:
    (entry,) = entries("csv", 'Text , "Asserted By",REVIEW-BY\nA,Anna,2030-01-01\n')

    assert entry.item == {"text": "A", "asserted": {"by": "Anna"}, "review_by": "2030-01-01"}


def test_what_is_not_taken_over_is_told_by_row_and_column() -> None:
    text = (
        "id,text,colour,source,stance\n"
        "a,One,red,s,supports,beyond\n"
        "\n"
        ",,,s,supports\n"
        'a,"One\nof two",,t,partial\n'
        'b,"a "bad" quote",,s,neutral\n'
        "c,Three,,s,neutral\n"
    )

    read = [each for each in entries("csv", text) if each.item]

    assert [each.item["id"] for each in read] == ["a", "c"]
    assert [each["source"] for each in read[0].item["evidence"]] == ["s", "t"]
    assert read[0].lines == {("evidence", 0): 2, ("evidence", 1): 5}
    assert losses("csv", text) == [
        (1, "", "column 3 'colour' is not known, and nothing is read from it"),
        (4, "", "it has neither a text nor an id"),
        (7, "", "line 7 is no row of CSV: ',' expected after '\"'"),
        (2, "a", "column 6 'beyond' is past the last column"),
        (5, "a", "text is not that of line 2, which counts"),
    ]


def test_what_is_behind_an_open_quotation_mark_is_told() -> None:
    found = losses("csv", 'text\nOne\n"Two\nThree\n')

    assert found == [(3, "", "lines 3 to 4 are no row of CSV: a quotation mark is not closed")]


@pytest.mark.parametrize(
    "text", ["name,what\na,b\n", "a\n", "@book{a}", "", "{}", "sep=;", "# a", "\n"]
)
def test_a_table_without_texts_is_refused(text: str) -> None:
    with pytest.raises(ClaimcheckError, match="this is no table of claims"):
        entries("csv", text)


def test_comments_before_a_table_take_no_longer_than_their_lines() -> None:
    (entry,) = entries("csv", "# a comment\n" * 200_000 + "text\nA\n")

    assert entry.line == 200_002
