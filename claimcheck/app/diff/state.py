"""One state of a registry, with everything named as in the later state."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.app.diff.pairs import Renames
from claimcheck.support.proof import proof_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.app.project import Project
    from claimcheck.model.claim import Evidence
    from claimcheck.model.source import Source
    from claimcheck.registry.config import Levels
    from claimcheck.support.assessment import Assessment
    from claimcheck.support.proof import Proof

NO_RENAMES = Renames({}, {})


class State:
    """What decides the levels of one state.

    Attributes:
        project: The registry.
        renames: The ids that the later state has for what is called otherwise here.
        levels: The thresholds.
        sources: The sources by their later ids, with what they derive from by later ids too.
        assessments: The assessment of each claim by its later id.
    """

    def __init__(self, project: Project, renames: Renames = NO_RENAMES) -> None:
        self.project = project
        self.renames = renames
        self.levels: Levels = project.settings.config.levels
        self.sources: Mapping[str, Source] = project.registry.source_by_id
        self.assessments: Mapping[str, Assessment] = project.assessments
        if renames.sources:
            moved = (self._source(source) for source in self.sources.values())
            self.sources = {source.id: source for source in moved}
        if renames.claims:
            self.assessments = {
                renames.claims.get(name, name): each for name, each in self.assessments.items()
            }

    def evidence(self, evidence: Evidence) -> Evidence:
        """Return a piece of evidence with the later ids of its sources."""
        names = self.renames.sources
        if evidence.source not in names and evidence.cited_in not in names:
            return evidence
        cited = evidence.cited_in
        update = {
            "source": names.get(evidence.source, evidence.source),
            "cited_in": names.get(cited, cited) if cited else None,
        }
        return evidence.model_copy(update=update)

    def parts(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Return ids of parts as the later state has them, each once."""
        return tuple(dict.fromkeys(self.renames.claims.get(name, name) for name in parts))

    def proof(self, evidence: Evidence) -> Proof:
        """Return how far evidence is proven; takes it as this state has it."""
        return proof_of(evidence, self.project.lock)

    def file(self, source: Source) -> str | None:
        """Return where the local copy of a source lies, from the root of its registry.

        The registry names it relative to the file that lists the source, which may have moved.
        Takes the source as this state has it.
        """
        origin = self.project.registry.origin(source)
        if source.file is None or origin is None:
            return source.file
        folder = self.project.files.tree.path_of(origin.path).parent
        place = os.path.normpath(folder / source.file)
        return Path(os.path.relpath(place, self.project.files.root)).as_posix()

    def _source(self, source: Source) -> Source:
        names = self.renames.sources
        if source.id not in names and not any(name in names for name in source.derived_from):
            return source
        derived = tuple(names.get(name, name) for name in source.derived_from)
        name = names.get(source.id, source.id)
        return source.model_copy(update={"id": name, "derived_from": derived})
