"""A report of more claims than a page can is pages, and one that leads to them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from run import claimcheck, write

from claimcheck.reports.html import MOST_CLAIMS

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 2 * MOST_CLAIMS + 1
LINK = re.compile(r'href="([^"#:]*)#([^"]+)"')


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a registry of so many claims; the first rests on the last, on another page."""
    evidence = [{"source": "report", "stance": "supports", "locator": "page 1"}]
    claims = [
        {"id": f"claim-{number}", "text": f"Sentence {number}.", "evidence": evidence}
        for number in range(COUNT - 1)
    ]
    whole = {"id": "whole", "text": "All of it.", "parts": ["claim-0", f"claim-{COUNT - 2}"]}
    low = {**claims[1], "support": "verified"}
    sources = [
        {"id": "report", "title": "A report", "kind": "secondary", "url": "https://a.example/"},
        {"id": "unused", "title": "No claim", "kind": "secondary", "url": "https://b.example/"},
    ]
    files = {
        "data/claims.jsonl": "".join(
            f"{json.dumps(each)}\n" for each in [whole, claims[0], low, *claims[2:]]
        ),
        "data/sources.jsonl": "".join(f"{json.dumps(each)}\n" for each in sources),
    }
    return write(tmp_path_factory.mktemp("many"), files)


def links(page: str) -> set[tuple[str, str]]:
    return {(unquote(file), name) for file, name in LINK.findall(page)}


def test_every_claim_is_on_one_page_and_every_link_leads_to_something(registry: Path) -> None:
    ran = claimcheck("report", "--output", "my report.html", "--today", "2026-11-22", cwd=registry)

    assert ran.code == 0
    assert ran.err.startswith(
        "3 pages of up to 5,000 claims are beside my report.html, which leads to them.\n"
    )
    names = ["my report.html", *(f"my report-{number}.html" for number in (1, 2, 3))]
    assert sorted(path.name for path in registry.glob("*.html")) == sorted(names)
    pages = {name: (registry / name).read_text() for name in names}
    ids = {name: set(re.findall(r' id="([^"]+)"', page)) for name, page in pages.items()}
    shown = [each for name in names for each in ids[name] if each.startswith("claim-")]
    assert len(shown) == len(set(shown)) == COUNT
    for name, page in pages.items():
        for file, target in links(page):
            assert target in ids[file or name], (name, file, target)


def test_a_part_on_another_page_is_linked_there(registry: Path) -> None:
    claimcheck("report", "--output", "report.html", cwd=registry)
    first, last = ((registry / f"report-{number}.html").read_text() for number in (1, 3))

    assert ("report-3.html", f"claim-claim-{COUNT - 2}") in links(first)
    assert ("report-1.html", "claim-whole") in links(last)
    assert 'rel="next" href="report-2.html"' in first
    assert 'rel="prev" href="report-2.html"' in last
    assert 'href="report.html">All 3 pages' in first


def test_the_index_names_what_stands_out_and_counts_by_level(registry: Path) -> None:
    claimcheck("report", "--output", "report.html", cwd=registry)
    index = (registry / "report.html").read_text()

    assert "10,001 claims, 3 pages" in index
    assert ("report-1.html", "claim-claim-1") in links(index)
    assert '<a href="report-2.html">5,001 to 10,000</a>' in index
    assert len(index) < 300_000


def test_without_a_file_it_says_what_to_do(registry: Path) -> None:
    ran = claimcheck("report", "--format", "html", cwd=registry)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: 10,001 claims are too many for one page: browsers take 5,000 well\n"
        "help: have pages written: claimcheck report --output report.html; or choose claims: "
        "--tag, --level, --only, --words\n"
    )


def test_fewer_claims_of_a_large_registry_are_one_page(registry: Path, tmp_path: Path) -> None:
    ran = claimcheck(
        "report", "--words", "99.", "--output", tmp_path / "few.html", cwd=registry
    )  # fmt: skip

    assert ran.code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["few.html"]
