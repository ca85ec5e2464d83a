"""Web archives (WARC, and WACZ around it): the page that a source's address answered with.

The names are those of ISO 28500 (https://iipc.github.io/warc-specifications/).
"""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from claimcheck.extractors import EXTRACTORS, kind_of
from claimcheck.extractors._parts import MAX_UNPACKED_BYTES, Parts
from claimcheck.extractors._sniff import ZIP
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "warc-2"

MAX_RECORDS = 100_000
"""Archives of more records are refused: that of a page has some hundreds."""

_ANSWERS = frozenset({"response", "resource", "revisit"})
"""Records that hold what an address answered with, or say which other answer it was again."""

_SEE = 303
"""The status that stands for an answer that another record holds."""

_MOST_STEPS = 10
"""Redirects that are followed within an archive."""

_BROKEN = (ArithmeticError, AttributeError, EOFError, LookupError, OSError, TypeError, ValueError)
"""What the library raises for damaged archives, besides its own."""

_LEFT_BEHIND = 8
"""Bytes of an answer that may stand behind its last piece."""

_PAGES = frozenset({"text/html", "application/xhtml+xml", "application/pdf", "text/plain"})
"""What a reader opens, as against what a page loads."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an address answered with."""

    address: str
    status: int
    media_type: str
    charset: str | None
    body: bytes
    location: str = ""


def extract(body: bytes, charset: str | None, address: str = "") -> Document:  # noqa: ARG001
    """Return the text of the page that the archive holds for an address.

    Args:
        body: The archive.
        charset: Is not used: every answer tells its own.
        address: The address of the source; empty where it has none. Then the archive has to hold
            one page only.

    Raises:
        ExtractionError: It is damaged, holds no such page, or nothing that can be read.
    """
    answers = _answers(body)
    answer = _of_address(answers, address) if address else _only_page(answers)
    kind = kind_of(answer.media_type, answer.body, urlsplit(answer.address).path)
    if kind == "warc":
        raise ExtractionError("the web archive holds another in place of a page")
    return EXTRACTORS[kind].extract(answer.body, answer.charset)


def _answers(body: bytes) -> dict[str, _Answer]:
    """Return the answers by address, the first of each; one that says OK goes before others."""
    found: dict[str, _Answer] = {}
    left = MAX_UNPACKED_BYTES
    for number, record in enumerate(_records(body), 1):
        if number > MAX_RECORDS:
            raise ExtractionError("the web archive has more records than can be read")
        answer = _answer(record, left)
        if answer is None:
            continue
        left -= len(answer.body)
        key = _key(answer.address)
        if key not in found or (found[key].status != 200 and answer.status == 200):
            found[key] = answer
    if not found:
        raise ExtractionError("the web archive holds no answer of a server")
    return found


def _records(body: bytes) -> Iterator[ArcWarcRecord]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    archives = [body]
    if body.startswith(ZIP):
        parts = Parts(body)
        archives = [parts.read(path) for path in parts.below("archive/")]
    try:
        for archive in archives:
            yield from ArchiveIterator(io.BytesIO(archive))
    except (ArchiveLoadFailed, *_BROKEN) as error:
        raise ExtractionError("the web archive is damaged") from error


def _answer(record: ArcWarcRecord, most: int) -> _Answer | None:
    """Return the answer of a record; None where it is none, or only of what a page loads."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type not in _ANSWERS or not address.strip("<>").startswith("http"):
        return None
    if record.rec_type == "revisit":
        same = (record.rec_headers.get_header("WARC-Refers-To-Target-URI") or "").strip("<>")
        if not same or _key(same) == _key(address.strip("<>")):
            return None  # it is what it was on another day
        return _Answer(address.strip("<>"), _SEE, "", None, b"", same)
    head = record.http_headers
    status, declared, location = 200, record.rec_headers.get_header("Content-Type") or "", ""
    if head is not None:
        with suppress(ValueError):
            status = int(head.get_statuscode())
        declared = head.get_header("Content-Type") or ""
        location = head.get_header("Location") or ""
    message = Message()
    message["content-type"] = declared or "application/octet-stream"
    media_type = message.get_content_type()
    if media_type.startswith(("image/", "video/", "audio/", "font/", "text/css")):
        return None
    content = record.content_stream().read(most + 1)
    if len(content) > most:
        raise ExtractionError(f"the web archive unpacks to more than {most / 1e6:g} MB")
    if getattr(record.raw_stream, "limit", 0) > _LEFT_BEHIND:
        raise ExtractionError("the web archive is damaged: an answer in it is cut off")
    charset = message.get_param("charset")
    named = charset if isinstance(charset, str) else None
    return _Answer(address.strip("<>"), status, media_type, named, content, location)


def _of_address(answers: dict[str, _Answer], address: str) -> _Answer:
    """Return what an address answered with in the end."""
    at = address
    for _ in range(_MOST_STEPS):
        answer = answers.get(_key(at))
        if answer is None:
            break
        if 300 <= answer.status < 400 and answer.location:
            at = urljoin(answer.address, answer.location)
        elif answer.status == 200:
            return answer
        else:
            raise ExtractionError(f"the address answered {answer.status} when it was archived")
    raise ExtractionError("the web archive holds no answer of the source's address")


def _only_page(answers: dict[str, _Answer]) -> _Answer:
    pages = [each for each in answers.values() if each.status == 200 and each.media_type in _PAGES]
    if len(pages) == 1:
        return pages[0]
    if not pages:
        raise ExtractionError("the web archive holds no page")
    raise ExtractionError(
        f"the web archive holds {len(pages)} pages; give the source the address (url) of its own"
    )


def _key(address: str) -> str:
    """Return what two writings of one address have in common."""
    try:
        split = urlsplit(address)
    except ValueError:
        return address
    host = (split.netloc or "").lower().removesuffix(":80").removesuffix(":443")
    return f"{host}{unquote(split.path).rstrip('/')}?{unquote(split.query)}"
