"""Reads the files that sources name as their local copies, within the work tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.fetchers.many import fetch_one
from claimcheck.model.fetched import FetchRequest

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.app.project import Project
    from claimcheck.fetchers.base import FetchContext, FetchPolicy
    from claimcheck.model.fetched import Fetched
    from claimcheck.model.source import Source


class LocalFiles:
    """The local copies of the sources of one registry; each folder is resolved once."""

    def __init__(self, project: Project, policy: FetchPolicy, context: FetchContext) -> None:
        self._project = project
        self._policy = policy
        self._context = context
        self._folders: dict[str, tuple[Path, Path]] = {}

    def fetch(self, source: Source) -> Fetched | None:
        """Return the bytes of a source's local copy, or why not; None where it names none."""
        if source.file is None:
            return None
        folder, root = self._bounds(source)
        request = FetchRequest(f"file:{source.file}", folder=folder, root=root)
        return fetch_one(request, self._policy, self._context)

    def _bounds(self, source: Source) -> tuple[Path, Path]:
        """Return the folder that a source's file is relative to, and the one it may not leave."""
        origin = self._project.registry.origin(source)
        listed_in = origin.path if origin else ""
        if listed_in not in self._folders:
            folder, root = self._project.folder_of(source), self._project.files.top
            self._folders[listed_in] = folder, root if folder.is_relative_to(root) else folder
        return self._folders[listed_in]
