from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.app.fix import fixes
from claimcheck.model.finding import Edit, Finding, Fix, Location

if TYPE_CHECKING:
    from pathlib import Path

LINE = "    support: verified"


def lowered(path: str, line: int = 1, *, derived: bool = True) -> Finding:
    place = Location(path, line, 14, 22, LINE)
    edit = Edit(path, line, 14, line, 22, "verified", "directional")
    return Finding("m", "h", places=(place,), subject="a", fix=Fix("t", (edit,), derived))


@pytest.mark.parametrize(
    "now", ["    support: verified-later", "   support: verified", "    support: verified # mine"]
)
def test_a_line_that_was_changed_since_the_check_is_left_alone(tmp_path: Path, now: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"{now}\n{LINE}\n")

    (fixed,) = fixes([lowered(str(path), 1), lowered(str(path), 2)])

    assert fixed.after == f"{now}\n    support: directional\n"
    assert len(fixed.done) == 1


def test_what_follows_from_evidence_waits_until_that_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"{LINE}\n{LINE}\n")
    derived, own = lowered(str(path), 1), lowered(str(path), 2, derived=False)

    (first,) = fixes([derived, own])
    path.write_text(first.after)
    (second,) = fixes([derived, own])

    assert first.after == f"{LINE}\n    support: directional\n"
    assert second.after == "    support: directional\n" * 2
