"""The levels over time, drawn by ``report --history``."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import git_history
import pytest
from pages import CLAIMCHECK
from test_access import NARROW, WIDE, violations

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("past")
    git_history.history(folder)
    command = [*CLAIMCHECK, "report", "--format", "html", "--history", "--output", "page.html"]
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=60)
    return (folder / "page.html").as_uri()


def test_every_state_is_in_the_table_behind_the_chart(open_page: Any, past: str) -> None:
    page = open_page(past)
    table = page.get_by_role("group", name="Levels over time")
    assert not table.is_visible()
    assert page.locator(".timeline polygon").count() == 3

    page.locator(".timeline summary").focus()
    page.keyboard.press("Enter")

    rows = table.get_by_role("row").all_inner_texts()
    assert len(rows) == 9
    assert rows[0].split() == ["Day", "Commit", "verified", "directional", "unsupported"]
    assert rows[1].split()[2:] == ["2", "3", "0"]
    assert rows[-1].split()[1] == "now"


def test_the_chart_fills_its_width_and_no_more(open_page: Any, past: str) -> None:
    for viewport in (WIDE, NARROW):
        page = open_page(past, viewport=viewport)
        box = page.locator(".timeline svg").bounding_box()
        assert 0.6 * viewport["width"] < box["width"] <= viewport["width"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_opened_chart(
    open_page: Any, past: str, scheme: str, viewport: Any
) -> None:
    page = open_page(past, color_scheme=scheme, viewport=viewport)
    page.locator(".timeline summary").click()

    assert violations(page) == []
