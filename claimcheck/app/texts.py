"""The texts of sources, whole: from local files, from what was kept, and on request from afar."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimcheck.app.lookup import ids_meant
from claimcheck.app.verify.files import LocalFiles
from claimcheck.app.verify.options import VerifyOptions
from claimcheck.app.verify.reader import Reader
from claimcheck.app.verify.reading import from_file
from claimcheck.engines.extraction import Extraction
from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.registry.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.app.project import Project
    from claimcheck.app.verify.options import Progress
    from claimcheck.model.reading import Reading
    from claimcheck.model.registry import Registry
    from claimcheck.model.source import Source


def texts_of(
    project: Project, sources: Sequence[Source], progress: Progress, *, fetch: bool = False
) -> Iterator[Reading]:
    """Yield a reading of each source; one without a document where there is no text, with why.

    They are read as ``verify`` reads them; nothing is written but the user's own cache.

    Args:
        project: The registry.
        sources: Those to read.
        progress: Told how far it is.
        fetch: Whether addresses may be asked that this user's runs never read.

    Raises:
        ClaimcheckError: Addresses were asked, and none gave any answer.
    """
    elsewhere = {each.id: True for each in sources}
    settings, when = project.settings.config, datetime.now(UTC)
    files = LocalFiles(project, FetchPolicy.of(settings.verify), FetchContext(now=lambda: when))
    with closing(Extraction(settings.extract)) as extraction:
        for source, fetched in files.each(sources):
            reading = from_file(source, fetched, project.texts, extraction)
            if reading.document is not None or source.web_address is None:
                del elsewhere[source.id]
                yield reading
    if elsewhere:
        # What lies in files was just read, and is not to be read again.
        here = replace(project, read={})
        options = VerifyOptions(offline=not fetch)
        with closing(Reader(here, options, when, progress)) as reader:
            yield from reader.readings(elsewhere, project.remembered or Lock())
        reader.refuse_silence()


def sources_named(registry: Registry, names: Sequence[str]) -> list[Source]:
    """Return the sources of these ids, or beginnings of ids, each once; all where none is named.

    Raises:
        ClaimcheckError: There is none of that id.
    """
    known = registry.source_by_id
    return [known[each] for each in dict.fromkeys(ids_meant(names, known, "source")) or known]
