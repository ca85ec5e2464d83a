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
TESTS = (
    "tests/text",
    "tests/support",
    "tests/rules/test_cases.py",
    "tests/app/test_settle.py",
    "tests/fetchers/test_walls.py",
)
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
        sessions = [_session(copy, package, options.tests) for package in options.packages]
        chosen = _sample(sessions, options.sample, Random(options.seed))  # noqa: S311
        print(f"{chosen} mutations, seed {options.seed}", flush=True)
        survived = [each for session in sessions for each in _survivors(copy, session)]
    score = 100 * (chosen - len(survived)) / chosen
    print(f"noticed {chosen - len(survived)} of {chosen}: {score:.1f} %")
    return int(score < options.at_least)


def _session(copy: Path, package: str, tests: list[str]) -> Path:
    """Return the file of all mutations of a package, none of them made yet.

    The tests of the package itself run first, since they notice most.
    """
    name = Path(package).name
    ordered = sorted(tests, key=lambda each: name not in Path(each).parts)
    command = f"{sys.executable} -m pytest -x -q -p no:cacheprovider {' '.join(ordered)}"
    (copy / f"{name}.toml").write_text(
        f'[cosmic-ray]\nmodule-path = ["{package}"]\ntimeout = {TIMEOUT}\n'
        f'test-command = "{command}"\n\n[cosmic-ray.distributor]\nname = "local"\n',
        encoding="utf-8",
    )
    _cosmic_ray(copy, "baseline", f"{name}.toml")  # the tests pass as the code is
    _cosmic_ray(copy, "init", f"{name}.toml", f"{name}.sqlite")
    return copy / f"{name}.sqlite"


def _cosmic_ray(copy: Path, *arguments: str, **variables: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(copy), **variables}
    program = (sys.executable, "-m", "cosmic_ray.cli")
    subprocess.run([*program, *arguments], cwd=copy, env=environment, check=True)


def _sample(sessions: list[Path], count: int, random: Random) -> int:
    """Keep as many mutations as asked for, of all sessions, and return how many there are."""
    known: list[tuple[Path, str]] = []
    for session in sessions:
        with sqlite3.connect(session) as database:
            rows = database.execute(
                "SELECT job_id, operator_name FROM mutation_specs "
                "ORDER BY module_path, start_pos_row, operator_name, occurrence"
            )
            known += [(session, job) for job, name in rows if not name.startswith(_ANNOTATIONS)]
    kept = random.sample(known, min(count, len(known)))
    for session in sessions:
        with sqlite3.connect(session) as database:
            database.execute("CREATE TEMP TABLE kept (job_id TEXT)")
            jobs = [(job,) for place, job in kept if place == session]
            database.executemany("INSERT INTO kept VALUES (?)", jobs)
            for table in ("mutation_specs", "work_items"):
                database.execute(
                    f"DELETE FROM {table} WHERE job_id NOT IN (SELECT job_id FROM kept)"  # noqa: S608
                )
    return len(kept)


def _survivors(copy: Path, session: Path) -> list[Mutation]:
    """Make the mutations of a session, and return those with which every test passed."""
    # What the code was compiled to as it is stays in use, and nothing of a mutation is kept.
    _cosmic_ray(copy, "exec", f"{session.stem}.toml", session.name, PYTHONDONTWRITEBYTECODE="1")
    with sqlite3.connect(session) as database:
        rows = database.execute(
            "SELECT module_path, start_pos_row, operator_name, occurrence FROM mutation_specs "
            "JOIN work_results USING (job_id) WHERE test_outcome = 'SURVIVED' ORDER BY 1, 2"
        )
        survived = [Mutation(*row) for row in rows]
    for each in survived:
        print(f"survived: {each}", flush=True)
    return survived


if __name__ == "__main__":
    sys.exit(main())
