from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest
from run import ROOT, claimcheck, write

from claimcheck import __version__

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


def test_help_fills_the_width_there_is(tmp_path: Path) -> None:
    shown = claimcheck("diff", "--help", cwd=tmp_path, env={"COLUMNS": "80"}).out

    lines = [line.strip() for line in shown.split("\n")]
    assert "change. Three dots compare with the merge base, as in git diff. Exits with 1" in lines
