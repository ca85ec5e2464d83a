"""Makes a reading of a source from what came back, from a copy at hand or from the cache."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.engines.base import ExtractionError, TooCostlyError
from claimcheck.engines.extraction import is_current, takes_parser
from claimcheck.errors import ClaimcheckError
from claimcheck.fetchers.file import read_copy
from claimcheck.model.facts import SourceFacts
from claimcheck.model.fetched import Outcome
from claimcheck.model.reading import Reading
from claimcheck.registry.source_text import display_path
from claimcheck.storage.text_cache import SourceRecord, TextCache, text_digest
from claimcheck.text.blocks import blocks
from claimcheck.text.normalise import NORMALISER_VERSION
from claimcheck.version import __version__

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from claimcheck.engines.extraction import Extraction
    from claimcheck.fetchers.base import FetchContext, FetchPolicy
    from claimcheck.model.document import Document
    from claimcheck.model.fetched import Fetched
    from claimcheck.model.source import Source

RAISE_A_LIMIT = "cite a smaller document, or raise the limit that is named: --set KEY=VALUE"
"""What can be done about a source that is too costly to read."""

NO_ADDRESS = "it has no address that can be read"
"""The reason why nobody can look into a source that has neither address nor file."""


def timestamp(when: datetime) -> str:
    """Return a moment as the lock and the cache write it."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def unread(
    source_id: str, reason: str, outcome: str = "unchecked", address: str | None = None
) -> Reading:
    """Return the reading of a source that could not be read, with the reason."""
    return Reading(source_id, SourceFacts(str(outcome), address=address, reason=reason))


def from_copy(
    source: Source,
    path: Path,
    cache: TextCache,
    extraction: Extraction,
    policy: FetchPolicy,
    context: FetchContext,
) -> Reading:
    """Read a source from a copy at hand; where the copy lies is not remembered.

    Raises:
        ClaimcheckError: The copy cannot be read, or holds no text.
    """
    fetched = read_copy(source.web_address or "", path, policy, context)
    reading = from_fetch(source.id, fetched, cache, extraction, read="copy")
    if reading.facts.outcome == Outcome.TOO_COSTLY:
        raise ClaimcheckError(f"{display_path(path)}: {reading.facts.reason}", help=RAISE_A_LIMIT)
    if reading.document is None:
        raise ClaimcheckError(
            f"{display_path(path)} holds nothing to look in: {reading.facts.reason}",
            help="name a page, a PDF or a text: --copy ID=PATH",
        )
    return reading


def from_fetch(
    source_id: str,
    fetched: Fetched,
    cache: TextCache,
    extraction: Extraction,
    *,
    read: str,
    known_as: str | None = None,
    named: bool = True,
) -> Reading:
    """Turn what came back from an address, or from a local file, into a reading of it.

    Args:
        source_id: Id of the source.
        fetched: What came back.
        cache: Where the text is kept.
        extraction: What reads the text.
        read: How it was read: ``fetched``, ``file``, ``copy`` or ``archive``.
        known_as: The address of the source, where it was read from a file.
        named: Whether its blocks are named, as the lock needs them.
    """
    address = None if read == "file" else fetched.address or None
    if fetched.outcome is not Outcome.OK:
        return unread(source_id, fetched.reason, fetched.outcome, address)
    moved_to = fetched.final_address if fetched.final_address != fetched.address else None
    facts = SourceFacts(
        str(fetched.outcome),
        read,
        address,
        moved_to if address else None,
        moved=fetched.moved,
    )
    of_source = known_as or ("" if read == "file" else fetched.address)
    reading = _extract(Reading(source_id, facts), fetched, cache, extraction, of_source)
    reading = _with_hashes(reading) if named else reading
    if reading.document is not None and read == "fetched":
        with suppress(OSError):  # a cache that cannot be written only costs the next run time
            cache.keep_record(_record(fetched, reading.facts))
    return reading


