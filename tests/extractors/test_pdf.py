from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pdf_writer import write_pdf

from claimcheck.extractors._pdf_flow import flowing
from claimcheck.extractors._pdf_page import Line
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.pdf import extract

PARAGRAPHS = [
    "The results were not signifi-",
    "cant, as a well-",
    "known author (2020) wrote.",
    "",
    "A second paragraph follows",
    "on two lines.",
]


def test_pages_keep_their_numbers() -> None:
    document = extract(write_pdf(["Page one."], [], ["Page three."]), None)
    assert document.text.split() == ["Page", "one.", "Page", "three."]
    assert document.page_at(document.text.index("one")) == 1
    assert document.page_at(document.text.index("three")) == 3
    assert len(document.pages) == 3


def test_line_break_hyphens_are_optional_hyphens_and_gaps_part_blocks() -> None:
    assert extract(write_pdf(PARAGRAPHS), None).text == (
        "The results were not signifi\u00adcant, as a well\u00adknown author (2020) wrote."
        "\n\nA second paragraph follows\non two lines."
    )


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_half_a_pdf_is_an_error(share: float) -> None:
    whole = write_pdf(PARAGRAPHS, PARAGRAPHS)
    with pytest.raises(ExtractionError, match="cut off"):
        extract(whole[: int(len(whole) * share)], None)


def test_encrypted_pdf_is_an_error() -> None:
    with pytest.raises(ExtractionError, match="password"):
        extract(write_pdf(PARAGRAPHS, encrypted=True), None)


def test_damaged_pdf_is_an_error() -> None:
    with pytest.raises(ExtractionError, match="damaged"):
        extract(b"%PDF-1.7\n" + b"junk " * 500 + b"%%EOF", None)


def test_pdf_without_text_is_an_error() -> None:
    with pytest.raises(ExtractionError, match="no text"):
        extract(write_pdf([]), None)


def test_several_threads_may_extract_at_once() -> None:
    bodies = [write_pdf([f"Document number {number}."] * 20) for number in range(16)]
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda body: extract(body, None).text, bodies))
    assert all(f"number {number}." in text for number, text in enumerate(texts))


def test_figures_off_the_line_keep_their_height_and_end_no_line() -> None:
    lines = [
        "The dues of 10{^9} crowns were paid for 35 km{^2} of harbour by",
        "the masters{^12} of 1,500 ships, 40%{^3} of whom had C{_6} aboard in",
        "1987{^4} and again in the years 1988-1990 and 2001.",
    ]
    assert extract(write_pdf(lines), None).text == (
        "The dues of 10⁹ crowns were paid for 35 km² of harbour by\n"
        "the masters¹² of 1,500 ships, 40%³ of whom had C₆ aboard in\n"
        "1987\u2060⁴ and again in the years 1988-1990 and 2001."
    )


HEAD, FOOT = "The Harbour Pilot's Handbook", "Port of Dunmore, edition of 1987 - page {}"


def _paged(*bodies: list[str], first: int = 1) -> list[list[str]]:
    """Return pages of the same length with a head, a body and a numbered foot."""
    longest = max(map(len, bodies))
    return [
        [HEAD, "", "", *body, *[""] * (longest - len(body)), "", FOOT.format(first + number)]
        for number, body in enumerate(bodies)
    ]


def test_a_sentence_runs_on_over_heads_feet_and_page_numbers() -> None:
    pages = _paged(
        ["No vessel may leave its berth before the", "pilot has come aboard and the tide has"],
        ["turned; the master signs the log when infor-"],
        ["mation of the weather is at hand.", "Dues are paid in advance."],
    )
    document = extract(write_pdf(*pages), None)
    said = (
        "No vessel may leave its berth before the pilot has come aboard and the tide has turned; "
        "the master signs the log when infor\u00ad mation of the weather is at hand. "
        "Dues are paid in advance."
    )
    assert " ".join(document.text.split()) == f"{HEAD} {said}"
    assert document.page_at(document.text.index("turned")) == 2
    assert document.page_at(document.text.index("mation")) == 3


def test_words_that_recur_at_the_ends_of_pages_and_stand_nowhere_else_stay_once() -> None:
    pages = [["Dues of the year 1987", "", "", f"Berth {name}"] for name in ("A", "B", "C")]
    text = extract(write_pdf(*pages), None).text
    assert text.split() == [
        "Dues",
        "of",
        "the",
        "year",
        "1987",
        "Berth",
        "A",
        "Berth",
        "B",
        "Berth",
        "C",
    ]


def test_what_recurs_in_the_text_of_pages_is_no_furniture() -> None:
    tables = [["Berth", "12 14 16", "ships"], ["Berth", "13 15 17", "ships"]]
    assert extract(write_pdf(*tables), None).text.split() == " ".join(map(" ".join, tables)).split()
    numbers = [["Ships of the year", "1987"], ["Ships of the other year", "1871"]]
    assert "1871" in extract(write_pdf(*numbers), None).text
    assert "1987" in extract(write_pdf(*numbers), None).text


def test_notes_at_the_foot_of_a_page_part_no_sentence() -> None:
    page = [
        "Dues are paid in advance.",
        "",
        "The master of each vessel{^1} signs the log and",
        "hands it over, in a cover that is sealed,",
        "to the pilot of the day before the",
        "",
        "{small}{^1} Whoever commands it, by the act of 1987.",
    ]
    document = extract(write_pdf(page, ["mooring lines are cast off.", "Nobody else does."]), None)
    assert " ".join(document.text.split()) == (
        "Dues are paid in advance. \u00b9 Whoever commands it, by the act of 1987. "
        "The master of each vessel\u00b9 signs the log and hands it over, in a cover "
        "that is sealed, to the pilot of the day before the "
        "mooring lines are cast off. Nobody else does."
    )


