"""A DOI at DataCite (https://support.datacite.org/docs/api, ``/dois/{doi}``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimcheck.lookups.base import (
    UnreadableError,
    joined,
    kept,
    notice,
    object_in,
    objects,
    part,
    person,
    query,
    record,
    spoken,
    years_in,
)
from claimcheck.model.fields import whole_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.record import Notice, NoticeKind, Record

MOST, PACE = 1, 0.2
"""Of one work each; DataCite allows 3,000 requests in five minutes."""

_OF_PUBLICATION = ("Issued", "Available", "Copyrighted")
_RELATED: dict[str, NoticeKind] = {
    "IsPreviousVersionOf": "new-version",
    "IsObsoletedBy": "new-version",
}


def address(base: str, identifiers: Sequence[str], mailto: str = "") -> str:
    """Return the address of a DOI's record."""
    where = f"{base.rstrip('/')}/dois/{quote(identifiers[0], safe='')}"
    return query(where, mailto=mailto)


def read(body: bytes, identifier: str) -> Record | None:
    """Return what a record says: the work, whether it was withdrawn, and a later version."""
    data = part(object_in(body), "data")
    said = part(data, "attributes")
    if not isinstance(said, dict):
        raise UnreadableError("its answer holds no record of a work")
    titles = list(objects(said.get("titles")))
    mains = [each.get("title") for each in titles if not each.get("titleType")]
    others = [each.get("title") for each in titles if each.get("titleType") not in (None, "Other")]
    subtitles = [each.get("title") for each in titles if each.get("titleType") == "Subtitle"]
    main = next(iter(mains or others), None)
    people = list(objects(said.get("creators")))
    dates = {str(each.get("dateType")): each.get("date") for each in objects(said.get("dates"))}
    publisher = said.get("publisher")
    return record(
        kept(
            title=main,
            author=joined(map(_spoken, people)),
            publisher=publisher if isinstance(publisher, str) else part(publisher, "name"),
            published=whole_day(dates.get("Issued")),
            doi=identifier,
        ),
        [main, *(f"{main}: {each}" for each in subtitles), *mains[1:], *others],
        [_name(each) for role in ("creators", "contributors") for each in objects(said.get(role))],
        years_in(said.get("publicationYear"), *(dates.get(name) for name in _OF_PUBLICATION)),
        _notices(said, dates),
        said.get("doi") or part(data, "id"),
    )


def _spoken(creator: dict[str, Any]) -> str:
    return spoken(creator.get("familyName"), creator.get("givenName"), creator.get("name"))


def _name(creator: dict[str, Any]) -> str:
    return person(creator.get("familyName"), creator.get("givenName"), creator.get("name"))


def _notices(said: dict[str, Any], dates: dict[str, Any]) -> Iterator[Notice]:
    if "Withdrawn" in dates:
        yield notice("withdrawal", dates["Withdrawn"])
    for related in objects(said.get("relatedIdentifiers")):
        kind = _RELATED.get(str(related.get("relationType")))
        if kind is not None:
            yield notice(kind, by=related.get("relatedIdentifier"))
