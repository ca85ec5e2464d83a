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

    All edits of a fix are made, or none: a line that was changed since the check read it is left
    to a person. A fix that follows from the evidence waits as long as evidence itself is mended.

    Args:
        findings: What a check found; silenced findings are left alone.

    Raises:
        ClaimcheckError: A file can no longer be read.
    """
    before: dict[str, str] = {}
    editors: dict[str, Editor] = {}
    done: dict[str, list[str]] = {}
    by_evidence = False
    by_kind = sorted(findings, key=lambda each: each.fix is not None and each.fix.derived)
    for finding in by_kind:
        where = finding.location
        if finding.fix is None or finding.silenced is not None:
            continue
        if finding.fix.derived and by_evidence:
            break
        edits = finding.fix.edits
        for path in {where.path, *(edit.path for edit in edits)} - before.keys():
            before[path] = decoded(Path(path))
            editors[path], done[path] = Editor(path, before[path]), []
        same = editors[where.path].line(where.line) == where.source_line
        if not same or not all(editors[edit.path].fits(edit) for edit in edits):
            continue
        for edit in edits:
            editors[edit.path].take(edit)
        by_evidence = by_evidence or not finding.fix.derived
        line = f"{where.path}:{where.line}: {finding.subject}: {finding.fix.title}"
        done[edits[0].path].append(line)
    made = [(path, old, editors[path].text()) for path, old in before.items()]
    return [FixedFile(path, old, new, tuple(done[path])) for path, old, new in made if old != new]
