"""Formats the files of a registry: all of them are read before one is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.app.rewritten import Rewritten
from claimcheck.registry.edit.formatted import formatted
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.source_text import SourceText, decoded, display_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.finding import Finding


def format_files(paths: Iterable[Path], *, sort: bool = False) -> list[Rewritten]:
    """Return the canonical form of each file; nothing is written.

    Args:
        paths: Files of claims or sources.
        sort: Whether to put the items in the order of their ids.

    Raises:
        InvalidInputError: Files are not well-formed; every finding of every file is in it.
        ClaimcheckError: A file cannot be read, or is no file of a registry.
    """
    findings: list[Finding] = []
    made: list[Rewritten] = []
    for path in dict.fromkeys(paths):
        try:
            before = decoded(path)
            made.append(Rewritten(path, before, formatted(before, display_path(path), sort=sort)))
        except InvalidInputError as error:
            findings += error.findings
    if findings:
        raise InvalidInputError(findings)
    return made


def format_stdin(content: bytes, *, sort: bool = False) -> Rewritten:
    """Return the canonical form of a file that an editor hands over.

    Raises:
        InvalidInputError: It is not well-formed.
        ClaimcheckError: It is no file of a registry.
    """
    shown = Path("-")
    SourceText.decode("-", content)
    before = content.decode("utf-8")
    return Rewritten(shown, before, formatted(before, "-", sort=sort))
