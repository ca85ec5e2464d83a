"""Politeness: a pace and a limit of connections for each host."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOK_UP_SECONDS = 0.1
"""How often a waiting worker looks whether the run is ending."""


class HostTurns:
    """Hands out turns at hosts; one of them is shared by everything that runs together."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._busy: dict[str, int] = {}
        self._next_start: dict[str, float] = {}
        self._closed_until: dict[str, float] = {}

    def hold(self, host: str, seconds: float, *, patience: float) -> None:
        """Leave a host alone that asked for it: no turn begins before so many seconds have passed.

        Args:
            host: Host and port.
            seconds: How long.
            patience: Where that is longer, nobody waits for it, and ``closed`` says so.
        """
        with self._changed:
            until = time.monotonic() + seconds
            of = self._next_start if seconds <= patience else self._closed_until
            of[host] = max(until, of.get(host, until))

    def closed(self, host: str) -> float:
        """Return for how many seconds nobody waits for a host; 0 where it can be asked."""
        with self._changed:
            return max(self._closed_until.get(host, 0.0) - time.monotonic(), 0.0)

    @contextmanager
    def turn(self, host: str, *, limit: int, pace: float, stop: threading.Event) -> Iterator[float]:
        """Wait for a turn at ``host`` and hold it while the block runs.

        Args:
            host: Host and port.
            limit: Turns at this host at the same time.
            pace: Seconds between the starts of two turns.
            stop: Ends the wait early.

        Yields:
            The seconds that the wait took.
        """
        asked = time.monotonic()
        with self._changed:
            while not stop.is_set():
                now = time.monotonic()
                start = self._next_start.get(host, now)
                if self._busy.get(host, 0) < limit:
                    if start <= now:
                        break
                    self._changed.wait(min(start - now, _LOOK_UP_SECONDS))
                else:
                    self._changed.wait(_LOOK_UP_SECONDS)
            self._busy[host] = self._busy.get(host, 0) + 1
            self._next_start[host] = time.monotonic() + pace
        try:
            yield time.monotonic() - asked
        finally:
            with self._changed:
                self._busy[host] -= 1
                self._changed.notify_all()
