"""Runs extractors in processes of their own, which are killed when they pass a limit.

Parsers of HTML and PDF are written in C and C++ and are given bytes from strangers. One that never
comes back, fills the memory or breaks down costs one source, and not the run.
"""

from __future__ import annotations

import os
import threading
import weakref
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from claimcheck.engines._child import Child
from claimcheck.engines._frames import Word
from claimcheck.engines.base import ExtractionError, too_costly, too_long
from claimcheck.model.record import Record
from claimcheck.printable import one_line
from claimcheck.storage.text_cache import read_text_bytes
from claimcheck.text.page_start import LOOK_AT_BYTES, PageStart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.model.document import Document
    from claimcheck.registry.config import Extract

_RECORD: TypeAdapter[Record | None] = TypeAdapter(Record | None)
_START = TypeAdapter(PageStart)

_MOST_WORDS = 300
"""Characters of what a child says that are shown."""


class Children:
    """The engine of child processes: one for each thread that asks, at most one for each core.

    A child is started when it is needed and kept for the next who asks. Those that are left end
    with this object, with the program, or when the program is gone.
    """

    def __init__(self, limits: Extract) -> None:
        self._limits = limits
        self._turns = threading.BoundedSemaphore(os.cpu_count() or 1)
        self._guard = threading.Lock()
        self._free: list[Child] = []
        self._all: set[Child] = set()
        self._at_the_end = weakref.finalize(self, _kill, self._all)

    def extract(self, kind: str, body: bytes, charset: str | None, address: str = "") -> Document:
        """Return the text of ``body``; see ``Engine``."""
        told = self._ask(kind, body, {"kind": kind, "charset": charset, "address": address})
        document = read_text_bytes(told)
        if document is None:
            raise ExtractionError(f"the parser of {kind} broke down on it")
        if too_long(document, self._limits.output):
            raise too_costly("output", self._limits)
        return document

    def look_up(self, lookup: str, body: bytes, identifier: str) -> Record | None:
        """Return what an answer says of a work; see ``Engine``."""
        told = self._ask(lookup, body, {"lookup": lookup, "identifier": identifier})
        try:
            return _RECORD.validate_json(told, strict=True)
        except ValueError:
            raise ExtractionError(f"the parser of {lookup} broke down on it") from None

    def page_start(self, body: bytes) -> PageStart:
        """Return what stands at the beginning of a page; see ``Engine``."""
        start = body[:LOOK_AT_BYTES]
        told = self._ask("html", start, {"look_at": "start"})
        try:
            found = _START.validate_json(told)
        except ValueError:
            raise ExtractionError("the parser of html broke down on it") from None
        return replace(found, source=start.decode("utf-8", "replace"))

    def _ask(self, parser: str, body: bytes, request: Mapping[str, str | None]) -> bytes:
        """Return the bytes of a child's answer; raise what it says was in the way."""
        with self._child() as child:
            word, told = child.ask(parser, body, request)
        if word == Word.DONE:
            return told
        if word == Word.MEMORY:
            raise too_costly("memory", self._limits)
        if word == Word.OUTPUT:
            raise too_costly("output", self._limits)
        why = one_line(told.decode("utf-8", "replace"))[:_MOST_WORDS]
        if word == Word.NO_TEXT:
            raise ExtractionError(why)
        raise ExtractionError(f"the parser of {parser} broke down on it ({why})")

    def close(self) -> None:
        """End all children."""
        with self._guard:
            self._free.clear()
        _kill(self._all)

    @contextmanager
    def _child(self) -> Iterator[Child]:
        """Lend a child that nobody else asks."""
        with self._turns:
            child = self._taken() or self._new()
            try:
                yield child
            finally:
                self._give_back(child)

    def _taken(self) -> Child | None:
        """Return a child that waits, if one does; what died meanwhile is left."""
        with self._guard:
            while self._free:
                child = self._free.pop()
                if child.alive:
                    return child
                self._all.discard(child)
                child.kill()
        return None

    def _new(self) -> Child:
        child = Child(self._limits)
        with self._guard:
            self._all.add(child)
        return child

    def _give_back(self, child: Child) -> None:
        with self._guard:
            if child.alive:
                self._free.append(child)
            else:
                self._all.discard(child)


def _kill(children: set[Child]) -> None:
    while children:
        children.pop().kill()
