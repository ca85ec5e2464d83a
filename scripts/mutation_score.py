"""Say how many small faults in the code the tests notice: ``python scripts/mutation_score.py``.

A sample of all mutations that cosmic-ray knows for some packages is made in a copy of what is
committed, one at a time, and the tests of these packages are run with each. What survives is shown
with its place: a test that is missing, or code that is not needed. The seed makes the sample the
same each time. It takes a while, so it is no part of CI: a mutation costs what the tests take until
the first that fails. ``pip install cosmic-ray==8.7.0`` first; nothing else needs it.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PACKAGES = ("claimcheck/text", "claimcheck/support")
TESTS = ("tests/text", "tests/support", "tests/rules/test_cases.py", "tests/app/test_settle.py")
TIMEOUT = 300
"""Seconds after which a mutation counts as noticed: it made the tests run for ever."""

_ANNOTATIONS = "core/ReplaceBinaryOperator_BitOr"
"""Operators that change ``str | None`` in annotations, which nothing evaluates."""


class Mutation(NamedTuple):
    """One small fault."""

    path: str
    line: int
    operator: str
    occurrence: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.operator.removeprefix('core/')} #{self.occurrence}"


def main() -> int:
    """Run a sample, print what survived and the score; 0 where the score is what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("--packages", nargs="+", default=PACKAGES, help="folders to mutate")
    parser.add_argument("--tests", nargs="+", default=TESTS, help="tests to run with each")
    parser.add_argument("--sample", type=int, default=150, help="how many mutations")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    parser.add_argument("--at-least", type=float, default=0, help="percent that must be noticed")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder) / "copy"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(copy)], check=True)
        session = _session(copy, options.packages, options.tests)
        chosen = _sample(session, options.sample, Random(options.seed))  # noqa: S311
        print(
            f"{chosen} mutations of {', '.join(options.packages)}, seed {options.seed}", flush=True
        )
        _cosmic_ray(copy, "exec", "cosmic-ray.toml", session.name)
        survived = _survivors(session)
    for each in survived:
        print(f"survived: {each}")
    score = 100 * (chosen - len(survived)) / chosen
    print(f"noticed {chosen - len(survived)} of {chosen}: {score:.1f} %")
    return int(score < options.at_least)


def _session(copy: Path, packages: list[str], tests: list[str]) -> Path:
    """Return the file of all mutations of the packages, none of them made yet."""
    command = f"{sys.executable} -m pytest -x -q -p no:cacheprovider {' '.join(tests)}"
    modules = ", ".join(f'"{each}"' for each in packages)
    (copy / "cosmic-ray.toml").write_text(
        f"[cosmic-ray]\nmodule-path = [{modules}]\ntimeout = {TIMEOUT}\n"
        f'test-command = "{command}"\n\n[cosmic-ray.distributor]\nname = "local"\n',
        encoding="utf-8",
    )
    _cosmic_ray(copy, "baseline", "cosmic-ray.toml")  # the tests pass as the code is
    _cosmic_ray(copy, "init", "cosmic-ray.toml", "session.sqlite")
    return copy / "session.sqlite"


def _cosmic_ray(copy: Path, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    program = (sys.executable, "-m", "cosmic_ray.cli")
    subprocess.run([*program, *arguments], cwd=copy, env=environment, check=True)


def _sample(session: Path, count: int, random: Random) -> int:
    """Keep as many mutations as asked for, and return how many there are."""
    with sqlite3.connect(session) as database:
        rows = database.execute(
            "SELECT job_id, module_path, start_pos_row, operator_name, occurrence "
            "FROM mutation_specs ORDER BY module_path, start_pos_row, operator_name, occurrence"
        ).fetchall()
        ids = [row[0] for row in rows if not row[3].startswith(_ANNOTATIONS)]
        kept = set(random.sample(ids, min(count, len(ids))))
        dropped = [(row[0],) for row in rows if row[0] not in kept]
        for table in ("mutation_specs", "work_items"):
            database.executemany(f"DELETE FROM {table} WHERE job_id = ?", dropped)  # noqa: S608
    return len(kept)


def _survivors(session: Path) -> list[Mutation]:
    """Return the mutations with which every test passed."""
    with sqlite3.connect(session) as database:
        rows = database.execute(
            "SELECT module_path, start_pos_row, operator_name, occurrence FROM mutation_specs "
            "JOIN work_results USING (job_id) WHERE test_outcome = 'SURVIVED' ORDER BY 1, 2"
        )
        return [Mutation(*row) for row in rows]


if __name__ == "__main__":
    sys.exit(main())
