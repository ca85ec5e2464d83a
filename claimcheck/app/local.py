"""The text of local files, to show a passage of it, read as ``verify`` reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.verify.files import LocalFiles
from claimcheck.app.verify.reading import body_hash, from_file
from claimcheck.fetchers.base import FetchContext, FetchPolicy

if TYPE_CHECKING:
    from claimcheck.app.project import Project
    from claimcheck.engines.extraction import Extraction
    from claimcheck.model.document import Document
    from claimcheck.model.facts import SourceFacts


class LocalTexts:
    """The text of local files, kept by the hash of their content while the program runs."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str | None], Document | None] = {}

    def text(
        self, project: Project, source_id: str, facts: SourceFacts, extraction: Extraction
    ) -> Document | None:
        """Return the text of a source's own file; None where it has none that can be shown.

        A file that is not, byte for byte, the one that was verified is not shown: the proof is
        about another. A file that is out of bounds for ``verify`` is out of bounds here.
        """
        source = project.registry.source_by_id.get(source_id)
        if source is None or facts.bytes is None or facts.read != "file":
            return None
        limits = FetchPolicy.of(project.settings.config.verify)
        fetched = LocalFiles(project, limits, FetchContext()).fetch(source)
        if fetched is None or fetched.body is None or body_hash(fetched.body) != facts.bytes:
            return None
        key = (facts.bytes, source.web_address)
        if key not in self._known:
            reading = from_file(source, fetched, project.texts, extraction)
            self._known[key] = reading.document
        return self._known[key]
