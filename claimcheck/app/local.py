"""Reads the local copy of a source as ``verify`` does, to show a passage of it."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from claimcheck.extractors import EXTRACTORS, kind_of
from claimcheck.extractors.base import ExtractionError
from claimcheck.fetchers.base import FetchPolicy, World
from claimcheck.fetchers.file import fetch
from claimcheck.model.fetched import FetchRequest

if TYPE_CHECKING:
    from claimcheck.app.project import Project
    from claimcheck.model.document import Document
    from claimcheck.model.facts import SourceFacts


class LocalTexts:
    """The text of local files, kept by the hash of their content while the program runs."""

    def __init__(self) -> None:
        self._known: dict[str, Document] = {}
        self._world = World(now=lambda: dt.datetime.now(dt.UTC))

    def text(self, project: Project, source_id: str, facts: SourceFacts) -> Document | None:
        """Return the text of a source's own file; None where it has none that can be shown.

        A file that is not, byte for byte, the one that was verified is not shown: the proof is
        about another. A file that is out of bounds for ``verify`` is out of bounds here.
        """
        source = project.registry.source_by_id.get(source_id)
        if source is None or source.file is None or facts.bytes is None or facts.read != "file":
            return None
        folder, root = project.folder_of(source), project.files.root
        request = FetchRequest(
            f"file:{source.file}",
            folder=folder,
            root=root if folder.is_relative_to(root) else folder,
        )
        limit = project.settings.config.verify.max_bytes
        fetched = fetch(request, FetchPolicy(max_bytes=limit), self._world)
        body = fetched.body
        if body is None or hashlib.sha256(body).hexdigest() != facts.bytes:
            return None
        if facts.bytes not in self._known:
            kind = kind_of(fetched.media_type, body)
            if kind is None:
                return None
            try:
                self._known[facts.bytes] = EXTRACTORS[kind].extract(body, fetched.charset)
            except ExtractionError:
                return None
        return self._known[facts.bytes]
