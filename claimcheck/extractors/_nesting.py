"""A look at a page before it is parsed: is it nested so deep that parsing it takes minutes?

Lexbor needs time that grows with the square of the depth: 100,000 open ``<div>`` take 14 seconds,
20 megabytes of them hours. Browsers stop nesting at 512.

Tags are told from text as HTML does it (https://html.spec.whatwg.org/multipage/parsing.html), so
that one in a comment, a script or the value of an attribute counts for nothing. Where it is open
whether an end tag ends something, it ends nothing: the depth may be taken for greater than it is.
"""

from __future__ import annotations

import re

from claimcheck.text.elements import VOID

MAX_DEPTH = 10_000
"""More elements than this open at once are refused; parsing then takes well under a second."""

_NEAR = 32
"""How many of the innermost elements an end tag is compared with."""

_TOKEN = re.compile(
    r"""
    <!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>)?+)   # a comment; one without an end has all the rest
    | <[!?][^>]*+                                   # a declaration
    | <(?P<end>/?)(?P<name>[a-z][^ \t\n\f\r/>]*+)
      (?:[ \t\n\f\r]++
        | /(?!>)
        | [^ \t\n\f\r/>][^ \t\n\f\r/>=]*+           # an attribute, and its value
          (?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^ \t\n\f\r>]*+))?+
      )*+
      (?P<empty>/?)>?+
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_RAW = {
    name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII)
    for name in _names("script style textarea title xmp iframe noembed noframes")
}
"""Elements that hold text and no tags outside pictures, and how each ends."""

_FLAT = VOID | _names("""
    param p li td th tr dt dd option thead tbody tfoot colgroup
""")
"""Elements that are empty, or end by themselves when the next one begins, outside pictures."""

_FOREIGN = _names("svg math")
"""Pictures and formulas, in which every element nests that does not end with ``/>``."""

_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
"""Elements whose end leaves open what was opened in them."""

_PLAIN = _names("""
    abbr bdi bdo canvas cite data del dfn ins kbd label map mark meter output picture progress q
    rb rp rt rtc ruby samp slot span sub sup time var video audio acronym
""")
"""Elements that only end where nothing but such and formatting was opened in them."""

_WALLS = _names("""
    applet caption marquee object select table template
    foreignobject desc svg math mi mo mn ms mtext annotation-xml
""")
"""Elements that an end tag of another element does not reach beyond."""

_LEAVES_PICTURE = _FORMATTING | _names("""
    blockquote body br center dd div dl dt embed h1 h2 h3 h4 h5 h6 head hr img li listing menu meta
    ol p pre ruby span sub sup table ul var
""")
"""Elements that end a picture when they begin in it: its own end tag then ends nothing."""


def nests_too_deep(page: str) -> bool:
    """Return whether more than ``MAX_DEPTH`` elements of ``page`` are open at once.

    It costs nothing on a page that has too few tags to nest so deep.
    """
    if page.count("<") <= MAX_DEPTH:
        return False
    opened: list[str] = []
    foreign = position = 0
    while (token := _TOKEN.search(page, position)) is not None:
        position = token.end()
        name = token["name"] or ""
        if name.isascii():
            name = name.lower()
        if token["end"]:
            foreign -= _end(name, opened)
            continue
        if not foreign and name in _RAW:
            end = _RAW[name].search(page, position)
            position = end.end() if end else len(page)
            continue
        if not name or (token["empty"] if foreign else name in _FLAT):
            continue
        opened.append(name)
        foreign += name in _FOREIGN
        if len(opened) > MAX_DEPTH:
            return True
    return False


def _end(name: str, opened: list[str]) -> int:
    """Take from ``opened`` what the end tag of ``name`` ends; return the pictures among it."""
    for back, inner in enumerate(reversed(opened[-_NEAR:]), 1):
        if inner == name:
            first = len(opened) - back
            last = first + 1 if name in _FORMATTING else len(opened)
            ended = opened[first:last]
            del opened[first:last]
            return sum(each in _FOREIGN for each in ended)
        if inner in _WALLS or not _reaches_beyond(name, inner):
            return 0
    return 0


def _reaches_beyond(name: str, inner: str) -> bool:
    """Return whether the end tag of ``name`` ends it although ``inner`` was opened in it."""
    if name in _FOREIGN:
        return inner not in _LEAVES_PICTURE
    if name in _PLAIN or "-" in name:
        return inner in _PLAIN or inner in _FORMATTING
    return True
