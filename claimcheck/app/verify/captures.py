"""Keeps sources as they were read, reads what was kept, and asks a service to save them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimcheck.app.verify.reading import from_fetch
from claimcheck.errors import ClaimcheckError
from claimcheck.fetchers.many import fetch_many, fetch_one
from claimcheck.model.address import host_of
from claimcheck.model.fetched import FetchRequest, Outcome
from claimcheck.registry.work_tree import leads_out
from claimcheck.storage.captures import capture_name, keep_capture, public_address
from claimcheck.storage.lockfile import alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.app.project import Project
    from claimcheck.engines.extraction import Extraction
    from claimcheck.fetchers.base import FetchContext, FetchPolicy
    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.fetched import Fetched
    from claimcheck.model.reading import Reading
    from claimcheck.model.source import Source

_SAVED = re.compile(r"(/web/\d{14})(/)")
"""Where the address of a capture tells when it was made."""


class Captures:
    """What a run keeps of the sources that it reads, and has of those that it cannot read."""

    def __init__(
        self,
        project: Project,
        policy: FetchPolicy,
        context: FetchContext,
        extraction: Extraction,
    ) -> None:
        self._project = project
        self._settings = project.settings.config.archive
        self._policy = policy
        self._context = context
        self._extraction = extraction

    def keep(self, reading: Reading, fetched: Fetched) -> Reading:
        """Return a reading that names the file in which what was fetched is kept.

        Raises:
            ClaimcheckError: The folder leads out of the work tree.
            OSError: It cannot be written.
        """
        folder = self._settings.folder
        if not (folder and reading.has_text and fetched.exchanges):
            return reading
        files = self._project.files
        kept = (PurePath(folder) / capture_name(fetched.exchanges[-1].body)).as_posix()
        if leads_out(files.root / kept, files.top):
            raise ClaimcheckError(
                f"the folder of captures {folder} leads out of the work tree",
                help="name another in archive.folder",
            )
        with alone(files.root):
            keep_capture(files.root / kept, fetched.exchanges)
        return replace(reading, facts=replace(reading.facts, kept=kept))

    def read(self, source: Source, known: SourceFacts | None) -> Reading | None:
        """Return what is kept of a source; None where nothing is, or it cannot be read.

        The lock names the file, and may come from anybody: it is read as a file of the registry
        is, from nowhere else.
        """
        if known is None or known.kept is None or source.web_address is None:
            return None
        files = self._project.files
        request = FetchRequest(f"file:{known.kept}", folder=files.root, root=files.top)
        found = fetch_one(request, self._policy, self._context)
        if found.outcome is not Outcome.OK:
            return None
        address = source.web_address
        asked = public_address(known.final_address or address)
        there = replace(found, address=address, final_address=address, name="capture.warc.gz")
        reading = from_fetch(
            source.id, there, self._project.texts, self._extraction, read="archive", known_as=asked
        )
        if not reading.has_text:
            return None
        return replace(reading, facts=replace(reading.facts, archive=known.kept))

    def save(self, sources: Sequence[Source]) -> Iterator[tuple[Source, Reading | None]]:
        """Have pages saved by the service that the person names; yield each with its capture.

        What only exists within a network, or may be named by a key in its address, is not sent.
        """
        base = self._settings.save
        about: dict[str, list[Source]] = {}
        for source in sources:
            address = source.web_address or ""
            if base and self._is_for_others(address):
                about.setdefault(f"{base.rstrip('/')}/{address}", []).append(source)
        policy = replace(
            self._policy, timeout_seconds=self._settings.timeout, connections_per_host=1
        )
        requests = [FetchRequest(address) for address in about]
        for answer in fetch_many(requests, policy, context=self._context) if requests else ():
            reading = self._saved(answer)
            for source in about[answer.address]:
                yield source, replace(reading, source=source.id) if reading else None

    def _saved(self, answer: Fetched) -> Reading | None:
        """Return the capture that a service has made, asked for as it was captured."""
        where, said = _SAVED.search(answer.final_address), answer.outcome
        same = urlsplit(answer.final_address).netloc == urlsplit(answer.address).netloc
        if where is None or not same or said not in (Outcome.OK, Outcome.UNSUPPORTED):
            return None
        address = _SAVED.sub(r"\1id_\2", answer.final_address, count=1)
        fetched = fetch_one(FetchRequest(address), self._policy, self._context)
        reading = from_fetch("", fetched, self._project.texts, self._extraction, read="archive")
        return reading if reading.has_text else None

    def _is_for_others(self, address: str) -> bool:
        from claimcheck.fetchers.public import is_public_host  # brings the HTTP library

        is_open = public_address(address) == address.partition("#")[0]
        host = host_of(address)
        allowed = {each.lower().strip("[]").rstrip(".") for each in self._policy.allowed_hosts}
        return is_open and host not in allowed and is_public_host(host, self._context, self._policy)
