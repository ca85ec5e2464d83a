from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from claimcheck.app.check import check
from claimcheck.app.project import open_project

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = "claims:\n" + "".join(
    f"  - id: c{number}\n    text: Text {number}.\n" for number in range(9)
)


@pytest.mark.parametrize("after", [None, "", "claims:\n", "\xff", "- [", CLAIMS * 2])
def test_a_file_that_changes_between_reading_and_reporting(
    tmp_path: Path, after: str | None
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "claims.yaml").write_text(CLAIMS)
    (data / "sources.yaml").write_text("sources: []\n")
    project = open_project(tmp_path)
    if after is None:
        (data / "claims.yaml").unlink()
    else:
        (data / "claims.yaml").write_bytes(after.encode("latin-1"))
    result = check(project, today=date(2026, 11, 22), select=["citation-needed"])
    assert [finding.subject for finding in result.findings] == [f"c{number}" for number in range(9)]
    assert all(finding.location.line >= 1 for finding in result.findings)
    assert result.failed
