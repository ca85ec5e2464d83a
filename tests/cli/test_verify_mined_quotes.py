"""Quotes of what a page does not say to its readers: each trick one row, from page to finding."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pdf_writer import draw_pdf
from run import claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

    from run import Ran

QUOTE = "the kettle switches itself off when it is empty"
SAID = f"All our kettles are tested by hand. In this one {QUOTE}, after one second."
PAGE = "Our kettles come in red, blue and steel, and each of them holds one litre of water. " * 3

TRICKS = {
    "inline style": (f"<p style='opacity:0'>{SAID}", "quote-hidden"),
    "style sheet": (f"<style>.z{{text-indent:-999em}}</style><p class=z>{SAID}", "quote-hidden"),
    "attribute": (f"<p hidden>{SAID}", "quote-hidden"),
    "data of a picture": (f"<svg><metadata>{SAID}</metadata></svg>", "quote-hidden"),
    "struck out": (f"<p><s>{SAID}</s>", "quote-struck"),
    "struck in part": (
        "<p>In this one the kettle <del>switches itself off</del> when it is empty.",
        "quote-struck",
    ),
    "comments": (f"<section id=comments><p>{SAID}</section>", "quote-in-context"),
    "navigation": (f"<nav><a>{SAID}</a></nav>", "quote-in-context"),
    "advertisement": (f"<div class=adsbygoogle>{SAID}</div>", "quote-in-context"),
    "behind a denial": (f"<p>It is false that {QUOTE}, say its users.", "quote-in-context"),
    "behind a claim": (f"<p>The seller claimed that {QUOTE}.", "quote-in-context"),
    "behind missing evidence": (f"<p>We saw no evidence that {QUOTE}.", "quote-in-context"),
    "behind a negation": (f"<p>It is not so and never {QUOTE}.", "quote-in-context"),
    "around a hidden word": (
        "<p>In this one the kettle <i style='font-size:0'>never</i> switches itself off when it "
        "is empty.",
        "quote-not-found",
    ),
    "nothing": (f"<p>{SAID}", ""),
}
CAPPED = {"quote-hidden", "quote-struck", "quote-not-found"}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path


def registry(folder: Path, markup: str, quote: str = QUOTE) -> Path:
    claims = {
        "claims": [
            {
                "id": "switches-off",
                "text": "The kettle switches itself off when it is empty.",
                "support": "verified",
                "evidence": [{"source": "shop", "stance": "supports", "quote": quote}],
            }
        ]
    }
    source = {"id": "shop", "title": "The shop", "kind": "primary", "file": "shop.html"}
    return write(
        folder,
        {
            "data/claims.yaml": json.dumps(claims),
            "data/sources.yaml": json.dumps({"sources": [source]}),
            "data/shop.html": f"<!doctype html><title>Kettles</title><p>{PAGE}{markup}",
        },
    )


@pytest.mark.parametrize(
    "drawn",
    ["3 Tr {}", "1 g {}", "{} q 600 0 0 780 0 0 cm /Im Do Q"],
    ids=["not drawn", "white", "behind the picture of a scan"],
)
def test_a_quote_of_what_a_pdf_does_not_show_is_told(page: Path, drawn: str) -> None:
    registry(page, "")
    source = {"id": "shop", "title": "The shop", "kind": "primary", "file": "shop.pdf"}
    letters = f"BT /F1 11 Tf 72 700 Td (In this one {QUOTE}.) Tj ET"
    files = {
        "data/sources.yaml": json.dumps({"sources": [source]}),
        "data/shop.pdf": draw_pdf(drawn.format(letters), "BT /F1 11 Tf 9 9 Td (Kettles.) Tj ET"),
    }
    write(page, files)
    assert told(page, "verify") == {"quote-hidden", "overstated"}


def rules(ran: Ran) -> set[str]:
    assert ran.code in (0, 1), ran.err
    return {each["rule"] for each in json.loads(ran.out)["findings"]}


def told(folder: Path, command: str) -> set[str]:
    return rules(claimcheck(command, "--format", "json", cwd=folder)) - {"missing-address"}


@pytest.mark.parametrize(("markup", "rule"), TRICKS.values(), ids=TRICKS)
def test_a_mined_quote_is_told_when_it_is_looked_for_and_from_the_lock(
    page: Path, markup: str, rule: str
) -> None:
    registry(page, markup)
    expected = ({rule} if rule else set()) | ({"overstated"} if rule in CAPPED else set())
    assert told(page, "verify") == expected
    assert told(page, "check") == expected


@pytest.mark.parametrize("trick", ["style sheet", "struck out"])
def test_a_person_can_vouch_for_what_is_hidden_or_struck_out(page: Path, trick: str) -> None:
    registry(page, TRICKS[trick][0])
    before = claimcheck("verify", cwd=page)
    assert "help:" in before.err + before.out
    assert "claimcheck verify --accept switches-off" in before.out

    assert claimcheck("verify", "--accept", "switches-off", cwd=page).code == 0
    assert told(page, "check") == set()
    assert told(page, "verify") == set()
    lock = (page / "data" / "claimcheck.lock").read_text()
    assert '"accepted": ["' in lock


def test_the_reason_says_why_a_hidden_quote_cannot_verify(page: Path) -> None:
    registry(page, TRICKS["inline style"][0])
    claimcheck("verify", cwd=page)
    shown = claimcheck("show", "switches-off", cwd=page)
    assert "the quote from shop is hidden there, so it cannot make" in shown.out


def test_a_mark_of_omission_for_hidden_words_that_deny_is_told(page: Path) -> None:
    registry(
        page,
        TRICKS["around a hidden word"][0],
        "In this one the kettle … switches itself off when it is empty",
    )
    assert told(page, "verify") == {"hidden-negation"}


def test_words_that_stand_in_the_text_too_are_not_told_of(page: Path) -> None:
    markup = f"<nav>{SAID}</nav><p>{SAID}<section class=comments>{SAID}</section><p hidden>{SAID}"
    registry(page, markup)
    assert told(page, "verify") <= {"quote-ambiguous"}
