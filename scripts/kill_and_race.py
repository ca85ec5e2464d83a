"""Kills every command that writes, and runs each beside another, and counts what is lost.

Half of the kills come at random moments, and half right before one of the steps of writing (a file
is opened, locked, renamed, removed, …), each step in its turn. After a kill every file has to be
whole and hold what it held, and the next run has to leave no temporary file. Of two commands at
once, both have to be done. Ends with 1 where something is lost::

    python scripts/kill_and_race.py --kills 200 --pairs 50
    python scripts/kill_and_race.py --kills 20 --pairs 0 add fmt
"""

from __future__ import annotations

import argparse
import os
import random
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from claimcheck.app.project import open_project  # noqa: E402 - of this checkout
from claimcheck.errors import ClaimcheckError  # noqa: E402
from claimcheck.registry.lock import read_lock  # noqa: E402

WORDS = "The harbour counted many ships in the year that number {0} of this report is about."
STATED = "The quay of town {0} was built of stone."
CLAIM = """\
  - text: The quay of town {0} was built of stone.
    id: c{0}   # kept
    support: {1}
    evidence: [{{source: s{0}, stance: supports, quote: "{2}"}}]
"""
SOURCE = "  - {{id: s{0}, title: Report {0}, kind: tertiary, file: s{0}.txt}}\n"
PAGE = "# Quays\n\n" + "".join(f"{STATED.format(n)}[^claim:c{n}]\n\n" for n in (0, 1))
PAGE += "".join(f"{STATED.format(n)} Nobody disputes it.\n\n" for n in (2, 3))
KEPT = 4

STEPWISE = """
import os, runpy, signal, sys
left = int(sys.argv.pop(1))
steps = {f"os.{name}" for name in ("link", "mkdir", "remove", "rename", "rmdir")} | {"fcntl.flock"}
writing = os.O_WRONLY | os.O_RDWR
def before(event, values):
    global left
    opens = event == "open" and isinstance(values[2], int) and values[2] & writing
    if opens or event in steps:
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(before)
runpy.run_module("claimcheck", run_name="__main__", alter_sys=True)
"""
"""Runs claimcheck and kills it before a step of writing, the number of which it is given."""


@dataclass(frozen=True)
class Job:
    """One command that writes.

    Attributes:
        command: What is typed, ``{n}`` being the number of the run.
        beside: What runs at the same time, of a pair.
        codes: With which it may end.
        writes: Claims that both of a pair add, ``{n}`` likewise.
        says: What the published text, or a claim, says when both of a pair are done.
        afresh: Whether each run needs the registry as it was, so that there is something to do.
    """

    command: str
    beside: str
    codes: frozenset[int] = frozenset({0})
    writes: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    afresh: bool = False


SETTINGS = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
ADD = "add claim Added{n} --id a{n} --no-evidence --yes"
CITED = tuple(f"\n[^claim:c{number}]: “The harbour" for number in (0, 1))
MARKED = tuple(f"{STATED.format(n)}<!-- claimcheck: c{n} -->" for n in (2, 3))
EDITED = tuple(f"The quay of city {number} was" for number in (0, 1))
EDITOR = """
import pathlib, sys
path = pathlib.Path(sys.argv[1])
path.write_bytes(path.read_bytes().replace(b"town", b"city"))
"""
SETTINGS["EDITOR"] = SETTINGS["VISUAL"] = shlex.join([sys.executable, "-c", EDITOR])
JOBS = {
    "add": Job(ADD, "add claim Other{n} --id b{n} --no-evidence --yes", writes=("a{n}", "b{n}")),
    "evidence": Job(
        "add evidence c0 --source s1 --stance neutral", ADD, writes=("a{n}",), afresh=True
    ),
    "import": Job(
        "import one{n}.csv --format csv", "import two{n}.csv --format csv", writes=("i{n}", "j{n}")
    ),
    "edit": Job("edit c0", "edit c1", says=EDITED, afresh=True),
    "fmt": Job("fmt", ADD, writes=("a{n}",), afresh=True),
    "fix": Job("check --fix --today 2026-11-22", ADD, frozenset({0, 1}), ("a{n}",), afresh=True),
    "baseline": Job("baseline base.json", "baseline base.json --owner me"),
    "verify": Job(
        "verify --source s0 --offline", "verify --source s1 --offline", frozenset({0, 1})
    ),
    "cite": Job("cite page.md", "mark page.md --all", says=CITED + MARKED, afresh=True),
    "mark": Job("mark page.md --all", ADD, writes=("a{n}",), says=MARKED, afresh=True),
    "init": Job("init begun{n}", "init begun{n}", frozenset({0, 2})),
}


def registry(folder: Path) -> None:
    """Write a registry with comments, a level that is too high, texts to verify against, a page."""
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    numbers = range(KEPT)
    levels = ["verified" if number % 2 else "unsupported" for number in numbers]
    quotes = [WORDS.format(number) for number in numbers]
    claims = "".join(map(CLAIM.format, numbers, levels, quotes))
    (data / "claims.yaml").write_text(f"# Kept.\nclaims:\n{claims}", "utf-8")
    (data / "sources.yaml").write_text("sources:\n" + "".join(map(SOURCE.format, numbers)), "utf-8")
    for number, quote in zip(numbers, quotes, strict=True):
        (data / f"s{number}.txt").write_text(f"{quote}\n", "utf-8")
    (folder / "claimcheck.toml").write_text('[[prose]]\nfiles = ["page.md"]\n', "utf-8")
    (folder / "page.md").write_text(PAGE, "utf-8")


