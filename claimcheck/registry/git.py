"""Asks git what a repository holds, so that nothing in the repository can make it do more.

Only commands that read objects are used, never one that looks at the work tree. They run no hook,
filter, text conversion, pager or external diff, and fetch nothing, whatever the configuration of
the repository asks for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.model.validation import did_you_mean
from claimcheck.printable import one_line
from claimcheck.registry.work_tree import work_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAFE_OPTIONS = (
    *("--no-pager", "--no-replace-objects"),
    *("-c", "protocol.allow=never"),
    *("-c", "core.fsmonitor=false"),  # a program that is run wherever the index is read
    *("-c", "core.hooksPath=" + os.devnull),
)
_SAFE_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it lacks, by any command
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
    "LANGUAGE": "C",
}
_DEEPEN = (
    "fetch the history: git fetch --unshallow (in GitHub Actions: actions/checkout with "
    "fetch-depth: 0)"
)


class Git:
    """The repository that a folder belongs to."""

    def __init__(self, start: Path) -> None:
        """Take the folder; nothing is asked yet."""
        self._start = start
        # A folder of a checkout can look like a bare repository with a history of its own, and git
        # would take it for one: where a work tree is around it, git is asked there.
        self._folder = work_tree(start.absolute())
        self._program = shutil.which("git")

    @cached_property
    def top(self) -> Path:
        """Return the folder that the repository is checked out in.

        Raises:
            ClaimcheckError: git is not installed, or there is no repository.
        """
        shown = self._ask("rev-parse", "--show-toplevel")
        if shown.returncode == 0:
            return Path(os.fsdecode(shown.stdout.rstrip(b"\n"))).resolve()
        answer = _stderr(shown)
        if "dubious ownership" in answer:
            raise ClaimcheckError(
                f"git does not trust the repository of {self._start.as_posix()}, because its "
                "folder belongs to somebody else",
                help="if you trust it: git config --global --add safe.directory FOLDER",
            )
        if "work tree" in answer:
            raise ClaimcheckError(
                f"{self._start.as_posix()} has no files beside it: it is a bare repository",
                help="run claimcheck in a clone of it",
            )
        if "not a git repository" in answer:
            raise ClaimcheckError(
                f"{self._start.as_posix()} is not in a git repository",
                help="run claimcheck where the registry is under version control",
            )
        raise _failed("rev-parse", answer)

    @cached_property
    def is_shallow(self) -> bool:
        """Tell whether the clone lacks a part of its history."""
        return self._ask("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def commit(self, revision: str) -> str:
        """Return the hash of the commit that a revision names.

        Raises:
            ClaimcheckError: There is no such revision, or this clone does not have it.
        """
        self._check_name(revision)
        _ = self.top
        name = f"{revision}^{{commit}}"
        found = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        if found.returncode == 0:
            commit = found.stdout.decode("ascii").strip()
            if self._ask("cat-file", "-e", commit).returncode == 0:
                return commit
        raise self._unknown(revision)

    def merge_base(self, one: str, other: str) -> str:
        """Return the commit at which the histories of two revisions parted.

        Raises:
            ClaimcheckError: There is none, or this clone does not have it.
        """
        found = self._ask("merge-base", self.commit(one), self.commit(other))
        if found.returncode == 0:
            return found.stdout.split()[0].decode("ascii")
        message = f"{one_line(one)} and {one_line(other)} have no commit in common"
        if self.is_shallow:
            raise ClaimcheckError(f"{message} in this clone, which is shallow", help=_DEEPEN)
        raise ClaimcheckError(message, help=f"compare the two directly: {one}..{other}")

    def commits_of(self, paths: Iterable[Path]) -> list[tuple[str, int]]:
        """Return the commits of HEAD's own line that changed files, newest first.

        Args:
            paths: Files or folders of the repository.

        Returns:
            The hash of each commit, and when it was made, in seconds since 1970.

        Raises:
            ClaimcheckError: There is no repository or no commit, or a path lies outside of it.
        """
        head = self.commit("HEAD")
        named = [str(path) for path in paths]
        listed = self._ask("rev-list", "--first-parent", "--timestamp", head, "--", *named)
        if listed.returncode != 0:
            raise _failed("rev-list", _stderr(listed))
        lines = (line.split() for line in listed.stdout.decode("ascii").splitlines())
        return [(commit, int(seconds)) for seconds, commit in lines]

    def entries(self, commit: str) -> dict[str, tuple[str, str]]:
        """Return mode and object of every file and folder of a commit, by its path.

        Raises:
            ClaimcheckError: They cannot be read.
        """
        listed = self._ask("ls-tree", "-r", "-t", "-z", "--full-tree", commit)
        if listed.returncode != 0:
            raise _failed("ls-tree", _stderr(listed))
        found = {}
        for line in listed.stdout.split(b"\0")[:-1]:
            facts, _, path = line.partition(b"\t")
            mode, _, name = facts.decode("ascii").split(" ")
            found[os.fsdecode(path)] = (mode, name)
        return found

    def sizes(self, names: Iterable[str]) -> dict[str, int]:
        """Return the bytes of objects by their names; those that the clone lacks are left out."""
        asked = "".join(f"{name}\n" for name in names).encode("ascii")
        answer = self._ask("cat-file", "--batch-check", content=asked)
        lines = (line.split() for line in answer.stdout.decode("ascii", "replace").splitlines())
        return {line[0]: int(line[2]) for line in lines if len(line) == 3}

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the content of objects by their names.

        Raises:
            ClaimcheckError: The clone does not have one of them.
        """
        asked = "".join(f"{name}\n" for name in names).encode("ascii")
        answer = self._ask("cat-file", "--batch", content=asked)
        found, position, data = {}, 0, answer.stdout
        while position < len(data):
            end = data.index(b"\n", position)
            head = data[position:end].decode("ascii", "replace").split(" ")
            if len(head) != 3:  # name, kind and size; else the name and "missing"
                break
            position = end + 1 + int(head[2])
            found[head[0]] = data[end + 1 : position]
            position += 1
        if answer.returncode != 0 or position < len(data):
            raise ClaimcheckError(
                f"a file of the registry is not in this clone: {one_line(_stderr(answer))}",
                help="fetch what a partial clone left out: git fetch --refetch --no-filter",
            )
        return found

    def names(self) -> list[str]:
        """Return the short names of branches, then of tags; none where there is no repository."""
        kinds = ("refs/heads", "refs/remotes", "refs/tags")
        listed = self._ask("for-each-ref", "--format=%(refname:short)", *kinds).stdout
        return listed.decode("utf-8", "replace").split()

    def _check_name(self, revision: str) -> None:
        of_index = revision.startswith(":") and not revision.startswith(":/")
        if not revision or revision[0] == "-" or of_index or {"\0", "\n"} & set(revision):
            raise ClaimcheckError(
                f"{one_line(revision)!r} is no revision",
                help="name a branch, a tag or a commit, for example: main",
            )

    def _unknown(self, revision: str) -> ClaimcheckError:
        shown = one_line(revision)
        refs = self.names()
        elsewhere = [ref for ref in refs if ref.endswith(f"/{revision}")]
        near = f"did you mean {elsewhere[0]!r}?" if elsewhere else did_you_mean(revision, refs)
        if not refs and self._ask("rev-parse", "--verify", "--quiet", "HEAD").returncode != 0:
            return ClaimcheckError("the repository has no commit yet", help="commit the registry")
        if self.is_shallow:
            return ClaimcheckError(
                f"{shown} is not in this clone, which is shallow",
                help=f"{_DEEPEN}; {near}" if near else _DEEPEN,
            )
        return ClaimcheckError(
            f"there is no revision {shown!r} in this repository",
            help=near or "list them: git branch --all; fetch them: git fetch",
        )

    def _ask(self, *arguments: str, content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        if self._program is None:
            raise ClaimcheckError(
                "git is not installed, or not on the PATH",
                help="install git: https://git-scm.com/downloads",
            )
        return subprocess.run(  # noqa: S603 - fixed commands, and names that were checked
            [self._program, *_SAFE_OPTIONS, *arguments],
            cwd=self._folder,
            env={**os.environ, **_SAFE_ENVIRONMENT},
            input=content,
            capture_output=True,
            check=False,
        )


def _stderr(answer: subprocess.CompletedProcess[bytes]) -> str:
    return answer.stderr.decode("utf-8", "replace").strip() or "it did not say why"


def _failed(command: str, answer: str) -> ClaimcheckError:
    return ClaimcheckError(f"git {command} failed: {one_line(answer)}")
