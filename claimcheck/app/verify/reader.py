"""Reads the sources of a registry, each from where it can be had most cheaply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.verify.documents import (
    Document,
    address_of,
    body_hash,
    from_cache,
    from_copy,
    from_fetch,
    from_lock,
    unread,
)
from claimcheck.fetchers.archive import fetch_capture
from claimcheck.fetchers.base import FetchPolicy, World
from claimcheck.fetchers.many import fetch_many, fetch_one
from claimcheck.model.fetched import Fetched, FetchRequest, Outcome, Validators
from claimcheck.storage.text_cache import TextCache

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from claimcheck.app.project import Project
    from claimcheck.app.verify.options import Progress, VerifyOptions
    from claimcheck.model.source import Source
    from claimcheck.registry.config import Verify
    from claimcheck.registry.lock import Lock, SourceFacts

_OFFLINE = "it is not cached, and this run is offline"
_NO_ADDRESS = "it has no address that can be read"


class DocumentReader:
    """Reads for one run."""

    def __init__(self, project: Project, options: VerifyOptions, when: datetime) -> None:
        self._project = project
        self._sources = project.registry.source_by_id
        self._options = options
        self._when = when
        settings = project.settings.config.verify
        self._policy = policy(settings)
        self._world = World(now=lambda: when)
        self._archive = settings.archive
        self._cache = TextCache(project.cache_folder)

    def read(
        self,
        needed: Mapping[str, bool],
        lock: Lock,
        take: Callable[[str, Document], None],
        progress: Progress,
    ) -> None:
        """Read what has to be read, and hand each document over as it comes.

        Args:
            needed: Ids of the sources, each with whether a quote in it is still to be looked for.
            lock: What is known of them.
            take: Called with each source that was read, or could not be.
            progress: Called after each.
        """
        done = 0
        waiting: list[str] = []

        def hand_over(source_id: str, document: Document | None) -> None:
            nonlocal done
            if document is not None:
                take(source_id, document)
            done += 1
            progress(done, len(needed), source_id)

        for source_id, is_open in needed.items():
            source = self._sources[source_id]
            if source.id in self._options.copies:
                hand_over(source_id, self._from_copy(source))
            elif (local := self._local(source)) is not None:
                same = not is_open and _has_bytes(lock.source(source_id), local.body)
                document = None if same else from_fetch(local, self._cache, read="file")
                hand_over(source_id, document)
            elif not is_open and not (self._options.refresh and not self._options.offline):
                hand_over(source_id, None)
            elif (document := self._at_hand(source, lock)) is not None:
                hand_over(source_id, document)
            else:
                waiting.append(source_id)
        if waiting:
            self._fetch(waiting, hand_over)

    def _fetch(self, source_ids: Sequence[str], hand_over: Callable[[str, Document], None]) -> None:
        """Ask the addresses of sources, each address once."""
        by_address: dict[str, list[str]] = {}
        for source_id in source_ids:
            address = address_of(self._sources[source_id]) or ""
            by_address.setdefault(address, []).append(source_id)

        def arrive(fetched: Fetched) -> None:
            document = from_fetch(fetched, self._cache, read="fetched")
            for source_id in by_address[fetched.address]:
                hand_over(source_id, document)

        requests = [self._request(address) for address in by_address]
        fetch_many(requests, self._policy, arrive, world=self._world)

    def capture(self, source_id: str) -> Document | None:
        """Return the archived capture of a source nearest to when it was read; None without."""
        source = self._sources[source_id]
        address = source.url
        if not address or not self._archive or self._options.offline:
            return None
        wanted = source.retrieved or source.published or self._when.date()
        capture = fetch_capture(address, wanted, self._policy, self._world)
        document = from_fetch(capture.fetched, self._cache, read="archive")
        return document if document.extracted is not None else None

    def _from_copy(self, source: Source) -> Document:
        return from_copy(source, self._options.copies[source.id], self._cache, self._when)

    def _local(self, source: Source) -> Fetched | None:
        """Read the local copy of a source; None where it has none, or another way is left."""
        if source.file is None:
            return None
        folder, root = self._project.folder_of(source), self._project.files.root
        if not folder.is_relative_to(root):
            root = folder
        request = FetchRequest(f"file:{source.file}", folder=folder, root=root)
        fetched = fetch_one(request, self._policy, self._world)
        if fetched.outcome is not Outcome.OK and address_of(source):
            return None
        return fetched

    def _at_hand(self, source: Source, lock: Lock) -> Document | None:
        """Return what can be had without a network; None where the network has to be asked."""
        options = self._options
        address = address_of(source)
        if not options.refresh or options.offline:
            cached = from_cache(address, self._cache) if address else None
            cached = cached or from_lock(lock.source(source.id), self._cache)
            if cached is not None:
                return cached
        if address is None:
            return unread(_NO_ADDRESS)
        return unread(_OFFLINE, address=address) if options.offline else None

    def _request(self, address: str) -> FetchRequest:
        record = self._cache.record(address)
        if record is None or self._cache.text(record.text_sha256) is None:
            return FetchRequest(address)
        validators = Validators(record.final_address, record.etag, record.last_modified)
        return FetchRequest(address, validators)


def _has_bytes(facts: SourceFacts | None, body: bytes | None) -> bool:
    return facts is not None and body is not None and facts.bytes == body_hash(body)


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
        archive_base=settings.archive or default.archive_base,
        proxy=settings.proxy or None,
    )
