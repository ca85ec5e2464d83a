"""Sources as BibLaTeX entries (``@online``, ``@book``, ``@misc``).

What BibLaTeX has no field for stands in fields of claimcheck, which other programs pass over.
"""

from __future__ import annotations

import re
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
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
        "<": "\\textless{}",
        ">": "\\textgreater{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[!?])(?=`)")
"""Between two signs that LaTeX would make one."""

_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|[.’-])*")
_SMALL = re.compile(r"[a-z]+(?: [a-z]+)*")
_SUFFIX = re.compile(r"[JS]r\.?|[IVX]+")


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
        "doi": _address(source.doi),
        "isbn": source.isbn,
        "note": _text(source.note),
        "claimcheckkind": source.kind.value,
        "claimcheckfile": _text(source.file),
        "claimcheckabsent": "true" if source.absent else None,
        "claimcheckderivedfrom": " ".join(source.derived_from),
        "claimchecktags": " ".join(source.tags),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@{kind}{{{source.id},", *lines, "}", ""))


def _name(name: Name) -> str:
    """Return a name as BibTeX reads it, or in BibLaTeX's long form where it would read another."""
    if name.literal is not None:
        return OTHERS if name.literal == OTHERS else f"{{{_text(name.literal)}}}"
    parts = {
        "family": name.family, "given": name.given, "prefix": name.particle, "suffix": name.suffix,
    }  # fmt: skip
    if _is_plain(name):
        family = " ".join(filter(None, (name.particle, name.family)))
        return ", ".join(filter(None, (family, name.suffix, name.given)))
    return ", ".join(f"{key}={{{_text(text)}}}" for key, text in parts.items() if text)


def _is_plain(name: Name) -> bool:
    """Tell whether nothing in a name has to be kept from being read as something else."""
    words = f"{name.family} {name.given or ''}".split()
    return bool(
        all(_CAPITAL.fullmatch(word) and word.lower() not in ("and", OTHERS) for word in words)
        and (name.given or not (name.particle or name.suffix))
        and (name.given or " " not in str(name.family))
        and (name.particle is None or _SMALL.fullmatch(name.particle))
        and (name.suffix is None or _SUFFIX.fullmatch(name.suffix))
    )


def _address(url: str | None) -> str:
    """Return an address whose braces BibTeX can count: encoded, where they are not in pairs.

    A backslash is always encoded: programs do not agree on whether a brace behind one counts.
    """
    address, depth = (url or "").replace("\\", "%5C"), 0
    for sign in address:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            break
    return address.replace("{", "%7B").replace("}", "%7D") if depth else address


def _text(value: str | None) -> str | None:
    if not value:
        return None
    return _LIGATURE.sub("{}", " ".join(value.split()).translate(_ESCAPES))
