from __future__ import annotations

import pytest
from office_writer import write_epub, zipped

from claimcheck.extractors import kind_of
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.epub import extract
from claimcheck.model.document import MetaText

CONTENTS = "<ol><li><a href='text/0.xhtml'>Of Fares</a></li><li><a href='text/0.xhtml#b'>Of Two</a>"
CONTENTS += "</li><li><a href='text/2.xhtml'>Of Ships</a></li></ol>"


def test_pages_are_read_in_order_with_the_chapters_of_the_contents() -> None:
    book = write_epub(
        "<p>They rose.</p>", "<p>And fell.</p>", "<p>They sank.</p>", contents=CONTENTS
    )
    document = extract(book, None)
    assert document.text == "They rose.\n\nAnd fell.\n\nThey sank."
    assert [document.chapter_at(at) for at in (0, 12, 24)] == ["Of Fares", "Of Fares", "Of Ships"]
    assert document.meta == (MetaText("title", "The Harbour"),)


def test_headings_name_the_chapters_of_a_book_without_contents() -> None:
    document = extract(write_epub("<h1>Of <i>Fares</i></h1><p>They rose.</p>", "<p>So.</p>"), None)
    assert document.chapter_at(15) == "Of Fares"
    assert document.chapter_at(len(document.text) - 1) == "Of Fares"


def test_the_contents_of_an_older_book_are_read() -> None:
    package = "<package><manifest><item id='p' href='0.html' media-type='application/xhtml+xml'/>"
    package += "<item id='n' href='toc.ncx' media-type='application/x-dtbncx+xml'/></manifest>"
    package += "<spine toc='n'><itemref idref='p'/></spine></package>"
    toc = "<ncx><navMap><navPoint><navLabel><text>Of Fares</text></navLabel>"
    toc += "<content src='0.html#a'/></navPoint></navMap></ncx>"
    container = "<container><rootfile full-path='x.opf'/></container>"
    parts = {"META-INF/container.xml": container, "x.opf": package, "toc.ncx": toc}
    body = zipped({**parts, "0.html": "<p>They rose.</p>"})
    assert kind_of(None, body, "book") == "epub"
    assert extract(body, None).chapter_at(3) == "Of Fares"


def test_empty_elements_of_xhtml_swallow_nothing() -> None:
    page = "<a id='p1'/><sup/>The <i/>ferry<br/>left.<script src='x'/><div/><p>At six.</p>"
    assert extract(write_epub(page), None).text == "The ferry\nleft.\n\nAt six."


def test_marks_of_notes_and_heights_in_style_sheets_are_read() -> None:
    page = "<p>10<span class='a up'>6</span> rose<a epub:type='noteref' href='#n'>1</a> and CO"
    page += "<span class='down'>2</span> <span class='off'>not at all today</span></p>"
    sheet = "/* x */ .up, p.x { vertical-align: super } .off { display:none }"
    sheet += " .down{font-size: 0.58em; position: relative; top: 0.33em}"
    document = extract(write_epub(page, sheet=sheet), None)
    assert document.text == "10⁶ rose\u2060¹ and CO₂"
    assert document.meta[0] == MetaText("hidden", "not at all today")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (write_epub(), "holds no text"),
        (write_epub("<p>x</p>")[:-30], "damaged"),
        (zipped({"mimetype": "application/epub+zip"}), "has no part"),
        (
            write_epub(
                "<p>x</p>",
                **{
                    "META-INF__encryption.xml": "<encryption><EncryptedData><CipherData>"
                    "<CipherReference URI='book/text/0.xhtml'/></CipherData></EncryptedData>"
                    "</encryption>"
                },
            ),
            "encrypted",
        ),
        (write_epub(*["<p>" + "x" * 9_000_000] * 5), "40 MB"),
    ],
)
def test_broken_and_hostile_files_are_refused(body: bytes, reason: str) -> None:
    with pytest.raises(ExtractionError, match=reason):
        extract(body, None)


@pytest.mark.parametrize("hides", ["font-size: 0", "opacity: 0", "visibility: hidden", "scale: 0"])
def test_words_that_a_style_sheet_of_the_book_hides_are_kept_apart(hides: str) -> None:
    page = "<p>They rose.</p><p class='x'>Nobody has paid.</p>"
    document = extract(write_epub(page, sheet=f".x {{ {hides} }}"), None)
    assert document.text == "They rose."
    assert document.meta[0] == MetaText("hidden", "Nobody has paid.")
