"""Applies the fixes that need no judgement: a level that the evidence does not allow is lowered.

Lowering ``support`` to the derived level can never make a registry claim more than it shows, and
the derived levels do not change by it. Raising an understated level is left to a person, as is
everything that takes a look at a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.registry.source_text import decoded
from claimcheck.storage.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.app.project import Project
    from claimcheck.model.finding import Finding

FIXED_RULE = "overstated"
"""The only rule whose findings have a safe fix."""

_LINE_END = "\n"


@dataclass(frozen=True)
class FixedFile:
    """One file with its fixes.

    Attributes:
        path: The file as it is shown to people.
        before: Its content.
        after: Its content with the fixes.
        done: What was done, a line for each fix.
    """

    path: str
    before: str
    after: str
    done: tuple[str, ...]

    def write(self) -> None:
        """Write the fixes, in one step."""
        write_atomically(Path(self.path), self.after.encode())


def fixes(project: Project, findings: Sequence[Finding]) -> list[FixedFile]:
    """Return the files that safe fixes would change; nothing is written.

    Args:
        project: The registry.
        findings: What a check found; silenced findings are left alone.

    Raises:
        ClaimcheckError: A file can no longer be read.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule == FIXED_RULE and finding.silenced is None:
            by_path.setdefault(finding.location.path, []).append(finding)
    made = (_file(project, path, found) for path, found in by_path.items())
    return [each for each in made if each is not None]


def _file(project: Project, path: str, findings: Sequence[Finding]) -> FixedFile | None:
    before = decoded(Path(path))
    lines = before.split(_LINE_END)
    mark = len("\ufeff") if before.startswith("\ufeff") else 0
    done = []
    for finding in findings:
        claim = project.registry.claim_by_id.get(finding.subject)
        if claim is None or claim.support is None:
            continue
        level = project.assessments[claim.id].level.value
        place = finding.location
        number, shift = place.line - 1, mark if place.line == 1 else 0
        start, end = place.column - 1 + shift, place.end_column - 1 + shift
        line = lines[number] if number < len(lines) else ""
        if line[start:end].strip("\"'") != claim.support.value:
            continue  # written in an odd way, or edited since: left to a person
        lines[number] = line[:start] + level + line[end:]
        done.append(f"{path}:{place.line}: {claim.id}: support {claim.support} lowered to {level}")
    after = _LINE_END.join(lines)
    return FixedFile(path, before, after, tuple(done)) if done else None
