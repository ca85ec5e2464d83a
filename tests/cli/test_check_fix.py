from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from run import claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = "sources:\n  - id: s\n    title: T\n    url: https://example.org\n    kind: social\n"
CLAIMS = """claims:
  - {id: a, support: 'verified', text: x}  # kept
  - id: b
    text: y
    support: verified   # too high
    evidence: [{source: s, stance: supports, locator: p}]
  - id: c
    text: z
    # claimcheck: ignore[overstated] on purpose
    support: verified
    evidence: [{source: s, stance: supports, locator: p}]
  - id: d
    text: low
    support: unsupported
    evidence: [{source: s, stance: supports, locator: p}]
"""
FIXED = CLAIMS.replace("'verified', text", "'unsupported', text").replace(
    "verified   # too high", "directional   # too high"
)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return write(tmp_path, {"data/claims.yaml": CLAIMS, "data/sources.yaml": SOURCES})


def test_fix_lowers_what_the_evidence_does_not_allow_and_nothing_else(registry: Path) -> None:
    ran = claimcheck("check", "--fix", "--select", "overstated", cwd=registry)

    assert ran.code == 0, ran.out
    assert (registry / "data/claims.yaml").read_text() == FIXED
    assert ran.err.splitlines()[:2] == [
        "fixed data/claims.yaml:2: a: support verified lowered to unsupported",
        "fixed data/claims.yaml:5: b: support verified lowered to directional",
    ]


def test_diff_shows_the_fixes_and_changes_nothing(registry: Path) -> None:
    ran = claimcheck("check", "--diff", cwd=registry)

    assert ran.code == 1
    assert "-    support: verified   # too high\n+    support: directional   # too high" in ran.out
    assert ran.err == "2 fixes; claimcheck check --fix applies them.\n"
    assert (registry / "data/claims.yaml").read_text() == CLAIMS


def test_a_second_fix_has_nothing_to_do(registry: Path) -> None:
    claimcheck("check", "--fix", cwd=registry)
    ran = claimcheck("check", "--fix", cwd=registry)

    assert "fixed" not in ran.err
    assert (registry / "data/claims.yaml").read_text() == FIXED


def test_diff_counts_what_there_is_to_fix(registry: Path) -> None:
    claims = registry / "data/claims.yaml"
    before = claims.read_text()
    claims.write_text(before.replace("support: verified", "support: unsupported", 1))

    assert claimcheck("check", "--diff", cwd=registry).err == (
        "1 fix; claimcheck check --fix applies it.\n"
    )
    claimcheck("check", "--fix", cwd=registry)
    assert claimcheck("check", "--diff", cwd=registry).err == "Nothing to fix.\n"
