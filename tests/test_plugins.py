"""Every folder of plug-ins: its table names its files, and its modules keep its Protocol."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import claimcheck
from claimcheck.lookups import LOOKUPS
from claimcheck.plugins import Plugins

ROOT = Path(__file__).parents[1]

HELPERS = {
    "claimcheck.fetchers": {"archive", "many", "public"},
    "claimcheck.formats": {"snippet", "summary"},
}
"""Modules of such a folder that others use and that are no plug-ins."""

BROKEN = """
import claimcheck.lookups.base
import lame

LOOKUPS: list[claimcheck.lookups.base.Lookup] = [lame]
"""

LAME = """
from collections.abc import Sequence

MOST, PACE = 1, 0.5

def address(base: str, identifiers: Sequence[str], mailto: str = "") -> str: ...
"""


def tables() -> list[Plugins[object]]:
    packages = [
        import_module(found.name)
        for found in walk_packages(claimcheck.__path__, "claimcheck.")
        if found.ispkg
    ]
    return [
        value
        for package in packages
        for value in vars(package).values()
        if isinstance(value, Plugins) and value.package == package.__name__
    ]


FOLDERS = sorted({table.package for table in tables()})
MEMBERS = [(table, name) for table in tables() for name in table]


@pytest.mark.parametrize("package", FOLDERS)
def test_the_table_names_every_file_of_the_folder(package: str) -> None:
    folder = Path(*import_module(package).__path__)
    files = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    named = {
        table.module(name).removeprefix(f"{package}.")
        for table in tables()
        if table.package == package
        for name in table
    }

    assert files - {"base"} - HELPERS.get(package, set()) == named


@pytest.mark.parametrize(("table", "name"), MEMBERS, ids=[table.module(n) for table, n in MEMBERS])
def test_every_name_can_be_imported(table: Plugins[object], name: str) -> None:
    assert table[name] is sys.modules[table.module(name)]


def test_a_table_imports_only_what_is_asked_for() -> None:
    program = (
        "import sys; from claimcheck.lookups import LOOKUPS; print('page' in LOOKUPS, *LOOKUPS);"
        "LOOKUPS['arxiv']; "
        "print(*[name for name in LOOKUPS if LOOKUPS.module(name) in sys.modules])"
    )

    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()

    assert shown == ["True", *LOOKUPS, "arxiv"]


def test_a_name_that_is_not_in_the_table_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Plugins[object]("claimcheck.rules", "overstated")["base"]


def test_a_module_that_lacks_what_its_protocol_asks_for_is_an_error_of_mypy(tmp_path: Path) -> None:
    (tmp_path / "held.py").write_text(BROKEN)
    (tmp_path / "lame.py").write_text(LAME)

    ran = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file=", "--follow-imports=silent", "held.py"],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert '"Lookup" protocol member:\nheld.py:5: note:     read\n' in ran.stdout
    assert "Found 1 error in 1 file" in ran.stdout
