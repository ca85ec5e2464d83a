"""A DOI at Crossref (https://api.crossref.org/swagger-ui/index.html, ``/works/{doi}``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimcheck.lookups.base import (
    UnreadableError,
    joined,
    kept,
    listed,
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
"""Of one work each; https://www.crossref.org/documentation/retrieve-metadata/rest-api/ allows five
requests a second."""

_UPDATES: dict[str, NoticeKind] = {
    "retraction": "retraction",
    "partial_retraction": "partial-retraction",
    "withdrawal": "withdrawal",
    "removal": "removal",
    "expression_of_concern": "concern",
    "correction": "correction",
    "corrigendum": "correction",
    "erratum": "correction",
    "addendum": "correction",
    "clarification": "correction",
    "reinstatement": "reinstatement",
    "new_edition": "new-edition",
    "new_version": "new-version",
}
"""The types of updates that Crossref documents, and what they say of a work."""

_RELATED: dict[str, NoticeKind] = {
    "is-preprint-of": "publication",
    "is-replaced-by": "new-version",
}
_DATES = ("published", "published-online", "published-print", "published-other", "issued")
_PRINTED = ("published-print", "published-online")
_PEOPLE = ("author", "editor", "chair", "translator")


def address(base: str, identifiers: Sequence[str], mailto: str = "") -> str:
    """Return the address of a DOI's record."""
    where = f"{base.rstrip('/')}/works/{quote(identifiers[0], safe='')}"
    return query(where, mailto=mailto)


def read(body: bytes, identifier: str) -> Record | None:
    """Return what a record says: the work, its updates, and what it is a preprint of."""
    message = part(object_in(body), "message")
    if not isinstance(message, dict) or not ("DOI" in message or "title" in message):
        raise UnreadableError("its answer holds no record of a work")
    mains = [each for each in listed(message.get("title")) if isinstance(each, str)]
    subtitles = [each for each in listed(message.get("subtitle")) if isinstance(each, str)]
    others = ("original-title", "short-title")
    authors = list(objects(message.get("author")))
    return record(
        kept(
            title=next(iter(mains), None),
            author=joined(map(_spoken, authors)),
            publisher=message.get("publisher"),
            published=_published(message),
            doi=identifier,
        ),
        [
            *mains[:1],
            *(f"{main}: {each}" for main in mains[:1] for each in subtitles),
            *mains[1:],
            *(each for name in others for each in listed(message.get(name))),
        ],
        [_name(each) for role in _PEOPLE for each in objects(message.get(role))],
        _years(message),
        _notices(message, identifier),
        message.get("DOI"),
    )


def _spoken(author: dict[str, Any]) -> str:
    return spoken(author.get("family"), author.get("given"), author.get("name"))


def _name(author: dict[str, Any]) -> str:
    return person(author.get("family"), author.get("given"), author.get("name"))


def _published(message: dict[str, Any]) -> str | None:
    for key in ("published", *_PRINTED, "issued"):
        parts = _date_parts(message.get(key))
        if len(parts) == 3:
            return whole_day("-".join(map(str, parts)))
    return None


def _date_parts(value: Any) -> list[Any]:
    parts = next(listed(part(value, "date-parts")), None)
    return parts if isinstance(parts, list) else []


def _day(value: Any) -> str | None:
    """Return a date of Crossref as ISO 8601, as far as it goes."""
    parts = [each for each in _date_parts(value) if isinstance(each, int)]
    widths = (4, 2, 2)
    text = "-".join(f"{each:0{width}d}" for each, width in zip(parts, widths, strict=False))
    stamp = part(value, "date-time")
    return text or (stamp[:10] if isinstance(stamp, str) else None)


def _years(message: dict[str, Any]) -> tuple[int, ...]:
    """Return the years of every date of publication: a paper is online before it is in print."""
    issue = message.get("journal-issue")
    days = [message.get(key) for key in (*_DATES, "posted")]
    days += [part(issue, key) for key in _PRINTED]
    return years_in(*(next(iter(_date_parts(day)), None) for day in days))


def _notices(message: dict[str, Any], identifier: str) -> list[Notice]:
    """Return the notices; a retraction beside a later form of the work is a replacement by that."""
    found = list(_all_notices(message, identifier))
    later = next((each.by for each in found if each.kind == "new-version" and each.by), None)
    if later is None:
        return found
    return [
        notice("replacement", each.date, later, each.said_by)
        if each.kind in ("retraction", "withdrawal")
        else each
        for each in found
    ]


def _all_notices(message: dict[str, Any], identifier: str) -> Iterator[Notice]:
    for update in objects(message.get("updated-by")):
        yield from _update(update, update.get("DOI"))
    for update in objects(message.get("update-to")):
        # A notice names what it is about. A work that was changed in its place names itself.
        if str(update.get("DOI")).lower() == identifier.lower():
            yield from _update(update, None)
    for name, kind in _RELATED.items():
        for related in objects(part(message.get("relation"), name)):
            yield notice(kind, by=related.get("id"))


def _update(update: dict[str, Any], by: Any) -> Iterator[Notice]:
    name = str(update.get("type")).lower().replace("-", "_").replace(" ", "_")
    words = f"{name} {update.get('label')}".lower()
    kind = _UPDATES.get(name)
    if "replac" in words and ("retract" in words or kind in ("retraction", "withdrawal")):
        kind = "replacement"
    if kind is not None:
        source = update.get("source")
        yield notice(kind, _day(update.get("updated")), by, source)
