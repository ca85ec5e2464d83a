"""Brings references and claims from a file into a registry, each of them once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimcheck.app.add.append import append
from claimcheck.app.add.entries import file_for, same_source
from claimcheck.app.add.names import claim_id, slug, source_id, unique
from claimcheck.importers import IMPORTERS
from claimcheck.model.fields import ID_PATTERN
from claimcheck.model.validation import validate
from claimcheck.registry.edit.values import MODELS
from claimcheck.registry.source_text import SourceText

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.app.project import Project


@dataclass
class Brought:
    """What an import came to.

    Attributes:
        added: Ids of what was added.
        skipped: What was not, and why.
        path: The file that they were added to; None where nothing was.
    """

    added: list[str] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    path: Path | None = None


def bring(
    project: Project,
    content: tuple[str, bytes],
    how: str,
    *,
    kind: str | None = None,
    into: Path | None = None,
    dry_run: bool = False,
) -> Brought:
    """Import a file.

    Args:
        project: The registry.
        content: The file as it is shown, and its bytes.
        how: Its format.
        kind: The kind of sources for which the file gives none.
        into: The file to add to.
        dry_run: Whether to write nothing.

    Raises:
        ClaimcheckError: The file is not of the format, or nothing can be added.
    """
    importer = IMPORTERS[how]
    key = importer.KEY
    result = Brought()
    made: list[dict[str, Any]] = []
    registry = project.registry
    taken = {*(registry.claim_by_id if key == "claims" else registry.source_by_id)}
    sources = list(registry.sources)
    texts = {_folded(each.text): each.id for each in registry.claims}
    for number, item in enumerate(importer.read(SourceText.decode(*content).text), 1):
        label = str(item.get("title") or item.get("text") or f"item {number}")
        present = _present(key, item, sources, texts)
        if present:
            result.skipped.append((label, f"is there already: {present}"))
            continue
        if kind and key == "sources":
            item.setdefault("kind", kind)
        item["id"] = _id(key, item, taken)
        value = validate(MODELS[key], item)
        if isinstance(value, list):
            missing_kind = any(fault.message == "kind is missing" for fault in value)
            why = "its kind is not known: say --kind" if missing_kind else value[0].message
            result.skipped.append((label, why))
            continue
        taken.add(item["id"])
        if key == "claims":
            texts[_folded(item["text"])] = item["id"]
        else:
            sources.append(value)
        made.append(item)
        result.added.append(item["id"])
    if made:
        result.path = file_for(project, key, into)
        if not dry_run:
            append(result.path, key, made)
    return result


def _present(key: str, item: dict[str, Any], sources: list[Any], texts: dict[str, str]) -> str:
    if key == "claims":
        return texts.get(_folded(str(item.get("text") or "")), "")
    same = same_source(item, sources)
    if same is None and not any(item.get(name) for name in ("doi", "isbn", "url")):
        title = _folded(str(item.get("title") or ""))
        same = next((each for each in sources if _folded(each.title) == title), None)
    return same.id if same is not None else ""


def _id(key: str, item: dict[str, Any], taken: set[str]) -> str:
    """Return the item's own id where it is one and free, else one that is proposed."""
    own = str(item.get("id") or "")
    if re.fullmatch(ID_PATTERN, own) and len(own) <= 100 and own not in taken:
        return own
    if own and slug(own):
        return unique(slug(own), taken)
    return claim_id(str(item.get("text")), taken) if key == "claims" else source_id(item, taken)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
