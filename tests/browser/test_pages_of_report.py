"""A report of many pages in a real browser."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from pages import CLAIMCHECK

from claimcheck.reports.html import MOST_CLAIMS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    claims = [{"id": f"c-{each}", "text": f"Sentence {each}."} for each in range(MOST_CLAIMS + 9)]
    written = folder / "data" / "claims.jsonl"
    written.parent.mkdir()
    written.write_text("".join(f"{json.dumps(each)}\n" for each in claims), encoding="utf-8")
    subprocess.run([*CLAIMCHECK, "report", "--output", "report.html"], cwd=folder, check=True)
    return folder / "report.html"


def test_a_link_to_a_claim_leads_from_the_index_to_its_page(open_page: Any, report: Path) -> None:
    page = open_page(f"{report.as_uri()}#claim-c-{MOST_CLAIMS + 3}")

    page.wait_for_url(f"**/report-2.html#claim-c-{MOST_CLAIMS + 3}")
    assert page.locator(f"#claim-c-{MOST_CLAIMS + 3}").is_visible()


def test_the_index_stays_where_no_page_has_the_claim(open_page: Any, report: Path) -> None:
    page = open_page(f"{report.as_uri()}#claim-nowhere")

    assert page.get_by_role("heading", level=1).is_visible()
    page.get_by_role("link", name="5,001 to 5,009").click()
    page.wait_for_url("**/report-2.html")
    page.get_by_role("link", name="All 2 pages").click()
    page.wait_for_url("**/report.html")
