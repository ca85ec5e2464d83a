from __future__ import annotations

import pytest
from office_writer import write_odt

from claimcheck.extractors import kind_of
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.odt import extract
from claimcheck.model.document import MetaText

STYLES = """<style:style style:name="up"><style:text-properties style:text-position="super 58%"/>
</style:style>
<style:style style:name="low"><style:text-properties style:text-position="-33% 58%"/></style:style>
<style:style style:name="none"><style:text-properties text:display="none"/></style:style>
<style:style style:name="none2" style:parent-style-name="none"/>"""


def blocks(text: str, **parts: str) -> list[str]:
    return extract(write_odt(text, styles=STYLES, **parts), None).text.split("\n\n")


def test_headings_begin_chapters() -> None:
    text = "<text:p>Foreword</text:p><text:h>Fares<text:s/>now</text:h><text:p>They rose.</text:p>"
    document = extract(write_odt(text), None)
    assert document.text == "Foreword\n\nFares now\n\nThey rose."
    assert document.chapter_at(document.text.index("They rose")) == "Fares now"


def test_spans_keep_their_height_and_spaces_are_counted() -> None:
    text = "<text:p>10<text:span text:style-name='up'>6</text:span><text:s text:c='3'/>CO"
    text += "<text:span text:style-name='low'>2</text:span><text:tab/>x<text:line-break/>y</text:p>"
    assert blocks(text) == ["10⁶ CO₂ x\ny"]


def test_what_a_change_took_away_is_no_text() -> None:
    text = "<text:tracked-changes><text:changed-region><text:deletion><text:p>not</text:p>"
    text += "</text:deletion></text:changed-region></text:tracked-changes>"
    text += "<text:p>It is <text:change text:change-id='1'/>due.</text:p>"
    assert blocks(text) == ["It is due."]


def test_hidden_text_is_kept_apart() -> None:
    text = (
        "<text:p>Shown.<text:span text:style-name='none2'> Nobody has to pay.</text:span></text:p>"
    )
    text += "<text:section text:display='none'><text:p>None of it counts.</text:p></text:section>"
    document = extract(write_odt(text, styles=STYLES), None)
    assert document.text == "Shown."
    assert document.meta == (MetaText("hidden", "Nobody has to pay.\n\nNone of it counts."),)


def test_notes_comments_and_frames_do_not_run_into_the_sentence() -> None:
    text = "<text:p>Fares<text:note><text:note-citation>*</text:note-citation><text:note-body>"
    text += "<text:p>By a tenth.</text:p></text:note-body></text:note> rose"
    text += "<office:annotation><text:p>Really?</text:p></office:annotation> in "
    text += "<draw:frame text:anchor-type='as-char'><draw:image/><svg:desc>May</svg:desc>"
    text += "</draw:frame> and<draw:frame text:anchor-type='paragraph'><draw:text-box><text:p>In a "
    text += "box.</text:p></draw:text-box></draw:frame> June.</text:p>"
    assert blocks(text) == ["Fares* rose in [picture] and June.", "In a box.", "* By a tenth."]


def test_lists_and_cells_stand_apart() -> None:
    text = "<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>"
    text += "<table:table><table:table-row><table:table-cell><text:p>12</text:p></table:table-cell>"
    text += (
        "<table:table-cell><text:p>000</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert blocks(text) == ["One", "12", "000"]


def test_a_formula_is_read_from_its_own_part() -> None:
    text = "<text:p>It is <draw:frame><draw:object xlink:href='./Object 1'/></draw:frame>.</text:p>"
    math = "<math><semantics><msup><mn>10</mn><mn>6</mn></msup><annotation>10^6</annotation>"
    parts = {"Object 1__content.xml": f"{math}</semantics></math>"}
    assert blocks(text, **parts) == ["It is 10⁶."]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (write_odt(""), "holds no text"),
        (write_odt("<text:p>x")[:90], "damaged"),
        (write_odt("<text:section>" * 500 + "</text:section>" * 500), "in each other"),
        (
            write_odt(
                "<text:p>x</text:p>",
                **{"META-INF__manifest.xml": "<m><file-entry><encryption-data/></file-entry></m>"},
            ),
            "encrypted",
        ),
    ],
)
def test_broken_and_hostile_files_are_refused(body: bytes, reason: str) -> None:
    with pytest.raises(ExtractionError, match=reason):
        extract(body, None)


def test_the_content_tells_what_it_is_whatever_it_is_called() -> None:
    body = write_odt("<text:p>Words.</text:p>")
    assert kind_of("application/octet-stream", body, "letter") == "odt"


@pytest.mark.parametrize(
    "text",
    [
        "<text:section text:display='condition' text:is-hidden='true'><text:p>{}</text:p>"
        "</text:section>",
        "<text:p><text:hidden-paragraph text:is-hidden='true'/>{}</text:p>",
        "<table:table><table:table-row table:visibility='collapse'><table:table-cell>"
        "<text:p>{}</text:p></table:table-cell></table:table-row></table:table>",
        "<text:p><text:script>{}</text:script></text:p>",
    ],
)
def test_what_is_hidden_now_is_no_text(text: str) -> None:
    shown = "<text:p>The ferry left.</text:p>"
    assert extract(write_odt(shown + text.format("Nobody paid for it.")), None).text == (
        "The ferry left."
    )
