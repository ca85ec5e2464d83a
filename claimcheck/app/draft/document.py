"""Reads what is to be taken apart: a file, an address, or standard input."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.app.add.identifier import parse_identifier
from claimcheck.app.add.metadata import fetch_metadata
from claimcheck.engines.base import ExtractionError, TooCostlyError
from claimcheck.engines.extraction import Extraction
from claimcheck.errors import ClaimcheckError
from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.fetchers.file import read_copy
from claimcheck.fetchers.many import fetch_one
from claimcheck.model.fetched import Fetched, FetchRequest, Outcome
from claimcheck.text.sentences import sentences

if TYPE_CHECKING:
    from claimcheck.model.document import Document
    from claimcheck.registry.config import Config

_TITLE: Final = 120
"""Characters of a first line that is taken for a title."""
_HEADING_SIGN: Final = re.compile(r"^[#*\s•-]+")


@dataclass(frozen=True)
class Read:
    """What was read.

    Attributes:
        name: What the person called it.
        document: Its text.
        title: What it is called.
        fields: What is known of it as a source.
    """

    name: str
    document: Document
    title: str
    fields: dict[str, str] = field(default_factory=dict)


def read_document(target: str, config: Config, stdin: bytes | None = None) -> Read:
    """Read a file, an address, or what came on standard input.

    Raises:
        ClaimcheckError: It cannot be read, or holds no text.
    """
    policy, context = FetchPolicy.of(config.verify), FetchContext()
    known: dict[str, str] = {}
    if stdin is not None:
        fetched = Fetched(Outcome.OK, "", "", datetime.now(UTC), body=stdin)
    elif target.lower().startswith(("http://", "https://")):
        named = parse_identifier(target)
        known = fetch_metadata(named, config).fields
        fetched = fetch_one(FetchRequest(target), policy, context)
    else:
        fetched = read_copy("", Path(target), policy, context)
    if fetched.outcome is not Outcome.OK:
        raise ClaimcheckError(
            f"{target} cannot be read: {fetched.reason}", help="name a file, an address, or -"
        )
    with closing(Extraction(config.extract)) as extraction:
        try:
            document, _ = extraction.read(
                fetched.body or b"",
                media_type=fetched.media_type,
                charset=fetched.charset,
                name=fetched.name,
                address=fetched.address,
            )
        except (ExtractionError, TooCostlyError) as error:
            raise ClaimcheckError(f"{target} holds no text: {error.message}") from None
    return Read(target, document, known.get("title") or title_of(document, target), known)


def title_of(document: Document, target: str) -> str:
    """Return the title that a page gives itself, or its first line where that is short."""
    for each in document.meta:
        if each.kind == "title" and each.text.strip():
            return " ".join(each.text.split())
    first = _HEADING_SIGN.sub("", document.text.strip().partition("\n")[0]).strip()
    if 0 < len(first) <= _TITLE and len(sentences(first)) == 1 and first[-1] not in ".,;:!?。":
        return first
    return "a text" if target == "-" else Path(target).stem
