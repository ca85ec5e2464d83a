"""Letters of a PDF that no reader sees, each trick by itself, and those that only look like it."""

from __future__ import annotations

import pytest
from pdf_writer import draw_pdf

from claimcheck.extractors.pdf import extract

SEEN = "The pump was tested in spring."
HIDDEN = "The pump runs for nine years without oil."
SPRING = f"BT /F1 11 Tf 72 720 Td ({SEEN}) Tj ET"
LETTERS = f"BT /F1 11 Tf 72 700 Td ({HIDDEN}) Tj ET"
OVER = "60 690 400 25 re f"


def hidden(page: str, form: str = "") -> tuple[str, str]:
    document = extract(draw_pdf(f"{SPRING}\n{page}", form=form), None)
    return document.text, "\n".join(part.text for part in document.meta if part.kind == "hidden")


TRICKS = {
    "not drawn": f"BT 3 Tr /F1 11 Tf 72 700 Td ({HIDDEN}) Tj ET",
    "not drawn, word by word": "BT 3 Tr /F1 11 Tf 72 700 Td "
    + " ".join(f"({word} ) Tj" for word in HIDDEN.split())
    + " ET",
    "white": f"1 g {LETTERS}",
    "white in another space": f"0 0 0 0 k {LETTERS}",
    "nearly white": f"0.98 0.99 1 rg {LETTERS}",
    "black on black": f"0 g {OVER} {LETTERS}",
    "on a ground of its colour": f"0.2 0.4 0.6 rg {OVER} {LETTERS}",
    "under a bar": f"{LETTERS} 0 g {OVER}",
    "under a white bar": f"{LETTERS} 1 g {OVER}",
    "left of the page": f"BT /F1 11 Tf -900 700 Td ({HIDDEN}) Tj ET",
    "above the page": f"BT /F1 11 Tf 72 900 Td ({HIDDEN}) Tj ET",
    "clipped": f"q 0 0 10 10 re W n {LETTERS} Q",
    "clipped twice": f"q 0 0 612 792 re W n 500 0 100 100 re W n {LETTERS} Q",
    "under two white bars": f"{LETTERS} 1 g 60 690 140 25 re f 200 690 300 25 re f",
    "under a white shape": f"{LETTERS} 1 g 50 690 m 480 690 l 500 725 l 40 725 l h f",
    "under a broad line": f"{LETTERS} 1 G 30 w 60 703 m 500 703 l S",
    "under a small picture": (
        f"{LETTERS} q 400 0 0 30 60 690 cm BI /W 1 /H 1 /CS /G /BPC 8 ID ~ EI Q"
    ),
    "with a white outline": f"1 G 1 Tr {LETTERS} 0 Tr",
    "drawn as a clip alone": f"7 Tr {LETTERS} 0 Tr",
    "too small": f"BT /F1 0.5 Tf 72 700 Td ({HIDDEN}) Tj ET",
    "made too small": f"q 0.04 0 0 0.04 72 700 cm BT /F1 11 Tf ({HIDDEN}) Tj ET Q",
}


@pytest.mark.parametrize("page", TRICKS.values(), ids=TRICKS)
def test_letters_that_nobody_sees_are_kept_apart(page: str) -> None:
    assert hidden(page) == (SEEN, HIDDEN)


def test_letters_of_a_form_are_looked_at_where_the_form_is_put() -> None:
    assert hidden("/Fm Do", form=f"3 Tr {LETTERS}") == (SEEN, HIDDEN)
    assert hidden("q 1 0 0 1 0 900 cm /Fm Do Q", form=LETTERS) == (SEEN, HIDDEN)
    assert hidden(f"/Fm Do 0 g {OVER}", form=LETTERS) == (SEEN, HIDDEN)
    assert hidden("/Fm Do", form=LETTERS) == (f"{SEEN}\n{HIDDEN}", "")


def test_letters_of_a_layer_that_is_off_are_hidden() -> None:
    layers = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"
    page = f"{SPRING}\n/OC /Layer BDC {LETTERS} EMC"
    assert in_layer(page, layers) == (SEEN, HIDDEN)
    assert in_layer(page, layers.replace("/OFF [6 0 R]", "/BaseState /OFF")) == (SEEN, HIDDEN)
    assert in_layer(page, layers.replace("OFF", "ON")) == (f"{SEEN}\n{HIDDEN}", "")


