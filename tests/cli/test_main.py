from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from run import ROOT, claimcheck, environment, write

from claimcheck import __version__
from claimcheck.cli.commands import COMMANDS, GROUPS

if TYPE_CHECKING:
    from pathlib import Path


def test_the_network_is_blocked_in_tests() -> None:
    with pytest.raises(RuntimeError, match="blocked"):
        socket.getaddrinfo("example.org", 80)
    with socket.socket() as one, pytest.raises(RuntimeError, match="blocked"):
        one.connect(("192.0.2.1", 80))


def test_loopback_is_open_in_tests() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())
        assert client.getpeername() == server.getsockname()


def test_version(tmp_path: Path) -> None:
    assert claimcheck("--version", cwd=tmp_path) == (0, f"claimcheck {__version__}\n", "")


def test_an_interruption_while_the_program_is_imported_is_one_line(tmp_path: Path) -> None:
    write(tmp_path, {"early/typer.py": "raise KeyboardInterrupt\n"})
    path = os.pathsep.join((str(tmp_path / "early"), str(ROOT)))

    ran = claimcheck("list", cwd=tmp_path, env={"PYTHONPATH": path})

    assert (ran.code, ran.out, ran.err) == (130, "", "interrupted\n")


def test_a_wrong_value_is_told_with_the_variables_that_may_hold_it(tmp_path: Path) -> None:
    ran = claimcheck("list", cwd=tmp_path, env={"CLAIMCHECK_FORMAT": "pdf"})
    assert (ran.code, ran.out) == (2, "")
    assert "(or CLAIMCHECK_LIST_FORMAT, CLAIMCHECK_FORMAT): 'pdf' is not one of" in ran.err


@pytest.mark.parametrize("command", ["list", "report"])
def test_the_option_for_the_derived_level_is_found_by_the_key_of_the_files(
    command: str, tmp_path: Path
) -> None:
    ran = claimcheck(command, "--support", "verified", cwd=tmp_path)

    assert ran.err == "error: no such option: --support\nhelp: did you mean --level?\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder that somebody works in")
def test_a_working_directory_that_is_gone_is_told(tmp_path: Path) -> None:
    script = f"mkdir gone && cd gone && rmdir ../gone && exec '{sys.executable}' -m claimcheck list"

    ran = subprocess.run(
        ["sh", "-c", script], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )

    assert (ran.returncode, ran.stderr.decode()) == (
        2,
        "error: the working directory is gone\nhelp: change into a folder that is there\n",
    )


def test_help_fills_the_width_there_is(tmp_path: Path) -> None:
    shown = claimcheck("diff", "--help", cwd=tmp_path, env={"COLUMNS": "80"}).out

    lines = [line.strip() for line in shown.split("\n")]
    assert "change. Three dots compare with the merge base, as in git diff. Exits with 1" in lines


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_narrow_terminal_breaks_no_choice_in_mid_word(
    command: str, tmp_path: Path
) -> None:
    shown = claimcheck(command, "--help", cwd=tmp_path, env={"COLUMNS": "80"}).out
    lines = [line.strip("│ ") for line in shown.splitlines()]

    for line, following in pairwise(lines):
        opened = re.search(r"<\w[\w-]*\|[\w|-]*(?= |$)", line)
        if opened is not None and not opened[0].endswith("|"):
            assert following[:1] in ("|", ">"), (line, following)


def test_help_lists_the_commands_in_groups(tmp_path: Path) -> None:
    shown = claimcheck("--help", cwd=tmp_path).out
    for group, names in GROUPS.items():
        begin = shown.index(f"─ {group} ─")
        panel = shown[shown.index("\n", begin) : shown.index("╰", begin)]
        assert [line.split()[1] for line in panel.split("\n") if line[2:3].strip()] == list(names)


@pytest.mark.parametrize("arguments", [("help",), ("help", "list"), ("-V",)])
def test_what_people_type_by_habit_works(arguments: tuple[str, ...], tmp_path: Path) -> None:
    meant = {
        ("help",): ("--help",),
        ("help", "list"): ("list", "--help"),
        ("-V",): ("--version",),
    }
    ran = claimcheck(*arguments, cwd=tmp_path)
    assert ran.code == 0
    assert ran == claimcheck(*meant[arguments], cwd=tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_no_type_of_a_flag_and_no_variable(command: str, tmp_path: Path) -> None:
    shown = claimcheck(command, "--help", cwd=tmp_path, env={"COLUMNS": "100"}).out
    assert "<bool>" not in shown
    assert "env var" not in shown
    assert "[]" not in shown
