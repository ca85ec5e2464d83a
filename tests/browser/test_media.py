from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest


def test_without_scripts_everything_is_shown(open_page: Any, lake: str) -> None:
    page = open_page(f"{lake}?q=pike", java_script_enabled=False)

    assert page.locator(".claim:visible").count() == 7
    assert page.locator(".source:visible").count() == 5
    claim = page.locator("#claim-lake-has-no-pike")
    assert claim.locator(".why").is_hidden()
    claim.locator("summary").click()
    assert claim.locator(".why").is_visible()
    assert page.get_by_role("search").count() == 0
    assert page.get_by_role("status").count() == 0


def test_quotes_are_marked_where_they_stand(open_page: Any, lake: str) -> None:
    page = open_page(lake)
    quote = page.locator("#claim-lake-water-is-clean blockquote").first

    assert quote.locator("mark").text_content() == "all samples met the bathing standard"
    assert quote.text_content().startswith("Samples were taken at nine places")
    assert "The next report" not in quote.text_content()
    assert page.locator("#claim-swimmers-doubled blockquote mark").count() == 0


def test_links_lead_to_the_passage_and_to_the_archive(open_page: Any, lake: str) -> None:
    page = open_page(f"{lake}#claim-lake-water-is-clean")
    claim = page.locator("#claim-lake-water-is-clean")

    passage = claim.get_by_role("link", name="the passage").first.get_attribute("href")
    capture = claim.get_by_role("link", name="in the archive").first.get_attribute("href")

    assert passage == (
        "https://water.example/reports/2025_(final).pdf"
        "#:~:text=all%20samples%20met%20the%20bathing%20standard"
    )
    assert capture == (
        "https://web.archive.org/web/20260110120000/https://water.example/reports/2025_(final).pdf"
    )


def test_a_source_tells_what_rests_on_it(open_page: Any, lake: str) -> None:
    source = open_page(lake).locator("#source-water-agency-2025")

    assert [each.get_attribute("href") for each in source.locator(".refs a").all()] == [
        "#claim-lake-water-is-clean",
        "#claim-lake-freezes-every-year",
        "#claim-lake-is-clean-and-busy",
        "#claim-brochure-is-right",
    ]


def test_a_compound_claim_is_drawn_with_parts_and_sources(open_page: Any, lake: str) -> None:
    page = open_page(lake)
    drawing = page.locator("#claim-brochure-is-right .graph")

    assert drawing.locator(".node").count() == 11
    assert drawing.locator(".edge.part").count() == 5
    assert drawing.locator(".edge.refutes").count() == 1
    assert page.locator("#claim-lake-is-deepest .graph").count() == 0


def printed(page: Any) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf()))
    text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    return " ".join(text.split())


def test_print_shows_the_overview_and_what_is_open_and_no_controls(
    open_page: Any, lake: str
) -> None:
    page = open_page(lake, color_scheme="dark")
    overview = printed(page)

    assert "There are no pike in the lake." in overview
    assert "The editor’s reasoning" not in overview

    page.get_by_role("button", name="Open all").click()
    flat = printed(page)

    assert "There are no pike in the lake." in flat
    assert "all samples met the bathing standard" in flat
    assert "Written by the club that rents out the boats." in flat
    assert "Skip to the claims" not in flat
    assert "Search" not in flat
    assert "Open all" not in flat
    assert background(page, "print") == "rgb(255, 255, 255)"


def background(page: Any, media: str) -> str:
    page.emulate_media(media=media)
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_dark_and_light_follow_the_system(open_page: Any, lake: str) -> None:
    dark, light = open_page(lake, color_scheme="dark"), open_page(lake, color_scheme="light")

    assert background(dark, "screen") == "rgb(22, 24, 27)"
    assert background(light, "screen") == "rgb(251, 250, 246)"


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_is_wider_than_a_telephone(open_page: Any, lake: str, width: int) -> None:
    page = open_page(lake, viewport={"width": width, "height": 740})

    assert page.evaluate("document.documentElement.scrollWidth") == width
    small = page.evaluate(
        "[...document.querySelectorAll('input, select, button')].filter(each => "
        "each.checkVisibility() && "
        "(each.closest('label, div') || each).getBoundingClientRect().height < 24)"
        ".length"
    )
    assert small == 0
