"""DOIs, ISBNs and addresses as references write them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pydantic import TypeAdapter, ValidationError

from claimcheck.importers.base import one_line
from claimcheck.model.fields import Isbn, Url
from claimcheck.model.identifier import identifier_in

if TYPE_CHECKING:
    from claimcheck.importers.base import Entry

_DOI = re.compile(r"10\.[0-9]{4,9}/(?:[^\s\"<>]|<\w*:[^\s\"<>]*>)+")
"""A DOI as it stands in a text; one made of a SICI (ANSI/NISO Z39.56) holds angle brackets."""
_RESOLVER = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_ISBN = re.compile(r"(?<![0-9-])(?:97[89][- ]?)?[0-9](?:[- ]?[0-9]){8}[- ]?[0-9Xx](?![0-9])")
_ISSN = re.compile(r"(?<![0-9-])[0-9]{4}-?[0-9]{3}[0-9Xx](?![0-9-])")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

_URLS: TypeAdapter[str] = TypeAdapter(Url)
_ISBNS: TypeAdapter[str] = TypeAdapter(Isbn)

_PREPRINT = re.compile(
    r"(?:\barxiv\s*(?:preprint)?\s*(?:arxiv)?:?\s*|\babs/|_eprint:\s*)"
    r"(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})(?!\d)",
    re.IGNORECASE,
)
"""A preprint as it is written in place of a journal or a volume, or in a note."""
_ARCHIVE_NAME = re.compile(
    r"arxiv(?:\.org)?(?: e-?prints?| preprint)?(?:[ :]+(?:arxiv[:.]?)?\S*\d{4}\S*(?: \[.*)?)?|corr",
    re.IGNORECASE,
)
_ARCHIVES = {
    "arxiv": "https://arxiv.org/abs/{}",
    "jstor": "https://www.jstor.org/stable/{}",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "hdl": "https://hdl.handle.net/{}",
    "handle": "https://hdl.handle.net/{}",
}
"""Where the archives that references name have what they number."""


def doi_in(text: object) -> str | None:
    """Return the DOI in a text or in the address of a resolver; None where there is none."""
    words = html.unescape(str(text or "")).strip()
    if "://" in words:  # the address of a publisher holds more than its DOI
        words = unquote(words) if _RESOLVER.match(words) else ""
    match = _DOI.search(words)
    return match.group().rstrip(".,;") if match else None


def add_doi(entry: Entry, *texts: object) -> str | None:
    """Return the first DOI that texts hold; the first text is the field meant for one."""
    found = next((doi for text in texts if (doi := doi_in(text))), None)
    said = one_line(texts[0])
    if found is None and said:
        entry.lose(f"doi {said!r} is no DOI")
    return found


def add_isbn(entry: Entry, text: object) -> str | None:
    """Return the first valid ISBN that a field holds, which may hold ISSNs as well."""
    said = one_line(text) or ""
    for match in _ISBN.finditer(said):
        if _valid(_ISBNS, match.group()):
            return match.group()
    if re.search(r"[0-9]", _ISSN.sub("", said)):
        entry.lose(f"isbn {said!r} is no ISBN: digits lack, or the last does not fit the others")
    return None


def add_url(entry: Entry, *texts: object) -> str | None:
    """Return the first address among texts, with a scheme where it lacks one.

    Where a text holds several words, a comma or semicolon that ends one parts it from the next.
    """
    refused = ""
    for text in texts:
        words = (one_line(text) or "").split()
        for said in words:
            if address := mended_url(said.rstrip(",;") if len(words) > 1 else said):
                return address
            refused = refused or said
    if refused:
        entry.lose(f"url {refused!r} is no address of the web")
    return None


def mended_url(said: str) -> str | None:
    """Return an address of the web, with a scheme where it lacks one; None for what is none."""
    address = said.strip("<>\"'")
    if address.startswith("//"):
        address = f"https:{address}"
    elif not _OTHER_SCHEME.match(address) or _HOST.fullmatch(address):
        if not _HOST.fullmatch(address) or "@" in address.partition("/")[0]:
            return None
        address = f"https://{address}"
    return address if _valid(_URLS, address) else None


def archived(archive: str, number: str) -> str | None:
    """Return where an archive has what it numbers; None for an archive that is not known."""
    name, number = archive.strip().lower(), number.strip()
    arxiv = identifier_in(number if number.lower().startswith("arxiv:") else f"arXiv:{number}")
    if name == "arxiv" or (not name and arxiv):
        return arxiv.address if arxiv else None
    pattern = _ARCHIVES.get(name)
    if pattern is None or not number or number.split() != [number]:
        return None
    return pattern.format(number)


def preprint_in(*texts: str | None) -> str | None:
    """Return the address of the preprint at arXiv that texts name; None where they name none.

    It is how Google Scholar (``arXiv preprint arXiv:1706.03762`` as the journal), DBLP (``CoRR``,
    volume ``abs/1706.03762``) and Zotero (in the note) write it.
    """
    found = next((it for text in texts if (it := _PREPRINT.search(text or ""))), None)
    return _ARCHIVES["arxiv"].format(found[1]) if found else None


def publisher_named(text: str | None) -> str | None:
    """Return a publisher; arXiv has one name, whatever number stands behind it."""
    return "arXiv" if text and _ARCHIVE_NAME.fullmatch(text) else text


def _valid(kind: TypeAdapter[str], value: str) -> bool:
    try:
        kind.validate_python(value)
    except ValidationError:
        return False
    return True
