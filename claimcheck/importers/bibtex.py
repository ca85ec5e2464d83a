"""BibTeX and BibLaTeX: split by bibtexparser, LaTeX decoded by pylatexenc."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.importers._bibtex_file import read_file
from claimcheck.importers._dates import add_date, add_parts
from claimcheck.importers._identifiers import (
    add_doi,
    add_isbn,
    add_url,
    archived,
    mended_url,
    preprint_in,
    publisher_named,
)
from claimcheck.importers._latex import address, plain
from claimcheck.importers.base import Entry, Item, ListKey, filled, one_line
from claimcheck.model.names import OTHERS
from claimcheck.text.written_dates import date_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.importers._bibtex_file import BibtexEntry

KEY: ListKey = "sources"

_PUBLISHERS = (
    "publisher", "organization", "institution", "school", "journal", "journaltitle", "booktitle",
)  # fmt: skip
"""Who put a work out; what it stands in comes last."""
_LINKS = re.compile(r"\\(?:url|href)\s*\{[^{}]+\}|https?://\S+|www\.\S+")
_INHERITED = frozenset(
    (
        *("booktitle", "booksubtitle", "maintitle", "shorttitle", "journal", "journaltitle"),
        *("publisher", "organization", "institution", "school", "howpublished", "editor"),
        *("url", "link", "bdsk-url-1", "isbn", "year", "month", "day", "date"),
        *("urldate", "lastchecked", "accessed", "eprinttype", "archiveprefix"),
    )
)
"""What is read of an entry that others are parts of, by the names that it has in them."""
_WHOLE = _INHERITED | {"title", "subtitle", "author", "doi", "note", "eprint"}
"""What is read of fields that were set apart, to be those of any entry."""
_MOST_PARENTS = 20
_MORE = re.compile(r"(?:,? (?:and )?\{?)?\bet\.? ?al\b\.?\}?$")
"""What people write where there are more authors than they name."""
_ACCESSED = re.compile(
    r"\b(?:accessed|visited|retrieved|consulted)(?: (?:on|at))?:? ([\w ,./-]{6,30})", re.IGNORECASE
)
_OF_DATE = frozenset(("year", "month", "day", "date"))
_ACCENT = re.compile(r"\{\\[`'^\"~=.]\{?\\?\w\}?\}")
_OF_WHOLE = {"booktitle": "title", "booksubtitle": "subtitle"}
"""What an entry has under another name from the one that it is a part of."""


def read(text: str) -> Iterator[Entry]:
    """Yield each entry as a source.

    Raises:
        ClaimcheckError: A library is not installed, or the file is not BibTeX.
    """
    references, by_key = read_file(text)
    if not references and text.strip() and not re.search(r"@\s*\w+\s*[{(]", text):
        raise ClaimcheckError(
            "this is not BibTeX: it has no entry that begins with '@'",
            help="export it as BibTeX, or name what it is: --format",
        )
    for each in references:
        yield _source(each, by_key)


def _source(written: BibtexEntry, by_key: Mapping[str, BibtexEntry]) -> Entry:
    entry = Entry(written.line, written.key, losses=list(written.losses), lost=written.is_lost)
    if entry.lost:
        return entry
    fields, inherited = _with_parents(written, by_key, entry)
    links = _LINKS.findall(fields.get("howpublished", ""))
    archive = fields.get("eprinttype") or fields.get("archiveprefix") or ""
    number = one_line(address(fields.get("eprint"))) or ""
    in_archive = archived(archive, number)
    if archive.strip().lower() == "arxiv" and number and in_archive is None:
        entry.lose(f"eprint {number!r} is no number at arXiv", written.lines.get("eprint", 0))
    urls = [address(fields.get(name)) for name in ("url", "link", "bdsk-url-1")]
    ours = "claimcheckkind" in written.fields
    names = _names(fields.get("author")) or _names(fields.get("editor"))
    entry.item = filled(
        id=one_line(written.key),
        title=_title(fields),
        url=add_url(entry, *urls, *map(address, links))
        or in_archive
        or (None if ours else _address_told(fields)),
        doi=add_doi(entry, address(fields.get("doi")), *urls),
        isbn=add_isbn(entry, plain(fields.get("isbn"))),
        file=plain(fields.get("claimcheckfile")),
        absent=fields.get("claimcheckabsent") == "true",
        publisher=publisher_named(
            next((said for name in _PUBLISHERS if (said := plain(fields.get(name)))), None)
        ),
        author=names,
        kind=one_line(fields.get("claimcheckkind")),
        published=_published(entry, fields, written),
        retrieved=add_date(
            entry,
            "urldate",
            plain(fields.get("urldate") or fields.get("lastchecked") or fields.get("accessed")),
            written.lines.get("urldate", 0),
        )
        or (None if ours else _day_told(fields)),
        derived_from=(fields.get("claimcheckderivedfrom") or "").split(),
        tags=(fields.get("claimchecktags") or "").split(),
        note=plain(fields.get("note")),
    )
    entry.ours = ours
    if "howpublished" in fields and not links and "publisher" not in entry.item:
        entry.item |= filled(publisher=plain(fields["howpublished"]))
    if in_archive and "arxiv.org" in in_archive and in_archive != entry.item["url"]:
        # arXiv registers a DOI of this form for each of its numbers.
        entry.item.setdefault("doi", f"10.48550/arXiv.{in_archive.partition('/abs/')[2]}")
    entry.inherited = frozenset(inherited & {"url", "isbn"})
    return entry


def _address_told(fields: Mapping[str, str]) -> str | None:
    """Return the address that fields meant for something else tell: of a preprint, or in a note."""
    holders = ("journal", "journaltitle", "volume", "howpublished", "note")
    found = preprint_in(*(plain(fields.get(name)) for name in holders))
    links = map(address, _LINKS.findall(fields.get("note", "")))
    told = (mended_url(link.rstrip(".,;)]}")) for link in links)
    return found or next(filter(None, told), None)


def _day_told(fields: Mapping[str, str]) -> str | None:
    """Return the day on which somebody was there, as a note tells it."""
    said = _ACCESSED.search(" ".join(fields.get(name, "") for name in ("note", "howpublished")))
    return date_in(said[1]) if said else None


def _with_parents(
    written: BibtexEntry, by_key: Mapping[str, BibtexEntry], entry: Entry
) -> tuple[dict[str, str], set[str]]:
    """Return the fields of an entry with those that it inherits, and the names of these."""
    fields: dict[str, str] = dict(written.fields)
    inherited: set[str] = set()
    seen = {written.key.lower()}
    waiting = [written]
    while waiting:
        child = waiting.pop(0)
        for name in ("crossref", "xdata"):
            for key in filter(None, re.split(r"[\s,]+", child.fields.get(name, ""))):
                parent = by_key.get(key.lower())
                if parent is None:
                    where = child.lines.get(name, 0)
                    entry.lose(f"{name} {key!r} is not in the file, nor what it says", where)
                elif len(seen) > _MOST_PARENTS:
                    entry.lose(f"{name} {key!r} is one too many to inherit from")
                    return fields, inherited
                elif parent.key.lower() not in seen:
                    seen.add(parent.key.lower())
                    waiting.append(parent)
                    new = _handed_down(parent, fields, whole=name == "xdata")
                    fields |= new
                    inherited |= new.keys()
    return fields, inherited


def _handed_down(parent: BibtexEntry, fields: Mapping[str, str], *, whole: bool) -> dict[str, str]:
    """Return what an entry with these fields has from its parent, some of it by another name."""
    dated = _OF_DATE if {"year", "date"} & fields.keys() else frozenset()
    theirs = {} if whole else _OF_WHOLE
    given = parent.fields
    said = {
        name: given.get(theirs.get(name, name)) or given.get(name)
        for name in (_WHOLE if whole else _INHERITED) - dated
        if name not in fields
    }
    return {name: text for name, text in said.items() if text}


def _title(fields: Mapping[str, str]) -> str | None:
    """Return the title with its subtitle, or of what the entry stands in where it has none."""
    for name, more in (("title", "subtitle"), ("booktitle", "booksubtitle"), ("maintitle", "")):
        if title := plain(fields.get(name)):
            subtitle = plain(fields.get(more))
            return f"{title}: {subtitle}" if subtitle else title
    return plain(fields.get("shorttitle") or fields.get("journal") or fields.get("journaltitle"))


def _published(entry: Entry, fields: Mapping[str, str], written: BibtexEntry) -> str | None:
    line = written.lines.get("date") or written.lines.get("year", 0)
    raw = fields.get("date") or ""  # in which '~' is no space, but about
    if said := raw.strip() if re.fullmatch(r"[\d\s~?%/.X-]+", raw) else plain(raw):
        return add_date(entry, "date", said.replace("–", "--"), line)
    year, month, day = (plain(fields.get(name)) for name in ("year", "month", "day"))
    return add_parts(entry, year, month, day, line)


def _names(field: str | None) -> list[Item]:
    """Return names as BibTeX reads them."""
    if not field:
        return []
    from bibtexparser.middlewares.names import (
        parse_single_name_into_parts,
        split_multiple_persons_names,
    )

    found: list[Item] = []
    several = _MORE.sub(f" and {OTHERS}", " ".join(field.split()))
    for each in split_multiple_persons_names(several):
        whole = each.strip()
        if whole.lower() == OTHERS or _MORE.fullmatch(whole.strip("{} ")):
            found.append({"literal": OTHERS})
        elif _is_one_group(whole):
            found.append(filled(literal=plain(whole)))
        elif named := _extended(whole):
            found.append(named)
        else:
            parts = parse_single_name_into_parts(whole.strip(",; "), strict=False)
            words = {
                "family": parts.last, "given": parts.first, "particle": parts.von,
                "suffix": parts.jr,
            }  # fmt: skip
            found.append(filled(**{name: plain(" ".join(each)) for name, each in words.items()}))
    return [_person(name) for name in found if name]


def _person(name: Item) -> Item:
    """Return a name that has a family name, or is a literal one."""
    if "family" in name or "literal" in name:
        return name
    order = ("given", "particle", "suffix")
    return {"literal": " ".join(name[each] for each in order if each in name)}


def _extended(name: str) -> Item:
    """Return a name in BibLaTeX's long form: ``family=Berg, given=Jan, prefix=van den``."""
    known = {"family": "family", "given": "given", "prefix": "particle", "suffix": "suffix"}
    parts = [part.partition("=") for part in _apart(name)]
    if not all(key.strip().lower() in (*known, "useprefix") and sign for key, sign, _ in parts):
        return {}
    said = {key.strip().lower(): plain(value) for key, _, value in parts}
    return filled(**{ours: said.get(theirs) for theirs, ours in known.items()})


def _apart(text: str) -> list[str]:
    """Return what commas outside of braces separate."""
    parts, depth = [""], 0
    for sign in text:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _is_one_group(text: str) -> bool:
    """Tell whether braces enclose a text as a whole, rather than accents in it."""
    if not text.startswith("{") or _ACCENT.fullmatch(text):
        return False
    depth = 0
    for place, sign in enumerate(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0:
            return place == len(text) - 1
    return False
