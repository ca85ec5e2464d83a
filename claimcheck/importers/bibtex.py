"""BibTeX and BibLaTeX, read by bibtexparser."""

from __future__ import annotations

from typing import Any

from claimcheck.importers.base import Items, ListKey, doi, filled, missing_extra, one_line
from claimcheck.model.fields import whole_day

KEY: ListKey = "sources"

_SIGNS = (("\\textbraceleft", "\x00"), ("\\textbraceright", "\x01"), ("\\textbackslash", "\x02"))
"""Signs that have a meaning in BibTeX, and what stands for them until the rest is read."""


def read(text: str) -> Items:
    """Return each entry as a source.

    Raises:
        ClaimcheckError: bibtexparser is not installed.
    """
    try:
        import bibtexparser
        from bibtexparser.bparser import BibTexParser
    except ImportError:
        raise missing_extra("bibtexparser") from None
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    return [_source(entry) for entry in bibtexparser.loads(text, parser=parser).entries]


def _source(entry: dict[str, str]) -> dict[str, Any]:
    publisher = next(
        (
            found
            for name in ("publisher", "organization", "institution", "journal", "journaltitle")
            if (found := _text(entry.get(name)))
        ),
        None,
    )
    authors = [_name(each) for each in (entry.get("author") or "").split(" and ")]
    return filled(
        id=one_line(entry.get("ID")),
        title=_text(entry.get("title")),
        url=one_line((entry.get("url") or entry.get("link") or "").replace("\\", "")),
        doi=doi((entry.get("doi") or "").replace("\\", "")),
        isbn=one_line(entry.get("isbn")),
        publisher=publisher,
        author=", ".join(name for name in authors if name) or None,
        kind=one_line(entry.get("claimcheckkind")),
        published=whole_day(entry.get("date")),
        retrieved=whole_day(entry.get("urldate")),
        note=_text(entry.get("note")),
    )


def _name(text: str) -> str | None:
    """Return a name with the given name first, as people say it."""
    name = _text(text)
    if name is None or text.strip().startswith("{"):
        return name
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name


def _text(value: str | None) -> str | None:
    """Return a text without the braces that only protect its capitals."""
    if not value:
        return None
    from bibtexparser.latexenc import latex_to_unicode

    for written, meant in _SIGNS:
        value = value.replace(f"{written}{{}}", meant).replace(written, meant)
    for sign in "&%$#_":
        value = value.replace("\\" + sign, sign)
    if "\\" in value:  # only then: it also changes letters that need no change
        value = str(latex_to_unicode(value))
    value = value.replace("{", "").replace("}", "")
    return one_line(value.replace("\x00", "{").replace("\x01", "}").replace("\x02", "\\"))
