"""What is asked of a source's address, and what came back: the words that fetchers speak."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path


class Outcome(StrEnum):
    """How an attempt to read a source ended. Blocked is not dead, and neither is a timeout."""

    OK = "ok"
    """The content is here, or has not changed since it was."""
    DEAD = "dead"
    """It is gone: 404, 410, the name no longer exists, the file is not there."""
    BLOCKED = "blocked"
    """It is there, and not for us: 401, 402, 403, 451, a bot wall, a login page."""
    RATE_LIMITED = "rate-limited"
    """We asked too often: 429, also after waiting."""
    UNREACHABLE = "unreachable"
    """Nobody knows: timeout, TLS, connection refused, 5xx, endless redirects, half an answer."""
    SOFT_404 = "soft-404"
    """The answer says 200 and the page says that there is no such page."""
    UNSUPPORTED = "unsupported"
    """It came and is nothing to read: a picture, an unknown encoding, more than the limit."""
    TOO_COSTLY = "too-costly"
    """It came, and reading its text took more time or memory than the limits allow, or its text is
    longer: its quotes are unchecked."""
    REFUSED = "refused"
    """We did not ask: the policy forbids the address (a private network, a file outside)."""


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """One source to fetch.

    Attributes:
        address: An http(s) address, or ``file:`` and a path relative to ``folder``.
        folder: The folder of the file that names the source, where ``address`` is a file.
        root: The registry's root, which a file may not leave.
        pace: Seconds between two requests that this host asks for, where that is more than the
            policy's.
    """

    address: str
    folder: Path | None = None
    root: Path | None = None
    pace: float = 0.0


@dataclass(frozen=True, slots=True)
class Redirect:
    """One step on the way: ``address`` answered ``status`` and pointed further."""

    address: str
    status: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request over HTTP and its answer, as an archive keeps it.

    Attributes:
        address: The address that was asked.
        when: When the answer had come, in UTC.
        request: The headers that were sent.
        status: The HTTP status.
        headers: The headers of the answer, by lower-case name.
        body: Its content after decompression; empty for a redirect.
    """

    address: str
    when: datetime
    request: Mapping[str, str]
    status: int
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back from one address.

    Attributes:
        outcome: How it ended.
        address: The address that was asked for.
        final_address: The address that answered in the end; the last one tried on a failure.
        when: The moment the attempt ended, in UTC.
        redirects: The steps between the two, in order.
        status: The last HTTP status; None where there was none.
        media_type: What the answer says it is, in lower case without parameters.
        charset: The ``charset`` that the answer declares.
        name: What the content is called, whose ending may tell what it is: the name of a file, the
            name that the server gives it, or the path of the address that answered.
        body: The bytes after decompression; None unless the outcome is ok.
        captured: When an archive captured the page (``Memento-Datetime``).
        reason: Why it failed, in plain words; empty when it did not.
        exchanges: Every request on the way with its answer, where it came over HTTP and is ok.
    """

    outcome: Outcome
    address: str
    final_address: str
    when: datetime
    redirects: tuple[Redirect, ...] = ()
    status: int | None = None
    media_type: str | None = None
    charset: str | None = None
    name: str = ""
    body: bytes | None = None
    captured: datetime | None = None
    reason: str = ""
    exchanges: tuple[Exchange, ...] = ()

    @property
    def moved(self) -> bool:
        """Return whether every redirect was permanent (301, 308): the source has a new address."""
        return bool(self.redirects) and all(step.status in {301, 308} for step in self.redirects)
