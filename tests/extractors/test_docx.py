from __future__ import annotations

import pytest
from office_writer import write_docx, zipped

from claimcheck.extractors import kind_of
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.docx import extract
from claimcheck.model.document import MetaText


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*runs: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{''.join(runs)}</w:p>"


def blocks(body: str, **parts: str) -> list[str]:
    return extract(write_docx(body, **parts), None).text.split("\n\n")


STYLES = """<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mine"><w:basedOn w:val="H1"/></w:style>
<w:style w:styleId="Level"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>"""


def test_runs_of_a_paragraph_are_one_and_paragraphs_stand_apart() -> None:
    body = paragraph(run("The fer"), run("ry", "<w:b/>"), run(" left.")) + paragraph(run("At six."))
    assert blocks(body) == ["The ferry left.", "At six."]


def test_headings_begin_chapters() -> None:
    body = paragraph(run("Foreword"))
    body += paragraph(run("Fares"), style="Mine") + paragraph(run("They rose."))
    body += paragraph(run("Ships"), style="Level") + paragraph(run("They sank."))
    document = extract(write_docx(body, styles=STYLES), None)
    where = document.text.index
    assert document.chapter_at(where("Foreword")) is None
    assert document.chapter_at(where("They rose")) == "Fares"
    assert document.chapter_at(where("They sank")) == "Ships"


def test_what_stands_off_the_line_keeps_its_height() -> None:
    up, down = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    body = paragraph(run("10"), run("−", up), run("6", up), run(" of CO"), run("2", down))
    body += paragraph(run("4"), "<w:r><w:rPr><w:rStyle w:val='Up'/></w:rPr><w:t>3</w:t></w:r>")
    assert blocks(body, styles=STYLES) == ["10⁻⁶ of CO₂", "4³"]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = paragraph(
        run("The fee is "),
        "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>",
        f"<w:ins>{run('twelve')}</w:ins>",
        f"<w:moveFrom>{run('euros')}</w:moveFrom><w:moveTo>{run(' crowns')}</w:moveTo>",
        run("."),
    )
    body += "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("It ") + "</w:p>"
    body += paragraph(run("holds."))
    assert blocks(body) == ["The fee is twelve crowns.", "It holds."]


def test_hidden_text_is_kept_apart_and_struck_text_is_not_fused() -> None:
    body = paragraph(run("The fee is due. "), run("Nobody has to pay it.", "<w:vanish/>"))
    body += paragraph(run("All of this is secret here."), style="Secret")
    body += paragraph(run("Shown", '<w:vanish w:val="0"/>'), style="Secret")
    document = extract(write_docx(body, styles=STYLES), None)
    assert document.text == "The fee is due.\n\nShown"
    hidden = "Nobody has to pay it.\n\nAll of this is secret here."
    assert document.meta == (MetaText("hidden", hidden),)


def test_notes_are_called_by_a_mark_and_stand_at_the_end() -> None:
    body = paragraph(
        run("Fares rose"), "<w:r><w:footnoteReference w:id='2'/></w:r>", run(" in May.")
    )
    notes = f"<w:footnote w:type='separator' w:id='0'>{paragraph(run('--'))}</w:footnote>"
    notes += f"<w:footnote w:id='2'>{paragraph(run('By a tenth.'))}</w:footnote>"
    assert blocks(body, notes=notes) == ["Fares rose\u2060¹ in May.", "1 By a tenth."]


def test_a_note_that_calls_itself_is_read_once() -> None:
    call = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    notes = f"<w:footnote w:id='2'>{paragraph(run('So.'), call)}</w:footnote>"
    assert blocks(paragraph(run("Fares"), call, call), notes=notes) == ["Fares\u2060¹", "1 So."]


def test_cells_stand_apart_and_deleted_rows_are_gone() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph(run('old'))}</w:tc></w:tr>"
    cells = row.format(paragraph(run("12")), paragraph(run("000")))
    assert blocks(f"<w:tbl>{cells}{gone}</w:tbl>") == ["12", "000"]


def test_signs_breaks_and_fields_are_read_as_they_show() -> None:
    body = paragraph(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        "<w:softHyphen/><w:t>e</w:t></w:r>",
        "<w:r><w:instrText>PAGEREF _1</w:instrText></w:r><w:r><w:t> 7</w:t></w:r>",
        "<w:r><w:sym w:font='Symbol' w:char='F062'/></w:r>",
    )
    assert blocks(body) == ["a b\nc\u2011d\u00ade 7β"]


