from __future__ import annotations

from typing import Any

ALL = [
    "lake-is-clean-and-busy",
    "lake-water-is-clean",
    "swimmers-doubled",
    "lake-has-no-pike",
    "lake-freezes-every-year",
    "lake-is-deepest",
    "brochure-is-right",
]


def shown(page: Any) -> list[str]:
    found = page.locator(".claim:visible").evaluate_all("all => all.map(each => each.id)")
    return [name.removeprefix("claim-") for name in found]


def query(page: Any) -> str:
    return str(page.evaluate("location.search"))


def wait_for_query(page: Any, text: str) -> None:
    page.wait_for_function("text => location.search === text", arg=text)


def test_everything_is_shown_at_first(open_page: Any, lake: str) -> None:
    page = open_page(lake)

    assert shown(page) == ALL
    assert page.get_by_role("status").inner_text() == "7 claims"
    assert query(page) == ""


def test_search_narrows_as_one_types(open_page: Any, lake: str) -> None:
    page = open_page(lake)
    box = page.get_by_role("searchbox", name="Search")

    box.press_sequentially("SWIM")
    assert shown(page) == ["lake-is-clean-and-busy", "swimmers-doubled", "lake-has-no-pike"]

    box.press_sequentially(" doubled")
    assert shown(page) == ["swimmers-doubled"]
    assert page.get_by_role("status").inner_text() == "1 of 7 claims"
    wait_for_query(page, "?q=SWIM+doubled")


def test_search_looks_into_quotes_notes_and_sources(open_page: Any, lake: str) -> None:
    page = open_page(lake)
    box = page.get_by_role("searchbox", name="Search")

    for words, claim in (
        ("every station", "lake-has-no-pike"),
        ("took the samples itself", "lake-water-is-clean"),
        ("lake digest", "swimmers-doubled"),
        ("two places had missed", "lake-water-is-clean"),
    ):
        box.fill(words)
        assert shown(page) == [claim], words


def test_nothing_that_fits_is_said_so(open_page: Any, lake: str) -> None:
    page = open_page(lake)

    page.get_by_role("searchbox", name="Search").fill("volcano")

    assert shown(page) == []
    assert page.get_by_text("No claim fits.").is_visible()
    assert page.get_by_role("status").inner_text() == "0 of 7 claims"


def test_filters_by_level_tag_and_source_stand_in_the_address(open_page: Any, lake: str) -> None:
    page = open_page(lake)

    page.get_by_role("checkbox", name="unsupported").check()
    wait_for_query(page, "?level=unsupported")
    assert shown(page) == ["lake-has-no-pike", "lake-is-deepest"]

    page.get_by_role("checkbox", name="directional").check()
    page.get_by_label("Tag", exact=True).select_option("water")
    wait_for_query(page, "?level=directional&level=unsupported&tag=water")
    assert shown(page) == ["lake-freezes-every-year", "lake-is-deepest"]

    page.get_by_label("Source", exact=True).select_option("boat-club-blog")
    wait_for_query(page, "?level=directional&level=unsupported&tag=water&source=boat-club-blog")
    assert shown(page) == ["lake-freezes-every-year"]


def test_an_address_shows_the_view_that_was_sent(open_page: Any, lake: str) -> None:
    page = open_page(f"{lake}?q=lake&level=directional&tag=water&source=water-agency-2025")

    assert shown(page) == ["lake-freezes-every-year"]
    assert page.get_by_role("searchbox", name="Search").input_value() == "lake"
    assert page.get_by_role("checkbox", name="directional").is_checked()
    assert page.get_by_label("Tag", exact=True).input_value() == "water"
    assert page.get_by_label("Source", exact=True).input_value() == "water-agency-2025"


def test_an_address_with_unknown_values_shows_everything(open_page: Any, lake: str) -> None:
    page = open_page(f"{lake}?level=splendid&tag=nowhere&source=nobody&more=1#%E0%A4%A")

    assert shown(page) == ALL


def test_show_all_takes_the_filters_back(open_page: Any, lake: str) -> None:
    page = open_page(f"{lake}?q=pike")

    page.get_by_role("button", name="Show all").click()

    wait_for_query(page, "")
    assert shown(page) == ALL
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.get_by_role("button", name="Show all").is_hidden()


def test_a_link_to_a_claim_that_the_filters_hide_shows_it(open_page: Any, lake: str) -> None:
    page = open_page(f"{lake}?q=pike#claim-lake-is-deepest")

    assert page.locator("#claim-lake-is-deepest").is_visible()
    wait_for_query(page, "")
    assert page.evaluate("location.hash") == "#claim-lake-is-deepest"


def test_a_link_inside_the_page_to_a_hidden_claim_shows_it(open_page: Any, lake: str) -> None:
    page = open_page(f"{lake}?tag=fish")

    page.locator("#source-valley-news").get_by_role("link", name="The number of swimmers").click()

    assert page.locator("#claim-swimmers-doubled").is_visible()
    page.wait_for_function(
        "() => { const { top } = document.getElementById('claim-swimmers-doubled')"
        ".getBoundingClientRect(); return top >= 100 && top < innerHeight / 2; }"
    )


def test_filters_survive_a_reload(open_page: Any, lake: str) -> None:
    page = open_page(lake)
    page.get_by_role("searchbox", name="Search").fill("pike")
    wait_for_query(page, "?q=pike")

    page.reload()

    assert shown(page) == ["lake-has-no-pike"]
