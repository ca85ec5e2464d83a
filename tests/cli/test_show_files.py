"""What is shown of a claim does not depend on the files of other claims, which are not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from run import ROOT, claimcheck, write

from claimcheck.app.project import open_project
from claimcheck.app.show import as_seen_from, show_claim

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = """\
claims:
  - id: deep
    text: The lake is deep.
    evidence: [{source: report, stance: supports, quote: The lake is deep}]
  - id: cold
    text: The lake is cold.
    evidence: [{source: letter, stance: supports, quote: The lake is cold}]
  - id: both
    text: The lake is deep and cold.
    parts: [deep, cold]
  - id: old
    text: The lake is old.
    evidence: [{source: book, stance: supports, quote: The lake is old}]
"""
SOURCES = """\
sources:
  - {id: report, title: A report, kind: primary, file: report.txt}
  - {id: letter, title: A letter, kind: primary, file: letter.txt}
  - {id: book, title: A book, kind: primary, file: book.txt}
"""


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    files = {
        "data/claims.yaml": CLAIMS,
        "data/sources.yaml": SOURCES,
        "data/report.txt": "The lake is deep.\n",
        "data/letter.txt": "The lake is cold.\n",
        "data/book.txt": "The lake is old.\n",
    }
    write(tmp_path, files)
    assert claimcheck("verify", "--offline", cwd=tmp_path).code == 0
    return tmp_path


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("deep", {"report", "letter"}),  # that on which it is a part of a claim rests too
        ("both", {"report", "letter"}),
        ("old", {"book"}),
    ],
)
def test_only_the_files_that_it_rests_on_are_read(
    registry: Path, name: str, read: set[str]
) -> None:
    project = open_project(registry)
    seen = as_seen_from(project, project.registry.claim_by_id[name])

    assert set(seen.in_files) == read


def test_a_file_that_changed_since_is_noticed(registry: Path) -> None:
    write(registry, {"data/book.txt": "The lake is young.\n"})

    assert "not-found in book" in claimcheck("show", "old", cwd=registry).out
    assert "proven in report" in claimcheck("show", "deep", cwd=registry).out


@pytest.mark.parametrize("folder", ["docs/examples/harbour", "docs/examples/overstated"])
def test_a_claim_is_shown_as_a_reading_of_all_files_shows_it(folder: str) -> None:
    whole = open_project(ROOT / folder)
    for claim in whole.registry.claim_by_id.values():
        project = open_project(ROOT / folder)
        item = project.registry.claim_by_id[claim.id]

        assert show_claim(as_seen_from(project, item), item) == show_claim(whole, claim)
