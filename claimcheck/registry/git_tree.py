"""The files of one commit, read from git's objects: nothing is checked out."""

from __future__ import annotations

import os
import re
from fnmatch import translate
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.printable import one_line
from claimcheck.registry.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.registry.git import Git

_FOLDER = "040000"
_LINK = "120000"
_SUBMODULE = "160000"
_MOST_LINKS = 40
_AT_ONCE = 32_000_000
"""Bytes of files that are asked for at once."""


class GitTree:
    """The files of a commit, by the absolute path that they would be checked out to.

    Attributes:
        name: The revision, as people named it.
        commit: Its hash.
    """

    def __init__(self, git: Git, commit: str, name: str) -> None:
        self.name = name
        self.commit = commit
        self._git = git
        self._entries = git.entries(commit)
        self._listed: set[str] = set()
        self._contents: dict[str, bytes] = {}

    def shown(self, path: Path) -> str:
        """Return a path as git takes it: ``REVISION:path/in/the/repository``."""
        return f"{self.name}:{self._relative(path) or '.'}"

    def path_of(self, shown: str) -> Path:
        """Return where ``REVISION:path`` would be checked out to."""
        return self._git.top / shown.removeprefix(f"{self.name}:")

    def is_file(self, path: Path) -> bool:
        """Tell whether the commit has a file at ``path``."""
        mode = self._mode(self._inside(path))
        return mode is not None and mode != _FOLDER

    def is_folder(self, path: Path) -> bool:
        """Tell whether the commit has a folder at ``path``."""
        return self._mode(self._inside(path)) == _FOLDER

    def exists(self, path: Path) -> bool:
        """Tell whether the commit has anything at ``path``."""
        return self._mode(self._inside(path)) is not None

    def matching(self, root: Path, pattern: str) -> Sequence[Path]:
        """Return what a pattern with wildcards finds below ``root``, sorted."""
        relative = self._inside(root / pattern)
        found = [""] if relative is not None else []
        for segment in (relative or "").split("/"):
            if segment == "**":
                found = [inner for folder in found for inner in self._folders_from(folder)]
                continue
            fits = re.compile(translate(segment)).match
            found = [
                f"{folder}/{name}".lstrip("/")
                for folder in found
                for name in self._names_in(folder)
                if fits(name) and name.startswith(".") <= segment.startswith(".")
            ]
        return self._list(found)

    def _folders_from(self, folder: str) -> Iterator[str]:
        """Yield a folder, and all below it whose names do not begin with a dot."""
        yield folder
        for name in self._names_in(folder):
            below = f"{folder}/{name}".lstrip("/")
            is_folder = self._entries.get(below, ("",))[0] == _FOLDER  # and no link to one
            if is_folder and not name.startswith("."):
                yield from self._folders_from(below)

    def inside(self, folder: Path) -> Sequence[Path]:
        """Return what a folder holds, sorted."""
        relative = self._relative(folder)
        return self._list([f"{relative}/{name}".lstrip("/") for name in self._names_in(relative)])

    def read(self, path: Path) -> bytes:
        """Return the content of a file; all that were listed are asked for at once."""
        relative = self._resolve(self._relative(path))
        entry = self._entries.get(relative) if relative is not None else None
        if entry is None:
            raise ClaimcheckError(
                f"{self.shown(path)} does not exist", help="check the path and the revision"
            )
        mode, name = entry
        if mode == _FOLDER:
            raise ClaimcheckError(f"{self.shown(path)} is a directory", help="name the files in it")
        return self._content(name)

    def text(self, shown: str) -> SourceText:
        """Return the text of a file by ``REVISION:path``."""
        return SourceText.decode(shown, self.read(self.path_of(shown)))

    def contents(self, paths: Sequence[Path], most: int) -> Iterator[tuple[Path, bytes | str]]:
        """Yield the content of files, or why one cannot be had, in the order of their paths.

        Git is asked for some megabytes at a time, and for nothing that is too large.

        Args:
            paths: Where they would be checked out to.
            most: Bytes of one file.
        """
        names = [self._object_at(path) for path in paths]
        wanted = dict.fromkeys(name for name in names if name is not None)
        sizes = self._git.sizes(wanted) if wanted else {}
        held: dict[str, bytes] = {}
        for place, (path, name) in enumerate(zip(paths, names, strict=True)):
            if name is None:
                yield path, f"there is no file {path.name} at {self.name}"
            elif name not in sizes:
                yield path, f"{path.name} at {self.name} is not in this clone"
            elif sizes[name] > most:
                yield path, f"{path.name} is larger than {most / 1e6:g} MB"
            else:
                if name not in held:
                    held = self._git.contents(_some(names[place:], sizes, most))
                yield path, held[name]

    def _object_at(self, path: Path) -> str | None:
        """Return the object of a file; None where there is none within the repository."""
        try:
            inside = self._inside(path)
            resolved = self._resolve(inside) if inside is not None else None
        except ClaimcheckError:  # in a submodule
            return None
        entry = self._entries.get(resolved) if resolved is not None else None
        return entry[1] if entry is not None and entry[0] != _FOLDER else None

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = {}
        for path in self._entries:
            folder, _, name = path.rpartition("/")
            children.setdefault(folder, []).append(name)
        return children

    def _names_in(self, folder: str) -> Sequence[str]:
        resolved = self._resolve(folder)
        return self._children.get(resolved, ()) if resolved is not None else ()

    def _list(self, found: Sequence[str]) -> Sequence[Path]:
        for path in found:
            resolved = self._resolve(path)
            if resolved in self._entries and self._entries[resolved][0] != _FOLDER:
                self._listed.add(self._entries[resolved][1])
        return [self._git.top / path for path in sorted(found)]

    def _content(self, name: str) -> bytes:
        if name not in self._contents:
            wanted = sorted({name, *self._listed} - self._contents.keys())
            self._contents.update(self._git.contents(wanted))
        return self._contents[name]

    def _relative(self, path: Path) -> str:
        relative = self._inside(path)
        if relative is None:
            raise ClaimcheckError(
                f"{path.as_posix()} lies outside of the repository {self._git.top.as_posix()}, so "
                f"it has no state at {one_line(self.name)}",
                help="name a file of the repository",
            )
        return relative

    def _inside(self, path: Path) -> str | None:
        """Return a path relative to the top of the repository; None for one outside of it."""
        plain = Path(os.path.normpath(Path.cwd() / path))
        if not plain.is_relative_to(self._git.top):
            plain = Path(os.path.realpath(plain))  # the working directory may be named by a link
        if not plain.is_relative_to(self._git.top):
            return None
        relative = plain.relative_to(self._git.top).as_posix()
        return "" if relative == "." else relative

    def _mode(self, relative: str | None) -> str | None:
        resolved = self._resolve(relative) if relative is not None else None
        if resolved is None:
            return None
        return self._entries[resolved][0] if resolved else _FOLDER

    def _resolve(self, path: str) -> str | None:
        """Return the path of the entry that a path leads to, symbolic links followed."""
        for _ in range(_MOST_LINKS):
            if not path:
                return path
            entry = self._entries.get(path)
            if entry is not None and entry[0] not in (_LINK, _SUBMODULE):
                return path
            step = self._first_odd(path)
            if step is None:
                return None
            mode, name = self._entries[step]
            if mode == _SUBMODULE:
                raise ClaimcheckError(
                    f"{one_line(path)} lies in the submodule {one_line(step)}, which has a history "
                    "of its own",
                    help="run claimcheck in the submodule",
                )
            folder = step.rpartition("/")[0]
            target = os.fsdecode(self._content(name))
            path = os.path.normpath(f"{folder}/{target}{path[len(step) :]}".lstrip("/"))
            if target.startswith("/") or path.startswith("../"):
                return None
            path = "" if path == "." else path
        return None

    def _first_odd(self, path: str) -> str | None:
        """Return the shortest beginning of a path that is a link or a submodule."""
        end = 0
        while end >= 0:
            end = path.find("/", end + 1)
            step = path[:end] if end >= 0 else path
            if step not in self._entries:
                return None
            if self._entries[step][0] in (_LINK, _SUBMODULE):
                return step
        return None


def _some(names: Iterable[str | None], sizes: Mapping[str, int], most: int) -> list[str]:
    """Return the first of some objects, as many as are asked for at once; at least one."""
    found: dict[str, None] = {}
    total = 0
    for name in names:
        if name is None or name in found or sizes.get(name, most + 1) > most:
            continue
        total += sizes[name]
        if found and total > _AT_ONCE:
            break
        found[name] = None
    return list(found)
