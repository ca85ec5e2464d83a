"""The same letters and figures in other writing: heights, points, accents beside their letter."""

from __future__ import annotations

import pytest
from finding import look, said


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("take N₂O out of the flue", "take N2O out of the flue"),
        ("take N2O out of the flue", "take N₂O out of the flue"),
        ("a field of 40 m² was mown", "a field of 40 m2 was mown"),
        ("a load of 3 kg m⁻² was put on", "a load of 3 kg m-2 was put on"),
        ("a load of 3 kg m⁻² was put on", "a load of 3 kg m−2 was put on"),
        ("a load of 3 kg m-2 was put on", "a load of 3 kg m⁻² was put on"),
        ("the law of F = kx² holds", "the law of F = kx2 holds"),
    ],
)
def test_a_figure_behind_a_symbol_may_be_raised_or_level(source: str, quote: str) -> None:
    match = look(source, quote)
    assert (match.outcome, match.tier) == ("found", "superscript")
    assert match.warnings == ("superscript",)


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("some 10⁷ seeds were sown there", "some 10^7 seeds were sown there"),
        ("some 10^-7 of them were sown", "some 10⁻⁷ of them were sown"),
    ],
)
def test_a_caret_raises_a_figure(source: str, quote: str) -> None:
    assert said(source, quote) == ("found", "typographic")


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("the house of Brun¨ on the hill", "the house of Brün on the hill"),
        ("the house of M¨uller on the hill", "the house of Müller on the hill"),
        ("the house of M ¨uller on the hill", "the house of Müller on the hill"),
        ("the house of Ren´e on the hill", "the house of René on the hill"),
        ("the house of Rene´ on the hill", "the house of René on the hill"),
        ("the house of Dvoˇrak on the hill", "the house of Dvořak on the hill"),
        ("בַּבַּיִת הַגָּדוֹל שֶׁלָּנוּ", "בבית הגדול שלנו"),
        ("the house at 7 of Brun¨ on the hill", "the house at 7 of Brün on the hill"),
        ("ק\u05c7דשו של הבית הגדול", "קדשו של הבית הגדול"),
        ("בבית הגדול שלנו", "בַּבַּיִת הַגָּדוֹל שֶׁלָּנוּ"),
        ("فِي البَيْتِ الكَبِيرِ لَنَا", "في البيت الكبير لنا"),
        ("فِي ٱلْبَيْتِ ٱلْكَبِيرِ لَنَا", "في البيت الكبير لنا"),
        ("בְּבֵית־הַסֵּפֶר הַגָּדוֹל", "בבית הספר הגדול"),
    ],
)
def test_accents_beside_their_letter_and_points_are_told(source: str, quote: str) -> None:
    match = look(source, quote)
    assert (match.outcome, match.tier, match.warnings) == ("found", "accents", ("accents",))


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("the house of Muller¨ on the hill", "the house of Muller on the hill"),
        ("the house at 5˜7 on the hill", "the house at 57 on the hill"),
        ("the house wasn't his on the hill", "the house wasnt his on the hill"),
        ("הַשָּׂר בא אל הבית", "הַשָּׁר בא אל הבית"),
    ],
)
def test_other_accents_and_points_never_pass(source: str, quote: str) -> None:
    assert said(source, quote)[0] == "not-found"


def test_tatweel_and_maqaf_are_dress() -> None:
    assert said("في البـــيت الكبيـر لنا", "في البيت الكبير لنا") == ("found", "typographic")
    assert said("אל בית־הספר הגדול שלנו", "אל בית-הספר הגדול שלנו") == ("found", "typographic")
    match = look("אל בית־הספר הגדול שלנו", "אל בית הספר הגדול שלנו")
    assert (match.tier, match.warnings) == ("spacing", ("spacing",))


def test_corner_brackets_are_quotation_marks() -> None:
    source = "彼は「水は出ない」と言った。"
    assert said(source, "彼は“水は出ない”と言った") == ("found", "typographic")


def test_the_dotted_and_the_dotless_i_keep_their_capitals() -> None:
    assert said("İzmir’de ışık yok artık", "izmir’de ışık yok artık") == ("found", "case")
    assert said("IŞIK yok artık bu evde", "ışık yok artık bu evde") == ("found", "case")
    assert said("bu evde ışık yok artık", "bu evde işik yok artık")[0] == "not-found"
