"""What the rules about the records of sources have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.dates import EdtfDate
from claimcheck.model.identifier import Identifier, identifiers_of
from claimcheck.model.names import OTHERS
from claimcheck.model.record import REGISTRIES, TABLE
from claimcheck.printable import one_line
from claimcheck.text.reference import readings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from claimcheck.model.record import Notice, RecordFacts
    from claimcheck.model.source import Source
    from claimcheck.registry.lock import Lock
    from claimcheck.rules.base import Facts
    from claimcheck.text.reference import Person


class Recorded(NamedTuple):
    """A source with what one registry of record said of it.

    Attributes:
        source: The source.
        identifier: By what the registry knows it.
        facts: What it said.
    """

    source: Source
    identifier: Identifier
    facts: RecordFacts

    @property
    def registry(self) -> str:
        """Return who said so, as people call it."""
        return one_line(REGISTRIES.get(self.facts.registry, self.facts.registry))

    @property
    def key(self) -> str:
        """Return the key of the source that gives the identifier."""
        if self.identifier.scheme == "isbn":
            return "isbn"
        named = self.source.model_copy(update={"url": None, "isbn": None})
        return "doi" if self.identifier in identifiers_of(named) else "url"


def recorded(facts: Facts) -> Iterator[Recorded]:
    """Yield each record that the lock has of a source, in the order of the registry."""
    if facts.lock is None:
        return
    for source in facts.registry.source_by_id.values():
        known = facts.lock.records_of(source.id)
        for identifier in identifiers_of(source) if known else ():
            for key in (str(identifier), f"{TABLE} {identifier}"):
                if key in known:
                    yield Recorded(source, identifier, known[key])


def by_whom(notice: Notice, registry: str) -> str:
    """Return where something was said, and by whom, in parentheses."""
    told = REGISTRIES.get(registry, registry)
    if notice.said_by not in (None, "publisher"):
        told += f", from {REGISTRIES.get(notice.said_by or '', notice.said_by or '')}"
    return one_line(f"({notice.by}, {told})" if notice.by else f"({told})")


def day_of(notice: Notice, since: str | None) -> date | None:
    """Return the last day on which a notice can have come: by its date, and by when it was told.

    None where nobody knows.
    """
    days = [_latest(text) for text in (notice.date, (since or "")[:10])]
    return min((day for day in days if day is not None), default=None)


def _latest(text: str | None) -> date | None:
    try:
        return EdtfDate.parse(text).latest
    except ValueError:
        return None


def fallen(name: str, fall: Notice, lock: Lock) -> str:
    """Return what became of a source, and who said so: ``was retracted on … (…, Crossref)``."""
    registries = [each.registry for each in lock.records_of(name).values() if fall in each.notices]
    return f"{done(fall)} {by_whom(fall, registries[0])}"


def done(notice: Notice) -> str:
    """Return what was done and when: ``was corrected on 2021-05-04``."""
    return one_line(replace(notice, by=None).said)


def readings_of(source: Source) -> list[list[Person]]:
    """Return who may have written a source, in every way in which that can be read."""
    if len(source.author) == 1 and source.author[0].literal is not None:
        return readings(source.author[0].literal)
    people = [
        (name.literal or " ".join(filter(None, (name.particle, name.family))), name.given or "")
        for name in source.author
        if name.literal != OTHERS
    ]
    return [people] if people else []


def people_of(facts: RecordFacts) -> list[Person]:
    """Return who wrote a work, as a record has it."""
    parted = (name.partition(", ") for name in facts.authors)
    return [(family, given) for family, _, given in parted]
