"""Sources as BibLaTeX entries (``@online``, ``@book``, ``@misc``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.names import OTHERS

if TYPE_CHECKING:
    from claimcheck.model.names import Name
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
        "author": " and ".join(map(_name, source.author)),
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


def _name(name: Name) -> str:
    """Return a name as BibTeX reads it: family name first, and what has no parts in braces."""
    if name.literal is not None:
        return OTHERS if name.literal == OTHERS else f"{{{_text(name.literal)}}}"
    parts = (name.particle, name.family)
    family = " ".join(_part(each, last=at) for at, each in enumerate(parts) if each)
    return ", ".join(each for each in (family, _part(name.suffix), _part(name.given)) if each)


def _part(words: str | None, *, last: int = 1) -> str:
    """Return a part of a name, in braces where BibTeX would read other parts out of it."""
    text = _text(words) or ""
    if not text:
        return ""
    lower = any(word[:1].islower() for word in text.split())
    plain = " and " not in f" {text} ".lower() and "," not in text
    particle = last == 0 and all(word[:1].islower() for word in text.split())
    return text if plain and (particle or not lower) else f"{{{text}}}"


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
