from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from claimcheck.storage.lockfile import LockBusyError, exclusive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLD = """
import sys, time
from pathlib import Path
from claimcheck.storage.lockfile import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        try:
            yield other
        finally:
            other.kill()


def test_lock_that_another_process_holds_is_reported_with_the_next_step(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with held_elsewhere(path):
        busy = pytest.raises(LockBusyError, match="another claimcheck is at work")
        with busy as caught, exclusive(path, timeout=0.1):
            pass
        assert caught.value.help


def test_killed_process_does_not_keep_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with held_elsewhere(path) as other:
        other.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        other.wait(5)
        with exclusive(path, timeout=5):
            assert path.exists()


def test_second_waits_until_the_first_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    order: list[str] = []
    inside = threading.Event()

    def first() -> None:
        with exclusive(path):
            inside.set()
            time.sleep(0.15)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait(5)
    with exclusive(path, timeout=5):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]


def test_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with pytest.raises(ZeroDivisionError), exclusive(path):
        raise ZeroDivisionError
    with exclusive(path, timeout=0):
        assert path.exists()
