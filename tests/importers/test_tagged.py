"""What PubMed, EndNote and Web of Science write, a tag before each line."""

from __future__ import annotations

import pytest
from reading import entries, losses, one

from claimcheck.errors import ClaimcheckError
from claimcheck.importers import ImportFormat, format_of

NBIB = """
PMID- 31234567
OWN - NLM
DP  - 2004 Mar 9
TI  - [Tides in harbours: what gulls
      know of them].
LID - 10.1000/tide.1 [doi]
LID - S1 [pii]
FAU - Pier, Anna Jr
AU  - Pier A Jr
AD  - Harbour Office, Quay 1.
FAU - van der Meer, Bo
AU  - van der Meer B
CN  - Gulls Study Group
AB  - First line
      second line.
JT  - Journal of tides
TA  - J Tides
SO  - J Tides. 2004.

PMID- 31234568
DP  - 2005 Spring
TI  - On ropes.
AU  - Dock CY
BTI - Handbook of ropes
ISBN- 978-0-306-40615-7 (hardcover)
"""

ENW = """%0 Journal Article
%T Tides in harbours: what gulls
know of them
%A Pier, Anna
%A Harbour Board of Trade, Ltd.,
%J Journal of tides
%D 2004
%8 March 9
%R 10.1000/tide.1
%U https://example.org/tide
%@ 0306406152

%0 Generic
%A Dock, Cy
%T On ropes
%D n.d.
"""

WOS = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Pier, A
   Dock, C
AF Pier, Anna
   Dock, Cy
TI Tides in harbours: what gulls
   know of them
SO JOURNAL OF TIDES
CR Ropes C, 1999, J ROPE, V1
   Sail D, 2000, J SAIL, V2
PD MAR 9
PY 2004
DI 10.1000/tide.1
UT WOS:000123456700001
ER

PT B
CA Gulls Study Group
TI On ropes
PU Tide Press
PY 2005
ER

EF
"""

TITLE = "Tides in harbours: what gulls know of them"


def test_what_pubmed_writes() -> None:
    first, second = entries("nbib", NBIB)

    assert (first.line, first.key, first.losses) == (2, "31234567", [])
    assert first.item == {
        "title": TITLE,
        "url": "https://pubmed.ncbi.nlm.nih.gov/31234567/",
        "doi": "10.1000/tide.1",
        "publisher": "Journal of tides",
        "author": [
            {"family": "Pier", "given": "Anna", "suffix": "Jr"},
            {"family": "van der Meer", "given": "Bo"},
            {"literal": "Gulls Study Group"},
        ],
        "published": "2004-03-09",
    }
    assert second.item["author"] == [{"family": "Dock", "given": "CY"}]
    assert (second.item["isbn"], second.item["title"]) == ("978-0-306-40615-7", "On ropes")
    told = "DP '2005 Spring' is no date that can be kept whole; its year, 2005, is kept"
    assert losses("nbib", NBIB) == [(22, "31234568", told)]


def test_what_endnote_and_google_scholar_write() -> None:
    first, second = entries("enw", ENW)

    assert first.item == {
        "title": TITLE,
        "url": "https://example.org/tide",
        "doi": "10.1000/tide.1",
        "isbn": "0306406152",
        "publisher": "Journal of tides",
        "author": [
            {"family": "Pier", "given": "Anna"},
            {"literal": "Harbour Board of Trade, Ltd."},
        ],
        "published": "2004-03-09",
    }
    assert (second.line, second.item["title"], second.losses) == (13, "On ropes", [])
    assert "published" not in second.item


def test_what_web_of_science_writes() -> None:
    first, second = entries("wos", WOS)

    assert (first.line, first.key) == (3, "WOS:000123456700001")
    assert first.item == {
        "title": TITLE,
        "doi": "10.1000/tide.1",
        "publisher": "JOURNAL OF TIDES",
        "author": [{"family": "Pier", "given": "Anna"}, {"family": "Dock", "given": "Cy"}],
        "published": "2004-03-09",
    }
    assert second.item["author"] == [{"literal": "Gulls Study Group"}]
    assert second.item["publisher"] == "Tide Press"


@pytest.mark.parametrize(("how", "text"), [("nbib", NBIB), ("enw", ENW), ("wos", WOS)])
def test_line_ends_and_missing_ends_change_nothing(how: str, text: str) -> None:
    plain = [each.item for each in entries(how, text)]

    assert [each.item for each in entries(how, text.replace("\n", "\r\n"))] == plain
    assert [each.item for each in entries(how, text.replace("\nER\n", "\n").rstrip())] == plain


@pytest.mark.parametrize(
    ("how", "written"),
    [("nbib", "is not what PubMed"), ("enw", "what EndNote"), ("wos", "what Web of Science")],
)
def test_what_is_none_of_it_is_refused(how: str, written: str) -> None:
    with pytest.raises(ClaimcheckError, match=written):
        entries(how, "Pier, Anna: Tides in harbours. 2004\n")
    assert entries(how, "") == []


@pytest.mark.parametrize("how", ["nbib", "enw", "wos", "ris"])
def test_a_text_that_goes_on_for_ever_takes_no_longer_than_its_lines(how: str) -> None:
    begin = {
        "nbib": "PMID- 1\nTI  - T\nAB  - a\n", "enw": "%0 Generic\n%T T\n%X a\n",
        "wos": "PT J\nTI T\nAB a\n", "ris": "TY  - JOUR\nTI  - T\nAB  - a\n",
    }[how]  # fmt: skip

    assert one(how, begin + "      and on it goes, line for line\n" * 200_000)["title"] == "T"


@pytest.mark.parametrize(
    ("name", "content", "how"),
    [
        ("a.nbib", NBIB, "nbib"),
        ("a.ciw", WOS, "wos"),
        ("a.enw", ENW, "enw"),
        ("a.enw", "TY  - JOUR\nTI  - T\nER  - \n", "ris"),
    ],
)
def test_the_format_follows_from_the_name(name: str, content: str, how: ImportFormat) -> None:
    assert format_of(name, content) == how
