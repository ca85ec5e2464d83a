"""One HTTP answer, and what it means for a source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.fetchers._walls import error_page, login_wall, soft_404, wall
from claimcheck.model.fetched import Outcome
from claimcheck.text.page_start import PageStart, page_start
from claimcheck.text.stand_ins import stand_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BY_STATUS = {
    401: (Outcome.BLOCKED, "it asks for a password (401)"),
    402: (Outcome.BLOCKED, "it asks for payment (402)"),
    403: (Outcome.BLOCKED, "it refuses to answer us (403)"),
    404: (Outcome.DEAD, "there is no such page (404)"),
    410: (Outcome.DEAD, "the page is gone (410)"),
    429: (Outcome.RATE_LIMITED, "we asked too often (429)"),
    451: (Outcome.BLOCKED, "it is withheld for legal reasons (451)"),
    999: (Outcome.BLOCKED, "it refuses to answer programs (999)"),
}


@dataclass(frozen=True)
class Answer:
    """An answer that was read to its end.

    Attributes:
        status: The HTTP status.
        headers: By lower-case name.
        body: After decompression; empty where it was not read.
        read_start: Tells what stands at the beginning of a page.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    read_start: Callable[[bytes], PageStart] = page_start

    @property
    def media_type(self) -> str | None:
        """Return the declared media type, in lower case without parameters."""
        declared = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return declared or None

    @property
    def charset(self) -> str | None:
        """Return the declared charset."""
        message = Message()
        message["content-type"] = self.headers.get("content-type", "")
        value = message.get_param("charset")
        return value if isinstance(value, str) and value else None

    @property
    def filename(self) -> str | None:
        """Return the name under which a browser would save it, where the server gives it one."""
        message = Message()
        message["content-disposition"] = self.headers.get("content-disposition", "")
        return message.get_filename()

    @cached_property
    def page(self) -> PageStart | None:
        """Return what can be told from the body, where it is a page for browsers."""
        declared = self.media_type or "text/html"
        is_page = declared in {"text/html", "application/xhtml+xml"} and self.body
        return self.read_start(self.body) if is_page else None

    @cached_property
    def wall(self) -> str | None:
        """Return why this is a bot wall, or None where it is not."""
        return wall(self.headers, self.page or PageStart())


def judge(answer: Answer, asked: str, final: str) -> tuple[Outcome, str]:
    """Return the outcome and, unless it is ok, the reason in plain words.

    Args:
        answer: The last answer.
        asked: The address that was asked for.
        final: The address that answered.
    """
    if (reason := answer.wall) is not None:
        return Outcome.BLOCKED, reason
    if answer.status in _BY_STATUS:
        return _BY_STATUS[answer.status]
    if answer.status != 200:
        return Outcome.UNREACHABLE, f"it answers with status {answer.status}"
    if (reason := login_wall(asked, final)) is not None:
        return Outcome.BLOCKED, reason
    page = answer.page
    if page is not None:
        if (reason := soft_404(asked, final, page)) is not None:
            return Outcome.SOFT_404, reason
        if (reason := stand_in(page)) is not None:
            return Outcome.BLOCKED, reason
        if (reason := error_page(page)) is not None:
            return Outcome.UNREACHABLE, reason
    return Outcome.OK, ""


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds that ``Retry-After`` asks for, a number or a date; None without one."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    date = moment(text)
    return max(0.0, (date - now).total_seconds()) if date is not None else None


def moment(value: str | None) -> datetime | None:
    """Return an HTTP date in UTC, or None where there is none."""
    try:
        found = parsedate_to_datetime(value or "")
    except (ValueError, TypeError, OverflowError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
