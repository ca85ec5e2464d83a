"""A source as people and programs are shown it, and what depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.dates import EdtfDate
from claimcheck.model.fields import Frozen
from claimcheck.model.record import Notice
from claimcheck.model.terms import SourceKind
from claimcheck.views.base import Name
from claimcheck.views.claim import LocationView, SupportView, location_view

if TYPE_CHECKING:
    from claimcheck.model.registry import Registry
    from claimcheck.model.source import Source
    from claimcheck.registry.lock import Lock


class SourceView(Frozen):
    """A source.

    Attributes:
        id: Its id.
        title: Title as its publisher gives it.
        kind: How close it stands to what it reports.
        address: Where a reader finds it: url, else the DOI's resolver, ISBN or file.
        url: Public address.
        doi: Digital Object Identifier.
        isbn: International Standard Book Number.
        file: Local copy.
        absent: Whether the file is kept out of the repository on purpose.
        publisher: Who put it out.
        author: Who wrote it.
        published: When it was published, as far as that is known.
        retrieved: When it was last read for the registry, likewise.
        derived_from: Ids of the sources that it repeats.
        tags: Words to group and filter by.
        note: What a reader of the registry should know about it.
        captures: The captures of it that are known: an address in a web archive, and the path of
            one that is kept here, from the folder of the configuration.
        notices: What became of it, as registries of record say: retracted, corrected, superseded.
        location: Where it is written.
    """

    id: Name
    title: str
    kind: SourceKind
    address: str | None
    url: str | None
    doi: str | None
    isbn: str | None
    file: str | None
    absent: bool
    publisher: str | None
    author: str | None
    published: EdtfDate | None
    retrieved: EdtfDate | None
    derived_from: tuple[Name, ...]
    tags: tuple[Name, ...]
    note: str | None
    captures: tuple[str, ...]
    notices: tuple[Notice, ...]
    location: LocationView | None


class WithdrawalView(Frozen):
    """A claim that rests on a source, or on a claim that does.

    Attributes:
        id: Id of the claim.
        text: The statement.
        support: Its levels as things are.
        directly: It has evidence from the source or read in it; else only its parts have.
        without: Its levels without that evidence.
        changes: Whether it would have another level, or another mark beside it.
    """

    id: Name
    text: str
    support: SupportView
    directly: bool
    without: SupportView
    changes: bool


def source_view(source: Source, registry: Registry, lock: Lock | None) -> SourceView:
    """Return a source of a registry as it is shown, with what was verified of it."""
    facts = lock.source(source.id) if lock is not None else None
    known = (facts.archive, facts.kept) if facts is not None else ()
    return SourceView(
        id=source.id,
        title=source.title,
        kind=source.kind,
        address=source.address,
        url=source.url,
        doi=source.doi,
        isbn=source.isbn,
        file=source.file,
        absent=source.absent,
        publisher=source.publisher,
        author=source.authors,
        published=source.published,
        retrieved=source.retrieved,
        derived_from=source.derived_from,
        tags=source.tags,
        note=source.note,
        captures=tuple(dict.fromkeys(filter(None, known))),
        notices=tuple(dict.fromkeys(lock.notices(source.id))) if lock is not None else (),
        location=location_view(registry.origin(source)),
    )
