"""Does a rule hold on a screen? Media queries, answered for one that is common.

https://www.w3.org/TR/mediaqueries-5/, without layout. Where it is open whether a rule holds, the
answer is None: such a rule can hide words and cannot show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.extractors._css_asked import UnknownError, rewritten
from claimcheck.extractors._css_lengths import pixels
from claimcheck.extractors._css_values import PROPERTIES, traits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_KNOWN = _names("""
    align-content align-items animation aspect-ratio backdrop-filter -webkit-backdrop-filter
    border-radius box-decoration-break column-count columns contain container-type flex
    flex-wrap gap grid grid-area grid-gap grid-template-columns grid-template-rows hyphens
    initial-letter justify-content mask mask-image mix-blend-mode object-fit object-position
    order -webkit-appearance appearance -webkit-line-clamp -webkit-overflow-scrolling
    place-items pointer-events scroll-behavior scroll-snap-type shape-outside text-wrap
    touch-action transition user-select will-change accent-color overscroll-behavior
    writing-mode
""")
"""Properties that are asked for often and that every browser of today knows."""

_SIZES = {
    "width": 1280.0,
    "height": 800.0,
    "device-width": 1280.0,
    "device-height": 800.0,
}
"""The screen, in pixels."""

_WORDS = {
    "orientation": "landscape",
    "hover": "hover",
    "any-hover": "hover",
    "pointer": "fine",
    "any-pointer": "fine",
    "prefers-color-scheme": "light",
    "prefers-reduced-motion": "no-preference",
    "prefers-contrast": "no-preference",
    "forced-colors": "none",
    "scripting": "enabled",
    "display-mode": "browser",
    "update": "fast",
    "color": "",
    "dynamic-range": "standard",
    "video-dynamic-range": "standard",
    "inverted-colors": "none",
    "prefers-reduced-data": "no-preference",
    "prefers-reduced-transparency": "no-preference",
    "overflow-block": "scroll",
    "overflow-inline": "scroll",
    "scan": "progressive",
}
"""What else a browser on a desk says of itself."""


def holds_on_screen(tokens: Sequence[Any]) -> bool | None:
    """Return whether a list of media queries holds, as tokens of tinycss2; None if that is open."""
    plain = _plain(tokens)
    if not plain:
        return True
    queries: list[list[Any]] = [[]]
    for each in plain:
        if each == ",":
            queries.append([])
        else:
            queries[-1].append(each)
    return _either([_query(each, _feature) for each in queries])


def holds_where_supported(tokens: Sequence[Any]) -> bool | None:
    """Return whether ``@supports`` holds; None where that takes a browser to know."""
    return _query(_plain(tokens), _supported)


def holds_in_container(tokens: Sequence[Any]) -> bool | None:
    """Return whether ``@container`` holds for an element that is as large as the screen."""
    plain = _plain(tokens)
    if plain and plain[0].type == "ident" and plain[0].lower_value not in ("not", "and", "or"):
        plain = plain[1:]  # the name of the container
    return _query(plain, _feature) if plain else None


def _plain(tokens: Sequence[Any]) -> list[Any]:
    return [each for each in tokens if each.type not in ("whitespace", "comment")]


def _either(answers: Sequence[bool | None]) -> bool | None:
    return True if True in answers else None if None in answers else False


def _all(answers: Sequence[bool | None]) -> bool | None:
    return False if False in answers else None if None in answers else True


def _query(tokens: Sequence[Any], asked: Callable[[Any], bool | None]) -> bool | None:
    """Answer one query: words and features, joined by ``and`` or ``or``, denied by ``not``."""
    answers: list[bool | None] = []
    deny = denied = any_of = False
    for at, each in enumerate(tokens):
        word = each.lower_value if each.type == "ident" else ""
        if word == "not" and at == 0 and len(tokens) > 1 and tokens[1].type == "ident":
            denied = True  # the whole of a query that begins with a kind of media
        elif word == "not":
            deny = not deny
        elif word == "or":
            any_of = True
        elif word in ("and", "only"):
            continue
        elif word:
            answers.append(word in ("all", "screen"))
        elif each.type in ("() block", "function"):
            answer = asked(each)
            answers.append(answer if answer is None or not deny else not answer)
            deny = False
        else:
            answers.append(None)
    holds = (_either if any_of else _all)(answers)
    return holds if holds is None or not denied else not holds


def _supported(token: Any) -> bool | None:
    """Tell whether browsers of today know a declaration or a selector."""
    if token.type == "function":
        if token.lower_name != "selector":
            return None
        try:
            rewritten(_plain(token.arguments))
        except UnknownError:
            return None
        return True
    content = _plain(token.content)
    if not content:
        return None
    if content[0].type in ("() block", "function") or (
        content[0].type == "ident" and content[0].lower_value == "not"
    ):
        return _query(content, _supported)
    if content[0].type != "ident" or len(content) < 3 or content[1] != ":":
        return None
    name = content[0].lower_value
    if name.startswith(("-ms-", "-moz-", "-o-")):
        return False
    if name.startswith("--"):
        return True
    if name in PROPERTIES:
        return bool(traits(name, content[2:]))
    return True if name in _KNOWN else None


def _feature(token: Any) -> bool | None:
    if token.type == "function":
        return None
    tokens = _plain(token.content)
    if not tokens:
        return None
    if any(each.type == "() block" for each in tokens):
        return _query(tokens, _feature)
    words = [each.lower_value for each in tokens if each.type == "ident"]
    if not words:
        return None
    bounds = [size for each in tokens if (size := pixels(each)) is not None]
    signs = [each.value for each in tokens if each.type == "literal" and each.value in "<>="]
    name = words[0]
    if name.startswith(("-ms-", "-moz-", "-o-")):
        return False
    for prefix, below in (("min-", False), ("max-", True)):
        if name.startswith(prefix) and (screen := _SIZES.get(name[len(prefix) :])) is not None:
            if not bounds:
                return None
            return screen <= bounds[0] if below else screen >= bounds[0]
    if name in _SIZES:
        return _in_range(tokens, _SIZES[name], bounds, signs)
    if name in _WORDS:
        return len(words) == 1 or words[1] == _WORDS[name]
    return None


def _in_range(
    tokens: Sequence[Any], screen: float, bounds: Sequence[float], signs: Sequence[str]
) -> bool | None:
    """Answer ``width >= 600px`` and ``400px < width < 900px``; without bounds, it is there."""
    if not bounds:
        return True if len(tokens) == 1 else None
    name_first = tokens[0].type == "ident"
    wider = (">" in signs) == name_first
    if not ("<" in signs or ">" in signs):
        return screen == bounds[0]
    if len(bounds) == 1:
        return screen >= bounds[0] if wider else screen <= bounds[0]
    return min(bounds) <= screen <= max(bounds)
