"""The page of a registry as its files are now."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.app.check import check
from claimcheck.app.local import LocalTexts
from claimcheck.app.page import extras_of
from claimcheck.app.published import text_paths
from claimcheck.app.select import select
from claimcheck.app.serve.texts import texts_of
from claimcheck.errors import ClaimcheckError
from claimcheck.registry.config import CONFIG_NAME, PYPROJECT_NAME
from claimcheck.registry.problems import InvalidInputError
from claimcheck.reports.html import render, render_text, render_unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from claimcheck.app.project import Project
    from claimcheck.model.finding import Finding
    from claimcheck.registry.discover import RegistryFiles
    from claimcheck.views.published_text import PublishedText

_ASK_SECONDS = 0.25
"""How often the disk is asked for the state of the files, however many pages are open."""


class Live:
    """Renders the page when it is asked for, and only when the files have changed."""

    def __init__(
        self,
        start: Path,
        find: Callable[[], RegistryFiles],
        read: Callable[[], Project],
        *,
        today: Callable[[], date],
        title: str,
    ) -> None:
        """Take how to find and to read the registry; neither is done yet.

        Args:
            start: The folder from which the registry is looked for.
            find: Returns the files of the registry.
            read: Returns the registry.
            today: Returns the day of the page.
            title: What to call it.
        """
        self._start = start
        self._find = find
        self._read = read
        self._today = today
        self._title = title
        self._local = LocalTexts()
        self._guard = threading.Lock()
        self._known: tuple[Path, ...] = ()
        self._asked = 0.0
        self._version = ""
        self._page: tuple[str, str] = ("", "")
        self._texts: Mapping[str, PublishedText] = {}

    def version(self) -> str:
        """Return what names the state of the files: another one after any of them changed."""
        with self._guard:
            return self._current()

    def page(self) -> tuple[str, str]:
        """Return the version of the page, and the page.

        Where the registry cannot be read, the page says why and where.
        """
        with self._guard:
            self._asked = 0.0
            version = self._current()
            if self._page[0] != version:
                self._page = (version, self._render(version))
            return self._page

    def text(self, path: str) -> tuple[str, str] | None:
        """Return the version of the page of a published text, and the page; None where none is.

        Args:
            path: The text, as the page of the registry names it.
        """
        version, _ = self.page()
        with self._guard:
            text = self._texts.get(path)
            return None if text is None else (version, render_text(text, self._title, version))

    def _current(self) -> str:
        now = time.monotonic()
        if not self._version or now - self._asked >= _ASK_SECONDS:
            # Files that cannot be found now are watched where they were.
            with suppress(ClaimcheckError, OSError):
                files = self._find()
                self._known = (*files.claims, *files.sources, files.lock)
                self._known += tuple(text_paths(files))
            folders = (self._start, *self._start.parents)
            settings = (path / name for path in folders for name in (CONFIG_NAME, PYPROJECT_NAME))
            self._version = _state((*settings, *self._known))
            self._asked = now
        return self._version

    def _render(self, version: str) -> str:
        self._texts = {}
        try:
            project, day = self._read(), self._today()
            overview = select(project, today=day, title=self._title)
            findings = list(_findings(project, day))
            texts = texts_of(project, findings)
            extras = extras_of(
                project, today=day, findings=findings, live=version, local=self._local
            )
            page = render(replace(overview, extras=replace(extras, texts=texts)))
            self._texts = texts
            return page
        except InvalidInputError as error:
            return render_unreadable(error, error.findings, version)
        except ClaimcheckError as error:
            return render_unreadable(error, (), version)
        except OSError as error:
            message = f"{error.filename or 'a file'}: {error.strerror or type(error).__name__}"
            return render_unreadable(ClaimcheckError(message), (), version)


def _findings(project: Project, day: date) -> Iterable[Finding]:
    return check(project, today=day).findings if project.registry.claims else ()


def _state(paths: Iterable[Path]) -> str:
    """Return a hash of what the disk says of files, which any change of one changes."""
    digest = hashlib.sha256()
    for path in paths:
        try:
            facts = os.stat(path)  # noqa: PTH116 - the same for every kind of path
            known = f"{path}\0{facts.st_mtime_ns}\0{facts.st_size}\0{facts.st_ino}\n"
        except OSError as error:
            known = f"{path}\0{type(error).__name__}\n"
        digest.update(known.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]
