"""Tells apart what can be added and what cannot: no quote is added that its file does not hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.app.add.additions import Additions
from claimcheck.app.add.trial import from_file, tried
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.app.add.additions import Added
    from claimcheck.app.add.rows import Row
    from claimcheck.app.add.trial import Trial
    from claimcheck.app.project import Project
    from claimcheck.app.verify.options import Progress


@dataclass
class Sifted:
    """What would become of things to add.

    Attributes:
        results: For each of them in order, what is added, or why it is not.
        doubts: What a person should know of claims and quotes that are added nevertheless.
    """

    results: list[Added | ClaimcheckError] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def sift(
    project: Project,
    rows: Sequence[Row],
    progress: Progress,
    *,
    into: Path | None = None,
    bare: bool = False,
) -> Sifted:
    """Return what would become of things to add; nothing is written.

    A quote has to stand in the file of its source. What a page behind an address held when it was
    read last only gives rise to doubt: it may have changed since.

    Args:
        project: The registry.
        rows: What to add.
        progress: Told how far the reading of sources is.
        into: The file for it.
        bare: Whether claims may come without evidence.
    """
    refused: dict[int, ClaimcheckError] = {}
    while True:
        additions, sifted = Additions(project, into, bare=bare), Sifted()
        for number, row in enumerate(rows):
            try:
                if number in refused:
                    raise refused[number]
                sifted.results.append(additions.take(row))
            except ClaimcheckError as error:
                sifted.results.append(error)
        trial = tried(additions.project, additions.changed, progress)
        before = len(refused)
        for number, result in enumerate(sifted.results):
            if not isinstance(result, ClaimcheckError):
                _doubt(trial, result, sifted, refused, number)
        if len(refused) == before:
            told = trial.told(additions.changed)
            sifted.doubts += [f"{each.subject}: {each.message} ({each.rule})" for each in told]
            return sifted


def _doubt(
    trial: Trial, added: Added, sifted: Sifted, refused: dict[int, ClaimcheckError], number: int
) -> None:
    """Refuse what holds a quote that is not there, or note the doubt."""
    for evidence in added.evidence:
        fault = trial.fault(evidence)
        if fault is None:
            continue
        if from_file(trial.readings[evidence.read_in]):
            refused[number] = fault
            return
        sifted.doubts.append(f"{added.id}: {fault.message}, as it was read last")
