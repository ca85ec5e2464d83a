from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from golden_files import assert_golden
from rich.console import Console
from run import ROOT, claimcheck

from claimcheck.app.project import open_project
from claimcheck.app.show import show_claim, show_source
from claimcheck.cli.layout.claim import Surroundings, claim_page
from claimcheck.cli.layout.source import source_page

LAKE = Path(__file__).parent / "fixtures" / "lake"
TODAY = "2026-11-22"
SHOWN = {
    "claim": "lake-water-is-clean",
    "overstated": "swimmers-doubled",
    "conflicting": "lake-freezes-every-year",
    "compound": "brochure-is-right",
    "source": "valley-news",
}


@pytest.mark.parametrize("width", [36, 60, 80, 120, 200])
def test_list_at_every_width(width: int) -> None:
    ran = claimcheck("list", cwd=LAKE, env={"COLUMNS": str(width)})
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= width
    assert_golden(f"list-{width}.txt", ran.out)


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("kind", SHOWN)
def test_show_at_every_width(kind: str, width: int) -> None:
    arguments = ("show", SHOWN[kind], "--today", TODAY)
    ran = claimcheck(*arguments, cwd=LAKE, env={"COLUMNS": str(width)})
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= width
    assert_golden(f"show-{kind}-{width}.txt", ran.out)


@pytest.mark.parametrize(("how", "suffix"), [("markdown", "md"), ("json", "json"), ("csv", "csv")])
def test_report_in_every_format(how: str, suffix: str) -> None:
    ran = claimcheck("report", "--format", how, "--today", TODAY, cwd=LAKE)
    assert ran.code == 0
    assert_golden(f"report.{suffix}", ran.out)


@pytest.mark.parametrize(("how", "suffix"), [("markdown", "md"), ("html", "html"), ("text", "txt")])
@pytest.mark.parametrize("claim", ["brochure-is-right", "lake-freezes-every-year"])
def test_brief_in_every_format(claim: str, how: str, suffix: str) -> None:
    ran = claimcheck("brief", claim, "--format", how, cwd=LAKE)
    assert (ran.code, ran.err) == (0, "")
    assert_golden(f"brief-{claim}.{suffix}", ran.out)


@pytest.mark.parametrize("how", ["json", "csv"])
def test_list_in_every_format_for_machines(how: str) -> None:
    assert_golden(f"list.{how}", claimcheck("list", "--format", how, cwd=LAKE).out)


def test_a_report_is_the_same_at_every_width() -> None:
    one, other = (
        claimcheck("report", "--today", TODAY, cwd=LAKE, env={"COLUMNS": width})
        for width in ("40", "200")
    )
    assert one.out == other.out


def test_everything_shipped_shows_at_80_columns() -> None:
    project = open_project(ROOT)
    registry, settings = project.registry, project.settings
    around = Surroundings(registry, project.assessments, settings, date(2026, 11, 22), 80)
    pages = [claim_page(show_claim(project, claim).claim, around) for claim in registry.claims]
    pages += [source_page(show_source(project, source)) for source in registry.sources]
    assert len(pages) > 100
    for page in pages:
        out = io.StringIO()
        Console(file=out, width=80, markup=False, highlight=False, emoji=False).print(*page)
        assert max(map(len, out.getvalue().splitlines())) <= 80
