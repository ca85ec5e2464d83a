from __future__ import annotations

import pytest

from claimcheck.text.canonical import canonical
from claimcheck.text.compare import compare
from claimcheck.text.normalise import NORMALISER_VERSION, fold
from claimcheck.text.words import has_negation, word_count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a – b — c--d", "a-b-c-d"),
        ("at −5 or –5 or -5", "at −5 or −5 or −5"),
        ("10–20 and 10-20", "10-20 and 10-20"),
        ("‘a’ “b” ``c''", '\'a\' "b" "c"'),
        ("a\u00a0\n\n b\u200b", "a b"),
        ("frame-\nwork", "frame\x17work"),
        ("evalu¬\nate and calcu¬late", "evalu\u00adate and calcu\u00adlate"),
        ("10^6, 10^-3, 2^n", "10⁶, 10⁻³, 2ⁿ"),
        ("قـــال", "قال"),
        ("2019\u00ad\n2020", "2019-2020"),
        ("wait… or . . .", "wait... or ..."),
        ("ﬁ ﬆ µm ⩽", "fi st μm ≤"),
        ("10⁶ ½ ™ ①", "10⁶ ½ ™ ①"),
        ("日本\n語 です", "日本語です"),
    ],
)
def test_typography_has_one_form(text: str, expected: str) -> None:
    assert canonical(text) == expected


def test_the_key_drops_what_may_differ_and_nothing_else() -> None:
    assert fold("Café – “5 %” [x], 10⁶!") == "cafe5%[x],106!"
    assert NORMALISER_VERSION == 6


@pytest.mark.parametrize(
    ("source", "quote", "tier"),
    [
        ("a 5'", 'a 5"', None),
        ("say 'a'", 'say "a"', "typographic"),
        ("5 MW", "5 mw", None),
        ("THE 5 OF US", "the 5 of us", "case"),
        ("the 5TH of may", "the 5th of may", "case"),
        ("H2O is", "h2o is", None),
        ("naïve", "naive", "accents"),
        ("กำ", "กา", None),
        ("x\u0338 = y", "x = y", "accents"),
        ("5\u0338 = y", "5 = y", None),
    ],
)
def test_a_comparison_names_its_tier(source: str, quote: str, tier: str | None) -> None:
    assert compare(canonical(source), canonical(quote)) == tier


def test_negations_and_words_are_counted() -> None:
    assert has_negation("He won’t go")
    assert has_negation("NOT now")
    assert not has_negation("a knot, another")
    assert word_count("one – two, 3 !") == 3
    assert word_count("水質の調査 has 2") == 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2^{n+1} of them", "2ⁿ⁺¹ of them"),
        ("2^(n+1) of them", "2ⁿ⁺¹ of them"),
        ("10^{6.5} of them", "10^6.5 of them"),
        ("3^k of them", "3ᵏ of them"),
        ("about ³⁄₄ of them", "about 3/4 of them"),
        ("about 1³/₄ of them", "about 1 3/4 of them"),
        ("بلغ ١٢٣ شخصا", "بلغ 123 شخصا"),
        ("ราคา ๒๕ บาท", "ราคา 25 บาท"),
    ],
)
def test_exponents_fractions_and_figures_have_one_form(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)
