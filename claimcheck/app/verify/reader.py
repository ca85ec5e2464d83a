"""Reads the sources of a registry, each from where it can be had most cheaply."""

from __future__ import annotations

import os.path
from contextlib import closing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.app.verify.captures import Captures
from claimcheck.app.verify.reading import (
    NO_ADDRESS,
    from_cache,
    from_copy,
    from_fetch,
    from_lock,
    unread,
)
from claimcheck.engines.extraction import Extraction, is_current
from claimcheck.errors import ClaimcheckError
from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.fetchers.many import fetch_many
from claimcheck.model.fetched import FetchRequest, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from claimcheck.app.project import Project
    from claimcheck.app.verify.options import Progress, VerifyOptions
    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.fetched import Fetched
    from claimcheck.model.reading import Reading
    from claimcheck.model.source import Source
    from claimcheck.registry.lock import Lock

_OFFLINE = "it is not cached, and this run is offline"


class Reader:
    """Reads for one run; every reading is yielded as it comes and not kept."""

    def __init__(
        self, project: Project, options: VerifyOptions, when: datetime, progress: Progress
    ) -> None:
        settings = project.settings.config.verify
        self._sources = project.registry.source_by_id
        self._options = options
        self._when = when
        self._policy = FetchPolicy.of(settings)
        self._extraction = Extraction(project.settings.config.extract)
        self._context = FetchContext(now=lambda: when, read_start=self._extraction.page_start)
        self._archive = settings.archive
        self._cache = project.texts
        self._root = os.path.realpath(project.files.root)
        self._cache.clear_left()
        self._local = project.in_files
        self._captures = Captures(project, self._policy, self._context, self._extraction)
        self._progress = progress
        self._done = self._total = 0
        self._open: dict[str, None] = {}
        self._asked = self._answered = 0
        self.unsaved: list[str] = []

    def readings(self, needed: Mapping[str, bool], lock: Lock) -> Iterator[Reading]:
        """Yield a reading of each source that has to be read, those at hand first.

        Args:
            needed: Ids of the sources, each with whether something is still to be looked for in
                it. Where nothing is, a source is read only to see whether it has changed.
            lock: What is known of them.
        """
        self._begin(needed)
        waiting: dict[str, list[str]] = {}
        ask_again = self._options.refresh and not self._options.offline
        for source_id, is_open in needed.items():
            source = self._sources[source_id]
            reading: Reading | None = None
            local = self._local.get(source_id)
            known = lock.source(source_id)
            lost = local is not None and known is not None and known.read == "file"
            if source_id in self._options.copies:
                reading = self._copy(source)
            elif local is not None and (local.has_text or source.web_address is None):
                reading = local
            elif is_open or ask_again or lost or self._is_to_be_kept(known):
                reading = self._at_hand(source, lock)
                if reading is None:
                    waiting.setdefault(source.web_address or "", []).append(source_id)
                    continue
            if reading is not None:
                yield self._kept(reading)
            self._step(source_id)
        yield from self._fetch([FetchRequest(address) for address in waiting], waiting, "fetched")

    def captures(self, source_ids: Sequence[str]) -> Iterator[Reading]:
        """Yield the archived captures of sources, each the one nearest to when it was read.

        One that there is none of, or that could not be read, is a reading without a text.
        """
        from claimcheck.fetchers.archive import capture_address

        waiting: dict[str, list[str]] = {}
        for source_id in source_ids:
            source = self._sources[source_id]
            if source.url and self._archive and not self._options.offline:
                known = source.retrieved or source.published
                wanted = known.latest if known else self._when.date()
                address = capture_address(self._archive, source.url, wanted)
                waiting.setdefault(address, []).append(source_id)
        self._begin(name for names in waiting.values() for name in names)
        yield from self._fetch([FetchRequest(address) for address in waiting], waiting, "archive")

    def kept(self, source_ids: Sequence[str], lock: Lock) -> Iterator[Reading]:
        """Yield what ``--archive`` once kept of sources, as far as it can be read."""
        for source_id in source_ids:
            reading = self._captures.read(self._sources[source_id], lock.source(source_id))
            if reading is not None:
                yield reading

    def saved(self, source_ids: Sequence[str]) -> Iterator[Reading]:
        """Yield the captures that a service made of sources just now."""
        if self._options.archive:
            sources = [self._sources[each] for each in source_ids]
            for source, reading in self._captures.save(sources):
                if reading is None:
                    self.unsaved.append(source.id)
                else:
                    yield reading

    def close(self) -> None:
        """End the processes that read."""
        self._extraction.close()

    def refuse_silence(self) -> None:
        """Refuse to conclude anything where addresses were asked and none gave any answer.

        Without a network some systems say of every name that it does not exist.

        Raises:
            ClaimcheckError: That is so.
        """
        if self._asked and not self._answered:
            which = "the address" if self._asked == 1 else f"none of the {self._asked:,} addresses"
            silent = "gave no answer" if self._asked == 1 else "gave an answer"
            raise ClaimcheckError(
                f"{which} that this run asked {silent}: no network?",
                help="nothing was written; connect to a network, or use what is at hand: "
                "claimcheck verify --offline",
            )

    def _fetch(
        self, requests: Sequence[FetchRequest], waiting: Mapping[str, Sequence[str]], read: str
    ) -> Iterator[Reading]:
        """Ask addresses, each once, for all sources that wait for them."""
        if not requests:
            return
        with closing(fetch_many(requests, self._policy, context=self._context)) as answers:
            for fetched in answers:
                self._asked += fetched.outcome is not Outcome.REFUSED
                self._answered += fetched.status is not None
                answer = _as_capture(fetched) if read == "archive" else fetched
                reading = from_fetch("", answer, self._cache, self._extraction, read=read)
                if read == "fetched" and self._options.archive:
                    reading = self._captures.keep(reading, fetched)
                for source_id in waiting[fetched.address]:
                    yield self._kept(replace(reading, source=source_id))
                    self._step(source_id)

    def _begin(self, source_ids: Iterable[str]) -> None:
        """Tell that sources are to be read, in this order."""
        self._open = dict.fromkeys(source_ids)
        self._total += len(self._open)
        self._tell()

    def _step(self, source_id: str) -> None:
        self._open.pop(source_id, None)
        self._done += 1
        self._tell()

    def _tell(self) -> None:
        """Tell how far it is, and which source is waited for: the first that was not read."""
        self._progress(self._done, self._total, next(iter(self._open), ""))

    def _copy(self, source: Source) -> Reading:
        path = self._options.copies[source.id]
        return from_copy(source, path, self._cache, self._extraction, self._policy, self._context)

    def _at_hand(self, source: Source, lock: Lock) -> Reading | None:
        """Return what can be had without a network; None where the network has to be asked."""
        options, address = self._options, source.web_address
        known = lock.source(source.id)
        if not (options.refresh or self._is_to_be_kept(known)) or options.offline:
            cached = from_cache(source.id, address, self._cache) if address else None
            if cached is None or (known is not None and known.outcome != "ok"):
                # What an address once answered does not bring a dead source back to life.
                cached = self._known_text(source.id, known) or cached
            if cached is not None and (options.offline or is_current(cached.facts.extractor)):
                return cached
        if address is None:
            return unread(source.id, NO_ADDRESS)
        return unread(source.id, _OFFLINE, address=address) if options.offline else None

    def _is_to_be_kept(self, known: SourceFacts | None) -> bool:
        """Tell whether a source is read to be kept, which it is not yet, or saved by a service."""
        if not self._options.archive:
            return False
        return known is None or not (known.kept or known.archive)

    def _known_text(self, source_id: str, known: SourceFacts | None) -> Reading | None:
        """Return the text that the lock names, where a run of this user read it in this source."""
        if known is None or not self._cache.was_read(*self._names(source_id, known)):
            return None
        return from_lock(source_id, known, self._cache)

    def _kept(self, reading: Reading) -> Reading:
        """Remember that a source was read as this text; one that cannot be costs time only."""
        if reading.document is not None and reading.facts.read != "file":
            with suppress(OSError):
                self._cache.keep_read(*self._names(reading.source, reading.facts))
        return reading

    def _names(self, source_id: str, facts: SourceFacts) -> tuple[str, ...]:
        """Return what names a source of this registry, at its address, and a text of it."""
        address = self._sources[source_id].web_address or ""
        return self._root, source_id, address, facts.text or ""


def _as_capture(fetched: Fetched) -> Fetched:
    from claimcheck.fetchers.archive import as_capture

    return as_capture(fetched).fetched
