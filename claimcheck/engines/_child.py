"""One child: a process that is started, asked, watched, and killed when it passes a limit."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.engines._frames import MOST_WORD, FrameError, Word, receive, send
from claimcheck.engines.base import ExtractionError, too_costly
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimcheck.registry.config import Extract

_Answer = tuple[bytes, bytes]
"""A word, and the bytes that go with it."""

_BEGIN = (
    "import sys; given = sys.argv[1:]; sys.path[:] = given[3:]; "
    "from claimcheck.engines._work import main; main(*given[:3])"
)

_START_SECONDS = 60.0
"""How long a process may take to start; it takes a tenth of a second where nothing else runs."""

_LOOK_SECONDS = 0.05
"""How often it is looked at how much memory a child uses."""

_WORN = 4
"""A child that used this part of its memory is replaced: not all of it comes back."""

_BYTES_PER_CHARACTER = 8
"""More than a character takes in an answer, with what is there of pages and places."""

_OUT_OF_MEMORY = -signal.SIGABRT
"""Exit code of a parser in C++ that the system refuses memory: ``std::terminate`` aborts.

The system holds a child to its limit where memory grows faster than it is looked at.
"""

_KEPT_VARIABLES = (
    *("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH"),
    *("DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"),
)
"""What a process may need to start at all. It gets nothing else: no token, no address."""


class Child:
    """A process that turns bytes into text.

    It shares neither the terminal nor the environment nor the working directory with its parent,
    and imports from where its parent does, apart from the working directory.
    """

    def __init__(self, limits: Extract) -> None:
        """Start a process; it is not waited for.

        Raises:
            OSError: None can be started.
        """
        self._limits = limits
        self._parent = os.getpid()
        self._started = False
        self._peak = 0
        self._orders: queue.SimpleQueue[Callable[[], _Answer] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[_Answer | BaseException] = queue.SimpleQueue()
        self._worker = threading.Thread(target=_work, args=(self._orders, self._done), daemon=True)
        self._process = subprocess.Popen(  # noqa: S603 - this very Python, and no words of others
            _command(limits),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).anchor,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            **_apart(),
        )
        self._worker.start()

    @property
    def alive(self) -> bool:
        """Return whether it can be asked."""
        return self._process.poll() is None

    def ask(self, parser: str, body: bytes, request: Mapping[str, str | None]) -> _Answer:
        """Return the word and the bytes that it answers with.

        Args:
            parser: What people call that which reads the bytes.
            body: The bytes.
            request: What to do with them.

        Raises:
            ClaimcheckError: The process does not start.
            ExtractionError: The process died of it.
            TooCostlyError: It took too long, too much memory, or answers too much.
        """
        header = json.dumps(request).encode("ascii")
        try:
            if not self._started:
                self._await(self._receive, _START_SECONDS)
                self._started = True
            answer = self._await(lambda: self._exchange(header, body), self._limits.timeout)
        except (EOFError, OSError):
            with suppress(subprocess.TimeoutExpired):  # it is ending, and tells how
                self._process.wait(1.0)
            self.kill()
            raise self._death(parser) from None
        except FrameError:
            self.kill()
            raise too_costly("output", self._limits) from None
        except BaseException:  # an interruption too: what it answers now would answer another
            self.kill()
            raise
        if answer[0] == Word.MEMORY or self._peak * _WORN > self._limits.memory:
            self.kill()
        return answer

    def kill(self) -> None:
        """End the process, whatever it does."""
        if os.getpid() != self._parent:  # a fork of the parent, which has no children
            return
        self._process.kill()
        self._process.wait()
        self._orders.put(None)
        self._worker.join(1.0)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _exchange(self, *frames: bytes) -> _Answer:
        assert self._process.stdin is not None  # noqa: S101 - for the type checker: it is a pipe
        send(self._process.stdin, *frames)
        return self._receive()

    def _receive(self) -> _Answer:
        assert self._process.stdout is not None  # noqa: S101 - likewise
        most = self._limits.output * _BYTES_PER_CHARACTER + 1_000_000
        return receive(self._process.stdout, MOST_WORD), receive(self._process.stdout, most)

    def _await(self, exchange: Callable[[], _Answer], seconds: float) -> _Answer:
        """Return what an exchange comes to, which runs beside the look at time and memory.

        Raises:
            TooCostlyError: It passes one of both.
        """
        self._orders.put(exchange)
        end = time.monotonic() + seconds
        while True:
            left = end - time.monotonic()
            try:
                result = self._done.get(timeout=max(min(_LOOK_SECONDS, left), 0.001))
            except queue.Empty:
                self._look(left)
                continue
            if isinstance(result, BaseException):
                raise result
            return result

    def _look(self, left: float) -> None:
        """Refuse to wait any longer for what takes too much."""
        if left <= 0 and not self._started:
            raise ClaimcheckError(
                f"the process that reads documents did not start within {_START_SECONDS:g} s",
                help="run the command again when the machine has less to do",
            )
        if left <= 0:
            raise too_costly("timeout", self._limits)
        self._peak = max(self._peak, _resident(self._process.pid))
        if self._peak > self._limits.memory:
            raise too_costly("memory", self._limits)

    def _death(self, parser: str) -> ClaimcheckError:
        """Return what the end of the process says of what it read."""
        code = self._process.returncode
        how = f"exit code {code}"
        if code < 0:
            with suppress(ValueError):
                how = signal.Signals(-code).name
        if not self._started:
            return ClaimcheckError(
                f"the process that reads documents does not start ({how})",
                help="see whether this works: "
                f"{Path(sys.executable).name} -I -c 'import claimcheck.engines.children'",
            )
        if code == _OUT_OF_MEMORY:
            return too_costly("memory", self._limits)
        return ExtractionError(f"the parser of {parser} broke down on it ({how})")


def _work(
    orders: queue.SimpleQueue[Callable[[], _Answer] | None],
    done: queue.SimpleQueue[_Answer | BaseException],
) -> None:
    """Write and read in a thread of its own: on some systems a pipe knows no limit of time."""
    while (exchange := orders.get()) is not None:
        try:
            done.put(exchange())
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            done.put(error)


def _resident(process: int) -> int:
    """Return the bytes of memory that a process uses; 0 where it is gone."""
    import psutil

    try:
        return int(psutil.Process(process).memory_info().rss)
    except psutil.Error:
        return 0


def _command(limits: Extract) -> list[str]:
    """Return the command of a child: isolated, with the folders that its parent imports from."""
    program = sys.executable
    if sys.platform == "win32":  # that of a virtual environment only starts this one
        program = getattr(sys, "_base_executable", program)
    own, here = str(Path(__file__).parents[2]), str(Path.cwd())
    folders = [each for each in sys.path if Path(each).is_absolute() and each not in (own, here)]
    numbers = (limits.timeout, limits.memory, limits.output)
    return [program, "-I", "-B", "-c", _BEGIN, *map(str, numbers), *folders, own]


def _apart() -> dict[str, Any]:
    """Return what keeps Ctrl-C at the terminal from a child: its parent ends it."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
