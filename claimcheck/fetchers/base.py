"""What every fetcher is: a request, a policy and what surrounds it in, an outcome back."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from claimcheck.fetchers._addresses import system_resolve
from claimcheck.fetchers._turns import HostTurns
from claimcheck.text.page_start import PageStart, page_start
from claimcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model.fetched import Fetched, FetchRequest
    from claimcheck.registry.config import Verify

USER_AGENT = f"claimcheck/{__version__} (looks up quotes in their sources)"


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """How far a fetch may go.

    Attributes:
        timeout_seconds: For one source in all: names, redirects, retries and waiting included;
            only the wait for a turn at a host does not count.
        max_bytes: Of one answer after decompression, and of one file.
        max_redirects: Before a source counts as unreachable.
        retries: How often a request is repeated after 429, 5xx or a broken connection.
        backoff_seconds: Before the first repetition; doubles with each, and varies by half.
        pace_seconds: Between the starts of two requests to one host.
        connections_per_host: Requests to one host at the same time.
        workers: Sources fetched at the same time.
        allowed_hosts: Host names that may resolve to private or loopback addresses.
        user_agent: What we call ourselves.
        spares_hosts: Whether a host that asks to be left alone for a while is left alone by all
            that is fetched together, and not only by the source that it told.
        proxy: An HTTP proxy to go through. It resolves names itself, so those that cannot be
            looked up here are its to refuse. The environment's proxies are never used unasked.
    """

    timeout_seconds: float = 20.0
    max_bytes: int = 20_000_000
    max_redirects: int = 10
    retries: int = 2
    backoff_seconds: float = 0.5
    pace_seconds: float = 0.2
    connections_per_host: int = 2
    workers: int = 8
    allowed_hosts: frozenset[str] = frozenset()
    user_agent: str = USER_AGENT
    proxy: str | None = None
    spares_hosts: bool = False

    @classmethod
    def of(cls, settings: Verify) -> FetchPolicy:
        """Return the policy that the configuration sets."""
        return cls(
            timeout_seconds=settings.timeout,
            max_bytes=settings.max_bytes,
            max_redirects=settings.max_redirects,
            retries=settings.retries,
            pace_seconds=settings.pace,
            connections_per_host=settings.connections_per_host,
            allowed_hosts=frozenset(settings.allow_hosts),
            user_agent=settings.user_agent or USER_AGENT,
            proxy=settings.proxy or None,
        )


@dataclass(frozen=True, slots=True)
class FetchContext:
    """What a fetch takes from outside, so that tests can give it something else.

    Attributes:
        now: The time of day, in UTC.
        monotonic: Seconds that only ever rise.
        resolve: Host and port to numeric addresses, as ``_addresses.system_resolve``.
        stop: Set to end everything that is under way.
        turns: Pace and connection limit, shared by all who fetch together.
        sleep: Waits before a repetition; None waits until ``stop`` is set.
        folders: Where folders that were met in this run really are, links followed.
        read_start: Tells what stands at the beginning of a page.
    """

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = time.monotonic
    resolve: Callable[[str, int], list[str]] = system_resolve
    stop: threading.Event = field(default_factory=threading.Event)
    turns: HostTurns = field(default_factory=HostTurns)
    sleep: Callable[[float], object] | None = None
    folders: dict[str, str] = field(default_factory=dict)
    read_start: Callable[[bytes], PageStart] = page_start

    def pause(self, seconds: float) -> None:
        """Wait, or less when everything is to stop."""
        (self.sleep or self.stop.wait)(seconds)


class FetchStopped(Exception):  # noqa: N818 - no error: somebody asked for it
    """The run is ending; raised inside workers, never seen outside this folder."""


class Fetcher(Protocol):
    """A module of this folder, seen as a value."""

    def fetch(self, request: FetchRequest, policy: FetchPolicy, context: FetchContext) -> Fetched:
        """Return what came back; a failure is an outcome with a reason, not an exception."""
        ...
