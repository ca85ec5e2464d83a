"""The levels of a registry over time, from the commits that changed its files."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.app.project import Project
from claimcheck.errors import ClaimcheckError
from claimcheck.registry.git import Git
from claimcheck.registry.revision import read_revision
from claimcheck.views.extras import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from claimcheck.model.terms import Support
    from claimcheck.registry.revision import Revision

MOST_STATES = 60
"""States that are read; of more commits, the last of each day, and of more days, some."""

_SHORT = 8
_NOW = "now"


def history_of(
    project: Project,
    start: Path,
    *,
    today: date,
    config: Path | None = None,
    claims: Sequence[Path] = (),
    sources: Sequence[Path] = (),
    progress: Callable[[int, int, str], None] = lambda _done, _total, _label: None,
) -> list[Moment]:
    """Return the levels after each commit of HEAD's own line, oldest first, and as they are now.

    The levels are derived anew by the program as it is, with the settings of then. A state that
    cannot be read is left out; one that has the counts of the state before it as well.

    Args:
        project: The registry as it is.
        start: The folder from which it was found.
        today: The day of the state as it is.
        config: As for ``open_project``.
        claims: Likewise.
        sources: Likewise.
        progress: Called with how many states are done, how many there are, and nothing.

    Raises:
        ClaimcheckError: There is no git, no repository or no commit.
    """
    files = (*project.files.claims, *project.files.sources)
    watched = {path.resolve().parent for path in files}
    if project.settings.path:
        watched.add(Path(project.settings.path).resolve())
    chosen = choose(Git(start).commits_of(sorted(watched)))
    moments: list[Moment] = []
    for done, (commit, seconds) in enumerate(chosen, start=1):
        try:
            then = read_revision(start, commit, config=config, claims=claims, sources=sources)
            counts = levels_of(_then(then)) if then.exists else None
        except ClaimcheckError:
            counts = None
        if counts and (not moments or moments[-1].counts != counts):
            day = datetime.fromtimestamp(seconds, UTC).date()
            moments.append(Moment(day, commit[:_SHORT], counts))
        progress(done, len(chosen), "")
    if moments:
        latest = max(today, moments[-1].day)
        moments.append(Moment(latest, _NOW, levels_of(project)))
    return moments


def _then(revision: Revision) -> Project:
    """Return the registry of a revision, proven by what its lock said.

    To look for every quote in the files of sixty revisions would take minutes for a chart.
    """
    project = Project(revision.files, revision.registry)
    return replace(project, proven=project.remembered, read={})


def levels_of(project: Project) -> Counter[Support]:
    """Return how many claims of a registry have each level."""
    return Counter(each.level for each in project.assessments.values())


def choose(commits: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the commits to look at, oldest first: all, or the last of each day, or some of those.

    Args:
        commits: Hash and time in seconds of each commit, newest first.
    """
    oldest_first = list(reversed(commits))
    if len(oldest_first) > MOST_STATES:
        last_of_day = {seconds // 86_400: (commit, seconds) for commit, seconds in oldest_first}
        oldest_first = list(last_of_day.values())
    if len(oldest_first) > MOST_STATES:
        step = (len(oldest_first) - 1) / (MOST_STATES - 1)
        oldest_first = [oldest_first[round(place * step)] for place in range(MOST_STATES)]
    return oldest_first
