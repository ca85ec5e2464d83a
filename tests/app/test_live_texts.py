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
    assert "README.md:1</code></a> It is deep." in shown
    assert "README.md:1</code></a> It is not so deep." in page.page()[1]


def served(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> live.Live:
    monkeypatch.chdir(folder)
    (folder / "data").mkdir()
    (folder / "data/claims.yaml").write_text(
        "claims:\n  - id: deep\n    text: It is <b>deep</b>.\n  - id: cold\n    text: It is cold.\n"
    )
    (folder / "claimcheck.toml").write_text('[[prose]]\nfiles = ["docs/*.md"]\n')
    (folder / "docs").mkdir()
    (folder / "docs/a b.md").write_bytes(text.encode())
    return live.Live(
        folder,
        lambda: find_registry(folder),
        lambda: open_project(folder),
        today=lambda: date(2026, 11, 29),
        title="Lake",
    )


def test_a_text_is_shown_with_its_sentences_in_the_colours_of_their_levels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\ufeff# Lake\r\n\r\nIt <b>is</b>\r\ncold.<!-- claimcheck: cold --> Yes.\r\n"
    page = served(tmp_path, text, monkeypatch)

    assert '<a href="/text?path=docs/a%20b.md">docs/a b.md</a>' in page.page()[1]
    made = page.text("docs/a b.md")

    assert made is not None
    version, shown = made
    assert version == page.version()
    assert '<code><mark class="unsupported">It &lt;b&gt;is&lt;/b&gt;</mark></code>' in shown
    assert (
        '<mark class="unsupported">cold.</mark><span class="stated">'
        '<span class="sign unsupported" aria-hidden="true">○</span>'
        '<span class="hear"> unsupported: </span>'
        '<a href="/#claim-cold" title="It is cold.">cold</a></span>'
        '<span class="quiet">&lt;!-- claimcheck: cold --&gt;</span> Yes.</code>'
    ) in shown
    assert shown.count("<li id=") == 4
    assert "<b>is" not in shown


def test_a_text_shows_what_check_finds_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = served(tmp_path, "It is icy.<!-- claimcheck: colt -->\n", monkeypatch)

    made = page.text("docs/a b.md")

    assert made is not None
    assert "unknown-claim-in-prose" in made[1]
    assert '<a href="#L1">line 1</a>' in made[1]
    assert '<mark class="unknown">It is icy.</mark>' in made[1]
    assert "colt, not in the registry" in made[1]


def test_only_the_texts_of_the_configuration_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = served(tmp_path, "It is cold.<!-- claimcheck: cold -->\n", monkeypatch)

    for other in ("data/claims.yaml", "", "../docs/a b.md", "docs/../docs/a b.md", "/etc/passwd"):
        assert page.text(other) is None


def test_a_text_leads_to_the_lines_that_have_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "It is deep.<!-- claimcheck: deep -->\n\nBlue.\n\n" * 42

    made = served(tmp_path, text, monkeypatch).text("docs/a b.md")

    assert made is not None
    told = made[1].split("Lines with marks:")[1].split("</p>")[0]
    assert told.startswith(' <a href="#L1">1</a> <a href="#L5">5</a>')
    assert told.count("<a ") == 40
    assert told.endswith('<a href="#L157">157</a> and 2 more.')


def test_a_text_without_marks_leads_to_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = served(tmp_path, "It is deep.\n", monkeypatch).text("docs/a b.md")

    assert made is not None
    assert "Lines with marks" not in made[1]
