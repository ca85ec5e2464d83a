"""What the files of a registry are read from: the disk, or a revision in version control."""

from __future__ import annotations

import glob
import os
import os.path
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claimcheck.errors import ClaimcheckError
from claimcheck.registry.source_text import SourceText, display_path, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Tree(Protocol):
    """Files by absolute path, wherever their content is kept."""

    def shown(self, path: Path) -> str:
        """Return a path as people see it."""
        ...

    def path_of(self, shown: str) -> Path:
        """Return the absolute path of what people see as ``shown``."""
        ...

    def is_file(self, path: Path) -> bool:
        """Tell whether there is a file at ``path``."""
        ...

    def is_folder(self, path: Path) -> bool:
        """Tell whether there is a folder at ``path``."""
        ...

    def exists(self, path: Path) -> bool:
        """Tell whether there is anything at ``path``."""
        ...

    def matching(self, root: Path, pattern: str) -> Sequence[Path]:
        """Return what a pattern with wildcards finds below ``root``, sorted.

        ``**`` stands for any number of folders, none that begins with a dot.

        Raises:
            ClaimcheckError: The folder in which to look cannot be read.
        """
        ...

    def inside(self, folder: Path) -> Sequence[Path]:
        """Return what a folder holds, sorted.

        Raises:
            ClaimcheckError: It cannot be read.
        """
        ...

    def read(self, path: Path) -> bytes:
        """Return the content of a file.

        Raises:
            ClaimcheckError: The file is missing, not a file or not readable.
        """
        ...

    def text(self, shown: str) -> SourceText:
        """Return the text of a file that was read before, by how people see its path.

        Raises:
            ClaimcheckError: It is no longer there.
            InvalidInputError: It is not UTF-8.
        """
        ...


class DiskTree:
    """The files as they lie on the disk."""

    def shown(self, path: Path) -> str:
        """Return a path relative to the working directory where it is below it."""
        return display_path(path)

    def path_of(self, shown: str) -> Path:
        """Return the absolute path of what is shown relative to the working directory."""
        return Path(shown).resolve()

    def is_file(self, path: Path) -> bool:
        """Tell whether there is a file at ``path``."""
        return path.is_file()

    def is_folder(self, path: Path) -> bool:
        """Tell whether there is a folder at ``path``."""
        return path.is_dir()

    def exists(self, path: Path) -> bool:
        """Tell whether there is anything at ``path``, a link that leads nowhere included."""
        return os.path.lexists(path)

    def matching(self, root: Path, pattern: str) -> Sequence[Path]:
        """Return what a pattern with wildcards finds below ``root``, sorted."""
        above, deep, rest = pattern.partition("**/")
        if deep:
            found = {
                each
                for folder in (self.matching(root, above) if above else [root])
                for inner in _folders_from(folder)
                for each in self.matching(inner, rest)
            }
            return sorted(found)
        folder = root / Path(pattern).parent
        if folder.is_dir():
            self._check_listable(folder)
        names = glob.glob(pattern, root_dir=root)  # noqa: PTH207 - Path.glob refuses absolute ones
        return [root / name for name in sorted(names)]

    def inside(self, folder: Path) -> Sequence[Path]:
        """Return what a folder holds, sorted."""
        self._check_listable(folder)
        return sorted(folder.iterdir())

    def read(self, path: Path) -> bytes:
        """Return the content of a file."""
        return read_bytes(path)

    def text(self, shown: str) -> SourceText:
        """Return the text of a file by its path relative to the working directory."""
        return SourceText.read(Path(shown))

    def _check_listable(self, folder: Path) -> None:
        """Refuse a folder that cannot be read: globbing would find nothing in it, silently."""
        try:
            next(iter(folder.iterdir()), None)
        except OSError as error:
            raise ClaimcheckError(
                f"{display_path(folder)} cannot be read: {error.strerror}",
                help="check that you may read it",
            ) from None


def _folders_from(top: Path) -> Iterator[Path]:
    """Yield a folder and all below it, links not followed: they may lead round in circles."""
    for folder, names, _ in os.walk(top):
        names[:] = [name for name in names if not name.startswith(".")]
        yield Path(folder)


DISK = DiskTree()
