"""Brings references and claims from a file into a registry, each of them once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.app.add.append import append
from claimcheck.app.add.entries import file_for
from claimcheck.app.add.names import claim_id, slug, source_id, unique
from claimcheck.app.add.references import is_within
from claimcheck.app.add.whole import kept
from claimcheck.importers import IMPORTERS
from claimcheck.importers.base import Entry
from claimcheck.model.fields import ID_PATTERN
from claimcheck.model.names import names_to_data
from claimcheck.model.terms import SourceKind
from claimcheck.model.work import Works, differ_in_number, folded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck.app.project import Project
    from claimcheck.importers.base import Item, ListKey, Loss
    from claimcheck.model.source import Source

DEFAULT_KIND = SourceKind.SECONDARY
"""The kind of a source for which nobody gives one: most of what is cited reports on others."""

_NO_ID = "unknown"


class Told(NamedTuple):
    """Something that was lost, with its place: 1-based line, 0 where it is not known, and key."""

    line: int
    key: str
    what: str
    whole: bool


@dataclass
class Brought:
    """What an import came to; its three counts account for every entry of the file.

    Attributes:
        added: Ids of what was added, of what the file is a list of.
        sources: Ids of sources that claims speak of and that were added with them.
        known: What was there already: what to call it, and the id that it has.
        lost: How many entries nothing could be taken over of.
        losses: These, and what of others could not be taken over.
        unknown: References to sources that the registry does not have.
        guessed: How many sources have a kind that nobody gave.
        paths: The files that were added to.
    """

    added: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)
    lost: int = 0
    losses: list[Told] = field(default_factory=list)
    unknown: list[Told] = field(default_factory=list)
    guessed: int = 0
    paths: list[Path] = field(default_factory=list)


def bring(
    project: Project,
    text: str,
    how: str,
    *,
    kind: SourceKind | None = None,
    into: Path | None = None,
    dry_run: bool = False,
    step: Callable[[int], None] = lambda _done: None,
) -> Brought:
    """Import a file.

    Args:
        project: The registry.
        text: What the file holds.
        how: Its format.
        kind: The kind of sources for which the file gives none.
        into: The file to add to.
        dry_run: Whether to write nothing.
        step: Called with how many entries are done.

    Raises:
        ClaimcheckError: The file is not of the format, or nothing can be added.
    """
    importer = IMPORTERS[how]
    work = _Import(project, kind, into if importer.KEY == "sources" else None)
    for number, entry in enumerate(importer.read(text), 1):
        work.take(importer.KEY, entry)
        step(number)
    work.look_up_origins()
    result = work.result
    for key in ("sources", "claims"):
        if items := work.made[key]:
            path = file_for(project, key, into if key == importer.KEY else None)
            result.paths.append(path)
            if not dry_run:
                append(path, key, items)
    return result


class _Import:
    """What the registry has and what is new, while a file is gone through."""

    def __init__(self, project: Project, kind: SourceKind | None, into: Path | None) -> None:
        registry = project.registry
        self._files, self._into = project.files, into
        self._origins: list[tuple[Told, str]] = []
        self.result = Brought()
        self.made: dict[ListKey, list[Item]] = {"sources": [], "claims": []}
        self._kind = kind
        self._taken: dict[ListKey, set[str]] = {
            "claims": set(registry.claim_by_id),
            "sources": set(registry.source_by_id),
        }
        self._sources = dict(registry.source_by_id)
        self._before = Works(registry.sources)
        self._now = Works()
        self._texts = {_words(each.text): each.id for each in registry.claims}

    def take(self, key: ListKey, entry: Entry) -> None:
        """Take in an entry, so that exactly one of the three counts goes up."""
        if not (entry.lost or entry.of_file):
            if key == "sources":
                self._take_source(entry)
            else:
                self._take_claim(entry)
        self.result.lost += entry.lost
        for loss in entry.losses:
            self.result.losses.append(_told(entry, loss, whole=entry.lost))

    def _take_source(self, entry: Entry) -> None:
        source, is_known = self._source(entry)
        if source is None:
            return
        if is_known:
            self.result.known.append((str(entry.item.get("title")), source.id))
        else:
            self.result.added.append(source.id)

    def _source(self, entry: Entry) -> tuple[Source | None, bool]:
        """Return the source that an entry is, and whether it was there; it is made if it was not.

        None is returned where it is lost.
        """
        item = entry.item
        guessed = self._kind is None and "kind" not in item
        item.setdefault("kind", (self._kind or DEFAULT_KIND).value)
        own = str(item.get("id") or "")
        item["id"] = _NO_ID
        self._leave_out_file(entry)
        source: Source | None = kept("sources", entry)
        if source is None:
            return None, False
        wanted = _wanted(own) or source_id(item, ())
        # What it has from the work that it is a part of does not tell which one it is.
        alone = source.model_copy(update=dict.fromkeys(entry.inherited))
        known = self._known(alone, wanted, entry)
        if known is not None:
            return known, True
        item["id"] = unique(wanted, self._taken["sources"])
        if source.author:
            item["author"] = names_to_data(source.author)  # as a text where that says all of it
        source = alone.model_copy(update={"id": item["id"]})
        self._taken["sources"].add(source.id)
        self._sources[source.id] = source
        self._now.add(source)
        for name in source.derived_from:
            what = f"the registry has no source {name!r}"
            self._origins.append((Told(entry.line, source.id, what, whole=False), name))
        self.made["sources"].append(item)
        self.result.guessed += guessed
        return source, False

    def _leave_out_file(self, entry: Entry) -> None:
        """Take out a local copy that could never be read: whoever wrote the file may be anybody."""
        name, files = entry.item.get("file"), self._files
        where = self._into or next(iter(files.sources), files.root / "sources")
        if isinstance(name, str) and not is_within(where.parent / name, files.top):
            entry.lose(f"file {name[:100]!r} lies outside of the work tree")
            del entry.item["file"]
            entry.item.pop("absent", None)

    def look_up_origins(self) -> None:
        """Tell of the sources that others are said to repeat and that are not there."""
        self.result.unknown += [told for told, name in self._origins if name not in self._sources]

    def _known(self, source: Source, wanted: str, entry: Entry) -> Source | None:
        """Return the source of the registry, or of this file, that is the same work."""
        named = self._sources.get(wanted)
        is_titled = (
            named is not None
            and folded(named.title) == folded(source.title)
            and not differ_in_number(named, source)
        )
        if is_titled and (entry.ours or entry.key or _is_bare(source)):
            return named
        same = self._before.same(source)
        if same is None and not entry.ours:
            same = self._now.same(source)
        return same.source if same is not None else None

    def _take_claim(self, entry: Entry) -> None:
        item = entry.item
        text = _words(str(item.get("text") or ""))
        if text and text in self._texts:
            self.result.known.append((str(item["text"]), self._texts[text]))
            return
        self._link(entry)
        own = str(item.get("id") or "")
        taken = self._taken["claims"]
        item["id"] = unique(_wanted(own) or claim_id(str(item.get("text") or ""), ()), taken)
        if kept("claims", entry) is None:
            return
        taken.add(item["id"])
        self._texts[text] = item["id"]
        self.made["claims"].append(item)
        self.result.added.append(item["id"])
        for line, name in _named_sources(entry):
            if name not in self._sources:
                what = f"the registry has no source {name!r}"
                self.result.unknown.append(Told(line, item["id"], what, whole=False))

    def _link(self, entry: Entry) -> None:
        """Put the ids of the sources that a claim speaks of in the place of their names."""
        ids: dict[str, str] = {}
        for name, item in entry.sources.items():
            part = Entry(entry.line, entry.key, item)
            source, is_known = self._source(part)
            entry.losses += part.losses
            if source is not None:
                ids[name] = source.id
                if not is_known:
                    self.result.sources.append(source.id)
        if not entry.sources:
            return
        for holder in (entry.item.get("asserted") or {}, *entry.item.get("evidence", ())):
            if holder.get("source") in entry.sources:
                holder["source"] = ids.get(holder["source"])
        evidence = [each for each in entry.item.get("evidence", ()) if each["source"]]
        entry.item |= {"evidence": evidence} if "evidence" in entry.item else {}


def _told(entry: Entry, loss: Loss, *, whole: bool) -> Told:
    return Told(loss.line or entry.line, entry.key, loss.what, whole)


def _words(text: str) -> str:
    return folded(text) or text  # of signs alone


def _wanted(own: str) -> str:
    """Return the id that the file gives where it is one, or one in kebab-case made of it."""
    return own if re.fullmatch(ID_PATTERN, own) and len(own) <= 100 else slug(own)


def _is_bare(source: Source) -> bool:
    """Tell whether a source says so little that its id and its title are all to know it by."""
    return not (source.url or source.doi or (source.author and source.published))


def _named_sources(entry: Entry) -> list[tuple[int, str]]:
    """Return the sources that a claim names, each with its line."""
    evidence: list[Any] = entry.item.get("evidence", [])
    named = [
        (entry.lines.get(("evidence", at), 0) or entry.line, each.get(key))
        for at, each in enumerate(evidence)
        for key in ("source", "cited_in")
    ]
    named.append((entry.line, (entry.item.get("asserted") or {}).get("source")))
    return [(line, name) for line, name in named if name]
