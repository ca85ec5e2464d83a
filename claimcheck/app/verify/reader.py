"""Reads the sources of a registry, each from where it can be had most cheaply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.verify.documents import (
    NO_ADDRESS,
    Reading,
    body_hash,
    from_cache,
    from_copy,
    from_fetch,
    from_lock,
    is_current,
    unread,
)
from claimcheck.fetchers.base import FetchPolicy, World
from claimcheck.fetchers.many import fetch_many, fetch_one
from claimcheck.model.fetched import Fetched, FetchRequest, Outcome, Validators
from claimcheck.storage.text_cache import TextCache

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from claimcheck.app.project import Project
    from claimcheck.app.verify.options import Progress, VerifyOptions
    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.source import Source
    from claimcheck.registry.config import Verify
    from claimcheck.registry.lock import Lock

_OFFLINE = "it is not cached, and this run is offline"


class DocumentReader:
    """Reads for one run; every document is handed over as it comes and not kept."""

    def __init__(
        self, project: Project, options: VerifyOptions, when: datetime, progress: Progress
    ) -> None:
        self._project = project
        self._sources = project.registry.source_by_id
        self._options = options
        self._when = when
        settings = project.settings.config.verify
        self._policy = policy(settings)
        self._world = World(now=lambda: when)
        self._archive = settings.archive
        self._cache = TextCache(project.cache_folder)
        self._folders: dict[str, tuple[Path, Path]] = {}
        self._progress = progress
        self._done = self._total = 0

    def read(
        self, needed: Mapping[str, bool], lock: Lock, take: Callable[[str, Reading], None]
    ) -> None:
        """Read what has to be read.

        Args:
            needed: Ids of the sources, each with whether a quote in it is still to be looked for.
            lock: What is known of them.
            take: Called with each source that was read, or could not be.
        """
        self._total += len(needed)
        waiting: dict[str, list[str]] = {}
        ask_again = self._options.refresh and not self._options.offline
        for source_id, is_open in needed.items():
            source = self._sources[source_id]
            document: Reading | None = None
            if source.id in self._options.copies:
                document = self._from_copy(source)
            elif (local := self._local(source)) is not None:
                known = _is_known(lock.source(source_id), local.body)
                if is_open or not known or self._options.refresh:
                    document = from_fetch(local, self._cache, read="file")
            elif is_open or ask_again:
                document = self._at_hand(source, lock)
                if document is None:
                    waiting.setdefault(source.web_address or "", []).append(source_id)
                    continue
            self._hand_over(source_id, document, take)
        self._fetch([self._request(address) for address in waiting], waiting, "fetched", take)

    def captures(self, source_ids: Sequence[str], take: Callable[[str, Reading], None]) -> None:
        """Read the archived captures of sources, each the one nearest to when it was read.

        Args:
            source_ids: Ids of the sources.
            take: Called with each source and its capture, or with why there is none.
        """
        from claimcheck.fetchers.archive import capture_address

        waiting: dict[str, list[str]] = {}
        for source_id in source_ids:
            source = self._sources[source_id]
            if source.url and self._archive and not self._options.offline:
                wanted = source.retrieved or source.published or self._when.date()
                address = capture_address(self._archive, source.url, wanted)
                waiting.setdefault(address, []).append(source_id)
        self._total += sum(map(len, waiting.values()))
        self._fetch([FetchRequest(address) for address in waiting], waiting, "archive", take)

    def _fetch(
        self,
        requests: Sequence[FetchRequest],
        waiting: Mapping[str, Sequence[str]],
        read: str,
        take: Callable[[str, Reading], None],
    ) -> None:
        """Ask addresses, each once, for all sources that wait for them."""
        if not requests:
            return

        def arrive(fetched: Fetched) -> None:
            if read == "archive":
                from claimcheck.fetchers.archive import as_capture

                fetched = as_capture(fetched).fetched
            document = from_fetch(fetched, self._cache, read=read)
            for source_id in waiting[fetched.address]:
                self._hand_over(source_id, document, take)

        fetch_many(requests, self._policy, arrive, world=self._world)

    def _hand_over(
        self, source_id: str, document: Reading | None, take: Callable[[str, Reading], None]
    ) -> None:
        if document is not None:
            take(source_id, document)
        self._done += 1
        self._progress(self._done, self._total, source_id)

    def _from_copy(self, source: Source) -> Reading:
        path = self._options.copies[source.id]
        return from_copy(source, path, self._cache, self._policy, self._world)

    def _local(self, source: Source) -> Fetched | None:
        """Read the local copy of a source; None where it has none, or another way is left."""
        if source.file is None:
            return None
        origin = self._project.registry.origin(source)
        listed_in = origin.path if origin else ""
        if listed_in not in self._folders:
            folder, root = self._project.folder_of(source), self._project.files.root
            self._folders[listed_in] = folder, root if folder.is_relative_to(root) else folder
        folder, root = self._folders[listed_in]
        request = FetchRequest(f"file:{source.file}", folder=folder, root=root)
        fetched = fetch_one(request, self._policy, self._world)
        if fetched.outcome is not Outcome.OK and source.web_address:
            return None
        return fetched

    def _at_hand(self, source: Source, lock: Lock) -> Reading | None:
        """Return what can be had without a network; None where the network has to be asked."""
        options = self._options
        address = source.web_address
        if not options.refresh or options.offline:
            known = lock.source(source.id)
            cached = from_cache(address, self._cache) if address else None
            if cached is None or (known is not None and known.outcome != "ok"):
                # What an address once answered does not bring a dead source back to life.
                cached = from_lock(known, self._cache) or cached
            if cached is not None and (options.offline or is_current(cached.facts.extractor)):
                return cached
        if address is None:
            return unread(NO_ADDRESS)
        return unread(_OFFLINE, address=address) if options.offline else None

    def _request(self, address: str) -> FetchRequest:
        record = self._cache.record(address)
        if (
            record is None
            or not is_current(record.extractor)
            or self._cache.text(record.text_sha256) is None
        ):
            return FetchRequest(address)
        validators = Validators(record.final_address, record.etag, record.last_modified)
        return FetchRequest(address, validators)


def _is_known(facts: SourceFacts | None, body: bytes | None) -> bool:
    """Tell whether the lock rests on this very content of a local file."""
    if facts is None or body is None or (facts.outcome, facts.read) != ("ok", "file"):
        return False
    return facts.bytes == body_hash(body)


def policy(settings: Verify) -> FetchPolicy:
    """Return the limits of a fetch as the configuration sets them."""
    default = FetchPolicy()
    return FetchPolicy(
        timeout_seconds=settings.timeout,
        max_bytes=settings.max_bytes,
        max_redirects=settings.max_redirects,
        retries=settings.retries,
        pace_seconds=settings.pace,
        connections_per_host=settings.connections_per_host,
        allowed_hosts=frozenset(settings.allow_hosts),
        user_agent=settings.user_agent or default.user_agent,
        proxy=settings.proxy or None,
    )
