"""A program on a pseudo-terminal, driven as a person does: wait for a question, then type."""

from __future__ import annotations

import os
import re
import select
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from run import COMMAND, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENTER = "\r"
CTRL_C = "\x03"
CTRL_D = "\x04"
PATIENCE_SECONDS = 30.0
_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[=>78])|[\r\x08]")


class Terminal:
    """The other end of the terminal of one run.

    Attributes:
        shown: All that was shown, without what steers a terminal.
        keys: How many keys were typed besides own words.
    """

    def __init__(self, handle: int, running: subprocess.Popen[bytes]) -> None:
        self._handle = handle
        self._running = running
        self._raw = ""
        self._seen = 0
        self.keys = 0

    @property
    def shown(self) -> str:
        return _ESCAPE.sub("", self._raw)

    def expect(self, text: str) -> None:
        """Wait until a text is shown behind what was waited for last."""
        until = time.monotonic() + PATIENCE_SECONDS
        while text not in self.shown[self._seen :]:
            assert time.monotonic() < until, f"{text!r} was not shown in {self.shown!r}"
            if not self._read(0.1) and self._running.poll() is not None:
                assert text in self.shown[self._seen :], self.shown
        self._seen = self.shown.index(text, self._seen) + len(text)

    def type(self, keys: str, own: str = "") -> None:
        """Type keys that count, and before them words of one's own, which do not."""
        self.keys += len(keys)
        os.write(self._handle, (own + keys).encode())

    def answer(self, question: str, keys: str = ENTER, own: str = "") -> None:
        """Wait for a question and answer it."""
        self.expect(question)
        self.type(keys, own)

    def paste(self, text: str) -> None:
        """Paste a text as terminals do."""
        os.write(self._handle, f"\x1b[200~{text}\x1b[201~".encode())

    def code(self) -> int:
        """Wait for the end, and return the exit code."""
        until = time.monotonic() + PATIENCE_SECONDS
        while self._running.poll() is None and time.monotonic() < until:
            self._read(0.1)
        while self._read(0):
            pass
        return self._running.wait(1)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._handle], [], [], seconds)[0]:
            return False
        try:
            got = os.read(self._handle, 65_536)
        except OSError:  # the other end is closed
            return False
        self._raw += got.decode("utf-8", "replace")
        return bool(got)


@contextmanager
def on_terminal(folder: Path, *arguments: str, **env: str | None) -> Iterator[Terminal]:
    """Run the program on a terminal of 200 columns that can do what most can."""
    import fcntl
    import struct
    import termios

    mine, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    running = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(**{"TERM": "xterm", "COLUMNS": None, **env}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        # Its own terminal: Ctrl-C that is typed between two questions is a signal.
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    os.close(theirs)
    try:
        yield Terminal(mine, running)
    finally:
        running.kill()
        running.wait()
        os.close(mine)
