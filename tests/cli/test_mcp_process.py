from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from mcp_registry import ferry
from run import COMMAND, ROOT, claimcheck, environment, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return ferry(tmp_path / "registry")


def test_a_registry_on_standard_input_is_refused(tmp_path: Path) -> None:
    ran = claimcheck("mcp", "--claims", "-", cwd=tmp_path)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: standard input is where the assistant speaks\n")


def test_without_the_extra_one_line_tells_how_to_install_it(folder: Path) -> None:
    write(folder, {"hidden/mcp/__init__.py": "raise ModuleNotFoundError(name='mcp')\n"})

    ran = claimcheck("mcp", cwd=folder, env={"PYTHONPATH": f"{folder / 'hidden'}:{ROOT}"})

    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        "error: answering an assistant takes version 2 of mcp, which is not installed\n"
        "help: install it: pip install 'claimcheck-cli[mcp]'\n",
    )


def started(folder: Path) -> subprocess.Popen[bytes]:
    """Return the program, after it has said that it is there."""
    program = subprocess.Popen(
        [*COMMAND, "mcp"],
        cwd=folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}}
    hello["clientInfo"] = {"name": "test", "version": "1"}
    send(program, {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": hello})
    assert program.stdout is not None
    assert json.loads(program.stdout.readline())["result"]["serverInfo"]["name"] == "claimcheck"
    return program


def send(program: subprocess.Popen[bytes], message: object) -> None:
    assert program.stdin is not None
    program.stdin.write(json.dumps(message).encode() + b"\n")
    program.stdin.flush()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
@pytest.mark.parametrize("is_busy", [False, True])
def test_ctrl_c_ends_it_in_one_line(folder: Path, *, is_busy: bool) -> None:
    program = started(folder)
    for number in range(50 * is_busy):
        call = {"name": "check", "arguments": {}}
        send(program, {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": call})

    program.send_signal(signal.SIGINT)

    _, err = program.communicate(timeout=10)
    assert (program.returncode, err) == (130, b"interrupted\n")


def test_closed_standard_input_ends_it(folder: Path) -> None:
    assert started(folder).communicate(timeout=10) == (b"", b"")
    assert claimcheck("mcp", cwd=folder) == (0, "", "")


def test_lines_that_are_no_messages_do_not_end_it(folder: Path) -> None:
    program = started(folder)
    assert program.stdin is not None
    program.stdin.write(b'hello\n\n[]\n{}\n\xff\xfe\n{"jsonrpc": "2.0", "id": "\\ud800"}\n')

    send(program, {"jsonrpc": "2.0", "id": 7, "method": "ping"})

    assert program.stdout is not None
    assert json.loads(program.stdout.readline()) == {"jsonrpc": "2.0", "id": 7, "result": {}}
    assert program.communicate(timeout=10)[0] == b""
