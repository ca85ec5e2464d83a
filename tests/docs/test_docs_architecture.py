"""The architecture is what the page says: its floors are enforced, and what it names exists."""

from __future__ import annotations

import re
import tomllib

import pytest
from doc_pages import DOCS, ROOT

PAGE = DOCS / "explanation" / "architecture.md"


def test_the_floors_are_those_that_the_import_linter_enforces() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (contract,) = (each for each in contracts if each["type"] == "layers")
    rows = re.findall(r"^\| (\d*) \| `(\w+)` \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)

    floors: list[list[str]] = []
    for number, package, meaning in rows:
        assert meaning.endswith(".")
        if number:
            floors.append([])
        floors[-1].append(package)

    assert [" | ".join(floor) for floor in floors] == contract["layers"]
    assert contract["exhaustive"], "a new package could be on no floor"


def test_the_count_of_files_to_touch_is_the_number_of_files_that_are_named() -> None:
    table = PAGE.read_text("utf-8").partition("## Where to add what")[2]
    rows = re.findall(r"^\| (an? [^|]+) \| (\d+) \| (.+) \|$", table, re.MULTILINE)

    assert len(rows) >= 8
    for what, count, files in rows:
        assert len(re.findall(r"`claimcheck/[^`]+`", files)) == int(count), what


@pytest.mark.parametrize("page", [PAGE, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_every_file_that_is_named_exists(page: object) -> None:
    text = (ROOT / str(page)).read_text("utf-8")
    named = set(re.findall(r"\b((?:claimcheck|tests|scripts)/[\w/]*(?:\.\w+)?)(?![\w<*])", text))

    assert len(named) > 10
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
