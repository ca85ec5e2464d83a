from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from claimcheck.app.project import open_project
from claimcheck.app.select import Filters, select
from claimcheck.reports import badge, badge_svg
from claimcheck.reports._badge import GREEN, GREY, ORANGE, RED, YELLOW, badge_of
from claimcheck.views.overview import DEFAULT_TITLE

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.views.overview import Overview

SVG = "{http://www.w3.org/2000/svg}"
SOURCES = "sources: [{id: report, title: Report, kind: primary, publisher: Office}]\n"
SEEN = "{by: A. Reader, date: 2026-11-02}"
EVIDENCE = {"verified": "supports", "directional": "partial", "unsupported": "neutral"}
HOSTILE = "<script>&\"' ]]> \u202e \ufffe \x07"


def overview(
    folder: Path, *levels: str, declared: str = "", title: str = DEFAULT_TITLE
) -> Overview:
    """Return the overview of a registry with one claim of each of these levels."""
    claims = [
        f"  - id: claim-{number}\n    text: Claim {number}.\n"
        + (f"    support: {declared}\n" if declared else "")
        + f"    evidence: [{{source: report, stance: {EVIDENCE[level]}, seen: {SEEN}}}]\n"
        for number, level in enumerate(levels)
    ]
    (folder / "data").mkdir()
    listed = "claims:\n" + "".join(claims) if claims else "claims: []\n"
    (folder / "data/claims.yaml").write_text(listed, encoding="utf-8")
    (folder / "data/sources.yaml").write_text(SOURCES, encoding="utf-8")
    return select(open_project(folder), today=date(2026, 11, 22), filters=Filters(), title=title)


@pytest.mark.parametrize(
    ("levels", "declared", "message", "color"),
    [
        (["verified"], "", "1 verified", GREEN),
        (["verified", "directional"], "", "1 verified, 1 directional", YELLOW),
        (["verified", "unsupported"], "", "1 verified, 1 unsupported", ORANGE),
        (["directional"], "verified", "1 directional, 1 overstated", RED),
        ([], "", "none", GREY),
    ],
)
def test_it_counts_the_levels_and_its_colour_follows_the_worst(
    tmp_path: Path, levels: list[str], declared: str, message: str, color: str
) -> None:
    shown = badge_of(overview(tmp_path, *levels, declared=declared))

    assert (shown.label, shown.message, shown.color) == ("claims", message, color)


def test_the_endpoint_has_what_shields_requires(tmp_path: Path) -> None:
    document = json.loads(badge.render(overview(tmp_path, "verified", title="facts")))

    assert document == {
        "schemaVersion": 1,
        "label": "facts",
        "message": "1 verified",
        "color": GREEN,
    }


def test_the_picture_says_its_words_and_names_itself(tmp_path: Path) -> None:
    root = ET.fromstring(badge_svg.render(overview(tmp_path, "verified", "directional")))  # noqa: S314

    assert root.get("role") == "img"
    assert root.get("aria-label") == "claims: 1 verified, 1 directional"
    assert root.findtext(f"{SVG}title") == "claims: 1 verified, 1 directional"
    assert [each.text for each in root.iter(f"{SVG}text")] == [
        "claims",
        "1 verified, 1 directional",
    ]


def test_the_texts_lie_inside_of_the_picture_and_apart(tmp_path: Path) -> None:
    root = ET.fromstring(badge_svg.render(overview(tmp_path, "verified")))  # noqa: S314
    label, message = root.iter(f"{SVG}text")
    start, end = (int(each.get("x", "")) for each in (label, message))

    assert start + int(label.get("textLength", "")) < end
    assert end + int(message.get("textLength", "")) < int(root.get("width", ""))


def test_the_picture_asks_nobody_for_anything(tmp_path: Path) -> None:
    text = badge_svg.render(overview(tmp_path, "verified"))

    assert text.count("http") == 1  # the name of SVG itself
    assert "href" not in text
    assert "@import" not in text


def test_hostile_titles_are_text(tmp_path: Path) -> None:
    each = overview(tmp_path, "verified", title=HOSTILE)
    root = ET.fromstring(badge_svg.render(each))  # noqa: S314

    assert root.findtext(f"{SVG}title", "").startswith("<script>&\"' ]]>")
    assert [child.tag for child in root.iter() if "script" in child.tag] == []
    assert "\u202e" not in badge.render(each)


@pytest.mark.parametrize("color", [GREEN, YELLOW, ORANGE, RED, GREY, "#444444"])
def test_white_text_stands_out_from_every_colour(color: str) -> None:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    assert 1.05 / (luminance + 0.05) >= 4.5
