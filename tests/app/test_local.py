from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from claimcheck.app.local import LocalTexts
from claimcheck.app.page import extras_of, passages
from claimcheck.app.project import open_project
from claimcheck.app.verify.options import VerifyOptions
from claimcheck.app.verify.run import verify
from claimcheck.views.extras import Passage

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)
REPORT = "It was a wet year.\n\nIn all, 1,420 ships called in 2025, fewer than before.\n"
KEY = ("ships", 0)


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    (data / "claims.yaml").write_text(
        "claims:\n  - id: ships\n    text: 1,420 ships called.\n    evidence:\n"
        "      - {source: report, stance: supports, quote: '1,420 ships called'}\n"
    )
    (data / "sources.yaml").write_text(
        "sources:\n  - {id: report, title: Report, kind: primary, file: report.txt}\n"
    )
    (data / "report.txt").write_text(REPORT)
    return tmp_path


def prove(folder: Path) -> None:
    result = verify(open_project(folder), VerifyOptions(offline=True), lambda *_: None)
    assert [row.proof.state for row in result.rows] == ["proven"]


def shown(folder: Path) -> dict[tuple[str, int], Passage]:
    return passages(open_project(folder), LocalTexts())


def test_a_quote_is_shown_in_its_local_file(harbour: Path) -> None:
    prove(harbour)

    assert shown(harbour) == {
        KEY: Passage("In all, ", "1,420 ships called", " in 2025, fewer than before.")
    }
    assert KEY in extras_of(open_project(harbour), today=TODAY).passages


def test_a_file_that_changed_since_it_was_verified_is_shown_as_it_is(harbour: Path) -> None:
    prove(harbour)
    (harbour / "data" / "report.txt").write_text(REPORT + "Corrected.\n")

    assert shown(harbour)[KEY].after.endswith("fewer than before. Corrected.")


def test_a_file_without_the_quote_is_not_shown(harbour: Path) -> None:
    prove(harbour)
    (harbour / "data" / "report.txt").write_text(REPORT.replace("1,420", "1,240"))

    assert shown(harbour) == {}


def test_a_file_that_is_gone_is_not_shown(harbour: Path) -> None:
    prove(harbour)
    (harbour / "data" / "report.txt").unlink()

    assert shown(harbour) == {}


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")
def test_a_link_out_of_the_registry_is_not_followed(
    harbour: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    prove(harbour)
    report = harbour / "data" / "report.txt"
    outside = tmp_path_factory.mktemp("outside") / "report.txt"
    report.rename(outside)
    report.symlink_to(outside)

    assert shown(harbour) == {}


def test_a_file_larger_than_verify_reads_is_not_shown(harbour: Path) -> None:
    prove(harbour)
    (harbour / "claimcheck.toml").write_text("[verify]\nmax_bytes = 40\n")

    assert shown(harbour) == {}


def test_a_text_is_extracted_once_while_the_program_runs(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prove(harbour)
    texts, project = LocalTexts(), open_project(harbour)
    first = passages(project, texts)
    monkeypatch.setattr("claimcheck.engines.here.extracted", None)

    assert passages(project, texts) == first != {}
