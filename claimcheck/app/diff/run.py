"""Opens the two states that somebody asked to compare, and compares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.diff.compare import compare
from claimcheck.app.project import Project
from claimcheck.errors import ClaimcheckError
from claimcheck.registry.revision import Revision, read_revision, resolve_ends

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.views.diff import DiffDocument


def diff(
    start: Path,
    base: str,
    head: str | None = None,
    *,
    config: Path | None = None,
    claims: Sequence[Path] = (),
    sources: Sequence[Path] = (),
) -> DiffDocument:
    """Compare the registry that belongs to a folder in two revisions.

    Args:
        start: Where to begin to look, upwards, to the top of the repository.
        base: The revision to compare with, or a range ``BASE..HEAD`` or ``BASE...HEAD``.
        head: The revision to compare; the working tree when None.
        config: Configuration to use instead of the one found.
        claims: Files or folders of claims to use instead of those found.
        sources: Files or folders of sources, likewise.

    Raises:
        ClaimcheckError: A revision cannot be read, or neither has a registry.
        InvalidInputError: A registry is not well-formed in one of the revisions.
    """
    ends = resolve_ends(start, base, head)

    def read(revision: str | None, name: str = "") -> Revision:
        return read_revision(
            start, revision, config=config, claims=claims, sources=sources, name=name
        )

    before, after = read(ends.base, ends.base_name), read(ends.head)
    if not before.exists and not after.exists:
        raise ClaimcheckError(
            f"there is no registry, neither at {before.name} nor at {after.name}",
            help="run claimcheck where the registry is",
        )
    return compare(before, _project(before), after, _project(after))


def _project(revision: Revision) -> Project:
    return Project(revision.files, revision.registry)
