"""Applies the fixes that findings carry: those that need nobody's judgement."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.registry.edit.spans import Editor
from claimcheck.registry.source_text import decoded
from claimcheck.storage.atomic import swap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.finding import Finding


@dataclass(frozen=True)
class FixedFile:
    """One file with its fixes.

    Attributes:
        path: The file as it is shown to people.
        before: Its content.
        after: Its content with the fixes.
        done: What was done, a line for each fix; in the first of its files where it has several.
    """

    path: str
    before: str
    after: str
    done: tuple[str, ...]

    def write(self) -> None:
        """Write the fixes, in one step.

        Raises:
            ChangedMeanwhileError: The file was changed since it was read.
        """
        swap(Path(self.path), self.before.encode(), self.after.encode())


def fixes(findings: Iterable[Finding]) -> list[FixedFile]:
    """Return the files that fixes would change; nothing is written.

    All edits of a fix are made, or none: a file that was edited meanwhile, or a value that is
    written in an odd way, is left to a person.

    Args:
        findings: What a check found; silenced findings are left alone.

    Raises:
        ClaimcheckError: A file can no longer be read.
    """
    before: dict[str, str] = {}
    editors: dict[str, Editor] = {}
    done: dict[str, list[str]] = {}
    for finding in findings:
        if finding.fix is None or finding.silenced is not None:
            continue
        edits = finding.fix.edits
        for path in {edit.path for edit in edits} - before.keys():
            before[path] = decoded(Path(path))
            editors[path], done[path] = Editor(path, before[path]), []
        if not all(editors[edit.path].fits(edit) for edit in edits):
            continue
        for edit in edits:
            editors[edit.path].take(edit)
        where = finding.location
        line = f"{where.path}:{where.line}: {finding.subject}: {finding.fix.title}"
        done[edits[0].path].append(line)
    made = [(path, old, editors[path].text()) for path, old in before.items()]
    return [FixedFile(path, old, new, tuple(done[path])) for path, old, new in made if old != new]
