from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from serving import serve

if TYPE_CHECKING:
    from pathlib import Path

WIDE, NARROW = {"width": 1000, "height": 900}, {"width": 360, "height": 740}


def violations(page: Any) -> list[str]:
    """Return what axe-core finds; its script comes from a package, and past the page's policy."""
    pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert found["passes"], "nothing was checked"
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Any, lake: str, scheme: str, viewport: Any) -> None:
    page = open_page(lake, color_scheme=scheme, viewport=viewport)

    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_filters_and_a_target_are_set(
    open_page: Any, lake: str, scheme: str
) -> None:
    page = open_page(f"{lake}?q=lake&level=unsupported#claim-lake-has-no-pike", color_scheme=scheme)

    assert violations(page) == []


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_what_cannot_be_read(
    open_page: Any, tmp_path: Path, scheme: str, viewport: Any
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "sources.yaml").write_text("sources: []\n")
    (data / "claims.yaml").write_text(
        f"claims:\n  - id: one\n    text: A text\n    support: {'<b>true</b>' * 30}\n"
    )
    with serve(tmp_path) as served:
        page = open_page(served.address, color_scheme=scheme, viewport=viewport)

        assert page.get_by_role("heading", level=1).inner_text() == "The registry cannot be read"
        assert page.locator("mark").inner_text() == "<b>true</b>" * 30
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_first_key_leads_past_the_head(open_page: Any, lake: str) -> None:
    page = open_page(lake)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the claims"

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "claims"

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"


def test_everything_can_be_filtered_from_the_keyboard(open_page: Any, lake: str) -> None:
    page = open_page(lake)
    page.locator("#q").focus()

    page.keyboard.type("lake")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("wat")
    for _ in range(4):  # source, what stands out, order, the first level
        page.keyboard.press("Tab")
    page.keyboard.press("Space")

    page.wait_for_function("() => location.search === '?q=lake&level=verified&tag=water'")
    assert page.get_by_role("status").inner_text() == "1 of 7 claims"


def test_escape_empties_the_search(open_page: Any, lake: str) -> None:
    page = open_page(f"{lake}?q=pike")

    page.locator("#q").press("Escape")

    assert page.locator("#q").input_value() == ""
    assert page.get_by_role("status").inner_text() == "7 claims"


def test_a_screen_reader_meets_landmarks_headings_and_a_live_count(
    open_page: Any, lake: str
) -> None:
    page = open_page(lake)

    for role in ("banner", "main", "contentinfo", "search"):
        assert page.get_by_role(role).count() == 1, role
    assert page.get_by_role("navigation", name="On this page").count() == 1
    assert page.get_by_role("heading", level=1).all_inner_texts() == ["Claims & their evidence"]
    assert page.get_by_role("heading", level=2).all_inner_texts() == [
        "Summary",
        "Claims",
        "Sources",
    ]
    claims = page.get_by_role("region", name="Claims").get_by_role("article")
    assert claims.count() == 7
    assert page.get_by_role("article", name="There are no pike in the lake.").count() == 1
    assert page.get_by_role("status").count() == 1


def test_every_link_inside_the_page_leads_somewhere(open_page: Any, lake: str) -> None:
    page = open_page(lake)

    lost = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(each => each.hash.slice(1))"
        ".filter(name => !document.getElementById(name))"
    )

    assert lost == []
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == (
        page.evaluate("document.querySelectorAll('[id]').length")
    )


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_a_text(
    open_page: Any, tmp_path: Path, scheme: str, viewport: Any
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.yaml").write_text("claims:\n  - id: one\n    text: It is cold.\n")
    (tmp_path / "claimcheck.toml").write_text('[[prose]]\nfiles = ["README.md"]\n')
    (tmp_path / "README.md").write_text(
        "# Lake\n\nIt is cold.<!-- claimcheck: one --> It is deep.<!-- claimcheck: two -->\n"
    )
    with serve(tmp_path) as served:
        page = open_page(
            f"{served.address}text?path=README.md#L3", color_scheme=scheme, viewport=viewport
        )

        assert page.get_by_role("heading", level=1).inner_text() == "README.md"
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