def test_a_picture_in_a_sentence_is_a_gap_and_a_text_box_no_part_of_it() -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent></wps:txbx>"
    drawn = f"<mc:Choice><w:drawing><wp:anchor>{box}</wp:anchor></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    body = paragraph(
        run("Here "),
        "<w:r><w:drawing><wp:inline/></w:drawing></w:r>",
        run(" it goes "),
        f"<w:r><mc:AlternateContent>{drawn}{old}</mc:AlternateContent></w:r>",
        run("on."),
    )
    assert blocks(body) == ["Here [picture] it goes on.", "In a box."]


def test_formulas_are_read() -> None:
    def part(name: str, text: str) -> str:
        return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"

    body = paragraph(
        run("It is "),
        f"<m:oMath><m:sSup>{part('e', '10')}{part('sup', '6')}</m:sSup></m:oMath>",
        run(" or "),
        f"<m:oMath><m:f>{part('num', '1')}{part('den', '2')}</m:f></m:oMath>",
        run(" or "),
        f"<m:oMath><m:d>{part('e', 'x+1')}</m:d></m:oMath>",
    )
    assert blocks(body) == ["It is 10⁶ or 1/2 or (x+1)"]


def test_heads_and_comments_are_not_the_text() -> None:
    head, comment = paragraph(run("Draft")), paragraph(run("Really?"))
    body = paragraph(run("So it is."), "<w:r><w:annotationRef/></w:r>")
    assert blocks(body, header1_xml=head, comments_xml=comment) == ["So it is."]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"PK\x03\x04 and no more", "damaged"),
        (zipped({"word/document.xml": "<a/>"}), "has no part"),
        (write_docx(""), "holds no text"),
        (write_docx("<w:p>")[:-40], "damaged"),
        (write_docx("<w:sdt>" * 500 + "</w:sdt>" * 500), "in each other"),
        (write_docx(paragraph("<w:r><w:t>" + "a" * 41_000_000 + "</w:t></w:r>")), "40 MB"),
    ],
)
def test_broken_and_hostile_files_are_refused(body: bytes, reason: str) -> None:
    with pytest.raises(ExtractionError, match=reason):
        extract(body, None)


def test_the_content_tells_what_it_is_whatever_it_is_called() -> None:
    body = write_docx(paragraph(run("Words.")))
    assert kind_of("application/zip", body, "letter.bin") == "docx"
    assert kind_of(None, body, "letter") == "docx"


UNSEEN = {
    "white": '<w:color w:val="FFFFFF"/>',
    "nearly white": '<w:color w:val="FEFEFD"/>',
    "black on black": '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
    "marked in its colour": '<w:color w:val="ffff00"/><w:highlight w:val="yellow"/>',
    "a point high": '<w:sz w:val="2"/>',
    "a percent wide": '<w:w w:val="1"/>',
    "on each other": '<w:spacing w:val="-400"/>',
    "vanished": "<w:specVanish/>",
}


@pytest.mark.parametrize("properties", UNSEEN.values(), ids=UNSEEN)
def test_letters_that_nobody_sees_are_kept_apart(properties: str) -> None:
    body = paragraph(run("The ferry left.")) + paragraph(run("Nobody paid for it.", properties))
    document = extract(write_docx(body), None)
    assert document.text == "The ferry left."
    assert document.meta == (MetaText("hidden", "Nobody paid for it."),)


def test_white_letters_on_what_is_dark_or_unknown_are_seen() -> None:
    white = paragraph(run("Nobody paid.", '<w:color w:val="FFFFFF"/>'))
    dark = '<w:tcPr><w:shd w:val="clear" w:fill="203040"/></w:tcPr>'
    body = f"<w:tbl><w:tr><w:tc>{dark}{white}</w:tc><w:tc>{white}</w:tc></w:tr></w:tbl>"
    shaded = white.replace("<w:r>", '<w:pPr><w:shd w:fill="203040"/></w:pPr><w:r>')
    assert blocks(body + shaded) == ["Nobody paid."] * 3


def test_of_alternatives_word_shows_the_first_that_it_knows() -> None:
    choice = '<mc:Choice Requires="{}"><w:t>new</w:t></mc:Choice>'
    either = "<w:r><mc:AlternateContent>{}<mc:Fallback><w:t>old</w:t></mc:Fallback>"
    either += "</mc:AlternateContent></w:r>"
    assert blocks(paragraph(either.format(choice.format("wps")))) == ["new"]
    assert blocks(paragraph(either.format(choice.format("mine")))) == ["old"]
