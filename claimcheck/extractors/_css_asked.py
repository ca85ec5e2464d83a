"""Selectors that the parser of the page answers, written as it takes them.

Which elements ``:is()``, ``:nth-child()`` or ``a + b`` mean, lexbor knows. What depends on a
reader (``:hover``, ``:target``) means nothing on a page at rest.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborHTMLParser

Weight = tuple[int, int, int]

_ANYTHING = ":is(*)"


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_ASKED = _names("""
    root empty first-child last-child only-child first-of-type last-of-type only-of-type
    any-link link checked disabled enabled optional required read-only read-write
    placeholder-shown default indeterminate in-range out-of-range
""")
"""Pseudo-classes that the parser answers."""

_OF_READERS = _names("""
    hover active focus focus-visible focus-within target target-within visited popover-open
    modal fullscreen picture-in-picture playing seeking buffering stalled muted volume-locked
    user-valid user-invalid autofill current past future open host blank has-slotted
    active-view-transition local-link paused valid invalid
""")
"""Pseudo-classes of a page that is being used, or of a part of one."""

_OF_PARTS = _names("""
    before after first-line first-letter marker placeholder selection backdrop
    file-selector-button cue cue-region part slotted target-text highlight spelling-error
    grammar-error details-content view-transition view-transition-group
    view-transition-image-pair view-transition-new view-transition-old checkmark picker
    picker-icon scroll-marker scroll-marker-group scroll-button column search-text
""")
"""Pseudo-elements: no words of the page."""

_LISTS = {"is": "is", "where": "where", "not": "not", "has": "has"} | dict.fromkeys(
    ("matches", "-webkit-any", "-moz-any"), "is"
)
_COUNTS = _names("nth-child nth-last-child nth-of-type nth-last-of-type")
_NEVER_BY = _names("host host-context state current active-view-transition-type")


class UnknownError(Exception):
    """A selector that is not known, here or to the parser."""


@lru_cache(maxsize=4096)
def check(text: str) -> None:
    """Look whether the parser takes a selector.

    Raises:
        UnknownError: It does not.
    """
    from selectolax.lexbor import SelectolaxError

    try:
        _page().css(text)
    except (SelectolaxError, RuntimeError, ValueError) as error:
        raise UnknownError from error


@cache
def _page() -> LexborHTMLParser:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser("<p>")


def rewritten(tokens: Sequence[Any]) -> tuple[str | None, Weight]:
    """Return a selector as the parser takes it, and how specific it is; None: it means no element.

    Raises:
        UnknownError: It is none that is known.
    """
    text: list[str] = []
    ids = classes = tags = 0
    at = 0
    while at < len(tokens):
        each = tokens[at]
        at += 1
        if each == ":":
            following = tokens[at] if at < len(tokens) else None
            at += 1
            if following == ":":
                _check_part(tokens[at] if at < len(tokens) else None)
                return None, (0, 0, 0)
            if following is not None and following.type == "ident":
                written, weight = _named(following.lower_value), (0, 1, 0)
                if written is None:
                    return None, (0, 0, 0)
            elif following is not None and following.type == "function":
                written, weight = _called(following)
                if written is None:
                    return None, weight
            else:
                raise UnknownError
            text.append(written)
            ids, classes, tags = ids + weight[0], classes + weight[1], tags + weight[2]
        elif each == "*" and at < len(tokens) and tokens[at] == "|":
            at += 1  # any namespace
        elif each == "|" or each.type in ("number", "string", "url", "error"):
            raise UnknownError
        elif each.type != "comment":
            ids += each.type == "hash"
            classes += each.type == "[] block" or each == "."
            tags += each.type == "ident" and not (text and text[-1] == ".")
            text.append(each.serialize())
    return "".join(text), (ids, classes, tags)


def _check_part(token: Any) -> None:
    name = getattr(token, "lower_value", None) or getattr(token, "lower_name", "")
    if name not in _OF_PARTS and not str(name).startswith("-webkit-"):
        raise UnknownError


def _named(name: str) -> str | None:
    """Return a pseudo-class as the parser takes it; None where it means no element at rest."""
    if name in _ASKED:
        return f":{name}"
    if name in _OF_PARTS or name in _OF_READERS or name.startswith("-webkit-"):
        return None
    if name == "defined":
        return _ANYTHING
    if name == "scope":
        return ":root"
    raise UnknownError


def _called(function: Any) -> tuple[str | None, Weight]:
    """Return a pseudo-class with arguments likewise, and how specific it is."""
    name, arguments = function.lower_name, function.arguments
    if name in _NEVER_BY:
        return None, (0, 1, 0)
    if name in _COUNTS:
        return f":{name}({''.join(each.serialize() for each in arguments)})", (0, 1, 0)
    words = [each.value for each in arguments if each.type in ("ident", "string")]
    if name == "lang" and words and len(words) == 1:
        of_it = f'[lang|="{words[0].replace(chr(34), "")}" i]'
        return f":is({of_it},{of_it} *)", (0, 1, 0)
    if name == "dir" and len(words) == 1:
        return (":is([dir=rtl],[dir=rtl] *)" if words[0] == "rtl" else _ANYTHING), (0, 1, 0)
    if name not in _LISTS:
        raise UnknownError
    parts: list[tuple[str, Weight]] = []
    for part in _parted(arguments):
        try:
            text, weight = rewritten(part)
        except UnknownError:
            if name not in ("is", "where", "matches", "-webkit-any"):  # these forgive
                raise
            continue
        if text is not None and text.strip():
            parts.append((text.strip(), weight))
    most = max((weight for _, weight in parts), default=(0, 0, 0))
    if not parts:
        return (_ANYTHING if name == "not" else None), most
    listed = ",".join(text for text, _ in parts)
    return f":{_LISTS[name]}({listed})", (0, 0, 0) if name == "where" else most


def _parted(tokens: Sequence[Any]) -> list[list[Any]]:
    parts: list[list[Any]] = [[]]
    for each in tokens:
        if each == ",":
            parts.append([])
        else:
            parts[-1].append(each)
    return parts
