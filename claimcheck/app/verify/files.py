"""Reads the files that sources name as their local copies, and looks for what is quoted from them.

What lies on the disk, or in the commit that is looked at, needs no lock to be believed: it is read
whenever somebody asks what is proven, without a network.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimcheck.app.verify.find import find_all
from claimcheck.app.verify.plan import plan
from claimcheck.app.verify.reading import from_file
from claimcheck.app.verify.settle import remembering, settle
from claimcheck.engines.extraction import Extraction
from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.fetchers.many import fetch_one
from claimcheck.model.fetched import Fetched, FetchRequest, Outcome
from claimcheck.registry.git_tree import GitTree
from claimcheck.registry.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from claimcheck.app.project import Project
    from claimcheck.engines.pools import Pools
    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.match import Match
    from claimcheck.model.reading import Reading
    from claimcheck.model.source import Source

_POINTER = b"version https://git-lfs.github.com/spec/"
_LONGEST_POINTER = 1024


class LocalFiles:
    """The local copies of the sources of one registry; each folder is resolved once."""

    def __init__(self, project: Project, policy: FetchPolicy, context: FetchContext) -> None:
        self._project = project
        self._policy = policy
        self._context = context
        self._folders: dict[str, tuple[Path, Path]] = {}

    def fetch(self, source: Source) -> Fetched | None:
        """Return the bytes of a source's local copy, or why not; None where it names none."""
        return next((fetched for _, fetched in self.each((source,))), None)

    def each(self, sources: Sequence[Source]) -> Iterator[tuple[Source, Fetched]]:
        """Yield the local copies of those sources that name one."""
        named = [source for source in sources if source.file is not None]
        tree = self._project.files.tree
        if isinstance(tree, GitTree):
            yield from self._in_commit(named, tree)
        else:
            for source in named:
                yield source, self._on_disk(source)

    def _on_disk(self, source: Source) -> Fetched:
        folder, root = self._bounds(source)
        request = FetchRequest(f"file:{source.file}", folder=folder, root=root)
        return _unless_pointer(fetch_one(request, self._policy, self._context))

    def _in_commit(
        self, sources: Sequence[Source], tree: GitTree
    ) -> Iterator[tuple[Source, Fetched]]:
        places = [self._bounds(source)[0] / (source.file or "") for source in sources]
        contents = tree.contents(places, self._policy.max_bytes)
        for source, (path, content) in zip(sources, contents, strict=True):
            address, now = f"file:{source.file}", self._context.now()
            if isinstance(content, str):
                yield source, Fetched(Outcome.DEAD, address, address, now, reason=content)
            else:
                found = Fetched(Outcome.OK, address, address, now, name=path.name, body=content)
                yield source, _unless_pointer(found)

    def _bounds(self, source: Source) -> tuple[Path, Path]:
        """Return the folder that a source's file is relative to, and the one it may not leave."""
        origin = self._project.registry.origin(source)
        listed_in = origin.path if origin else ""
        if listed_in not in self._folders:
            folder, root = self._project.folder_of(source), self._project.files.top
            self._folders[listed_in] = folder, root if folder.is_relative_to(root) else folder
        return self._folders[listed_in]


def read_files(
    project: Project, among: Collection[str] = (), pools: Pools | None = None
) -> dict[str, Reading]:
    """Return a reading of each source that has a file and is quoted from, searched, by id.

    A file that cannot be read is a reading without a text.

    Args:
        project: The registry.
        among: Only these sources, by id; all when empty.
        pools: What looks for the quotes; this thread without it.

    Raises:
        ClaimcheckError: A worker was ended from outside.
    """
    searches, sources = plan(project.registry, sources=among), project.registry.source_by_id
    quoted = [sources[name] for name in searches if sources[name].file is not None]
    if not quoted:
        return {}
    settings = project.settings.config
    when = datetime.now(UTC)
    files = LocalFiles(project, FetchPolicy.of(settings.verify), FetchContext(now=lambda: when))
    with closing(Extraction(settings.extract)) as extraction:
        readings = (
            from_file(source, fetched, project.texts, extraction)
            for source, fetched in files.each(quoted)
        )
        return {each.source: each for each in find_all(readings, searches, pools)}


def with_files(project: Project, lock: Lock | None, readings: Mapping[str, Reading]) -> Lock | None:
    """Return what a lock says with what the files of sources say, whatever the lock says of them.

    Args:
        project: The registry.
        lock: What is known; None where nothing was ever verified.
        readings: The files, as ``read_files`` read them.
    """
    known, registry = (lock.sources if lock is not None else {}), project.registry
    decisive = {
        name: each
        for name, each in readings.items()
        if _decides(each, registry.source_by_id[name], known.get(name))
    }
    if not decisive:
        return lock
    before, searches = lock or Lock(), plan(project.registry)
    sources, evidence = dict(before.sources), dict(before.evidence)
    doubted = dict(before.doubted)
    for name, reading in decisive.items():
        settled = settle(before.known(name), reading, None, searches[name])
        if settled.source is not None:
            sources[name] = settled.source
        evidence[name] = {**before.known(name).evidence, **settled.evidence}
        doubted.pop(name, None)
    found = replace(before, sources=sources, evidence=evidence, doubted=doubted)
    return remembering(found, decisive, {}, refresh=True)


def _decides(reading: Reading, source: Source, known: SourceFacts | None) -> bool:
    """Tell whether the file of a source says what is proven, be it by not being there.

    Without its file, a source that also has an address is read there.
    """
    if reading.has_text or source.web_address is None:
        return True
    return known is not None and known.read == "file"


def matches_in(lock: Lock | None, readings: Mapping[str, Reading]) -> dict[tuple[str, str], Match]:
    """Return the matches in files that a lock rests on, by the id of the source and the key."""
    return {
        (name, key): match
        for name, reading in readings.items()
        for key, match in reading.matches.items()
        if lock is not None
        and (facts := lock.facts(name, key)) is not None
        and facts.outcome == match.outcome
    }


def _unless_pointer(fetched: Fetched) -> Fetched:
    """Return what was read; a pointer of Git LFS stands for a file that is not here."""
    body = fetched.body or b""
    if len(body) > _LONGEST_POINTER or not body.startswith(_POINTER):
        return fetched
    reason = "only a pointer of Git LFS is here: git lfs pull"
    return replace(fetched, outcome=Outcome.DEAD, body=None, reason=reason)
