"""A registry as it was at a revision of its git repository, or as it lies in the working tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.model.registry import Registry
from claimcheck.printable import one_line
from claimcheck.registry.config import LoadedConfig
from claimcheck.registry.discover import NoRegistryError, RegistryFiles, find_registry
from claimcheck.registry.git import Git
from claimcheck.registry.git_tree import GitTree
from claimcheck.registry.load import load_registry
from claimcheck.registry.tree import DISK, Tree

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORKING_TREE = "working tree"
"""What the files on the disk are called where revisions have names."""

_SHORT = 12
"""Digits of a commit's hash that are shown of a merge base, which has no other name."""


@dataclass(frozen=True)
class Revision:
    """One state of a registry.

    Attributes:
        name: The revision as it was named; ``working tree`` for the files on the disk.
        commit: The hash of its commit; None for the working tree.
        files: What it was read from. Its ``tree`` reads further files of the same revision.
        registry: The claims and sources; empty where there was no registry yet.
        exists: Whether there was a registry at all.
        notes: What a person should know about how it was read.
    """

    name: str
    commit: str | None
    files: RegistryFiles
    registry: Registry
    exists: bool = True
    notes: tuple[str, ...] = ()


class Ends(NamedTuple):
    """The two revisions of a comparison.

    Attributes:
        base: Revision to compare with.
        head: Revision to compare; None for the working tree.
        base_name: What to call the base.
    """

    base: str
    head: str | None
    base_name: str


def resolve_ends(start: Path, base: str, head: str | None = None) -> Ends:
    """Return what ``BASE``, ``BASE HEAD``, ``BASE..HEAD`` or ``BASE...HEAD`` compares.

    Three dots stand for the merge base, as in ``git diff``; an empty side of the dots for HEAD.

    Raises:
        ClaimcheckError: The histories have nothing in common, or a range is followed by a head.
    """
    for dots in ("...", ".."):
        if dots not in base:
            continue
        if head is not None:
            raise ClaimcheckError(
                f"{one_line(base)} names both ends already, and {one_line(head)} is a third",
                help="name a range, or two revisions",
            )
        one, _, other = base.partition(dots)
        one, other = one or "HEAD", other or "HEAD"
        if dots == "..":
            return Ends(one, other, one)
        common = Git(start).merge_base(one, other)
        return Ends(common, other, common[:_SHORT])
    return Ends(base, head, base)


def read_revision(
    start: Path,
    revision: str | None,
    *,
    config: Path | None = None,
    claims: Sequence[Path] = (),
    sources: Sequence[Path] = (),
    name: str = "",
) -> Revision:
    """Read the registry that belongs to the folder ``start`` as of a revision.

    Args:
        start: Where to begin to look, upwards, to the top of the repository.
        revision: Anything that names a commit; None for the working tree.
        config: Configuration to use instead of the one found.
        claims: Files or folders of claims to use instead of those found.
        sources: Files or folders of sources, likewise.
        name: What to call the revision, where not by itself.

    Raises:
        ClaimcheckError: There is no git, no repository or no such revision, the clone is shallow
            and lacks it, or a file lies outside of the repository.
        InvalidInputError: The registry was not well-formed at that revision; the places in it
            read ``REVISION:path:line``.
    """
    commit: str | None = None
    tree: Tree = DISK
    shown = name or (one_line(revision) if revision is not None else WORKING_TREE)
    if revision is not None:
        git = Git(start)
        commit = git.commit(revision)
        tree = GitTree(git, commit, shown)
    notes: list[str] = []
    if config is not None and not tree.exists(config):
        notes.append(f"{tree.shown(config)} does not exist: read with the settings found there")
        start, config = config.absolute().parent, None
    named_claims = [path for path in claims if tree.exists(path)]
    named_sources = [path for path in sources if tree.exists(path)]
    missing = [path for path in (*claims, *sources) if not tree.exists(path)]
    notes += [f"{tree.shown(path)} does not exist" for path in missing]
    try:
        if claims and not named_claims:
            raise NoRegistryError(f"no file of claims at {shown}")
        files = find_registry(
            start, config=config, claims=named_claims, sources=named_sources, tree=tree
        )
    except NoRegistryError:
        nothing = RegistryFiles(start, (), (), LoadedConfig(), start / "none", tree)
        notes.append(f"there is no registry at {shown}: compared with an empty one")
        return Revision(shown, commit, nothing, Registry(), exists=False, notes=tuple(notes))
    if sources and not named_sources:
        files = replace(files, sources=())
    return Revision(shown, commit, files, load_registry(files), notes=tuple(notes))