def in_layer(page: str, layers: str) -> tuple[str, str]:
    """Read a page some of whose letters stand in a layer."""
    named = "/Resources << /Font << /F1 5 0 R >> /Properties << /Layer 6 0 R >> >>"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {layers} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {named} >>",
        f"<< /Length {len(page)} >>\nstream\n{page}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /OCG /Name (Layer) >>",
    ]
    body = "".join(f"{number} 0 obj {each} endobj\n" for number, each in enumerate(objects, 1))
    document = extract(f"%PDF-1.7\n{body}trailer << /Root 1 0 R >>\n%%EOF\n".encode(), None)
    return document.text, "\n".join(part.text for part in document.meta if part.kind == "hidden")


SHOWN = {
    "under a bar that lets them through": f"{LETTERS} q /Half gs 1 g {OVER} Q",
    "under a shape beside them": f"{LETTERS} 1 g 50 500 m 480 500 l 500 525 l 40 525 l h f",
    "black": LETTERS,
    "white on a dark ground": f"0.1 g {OVER} 1 g {LETTERS}",
    "white on a picture": f"q 400 0 0 30 60 690 cm /Im Do Q 1 g {LETTERS}",
    "white on an outline": f"0.1 g 60 690 m 460 690 l 500 700 l 460 720 l 60 720 l f 1 g {LETTERS}",
    "white on half of a ground": f"0.1 g 60 690 50 25 re f 1 g {LETTERS}",
    "white with an outline": f"1 g 2 Tr {LETTERS} 0 Tr",
    "under a half opaque bar": f"{LETTERS} q /Half gs 0 g {OVER} Q",
    "under a bar over half of them": f"{LETTERS} 0 g 60 690 80 25 re f",
    "on a bar": f"0.8 g {OVER} 0 g {LETTERS}",
    "under a frame": f"{LETTERS} 0 g 60 690 400 25 re S",
    "clipped to where they are": f"q 60 690 400 25 re W n {LETTERS} Q",
    "small": f"BT /F1 2 Tf 72 700 Td ({HIDDEN}) Tj ET",
}


@pytest.mark.parametrize("page", SHOWN.values(), ids=SHOWN)
def test_letters_that_are_seen_stay_in_the_text(page: str) -> None:
    text, apart = hidden(page)
    assert (text.split(), apart) == (f"{SEEN} {HIDDEN}".split(), "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(The pump is ) Tj 3 Tr (never ) Tj 0 Tr (safe to use.) Tj", "is [hidden: not] safe"),
        ("(The pump is ) Tj 3 Tr (nearly ) Tj 0 Tr (safe to use.) Tj", "is [hidden] safe"),
        ("(The pump is safe to use.) Tj 3 Tr ( Not at all.) Tj", "The pump is safe to use."),
        ("3 Tr (It is false that the pump) Tj 0 Tr ( is safe) Tj", "is safe"),
        (
            "(The pump is) Tj 0 -14 Td 3 Tr (almost never) Tj 0 Tr 0 -14 Td (safe to use.) Tj",
            "The pump is [hidden: not]\nsafe to use.",
        ),
        ("(The pump) Tj 3 Tr (.) Tj 0 Tr ( is safe to use.) Tj", "The pump is safe to use."),
    ],
)
def test_hidden_words_inside_a_sentence_are_a_gap(words: str, expected: str) -> None:
    text = extract(draw_pdf(f"BT /F1 11 Tf 72 720 Td {words} ET"), None).text
    assert expected in text
    assert text.count("[") == expected.count("[")


SCAN = "q 612 0 0 792 0 0 cm /Im Do Q"


@pytest.mark.parametrize(
    "page",
    [
        f"{SCAN} BT 3 Tr 72 700 Td /F1 11 Tf ({HIDDEN}) Tj ET",
        f"{LETTERS} {SCAN}",
        "".join(f"q 612 0 0 9 0 {9 * strip} cm /Im Do Q " for strip in range(88))
        + f"BT 3 Tr 72 700 Td /F1 11 Tf ({HIDDEN}) Tj ET",
    ],
    ids=["not drawn before the picture", "behind the picture", "a picture in strips"],
)
def test_the_layer_of_text_of_a_scan_is_text_and_known_as_that(page: str) -> None:
    document = extract(draw_pdf(SPRING, page, SPRING), None)
    first, scanned, last = (SEEN, HIDDEN, SEEN)
    assert document.text == f"{first}\n\n{scanned}\n\n{last}"
    (region,) = document.regions
    assert (region.kind, document.text[region.start : region.end]) == ("scan", HIDDEN)
    assert document.meta == ()


def test_a_stamp_on_a_scan_is_seen() -> None:
    page = f"{SCAN} BT 3 Tr /F1 11 Tf 72 700 Td ({HIDDEN}) Tj ET 0 Tr {SPRING}"
    document = extract(draw_pdf(page), None)
    (region,) = document.regions
    assert document.text[region.start : region.end] == HIDDEN
    assert SEEN in document.text
