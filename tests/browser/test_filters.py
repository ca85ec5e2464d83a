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


def test_search_finds_words_from_their_beginning_on(open_page: Any, lake: str) -> None:
    page = open_page(lake)
    box = page.get_by_role("searchbox", name="Search")

    for words in ("ike", "wimmers", "oubled swim"):
        box.fill(words)
        assert shown(page) == [], words
    for words in ("pik", "PIKE", "no pike", "pike no"):
        box.fill(words)
        assert "lake-has-no-pike" in shown(page), words


def test_what_a_filter_hides_is_out_of_reach_too(open_page: Any, lake: str) -> None:
    page = open_page(f"{lake}?q=pike")
    hidden = page.locator("#claim-lake-is-deepest")

    assert hidden.evaluate("each => each.getBoundingClientRect().height") == 0
    assert not hidden.evaluate("each => each.checkVisibility({visibilityProperty: true})")
    seen = page.evaluate(
        "() => [...document.querySelectorAll('#list summary')].filter(each => { each.focus();"
        " return document.activeElement === each; }).map(each => each.closest('.claim').id)"
    )
    assert seen == ["claim-lake-has-no-pike"]


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
    page.locator("#source-valley-news summary").click()

    page.locator("#source-valley-news").get_by_role("link", name="The number of swimmers").click()

    page.locator("#claim-swimmers-doubled").wait_for(state="visible")
    page.wait_for_function(
        "() => { const { top } = document.getElementById('claim-swimmers-doubled')"
        ".getBoundingClientRect(); return top >= 100 && top < innerHeight / 2; }"
    )


def test_a_claim_opens_in_place_and_a_link_to_it_opens_it(open_page: Any, lake: str) -> None:
    page = open_page(lake)
    claim = page.locator("#claim-lake-has-no-pike")
    assert claim.locator(".why").is_hidden()

    claim.locator("summary").focus()
    page.keyboard.press("Enter")
    assert claim.locator(".why").is_visible()
    page.keyboard.press("Enter")
    assert claim.locator(".why").is_hidden()

    linked = open_page(f"{lake}#claim-lake-has-no-pike")
    assert linked.locator("#claim-lake-has-no-pike .why").is_visible()
    assert linked.locator(".why:visible").count() == 1


def test_what_stands_out_can_be_picked(open_page: Any, lake: str) -> None:
    page = open_page(lake)
    pick = page.get_by_label("What stands out", exact=True)

    for word, claims in (
        ("conflicting", ["lake-freezes-every-year"]),
        ("refuted", ["lake-has-no-pike"]),
        ("overstated", ["lake-is-clean-and-busy", "swimmers-doubled"]),
    ):
        pick.select_option(word)
        assert shown(page) == claims, word
        wait_for_query(page, f"?only={word}")


def test_claims_are_put_in_order(open_page: Any, lake: str) -> None:
    page = open_page(lake)
    order = page.get_by_label("Order", exact=True)

    order.select_option("level")
    assert shown(page)[0] == "lake-water-is-clean"
    assert shown(page)[-2:] == ["lake-has-no-pike", "lake-is-deepest"]
    wait_for_query(page, "?sort=level")

    page.get_by_role("searchbox", name="Search").fill("swim")
    assert shown(page) == ["lake-is-clean-and-busy", "swimmers-doubled", "lake-has-no-pike"]

    again = open_page(f"{lake}?sort=weak")
    assert shown(again)[:2] == ["lake-has-no-pike", "lake-is-deepest"]
    again.get_by_label("Order", exact=True).select_option("")
    assert shown(again) == ALL


def test_hits_are_marked_also_behind_other_accents_and_case(open_page: Any, lake: str) -> None:
    page = open_page(lake)

    page.get_by_role("searchbox", name="Search").fill("PÍKE")

    page.wait_for_function(
        "() => [...CSS.highlights.get('found')].map(String).join() === 'pike'", timeout=5000
    )
    page.locator("#claim-lake-has-no-pike summary").click()
    page.wait_for_function("() => CSS.highlights.get('found').size > 1")


def test_all_that_is_shown_opens_and_closes_at_once(open_page: Any, lake: str) -> None:
    page = open_page(f"{lake}?tag=fish")

    page.get_by_role("button", name="Open all").click()
    assert page.locator(".claim .why:visible").count() == len(shown(page))
    page.get_by_role("button", name="Close all").click()
    assert page.locator(".why:visible").count() == 0


def test_filters_survive_a_reload(open_page: Any, lake: str) -> None:
    page = open_page(lake)
    page.get_by_role("searchbox", name="Search").fill("pike")
    wait_for_query(page, "?q=pike")

    page.reload()

    assert shown(page) == ["lake-has-no-pike"]
