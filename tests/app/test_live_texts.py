"""The page that ``serve`` shows follows the texts in which claims are published."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claimcheck.app.project import open_project
from claimcheck.app.serve import live
from claimcheck.registry.discover import find_registry

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_change_of_a_text_makes_another_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(live, "_ASK_SECONDS", 0.0)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/claims.yaml").write_text("claims:\n  - id: deep\n    text: It is deep.\n")
    (tmp_path / "claimcheck.toml").write_text('[[prose]]\nfiles = "README.md"\n')
    readme = tmp_path / "README.md"
    readme.write_text("It is deep.<!-- claimcheck: deep -->\n")
    page = live.Live(
        tmp_path,
        lambda: find_registry(tmp_path),
        lambda: open_project(tmp_path),
        today=lambda: date(2026, 11, 29),
        title="Lake",
    )
    version, shown = page.page()

    readme.write_text("It is not so deep.<!-- claimcheck: deep -->\n")

    assert page.version() != version
    assert "README.md:1</code> It is deep." in shown
    assert "README.md:1</code> It is not so deep." in page.page()[1]