def from_file(
    source: Source, fetched: Fetched, cache: TextCache, extraction: Extraction
) -> Reading:
    """Turn a local file into a reading of it; one that takes a parser is read once.

    Its text is kept by the hash of its bytes and what else decides it, for this version of the
    program.
    """
    if fetched.outcome is not Outcome.OK:
        return unread(source.id, fetched.reason, fetched.outcome)
    ending, known_as = fetched.name.rpartition(".")[2].lower(), source.web_address
    name = f"file:{__version__}:{ending}:{body_hash(fetched.body or b'')}:{known_as or ''}"
    record = cache.record(name)
    document = cache.text(record.text_sha256) if record and is_current(record.extractor) else None
    if record is not None and document is not None:
        facts = SourceFacts(
            "ok",
            "file",
            since=timestamp(fetched.when),
            bytes=record.body_sha256,
            text=record.text_sha256,
            extractor=record.extractor,
            normaliser=NORMALISER_VERSION,
        )
        return _with_hashes(Reading(source.id, facts, document))
    reading = from_fetch(source.id, fetched, cache, extraction, read="file", known_as=known_as)
    if reading.document is not None and takes_parser(reading.facts.extractor):
        with suppress(OSError):
            cache.keep_text(reading.document)
            cache.keep_record(_record(replace(fetched, address=name), reading.facts))
    return reading


def from_cache(
    source_id: str, address: str, cache: TextCache, *, named: bool = True
) -> Reading | None:
    """Return what an address answered when it last answered well, if its text is still there.

    Args:
        source_id: Id of the source.
        address: The address.
        cache: Where texts are kept.
        named: Whether its blocks are named, as the lock needs them.
    """
    record = cache.record(address)
    document = cache.text(record.text_sha256) if record else None
    if record is None or document is None:
        return None
    facts = SourceFacts(
        "ok",
        "fetched",
        record.address,
        record.final_address if record.final_address != record.address else None,
        record.fetched,
        record.body_sha256,
        record.text_sha256,
        record.extractor,
        NORMALISER_VERSION,
        record.moved,
    )
    reading = Reading(source_id, facts, document)
    return _with_hashes(reading) if named else reading


def from_lock(source_id: str, facts: SourceFacts | None, cache: TextCache) -> Reading | None:
    """Return the text that the lock knows by its hash, if the cache still has it."""
    document = cache.text(facts.text) if facts and facts.text else None
    if facts is None or document is None:
        return None
    return Reading(source_id, facts, document, blocks(document))


def body_hash(body: bytes) -> str:
    """Return the SHA-256 by which the lock knows content."""
    return hashlib.sha256(body).hexdigest()


def _extract(
    reading: Reading, fetched: Fetched, cache: TextCache, extraction: Extraction, address: str
) -> Reading:
    """Return a reading with the text of what came back, or with why it holds none."""
    facts, body = reading.facts, fetched.body or b""
    try:
        document, extractor = extraction.read(
            body,
            media_type=fetched.media_type,
            charset=fetched.charset,
            name=fetched.name,
            address=address,
        )
    except ExtractionError as error:
        return unread(reading.source, error.message, Outcome.UNSUPPORTED, facts.address)
    except TooCostlyError as error:
        return unread(reading.source, error.message, Outcome.TOO_COSTLY, facts.address)
    facts = replace(
        facts,
        since=timestamp(fetched.when),
        bytes=body_hash(body),
        text=text_digest(document) if facts.read == "file" else _keep(document, cache),
        extractor=extractor,
        normaliser=NORMALISER_VERSION,
    )
    return Reading(reading.source, facts, document)


def _keep(document: Document, cache: TextCache) -> str:
    with suppress(OSError):
        return cache.keep_text(document)
    return text_digest(document)


def _record(fetched: Fetched, facts: SourceFacts) -> SourceRecord:
    return SourceRecord(
        address=fetched.address,
        final_address=fetched.final_address,
        fetched=timestamp(fetched.when),
        body_sha256=facts.bytes or "",
        text_sha256=facts.text or "",
        extractor=facts.extractor or "",
        media_type=fetched.media_type,
        redirects=tuple(step.address for step in fetched.redirects),
        moved=fetched.moved,
    )


def _with_hashes(reading: Reading) -> Reading:
    """Return a reading with its blocks, and with their hashes among its facts."""
    if reading.document is None:
        return reading
    found = blocks(reading.document)
    hashes = tuple(sorted({block.hash for block in found if block.hash}))
    return replace(reading, facts=replace(reading.facts, blocks=hashes), blocks=found)
