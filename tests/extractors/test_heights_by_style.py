"""What style sheets, attributes and other signs raise or lower is never a figure on the line."""

from __future__ import annotations

import pytest
from office_writer import write_epub

from claimcheck.extractors import epub, html, xml

BODY = "<p>Some 10<span class=up>7</span> herrings and CO<span class=low>2</span> were landed.</p>"
RAISED = "Some 10⁷ herrings and CO₂ were landed."


@pytest.mark.parametrize(
    "sheet",
    [
        ".up{vertical-align:super}.low{vertical-align:sub}",
        "span.up{vertical-align: .4em; font-size: 70%} span.low{vertical-align:-3px;font-size:9px}",
        "p .up{position:relative;top:-.5em;font:smaller serif}"
        ".low{position:relative;bottom:-.25em;font-size:.7em}",
        ".up, .low {font-size: x-small; vertical-align: super} p > .low {vertical-align: sub}",
    ],
)
def test_style_sheets_raise_and_lower(sheet: str) -> None:
    page = f"<!doctype html><meta charset=utf-8><style>{sheet}</style>{BODY}"
    assert html.extract(page.encode(), None).text == RAISED
    book = write_epub(BODY.replace("=up", "='up'").replace("=low", "='low'"), sheet=sheet)
    assert epub.extract(book, None).text == RAISED


@pytest.mark.parametrize(
    "style",
    [
        "vertical-align: middle",
        "vertical-align: -0.125em",
        "position: relative; top: -2px",
        "position: absolute; top: -900px; left: 0; font-size: 50%",
        "font-size: 50%",
    ],
)
def test_what_is_only_moved_or_only_small_is_not_raised(style: str) -> None:
    page = f'<!doctype html><p>Some 10<span style="{style}">7</span> herrings'
    assert "⁷" not in html.extract(page.encode(), None).text


def test_a_style_raises_in_the_page_itself_and_what_hides_still_hides() -> None:
    page = "<!doctype html><style>.up{vertical-align:super}.off{display:none}</style>"
    page += "<p>Some 10<b class=up style='color:red'>7</b> herrings"
    page += "<b class=up> (<i class=off>not so</i>)</b> were landed."
    read = html.extract(page.encode(), None).text
    assert read == "Some 10⁷ herrings ([hidden: not]) were landed."


@pytest.mark.parametrize(
    "raised",
    [
        '<hi rend="superscript">7</hi>',
        '<hi rend="sup">7</hi>',
        '<styled-content style="vertical-align:super">7</styled-content>',
        '<emphasis role="superscript">7</emphasis>',
    ],
)
def test_attributes_of_xml_raise(raised: str) -> None:
    source = f"<TEI><p>Some 10{raised} herrings were landed.</p></TEI>"
    assert xml.extract(source.encode(), None).text == "Some 10⁷ herrings were landed."


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Ca<sup>2+</sup> and SO<sub>4</sub><sup>2−</sup>", "Ca²⁺ and SO₄²⁻"),
        ("Disney<sup>+</sup> Plus", "Disney+ Plus"),
        ("f<sup>(2)</sup> is", "f⁽²⁾ is"),
        ("herrings<sup>1</sup><sup>,</sup><sup>2</sup> were", "herrings¹,² were"),
        ("herrings<sup>(1)</sup> were", "herrings\u2060⁽¹⁾ were"),
        ("herrings<sup>[lower-alpha 2]</sup> were", "herrings\u2060[lower-alpha 2] were"),
        ("4<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of", "4 1/2 of"),
        ("<math><mn>4</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of", "4 1/2 of"),
        ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac><mn>4</mn></math> of", "1/2 4 of"),
    ],
)
def test_charges_marks_and_mixed_numbers_stay_what_they_are(markup: str, expected: str) -> None:
    assert html.extract(f"<!doctype html><p>{markup}".encode(), None).text == expected
