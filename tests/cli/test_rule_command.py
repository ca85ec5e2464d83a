from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from run import claimcheck

from claimcheck.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path


def test_every_rule_is_listed_in_a_line(tmp_path: Path) -> None:
    ran = claimcheck("rule", cwd=tmp_path)
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == list(RULES)


def test_a_rule_explains_itself(tmp_path: Path) -> None:
    ran = claimcheck("rule", "overstated", cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("overstated (error)\n\n")
    for heading in ("What it does", "Why it matters", "Example", "How to fix"):
        assert f"{heading}:" in ran.out


@pytest.mark.parametrize(
    ("name", "help_text"),
    [("overstatd", "did you mean 'overstated'?"), ("xyzzy", "list the rules: claimcheck rule")],
)
def test_an_unknown_rule(tmp_path: Path, name: str, help_text: str) -> None:
    ran = claimcheck("rule", name, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"error: there is no rule {name!r}\nhelp: {help_text}\n"


@pytest.mark.parametrize("name", ["stale-baseline", "expired-baseline"])
def test_what_a_baseline_is_found_to_have_is_explained_too(tmp_path: Path, name: str) -> None:
    ran = claimcheck("rule", name, cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.startswith(f"{name} (error)\n\nThe baseline tolerate")
    for heading in ("What it does", "Why it matters", "How to fix"):
        assert f"\n\n{heading}:\n    " in ran.out
