"""Findings that a change brings in: those that were not there where its branch began."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.app.check import check
from claimcheck.app.project import Project
from claimcheck.app.published import older_marks
from claimcheck.app.records.since import still_fallen
from claimcheck.errors import ClaimcheckError
from claimcheck.model.content import Key, key_of
from claimcheck.model.registry import Registry
from claimcheck.registry.config import LoadedConfig
from claimcheck.registry.discover import RegistryFiles
from claimcheck.registry.git import Git
from claimcheck.registry.git_tree import GitTree
from claimcheck.registry.lock import LOCK_NAME, Lock
from claimcheck.registry.own_config import OwnConfig, read_own_config
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.revision import read_revision
from claimcheck.rules.base import Change

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from claimcheck.rules.base import OlderMark
    from claimcheck.views.check_result import CheckResult


@dataclass(frozen=True)
class Before:
    """A registry before a change, and what was found in it.

    Attributes:
        base: The revision as it was named.
        findings: How many findings there were of each key.
        notes: What a person should know about how that was found out.
        project: The registry; an empty one where there was none, or none that could be read.
        marks: The marks that published texts had.
    """

    base: str
    findings: Mapping[Key, int]
    project: Project
    notes: tuple[str, ...] = ()
    marks: Sequence[OlderMark] = ()

    def changed_to(self, project: Project) -> Change:
        """Return the change to a registry that is there now."""
        sources = self.project.registry.source_by_id
        files = (self.project.files, project.files)
        return Change(self.base, *files, self.marks, sources, self._lock)

    def applied_to(self, project: Project) -> Project:
        """Return the registry that is there now, of which nobody was asked, as it can be believed.

        A retraction that the lock knew of before is not gone since the lock says so no more.
        """
        if project.proven is not None or self._lock is None:
            return project
        return still_fallen(project, self._lock)

    @property
    def _lock(self) -> Lock | None:
        try:
            return self.project.lock
        except ClaimcheckError:  # one that could not be read said nothing
            return None


def findings_before(
    start: Path,
    base: str,
    *,
    today: date,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    config: Path | None = None,
    claims: Sequence[Path] = (),
    sources: Sequence[Path] = (),
    settings: Sequence[str] = (),
) -> Before:
    """Check the registry as it was where HEAD and ``base`` parted, with its settings of then.

    What was committed to ``base`` since is nothing that the change brought in or took away, so it
    is not looked at. Where there was no registry yet, or none that could be read, there were no
    findings either.

    Args:
        start: The folder in which the check is made.
        base: Anything that names a commit.
        today: The day to compare dates with: what falls due by itself is not brought in.
        select: As for ``check``.
        ignore: As for ``check``.
        config: Configuration to use instead of the one found.
        claims: Files or folders of claims to use instead of those found.
        sources: Files or folders of sources, likewise.
        settings: ``KEY=VALUE`` that the person at the command line sets for this run; what they
            set holds for both states, so that it is no difference between them.

    Raises:
        ClaimcheckError: There is no such revision, or the clone is shallow and lacks it.
    """
    git = Git(start)
    commit = _beginning(git, base)
    unreadable = f"at {base} the registry cannot be read, so that every finding counts as new"
    own = read_own_config(settings)
    try:
        then = read_revision(
            start, commit, config=config, claims=claims, sources=sources, name=base
        )
    except InvalidInputError:
        settings_then = _with(own, LoadedConfig())
        tree = GitTree(git, commit, base)
        nothing = RegistryFiles(start, (), (), settings_then, start / LOCK_NAME, tree)
        return Before(base, {}, Project(nothing, Registry(), Lock()), (unreadable,))
    files = replace(then.files, config=_with(own, then.files.config))
    project = Project(files, then.registry)
    if not then.registry.claims:
        return Before(base, {}, project, then.notes)
    try:
        result = check(project, today=today, select=select, ignore=ignore)
        marks = older_marks(project)
    except ClaimcheckError as error:  # its settings or its lock are not well-formed
        return Before(base, {}, project, (f"{unreadable}: {error.message}",))
    return Before(base, Counter(map(key_of, result.counted)), project, then.notes, marks)


def _with(own: OwnConfig, loaded: LoadedConfig) -> LoadedConfig:
    """Return settings as they hold for the person who runs the program."""
    return replace(loaded, config=own.over(loaded.config))


def only_since(result: CheckResult, before: Before) -> CheckResult:
    """Return the result without the findings that were there before.

    Findings of one key are alike; where there are more of them than before, the last ones are
    taken for the new ones.
    """
    left = Counter(before.findings)
    findings = []
    older = 0
    for finding in result.findings:
        key = key_of(finding)
        is_older = finding.silenced is None and left[key] > 0
        left[key] -= is_older
        if is_older and finding.tolerated is None:
            older += 1
        else:
            findings.append(finding)
    return replace(result, findings=findings, older=older, since=before.base)


def _beginning(git: Git, base: str) -> str:
    """Return the commit at which HEAD left ``base``; ``base`` where they share no history."""
    commit = git.commit(base)
    try:
        return git.merge_base(base, "HEAD")
    except ClaimcheckError:
        if git.is_shallow:
            raise
        return commit