def start(folder: Path, command: str, number: int, step: int = 0) -> subprocess.Popen[bytes]:
    """Start a command in a registry; with ``step``, it ends right before that step of writing."""
    for name in ("one", "two") if command.startswith("import") else ():
        letter = "i" if name == "one" else "j"
        (folder / f"{name}{number}.csv").write_text(
            f"id,text\n{letter}{number},Imported {letter}{number}\n", "utf-8"
        )
    program = ("-c", STEPWISE, str(step)) if step else ("-m", "claimcheck")
    return subprocess.Popen(
        [sys.executable, *program, *command.format(n=number).split()],
        cwd=folder,
        env={
            **os.environ,
            **SETTINGS,
            "CLAIMCHECK_CACHE_DIR": str(folder / "cache"),
            "TMPDIR": str(folder),  # what is open in an editor stays where that is killed
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def lost(folder: Path, wanted: set[str]) -> list[str]:
    """Return what a registry lacks of what has to be in it."""
    try:
        project = open_project(folder)
        _ = project.lock
    except ClaimcheckError as error:
        return [error.message]
    present = project.registry.claim_by_id.keys()
    wanted = wanted | {f"c{number}" for number in range(KEPT)}
    gone = [f"the claim {name}" for name in sorted(wanted - present)]
    text = (folder / "data" / "claims.yaml").read_text("utf-8")
    page = (folder / "page.md").read_text("utf-8")
    gone += [sentence for n in range(KEPT) if (sentence := STATED.format(n)) not in page]
    gone += ["the end of the page"] if page.count(" Nobody disputes it.") < 2 else []
    return gone + (["a comment"] if text.count("# kept") != KEPT or "# Kept." not in text else [])


def left_in(folder: Path) -> int:
    """Return how many temporary files there are."""
    return len(list(folder.rglob(".claimcheck-*.tmp")))


def kill(folder: Path, job: Job, times: int) -> list[str]:
    """Kill a command so many times, at random moments and at each step; tell what went wrong."""
    registry(folder)
    began = time.monotonic()
    wrong = list(_ended(start(folder, job.command, 0), job))
    seconds = time.monotonic() - began
    number = killed = step = steps = most = 0
    while killed < times and number < 4 * times:
        number += 1
        if job.afresh:
            registry(folder)
        (folder / "data" / "claimcheck.lock").unlink(missing_ok=True)
        step = step + 1 if number % 2 else step
        running = start(folder, job.command, number, step if number % 2 else 0)
        if number % 2 == 0:
            time.sleep(seconds * random.uniform(0.5, 1.05))  # noqa: S311 - no secret
            running.kill()
        running.communicate()
        if running.returncode == -signal.SIGKILL:
            killed, steps = killed + 1, max(steps, step)
        elif number % 2:  # there are no more steps: begin again
            step = 0
        most = max(most, left_in(folder))
        wrong += lost(folder, set())
        if job.command.startswith("init"):
            wrong += _ended(start(folder, job.command, number), job)
            wrong += _opens(folder / f"begun{number}")
    if job.afresh:  # the last one killed may have been done with writing
        registry(folder)
    wrong += _ended(start(folder, job.command, number + 1), job)
    left = left_in(folder)
    print(
        f"  killed {killed} times, at {steps} steps too; temporary files: {most}, in the end {left}"
    )
    wrong += [f"only {killed} kills"] * (killed < times)
    return wrong + ["a temporary file"] * left


def race(folder: Path, job: Job, times: int) -> list[str]:
    """Run a command beside another; tell what went wrong."""
    registry(folder)
    wrong: list[str] = []
    wanted: set[str] = set()
    for number in range(times):
        (folder / "data" / "claimcheck.lock").unlink(missing_ok=True)
        if job.afresh:
            registry(folder)
            wanted = set()
        both = [start(folder, command, number) for command in (job.command, job.beside)]
        for each in both:
            wrong += _ended(each, job)
        wanted |= {name.format(n=number) for name in job.writes}
        wrong += lost(folder, wanted)
        files = ("page.md", "data/claims.yaml")
        texts = "".join((folder / name).read_text("utf-8") for name in files)
        wrong += [f"not said: {words.strip()}" for words in job.says if words not in texts]
        if job.command.startswith("verify"):
            known = read_lock(folder / "data" / "claimcheck.lock")
            wrong += [] if known and known.sources.keys() == {"s0", "s1"} else ["facts of a source"]
        if job.command.startswith("init"):
            done = [each.returncode for each in both].count(0)
            wrong += [] if done == 1 else [f"{done} of two began one registry"]
            wrong += _opens(folder / f"begun{number}")
    print(f"  {times} pairs; temporary files in the end: {left_in(folder)}")
    return wrong + ["a temporary file"] * left_in(folder)


def _ended(running: subprocess.Popen[bytes], job: Job) -> list[str]:
    _, told = running.communicate()
    fine = running.returncode in job.codes
    return [] if fine else [f"exit code {running.returncode}: {told.decode(errors='replace')}"]


def _opens(folder: Path) -> list[str]:
    try:
        open_project(folder)
    except ClaimcheckError as error:
        return [error.message]
    return []


def main() -> int:
    """Try what is asked for, and return 1 where something is lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=50)
    parser.add_argument("jobs", nargs="*", help=", ".join(JOBS))
    asked = parser.parse_args()
    wrong = 0
    for name in asked.jobs or JOBS:
        for how, times in ((kill, asked.kills), (race, asked.pairs)):
            if times:
                with tempfile.TemporaryDirectory() as folder:
                    print(f"{name}: {how.__name__}", flush=True)
                    found = how(Path(folder), JOBS[name], times)
                print(f"  lost or wrong: {len(found)}", *sorted(set(found))[:9], sep="\n    ")
                wrong += len(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
