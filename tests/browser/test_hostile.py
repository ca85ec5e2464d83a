from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pages import HOSTILE, hostile_registry, page_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    return page_of(hostile_registry(tmp_path / "registry"), tmp_path / "page.html", HOSTILE[0])


def test_hostile_text_is_shown_and_never_run(open_page: Any, hostile: str) -> None:
    page = open_page(hostile)

    assert page.evaluate("window.ran") is None
    for number, text in enumerate(HOSTILE):
        claim = page.locator(f"#claim-claim-{number}")
        source = page.locator(f"#source-source-{number}")
        assert claim.get_by_role("heading", level=3).text_content() == text
        assert claim.locator("blockquote").text_content() == text
        assert source.get_by_role("heading", level=3).text_content() == text
        assert source.locator(".address").text_content() == text
    assert page.title() == HOSTILE[0]
    assert page.get_by_role("heading", level=1).inner_text() == HOSTILE[0]


def test_hostile_text_makes_no_elements(open_page: Any, hostile: str) -> None:
    page = open_page(hostile)

    assert page.locator("img, base, iframe, object, embed, link").count() == 0
    assert page.locator("script:not([type])").count() == 1
    assert page.locator("style").count() == 1
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(each => [...each.attributes])"
            ".filter(each => each.name.startsWith('on') || each.name === 'style').length"
        )
        == 0
    )


def test_links_lead_inside_the_page_or_to_the_web(open_page: Any, hostile: str, lake: str) -> None:
    for address in (hostile, lake):
        schemes = open_page(address).evaluate(
            "[...new Set([...document.links].map(each => each.getAttribute('href').startsWith('#')"
            " ? '#' : each.protocol))]"
        )
        assert set(schemes) <= {"#", "https:", "http:"}


def test_embedded_reviews_hold_the_very_text(open_page: Any, hostile: str) -> None:
    page = open_page(hostile)

    reviews = page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    )

    assert [each["claimReviewed"] for each in reviews["@graph"]][:-1] == HOSTILE


def test_the_policy_stops_a_script_that_gets_in_all_the_same(open_page: Any, lake: str) -> None:
    page = open_page(lake, allowed=("Content Security Policy", "https://evil.example/"))
    blocked = []
    page.on("requestfailed", lambda request: blocked.append((request.url, request.failure)))

    page.evaluate(
        "() => { const bad = document.createElement('script'); bad.textContent = 'window.ran = 1';"
        " document.body.append(bad);"
        " const image = new Image(); image.src = 'https://evil.example/x.png';"
        " document.body.append(image);"
        " document.body.setAttribute('onclick', 'window.ran = 2'); document.body.click(); }"
    )
    page.wait_for_timeout(50)

    assert page.evaluate("window.ran") is None
    assert blocked == [("https://evil.example/x.png", "csp")]


def test_a_hostile_address_of_the_page_is_only_a_search(open_page: Any, lake: str) -> None:
    page = open_page(f"{lake}?q=%3Cscript%3Ewindow.ran%3D1%3C/script%3E#%3Cimg%20src=x%3E")

    assert page.evaluate("window.ran") is None
    assert page.locator("#q").input_value() == "<script>window.ran=1</script>"
    assert page.locator("img").count() == 0