def test_a_figure_at_the_head_of_a_page_parts_no_sentence() -> None:
    first = ["Dues are paid in advance, and the master", "of each vessel hands the log to the"]
    second = [
        "Figure 3: The mole and the lighthouse in 1987.",
        "",
        "pilot before the lines are cast off, in",
        "a cover that is sealed by the harbour",
        "office. Nobody else opens it.",
        "   The office keeps it for ten years.",
    ]
    said = " ".join(extract(write_pdf(first, second), None).text.split())
    assert "hands the log to the pilot before the lines are cast off, in" in said
    assert "Figure 3: The mole and the lighthouse in 1987." in said


def test_the_number_of_a_note_on_the_page_tells_a_mark_from_an_exponent() -> None:
    page = [
        "Der Kai ist{^12} nicht breit, und 30 km{^12} weit ist das Meer.",
        "Er misst 20 qm{^2} oder mehr.",
        "",
        "{small}{^12}So das Amt.",
    ]
    text = extract(write_pdf(page), None).text
    assert "ist\u2060¹² nicht" in text
    assert "30 km¹² weit" in text
    assert "20 qm² oder" in text


def test_accents_drawn_for_themselves_are_put_back_on_their_letters() -> None:
    page = [
        "Der K{¨u}ster f{¨a}hrt {¨u}ber den Flu\xdf,",
        "caf{´e} cr{`e}me; 5 \xb4 and a \xa8 alone.",
    ]
    assert extract(write_pdf(page), None).text == (
        "Der Küster fährt über den Fluß,\ncafé crème; 5 ´ and a ¨ alone."
    )


def test_the_figure_of_a_note_stands_raised_before_it() -> None:
    page = ["Dues are paid in advance.", "{^12}Whoever commands it."]
    assert (
        extract(write_pdf(page), None).text == "Dues are paid in advance.\n¹² Whoever commands it."
    )


def test_figures_that_a_font_draws_raised_or_lowered_keep_their_height() -> None:
    """The file was set by Typst, which takes the small figures of a font at their full size."""
    body = (Path(__file__).parent / "files" / "drawn-heights.pdf").read_bytes()
    assert extract(body, None).text == (
        "The dues of 10⁹ crowns were paid for 35 km² of harbour, by the\n"
        "masters¹² of 1,500 ships with C₆ aboard in 1987, in the years\n"
        "1988-1990 and 2001, and 2⁻¹³ of all others."
    )


def test_heads_that_count_the_pages_are_furniture_whatever_they_say() -> None:
    heads = ("I. TIDES 11", "12 PILOTS AND MASTERS", "III. DUES 13")
    bodies = (
        "No vessel leaves its berth before the",
        "pilot has come aboard, and the tide has",
        "turned.",
    )
    pages = [
        [head, "", "", body, "Nobody else may."] for head, body in zip(heads, bodies, strict=True)
    ]
    text = extract(write_pdf(*pages), None).text
    assert "TIDES" not in text
    assert "MASTERS" not in text
    assert "Nobody else may." in text


def test_french_quotation_marks_and_degrees_of_tex_are_read_as_such() -> None:
    """The codes stand for what TeX draws; the signs are those of the text that pdfium gives."""
    line = "Il dit ≪ non ≫, puis ≪ oui ≫, puis ≪ jamais ≫ à 4 \u25e6C."
    assert flowing([[Line(line)]]).text == "Il dit « non », puis « oui », puis « jamais » à 4 °C."
    formula = "Let a ≪ b ≪ c and d ≫ e, so that f ≪ g ≪ h."
    assert flowing([[Line(formula)]]).text == formula


def test_the_hyphen_of_unicode_at_the_end_of_a_line_is_an_optional_one() -> None:
    """The file was set by Typst, with U+2010 at the end of its first line and in the second."""
    body = (Path(__file__).parent / "files" / "line-end-hyphen.pdf").read_bytes()
    assert extract(body, None).text == (
        "The miller of the town has repla\u00adced the old wheel with a well\u2010kept one."
    )


def test_figures_keep_their_height_beside_letters_beyond_16_bits() -> None:
    """The file was set by Typst, whose formulas have such letters, which pdfium counts twice."""
    body = (Path(__file__).parent / "files" / "letters-beyond-16-bits.pdf").read_bytes()
    text = extract(body, None).text
    assert "The dues of \U0001d465 + \U0001d466 were 10⁹ crowns for \U0001d45b ships" in text
    assert "and 10⁶ men of\n35 km². The masters¹² of the port had \U0001d463² of it." in text


def test_figures_keep_their_height_on_a_page_with_a_letter_that_its_font_does_not_tell() -> None:
    """The file was printed by Chromium, which ends a line at every raised figure."""
    body = (Path(__file__).parent / "files" / "letters-untold.pdf").read_bytes()
    assert extract(body, None).text.split("\n") == [
        "Some 10⁷ herrings were landed.",
        "The NO₃⁻ and the SO₄²⁻ rose.",
        "All 2ⁿ boats sailed.",
        "About",
        "³⁄₄ of them came back.",
        "\ufffd",
    ]
