"""A registry that was found and read, with what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.registry.discover import find_registry
from claimcheck.registry.load import load_registry
from claimcheck.registry.lock import Lock, read_lock
from claimcheck.support.assess import assess
from claimcheck.support.proof import doubt_of, proof_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from claimcheck.model.claim import Claim
    from claimcheck.model.reading import Reading
    from claimcheck.model.registry import Registry
    from claimcheck.model.source import Source
    from claimcheck.registry.config import LoadedConfig
    from claimcheck.registry.discover import RegistryFiles
    from claimcheck.storage.text_cache import TextCache
    from claimcheck.support.assessment import Assessment
    from claimcheck.support.tally import Doubt


@dataclass(frozen=True)
class Project:
    """One registry with its settings.

    Attributes:
        files: What it was read from.
        registry: Its claims and sources.
        proven: What was proven, where that is not what lock and files say.
        read: What was found in the files of sources, where they were read already.
    """

    files: RegistryFiles
    registry: Registry
    proven: Lock | None = None
    read: Mapping[str, Reading] | None = None

    @property
    def settings(self) -> LoadedConfig:
        """Return the configuration with the lines that it was written on."""
        return self.files.config

    @cached_property
    def assessments(self) -> dict[str, Assessment]:
        """Return the derived level of each claim, by id."""
        levels = self.settings.config.levels
        return assess(self.registry, levels, self.doubt)

    @cached_property
    def lock(self) -> Lock | None:
        """Return what is proven; None where nothing ever was.

        What is quoted from the file of a source is looked for in that file, as it lies on the disk
        or in the commit. For everything else the file of the lock is believed.

        Raises:
            ClaimcheckError: The lock cannot be read or is damaged.
        """
        if self.proven is not None:
            return self.proven
        lock = self.remembered
        if not self.in_files:
            return lock
        from claimcheck.app.verify.files import with_files

        return with_files(self, lock, self.in_files)

    @cached_property
    def remembered(self) -> Lock | None:
        """Return what of the file of the lock can be believed; None where there is none.

        Raises:
            ClaimcheckError: It cannot be read or is damaged.
        """
        lock = read_lock(self.files.lock, self.files.tree)
        return lock.about(self.registry.source_by_id) if lock is not None else None

    @cached_property
    def in_files(self) -> Mapping[str, Reading]:
        """Return a reading of each source that has a file and is quoted from, by id."""
        if self.read is not None:
            return self.read
        if not any(each.file for each in self.registry.sources):
            return {}
        from claimcheck.app.verify.files import read_files  # heavy, and few registries need it

        return read_files(self)

    def about(self, claims: Iterable[Claim]) -> Project:
        """Return the registry as it is seen from a few claims: no other's files are read for them.

        What it says of other claims is what the lock says. Without a lock it is the whole.
        """
        from claimcheck.app.verify.files import read_files

        if self.read is not None or not self.files.tree.is_file(self.files.lock):
            return self
        named = {
            name for each in claims for it in each.evidence for name in (it.source, it.read_in)
        }
        return replace(self, read=read_files(self, named) if named else {})

    @cached_property
    def texts(self) -> TextCache:
        """Return where this user's runs keep the text of sources.

        Raises:
            ClaimcheckError: That is in the work tree.
        """
        from claimcheck.storage.text_cache import TextCache
        from claimcheck.storage.user_cache import cache_outside

        return TextCache(cache_outside(self.files.top) / "text")

    def folder_of(self, source: Source) -> Path:
        """Return the folder of the file that lists a source; its ``file`` is relative to it."""
        origin = self.registry.origin(source)
        return self.files.tree.path_of(origin.path).parent if origin else self.files.root

    @cached_property
    def doubt(self) -> Callable[[Claim, int], Doubt | None] | None:
        """Return what tells why evidence may not make a claim verified; None where all may."""
        asked, lock = self.settings.config.levels.proof, self.lock
        if lock is None and asked == "none":
            return None

        def why_not(claim: Claim, index: int) -> Doubt | None:
            evidence = claim.evidence[index]
            return doubt_of(evidence, proof_of(evidence, lock), asked)

        return why_not


def open_project(
    start: Path,
    *,
    config: Path | None = None,
    claims: Sequence[Path] = (),
    sources: Sequence[Path] = (),
    settings: Sequence[str] = (),
) -> Project:
    """Find and read the registry that belongs to the folder ``start``.

    Args:
        start: Where to begin to look, upwards.
        config: Configuration to use instead of the one found.
        claims: Files or folders of claims to use instead of those found.
        sources: Files or folders of sources, likewise.
        settings: ``KEY=VALUE`` that the person at the command line sets for this run.

    Raises:
        ClaimcheckError: There is no registry, or a file of it cannot be read.
        InvalidInputError: Its files or its configuration are not well-formed.
    """
    files = find_registry(start, config=config, claims=claims, sources=sources, settings=settings)
    return Project(files, load_registry(files))
