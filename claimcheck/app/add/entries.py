"""Decides where a new item goes and whether it is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.errors import ClaimcheckError
from claimcheck.registry.source_text import display_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from claimcheck.app.project import Project
    from claimcheck.model.source import Source


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


def same_source(fields: Mapping[str, Any], sources: Sequence[Source]) -> Source | None:
    """Return the source that is the same: by DOI, ISBN or address; None where there is none."""
    wanted = _identifiers(fields)
    for source in sources:
        have = _identifiers({"doi": source.doi, "isbn": source.isbn, "url": source.url})
        if any(wanted[name] and wanted[name] == have[name] for name in wanted):
            return source
    return None


def refuse_taken(name: str, taken: Mapping[str, object]) -> None:
    """Refuse an id that something has.

    Raises:
        ClaimcheckError: Something has it.
    """
    if name in taken:
        raise ClaimcheckError(f"the id {name!r} is taken", help="choose another with --id")


def _identifiers(fields: Mapping[str, Any]) -> dict[str, str]:
    isbn = str(fields.get("isbn") or "").replace("-", "").replace(" ", "").upper()
    url = str(fields.get("url") or "")
    scheme, _, rest = url.partition("://")
    address = rest.removeprefix("www.").rstrip("/") if scheme.lower() in ("http", "https") else ""
    return {"doi": str(fields.get("doi") or "").lower(), "isbn": isbn, "url": address}
