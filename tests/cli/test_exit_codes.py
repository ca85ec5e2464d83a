from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from run import COMMAND, claimcheck, environment, write

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = "claims:\n" + "".join(f"  - id: c{number}\n    text: caf\u00e9\n" for number in range(300))
FILES = {"data/claims.yaml": CLAIMS, "data/sources.yaml": "sources: []\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, FILES)


@pytest.mark.parametrize(
    ("arguments", "message", "help_text"),
    [
        (("chekc",), "no such command 'chekc'", "did you mean 'check'?"),
        (("check", "--formt", "json"), "no such option: --formt", "did you mean --format?"),
        (("check", "--format", "xml"), "'xml' is not one of", "see: claimcheck check --help"),
        (("check", "--today"), "requires an argument", "see: claimcheck check --help"),
        (("show",), "missing argument", "see: claimcheck show --help"),
        (("--nope",), "no such option: --nope", "see: claimcheck --help"),
        (("check\x1b[2J",), "no such command 'check\\x1b[2j'", "help"),
    ],
)
def test_wrong_usage(
    folder: Path, arguments: tuple[str, ...], message: str, help_text: str
) -> None:
    ran = claimcheck(*arguments, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first.startswith("error: ")
    assert message in first.replace("2J", "2j")
    assert second.startswith("help: ")
    assert help_text in second


def test_without_arguments_comes_the_help(folder: Path) -> None:
    ran = claimcheck(cwd=folder)
    assert ran.code == 0
    assert "Usage: claimcheck" in ran.out
    assert ran == claimcheck("--help", cwd=folder)


@pytest.mark.parametrize(
    "env",
    [
        {"COLUMNS": "1"},
        {"COLUMNS": "100000"},
        {"COLUMNS": "wide"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-16"},
        {"HOME": None, "TERM": None, "PATH": None},
    ],
)
@pytest.mark.parametrize("command", ["check", "list"])
def test_odd_environments(folder: Path, env: dict[str, str | None], command: str) -> None:
    ran = claimcheck(command, cwd=folder, env=env)
    assert ran.code == (1 if command == "check" else 0)
    assert "Traceback" not in ran.err
    assert ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes, signals and devices")
class TestPosix:
    @pytest.mark.parametrize("command", ["check", "list", "rule"])
    def test_a_reader_that_goes_away_is_no_error(self, folder: Path, command: str) -> None:
        read, write_end = os.pipe()
        os.close(read)
        with subprocess.Popen(
            [*COMMAND, command],
            cwd=folder,
            env=environment(),
            stdout=write_end,
            stderr=subprocess.PIPE,
        ) as process:
            os.close(write_end)
            _, told = process.communicate(timeout=60)
        assert process.returncode == (1 if command == "check" else 0)
        assert b"Broken" not in told
        assert b"Traceback" not in told

    @pytest.mark.parametrize("closed", [0, 2])
    @pytest.mark.parametrize(
        "arguments",
        [
            ("add", "claim", "Something new is said", "--no-evidence", "--dry-run"),
            ("verify", "--offline", "--fail-on", "never"),
            ("fmt", "--check"),
            ("baseline", "base.json"),
        ],
    )
    def test_closed_streams_are_no_bug(
        self, folder: Path, closed: int, arguments: tuple[str, ...]
    ) -> None:
        ran = claimcheck(*arguments, cwd=folder, preexec_fn=lambda: os.close(closed))
        assert ran.code in (0, 1), ran.err

    @pytest.mark.parametrize("arguments", [("fmt", "-"), ("import", "-", "--format", "csv")])
    def test_closed_input_that_is_asked_for(self, folder: Path, arguments: tuple[str, ...]) -> None:
        ran = claimcheck(*arguments, cwd=folder, preexec_fn=lambda: os.close(0))
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("error: standard input is closed\nhelp: ")

    @pytest.mark.parametrize("closed", [0, 1, 2])
    def test_closed_streams(self, folder: Path, closed: int) -> None:
        ran = claimcheck("check", cwd=folder, preexec_fn=lambda: os.close(closed))
        assert ran.code == (2 if closed == 1 else 1)
        assert "Traceback" not in ran.err
        assert "bug in claimcheck" not in ran.err

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")  # noqa: PTH110
    @pytest.mark.parametrize("argument", ["check", "list", "--version"])
    def test_a_full_disk(self, folder: Path, argument: str) -> None:
        with open("/dev/full", "wb") as full:  # noqa: PTH123
            ran = subprocess.run(
                [*COMMAND, argument],
                cwd=folder,
                env=environment(),
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert ran.returncode == 2
        assert b"error: standard output: No space left on device\nhelp: make room" in ran.stderr
        assert b"Traceback" not in ran.stderr
        assert b"Exception ignored" not in ran.stderr

    @pytest.mark.parametrize(
        ("output", "told"),
        [
            ("nowhere/out.txt", "nowhere/out.txt: No such file or directory"),
            ("data", "data: Is a directory"),
            ("data/claims.yaml/out.txt", "data/claims.yaml/out.txt: Not a directory"),
        ],
    )
    def test_an_output_that_cannot_be_written(self, folder: Path, output: str, told: str) -> None:
        ran = claimcheck("check", "--output", output, cwd=folder)
        assert ran.code == 2
        first, step = ran.err.splitlines()[-2:]
        assert first == f"error: {told}"
        assert step.startswith("help: ")

    def test_output_to_a_stream_that_the_system_names(self, folder: Path) -> None:
        ran = claimcheck("list", "--output", "/dev/stdout", cwd=folder)
        assert (ran.code, ran.out) == (0, claimcheck("list", cwd=folder).out)

    def test_ctrl_c(self, folder: Path) -> None:
        many = "".join(f"  - {{id: d{number}, text: x}}\n" for number in range(60_000))
        write(folder, {"data/claims.yaml": CLAIMS + many})
        with subprocess.Popen(
            [*COMMAND, "check"],
            cwd=folder,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            time.sleep(1)
            process.send_signal(signal.SIGINT)
            out, told = process.communicate(timeout=60)
        assert process.returncode == 130
        assert out == b""
        assert told == b"interrupted\n"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("MemoryError", "there is not enough memory"),
        ("RecursionError", "something in the input nests too deep"),
    ],
)
def test_a_limit_of_the_machine_is_no_bug(folder: Path, error: str, told: str) -> None:
    program = (
        "from claimcheck.cli.session import Session\n"
        f"def command(): raise {error}\n"
        "raise SystemExit(Session().guard(command))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    first, second = done.stderr.splitlines()
    assert first.startswith(f"error: {told}")
    assert second.startswith("help: ")


@pytest.mark.parametrize("output_format", ["text", "concise", "json"])
@pytest.mark.parametrize(
    "faulty",
    [
        f"  - id: {'a' * 1_000_000}",
        f"  - id: {'A' * 1_000_000}",
        f"  - id: a\n    text: !{'k' * 1_000_000} x",
        f"  - id: a\n    ? {'k' * 1_000_000}\n    : x\n    ? {'k' * 1_000_000}\n    : x",
        f"  # claimcheck: ignore[{'k' * 1_000_000}] reason\n  - id: a\n    text: x",
        f"  # claimcheck: ignore[{'a,' * 20_000}] reason\n  - id: a\n    text: x",
        f"  # claimcheck: ignore[{','.join(map(str, range(20_000)))}] why\n  - id: a\n    text: x",
    ],
    ids=["id", "no id", "tag", "key twice", "rule", "one rule often", "many rules"],
)
def test_long_words_of_a_file_are_cut_off(tmp_path: Path, faulty: str, output_format: str) -> None:
    files = {"data/claims.yaml": f"claims:\n{faulty}\n", "data/sources.yaml": "sources: []\n"}
    ran = claimcheck("check", "--format", output_format, cwd=write(tmp_path, files))
    assert ran.code in (1, 2)
    assert "…" in ran.out or "'a'" in ran.out or "more, which do not exist" in ran.out
    assert len(ran.out) + len(ran.err) < 20_000
