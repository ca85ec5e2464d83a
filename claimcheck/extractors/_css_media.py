"""Does a rule hold on a screen? Media queries, answered for one that is common.

https://www.w3.org/TR/mediaqueries-5/, without layout: a feature that the table does not know does
not hold, as in a browser that does not know it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.extractors._css_values import pixels

if TYPE_CHECKING:
    from collections.abc import Sequence

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
}
"""What else a browser on a desk says of itself."""


def holds_on_screen(tokens: Sequence[Any]) -> bool:
    """Return whether a list of media queries holds, given as tokens of tinycss2."""
    plain = [each for each in tokens if each.type not in ("whitespace", "comment")]
    if not plain:
        return True
    queries: list[list[Any]] = [[]]
    for each in plain:
        if each == ",":
            queries.append([])
        else:
            queries[-1].append(each)
    return any(map(_query, queries))


def holds_where_supported(tokens: Sequence[Any]) -> bool:
    """Return whether ``@supports`` holds; what is asked for is supported, as a rule."""
    first = next((each for each in tokens if each.type not in ("whitespace", "comment")), None)
    return not (first is not None and first.type == "ident" and first.lower_value == "not")


def _query(tokens: Sequence[Any]) -> bool:
    """Answer one query: words and features, joined by ``and`` or ``or``, denied by ``not``."""
    answers: list[bool] = []
    deny = denied = any_of = False
    for at, each in enumerate(tokens):
        word = each.lower_value if each.type == "ident" else ""
        if word == "not":
            denied, deny = (True, deny) if at == 0 else (denied, True)
        elif word == "or":
            any_of = True
        elif word in ("and", "only"):
            continue
        elif word:
            answers.append(word in ("all", "screen"))
        elif each.type == "() block":
            answers.append(_feature(each.content) != deny)
            deny = False
    holds = any(answers) if any_of else all(answers)
    return holds != denied


def _feature(content: Sequence[Any]) -> bool:
    tokens = [each for each in content if each.type not in ("whitespace", "comment")]
    if not tokens:
        return False
    if any(each.type == "() block" for each in tokens):
        return _query(tokens)
    words = [each.lower_value for each in tokens if each.type == "ident"]
    if not words:
        return False
    bounds = [size for each in tokens if (size := pixels(each)) is not None]
    signs = [each.value for each in tokens if each.type == "literal" and each.value in "<>="]
    name = words[0]
    for prefix, below in (("min-", False), ("max-", True)):
        if name.startswith(prefix) and (screen := _SIZES.get(name[len(prefix) :])) is not None:
            return bool(bounds) and (screen <= bounds[0] if below else screen >= bounds[0])
    if name in _SIZES:
        return _in_range(tokens, _SIZES[name], bounds, signs)
    if name in _WORDS:
        return len(words) == 1 or words[1] == _WORDS[name]
    return False


def _in_range(
    tokens: Sequence[Any], screen: float, bounds: Sequence[float], signs: Sequence[str]
) -> bool:
    """Answer ``width >= 600px`` and ``400px < width < 900px``; without bounds, it is there."""
    if not bounds:
        return True
    name_first = tokens[0].type == "ident"
    wider = (">" in signs) == name_first
    if not ("<" in signs or ">" in signs):
        return screen == bounds[0]
    if len(bounds) == 1:
        return screen >= bounds[0] if wider else screen <= bounds[0]
    return min(bounds) <= screen <= max(bounds)
