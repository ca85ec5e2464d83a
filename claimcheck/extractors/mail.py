"""Messages (EML) and saved pages (MHTML), decoded: plain text where there is some, or HTML."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from typing import TYPE_CHECKING

from claimcheck.extractors import html, plain
from claimcheck.extractors.base import ExtractionError
from claimcheck.model.document import Document, MetaText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

EXTRACTOR_VERSION = "mail-2"

MAX_PARTS = 1_000
"""Messages of more parts are refused."""

_BROKEN = (
    AssertionError,
    AttributeError,
    IndexError,
    LookupError,
    MessageError,
    TypeError,
    ValueError,
)
"""What the parser of the standard library raises for broken messages."""


def extract(body: bytes, charset: str | None) -> Document:  # noqa: ARG001 - each part says its own
    """Return the text of the message; its subject is searched apart, attachments are not read.

    Raises:
        ExtractionError: The message is damaged, or holds no text.
    """
    try:
        message = message_from_bytes(body)
        subject = str(make_header(decode_header(str(message.get("subject", "")))))
        parts = list(_readable(message))
    except (RecursionError, *_BROKEN) as error:
        raise ExtractionError("the message is damaged") from error
    subject = " ".join(subject.encode("utf-8", "replace").decode().replace("\x00", "").split())
    meta = (MetaText("title", subject),) if subject else ()
    for media_type, extract_part in (("text/plain", plain.extract), ("text/html", html.extract)):
        for kind, content, declared in parts:
            if kind == media_type and content.strip():
                document = extract_part(content, declared)
                return replace(document, meta=(*meta, *document.meta))
    raise ExtractionError("the message holds no text")


def _readable(message: Message) -> Iterator[tuple[str, bytes, str | None]]:
    """Yield media type, bytes and charset of the parts that are no attachments."""
    for number, part in enumerate(message.walk()):
        if number > MAX_PARTS:
            raise ExtractionError("the message has more parts than can be read")
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield part.get_content_type(), content, part.get_content_charset()
