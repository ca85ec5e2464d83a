"""What a new item refers to: ids that have to exist, and a file seen from where it will be read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ClaimcheckError
from claimcheck.model.validation import did_you_mean
from claimcheck.printable import shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from claimcheck.model.claim import Claim
    from claimcheck.model.source import Source


def refuse_unknown(
    value: Claim | Source, claims: Collection[str], sources: Collection[str]
) -> None:
    """Refuse an item that names a claim or a source which does not exist.

    Args:
        value: The item.
        claims: Ids of the claims that there are.
        sources: Ids of the sources.

    Raises:
        ClaimcheckError: It names one; the help offers the nearest that exists.
    """
    for noun, name, known in _ids_in(value, claims, sources):
        if name not in known:
            raise ClaimcheckError(
                f"there is no {noun} {name!r}",
                help=did_you_mean(name, known) or f"add it first: claimcheck add {noun}",
            )


def placed_file(name: str, folder: Path, root: Path) -> str:
    """Return a local copy as a source names it; there need be no such file yet.

    A path on the command line is seen from the working directory, and one in a file of sources
    from the folder of that file. The first is taken where it leads to a file, else the second.

    Args:
        name: The path as it was given.
        folder: The folder of the file of sources.
        root: The folder that nothing is read from outside of: git's work tree, or the registry's.

    Raises:
        ClaimcheckError: It leads out of ``root``, so that it could never be read.
    """
    typed, kept = Path.cwd() / name, folder / name
    try:
        found = next((path for path in (typed, kept) if path.is_file()), None)
    except OSError as error:  # too long for a name of a file, or in a folder that is closed to us
        why = (error.strerror or str(error)).lower()
        raise ClaimcheckError(f"no file can be read at {shortened(name, 60)}: {why}") from None
    path = Path(os.path.abspath(found or kept))  # noqa: PTH100 - links stay what they are
    if not is_within(path, root):
        raise ClaimcheckError(
            f"{name} lies outside of the work tree, and is never read from there",
            help=f"copy it into {root} first",
        )
    start = os.path.abspath(folder)  # noqa: PTH100
    return Path(os.path.relpath(path, start)).as_posix()


def is_within(path: Path, root: Path) -> bool:
    """Tell whether a file that may not be there yet lies below a folder, links followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError):  # links without an end, a name that can be none
        return False


def _ids_in(
    value: Any, claims: Collection[str], sources: Collection[str]
) -> Iterator[tuple[str, str, Collection[str]]]:
    """Yield the ids that an item names: of what, the id, and what there is."""
    for evidence in getattr(value, "evidence", ()):
        yield "source", evidence.source, sources
        if evidence.cited_in is not None:
            yield "source", evidence.cited_in, sources
    asserted = getattr(value, "asserted", None)
    if asserted is not None and asserted.source is not None:
        yield "source", asserted.source, sources
    for part in getattr(value, "parts", ()):
        yield "claim", part, claims
    for origin in getattr(value, "derived_from", ()):
        yield "source", origin, sources
