"""Messages (EML) and saved pages (MHTML), decoded, as a reader of mail shows them."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import TYPE_CHECKING

from claimcheck.extractors import html, plain
from claimcheck.extractors._pieces import beside
from claimcheck.extractors.base import ExtractionError
from claimcheck.model.document import MetaText

if TYPE_CHECKING:
    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "mail-3"

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
        document = _Reader().shown(message)
    except (RecursionError, *_BROKEN) as error:
        raise ExtractionError("the message is damaged") from error
    if document is None:
        raise ExtractionError("the message holds no text")
    subject = " ".join(subject.encode("utf-8", "replace").decode().replace("\x00", "").split())
    meta = (MetaText("title", subject),) if subject else ()
    return replace(document, meta=(*meta, *document.meta))


class _Reader:
    """Reads a message part by part, up to a number of parts."""

    def __init__(self) -> None:
        self._read = 0

    def shown(self, part: Message) -> Document | None:
        """Return what a part shows; None where it shows nothing.

        Raises:
            ExtractionError: The message has more parts than can be read, or no part that can be.
        """
        self._read += 1
        if self._read > MAX_PARTS:
            raise ExtractionError("the message has more parts than can be read")
        if part.get_content_disposition() == "attachment":
            return None
        if part.is_multipart():
            return self._of_several(part)
        extract_part = _TEXTS.get(part.get_content_type())
        content = part.get_payload(decode=True)
        if extract_part is None or not isinstance(content, bytes) or not content.strip():
            return None
        return extract_part(content, part.get_content_charset())

    def _of_several(self, whole: Message) -> Document | None:
        """Return what parts show: the longest alternative, a page without what it loads, or all."""
        found: list[Document] = []
        why: ExtractionError | None = None
        for part in whole.get_payload():
            try:
                document = self.shown(part) if isinstance(part, Message) else None
            except ExtractionError as error:
                why = error
                continue
            if document is not None:
                found.append(document)
                if whole.get_content_subtype() == "related":
                    break
        if not found and why is not None:
            raise why
        if not found:
            return None
        if whole.get_content_subtype() == "alternative":
            return max(found, key=lambda each: len(each.text))
        return beside(found) if len(found) > 1 else found[0]


_TEXTS = {"text/plain": plain.extract, "text/html": html.extract}
