"""Sources as BibLaTeX entries (``@online``, ``@book``, ``@misc``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model.source import Source
    from claimcheck.views.overview import Overview

_ESCAPES = str.maketrans(
    {
        "\\": "\\textbackslash{}",
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


def render(overview: Overview) -> str:
    """Return one entry for each source."""
    return "\n".join(_entry(source) for source in overview.registry.sources)


def _entry(source: Source) -> str:
    kind = "book" if source.isbn else "online" if source.url else "misc"
    fields = {
        "title": f"{{{_text(source.title)}}}",
        "author": f"{{{_text(source.author)}}}" if source.author else None,
        "publisher": _text(source.publisher),
        "date": source.published,
        "url": _address(source.url),
        "urldate": source.retrieved,
        "doi": source.doi,
        "isbn": source.isbn,
        "note": _text(source.note),
        "claimcheckkind": source.kind.value,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@{kind}{{{source.id},", *lines, "}", ""))


def _address(url: str | None) -> str | None:
    """Return an address whose braces BibTeX can count: encoded, where they are not in pairs."""
    depth = 0
    for sign in url or "":
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            break
    return url.replace("{", "%7B").replace("}", "%7D") if url and depth else url


def _text(value: str | None) -> str | None:
    return " ".join(value.split()).translate(_ESCAPES) if value else None
