"""Formats the files of a registry: all of them are read before one is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.registry.edit.formatted import formatted
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.source_text import SourceText, decoded, display_path
from claimcheck.storage.atomic import swap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.finding import Finding


@dataclass(frozen=True)
class Formatted:
    """One file and its canonical form.

    Attributes:
        path: The file.
        before: Its content.
        after: Its canonical form.
    """

    path: Path
    before: str
    after: str

    @property
    def shown(self) -> str:
        """Return the file as people see it."""
        return display_path(self.path)

    @property
    def changed(self) -> bool:
        """Tell whether the file is not in canonical form."""
        return self.before != self.after

    def write(self) -> None:
        """Put the file in canonical form, in one step.

        Raises:
            ChangedMeanwhileError: The file was changed since it was read.
        """
        if self.changed:
            swap(self.path, self.before.encode(), self.after.encode())


def format_files(paths: Iterable[Path], *, sort: bool = False) -> list[Formatted]:
    """Return the canonical form of each file; nothing is written.

    Args:
        paths: Files of claims or sources.
        sort: Whether to put the items in the order of their ids.

    Raises:
        InvalidInputError: Files are not well-formed; every finding of every file is in it.
        ClaimcheckError: A file cannot be read, or is no file of a registry.
    """
    findings: list[Finding] = []
    made: list[Formatted] = []
    for path in dict.fromkeys(paths):
        try:
            before = decoded(path)
            made.append(Formatted(path, before, formatted(before, display_path(path), sort=sort)))
        except InvalidInputError as error:
            findings += error.findings
    if findings:
        raise InvalidInputError(findings)
    return made


def format_stdin(content: bytes, *, sort: bool = False) -> Formatted:
    """Return the canonical form of a file that an editor hands over.

    Raises:
        InvalidInputError: It is not well-formed.
        ClaimcheckError: It is no file of a registry.
    """
    shown = Path("-")
    SourceText.decode("-", content)
    before = content.decode("utf-8")
    return Formatted(shown, before, formatted(before, "-", sort=sort))
