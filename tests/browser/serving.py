"""Runs ``claimcheck serve`` as its users do."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from typing import TYPE_CHECKING, Any, NamedTuple

from pages import CLAIMCHECK
from pages import ROOT as TOP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Served(NamedTuple):
    """A running server."""

    address: str
    port: int
    process: Any

    def ask(self, method: str = "GET", path: str = "/", **headers: str) -> HTTPResponse:
        """Ask for something; header names with ``_`` for ``-``."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Host": f"127.0.0.1:{self.port}", **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        return connection.getresponse()

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C; return the exit code and what stderr said."""
        self.process.send_signal(signal.SIGINT)
        _, told = self.process.communicate(timeout=10)
        return self.process.returncode, told


@contextmanager
def serve(folder: Path, *arguments: str) -> Iterator[Served]:
    """Serve the registry in ``folder`` on a free port until the block ends."""
    environment = {**os.environ, "PYTHONPATH": str(TOP), "NO_COLOR": "1"}
    with subprocess.Popen(
        [*CLAIMCHECK, "serve", "--port", "0", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), address
            yield Served(address, int(address.rstrip("/").rpartition(":")[2]), process)
        finally:
            process.kill()
