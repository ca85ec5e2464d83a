"""Decides where a new item goes and whether it is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.errors import ClaimcheckError
from claimcheck.model.source import Source
from claimcheck.model.validation import validate
from claimcheck.model.work import Works
from claimcheck.registry.source_text import display_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from claimcheck.app.project import Project


def file_for(project: Project, key: str, into: Path | None) -> Path:
    """Return the file that an item is added to.

    Raises:
        ClaimcheckError: There are several, and none was named.
    """
    if into is not None:
        return into
    paths = project.files.claims if key == "claims" else project.files.sources
    if len(paths) == 1:
        return paths[0]
    if not paths:
        raise ClaimcheckError(
            f"the registry has no file of {key}", help=f"begin one with the line {key}:"
        )
    listed = ", ".join(display_path(path) for path in paths)
    raise ClaimcheckError(
        f"the registry has several files of {key}", help=f"name one with --into: {listed}"
    )


def same_source(fields: Mapping[str, Any], sources: Iterable[Source]) -> Source | None:
    """Return the source that is the same work as one of which only some fields are known.

    Fields that are no fields of a source yet are told of later, by whoever reads them.
    """
    told = {"id": "new", "title": "…", "kind": "primary"} | dict(fields)
    probe = validate(Source, {name: value for name, value in told.items() if value})
    same = Works(sources).same(probe) if isinstance(probe, Source) else None
    return same.source if same is not None else None


def refuse_taken(
    name: str, taken: Mapping[str, object], help_text: str = "choose another with --id"
) -> None:
    """Refuse an id that something has.

    Args:
        name: The id.
        taken: What has which id.
        help_text: How another is said.

    Raises:
        ClaimcheckError: Something has it.
    """
    if name in taken:
        raise ClaimcheckError(f"the id {name!r} is taken", help=help_text)
