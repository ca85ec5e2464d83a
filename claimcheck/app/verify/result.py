"""What a verification came to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimcheck.app.records.run import Records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.app.project import Project
    from claimcheck.app.scope import Scope
    from claimcheck.model.match import Match
    from claimcheck.model.reading import Reading
    from claimcheck.registry.lock import Lock
    from claimcheck.support.proofs import EvidenceProof


@dataclass(frozen=True)
class Verification:
    """What a verification came to.

    Attributes:
        scope: What was asked for.
        rows: Every quote that was asked for, in the order of the registry.
        lock: The lock as it should be, with what this run could not read as it ended.
        readings: Each source that this run read or tried to read, by id.
        matches: What was found, by the id of the source and the key of the evidence.
        records: What the registries of record said of the sources.
        unsaved: Ids of the sources that a service was asked to save and did not.
        changes: What differs from the lock that was there, a line each; empty where nothing does.
        written: Whether the lock was written.
    """

    scope: Scope
    rows: Sequence[EvidenceProof]
    lock: Lock
    readings: Mapping[str, Reading]
    matches: Mapping[tuple[str, str], Match]
    records: Records = field(default_factory=Records)
    unsaved: Sequence[str] = ()
    changes: Sequence[str] = ()
    written: bool = False

    def after(self, first: Verification) -> Verification:
        """Return what both came to, where this one looked again at what was mended meanwhile."""
        return replace(
            self,
            readings={**self.readings, **first.readings},
            matches={**first.matches, **self.matches},
            records=first.records,
            unsaved=first.unsaved,
            changes=(*first.changes, *self.changes),
            written=first.written or self.written,
        )

    def applied_to(self, project: Project) -> Project:
        """Return the registry with the lock as it should be, whether or not it was written."""
        was_verified = self.changes or project.lock is not None
        proven = self.lock if was_verified else None
        return replace(project, proven=proven, read=project.in_files)
