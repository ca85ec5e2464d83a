"""Registries to make pages of, and the pages."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from claimcheck.app.page import extras_of
from claimcheck.app.project import open_project
from claimcheck.app.select import select
from claimcheck.reports.html import render

ROOT = Path(__file__).parents[2]
LAKE = ROOT / "tests" / "cli" / "fixtures" / "lake"
TODAY = date(2026, 11, 22)
CLAIMCHECK = (sys.executable, "-m", "claimcheck")

AGENCY = """\
Water quality report

Samples were taken at nine places from May to September, and in 2025 all samples met the bathing
standard, the agency found; two places had missed it the year before.

The next report comes in spring.
"""

HOSTILE = [
    "<script>window.ran = 1</script>",
    '"><img src=x onerror="window.ran = 1">',
    "</script><script>window.ran = 1</script>",
    "<!-- <script>window.ran = 1",
    "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    "' onmouseover='window.ran = 1",
    "javascript:window.ran=1",
    "</style><style>body{display:none}</style>",
    "]]> &lt;b&gt; &amp;",
    "</title><base href=https://evil.example/>",
]


def html_of(folder: Path, title: str = "Claims & their evidence") -> str:
    """Return the page of a registry."""
    project = open_project(folder)
    overview = select(project, today=TODAY, title=title)
    return render(replace(overview, extras=extras_of(project, today=TODAY)))


def page_of(folder: Path, target: Path, title: str = "Claims & their evidence") -> str:
    """Write the page of a registry and return its address."""
    target.write_text(html_of(folder, title), encoding="utf-8")
    return target.as_uri()


def verified_lake(folder: Path) -> Path:
    """Make a copy of the lake in which one source was read; return its folder."""
    for name in ("claimcheck.toml", "data/claims.yaml", "data/sources.yaml"):
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((LAKE / name).read_bytes())
    (folder / "agency.txt").write_text(AGENCY, encoding="utf-8")
    command = [*CLAIMCHECK, "verify", "--offline", "--copy", "water-agency-2025=agency.txt"]
    subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    return folder


def hostile_registry(folder: Path) -> Path:
    """Make a registry in which every text that may be hostile is; return its folder."""
    data = folder / "data"
    data.mkdir(parents=True)
    claims, sources = ["claims:"], ["sources:"]
    for number, text in enumerate(HOSTILE):
        quoted = "'" + text.replace("'", "''") + "'"
        claims.append(
            f"  - id: claim-{number}\n    text: {quoted}\n    justification: {quoted}\n"
            f"    asserted: {{by: {quoted}, source: source-{number}}}\n    evidence:\n"
            f"      - source: source-{number}\n        stance: supports\n        quote: {quoted}\n"
            f"        locator: {quoted}\n        note: {quoted}\n"
        )
        sources.append(
            f"  - id: source-{number}\n    title: {quoted}\n    file: {quoted}\n"
            f"    publisher: {quoted}\n    author: {quoted}\n    kind: social\n    note: {quoted}\n"
        )
    parts = ", ".join(f"claim-{number}" for number in range(len(HOSTILE)))
    claims.append(f"  - id: whole\n    text: All of them.\n    parts: [{parts}]\n")
    (data / "claims.yaml").write_text("\n".join(claims), encoding="utf-8")
    (data / "sources.yaml").write_text("\n".join(sources), encoding="utf-8")
    return folder
