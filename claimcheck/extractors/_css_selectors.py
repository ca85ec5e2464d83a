"""Selectors of CSS, as far as a page decides them without being used: which element do they mean?

Read are tags, classes, ids, attributes, ``:root``, ``:not()``, descendants and children, and what
nests in a rule by them. Selectors with anything else that a page decides (``:is()``,
``:nth-child()``, ``a + b``) are asked of the parser of the page (``_css_asked``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.extractors._css_asked import UnknownError, check, rewritten

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_COMPOUNDS = 12
"""Longer chains of descendants are passed over."""


class Compound(NamedTuple):
    """What one element has to be.

    Attributes:
        tag: Its name, in lower case; empty for any.
        id: Its id; empty for any.
        classes: The classes that it has.
        attributes: Attributes that it has: name, operator and value, the latter empty for any.
        but: What it must not be.
        root: Whether it is the root of the page.
    """

    tag: str = ""
    id: str = ""
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str], ...] = ()
    but: tuple[Compound, ...] = ()
    root: bool = False

    @property
    def weight(self) -> tuple[int, int, int]:
        """Return how specific it is: ids; classes and attributes; tags."""
        own = (
            int(bool(self.id)),
            len(self.classes) + len(self.attributes) + self.root,
            int(bool(self.tag)),
        )
        if not self.but:
            return own
        most = max(each.weight for each in self.but)
        return (own[0] + most[0], own[1] + most[1], own[2] + most[2])


class Selector(NamedTuple):
    """Which elements a rule is about.

    Attributes:
        compounds: What the element is, then what those above it are, from the inside out.
        children: For each of those above, whether it is the parent of the one before.
        weight: How specific it is.
        written: As it is written, outer rules included.
        is_asked: Whether the parser of the page has to be asked which elements it means.
    """

    compounds: tuple[Compound, ...]
    children: tuple[bool, ...]
    weight: tuple[int, int, int]
    written: str = ""
    is_asked: bool = False


class Meant(NamedTuple):
    """What the selectors of a rule mean.

    Attributes:
        selectors: Those that are understood.
        is_sure: Whether all are: browsers drop a rule of which they do not know one selector.
    """

    selectors: list[Selector]
    is_sure: bool


def selectors(prelude: Sequence[Any], outer: Sequence[Selector] = ()) -> Meant:
    """Return what the selectors of a rule mean.

    Args:
        prelude: The tokens before its block, from tinycss2.
        outer: The selectors of the rule that it nests in.
    """
    found: list[Selector] = []
    is_sure = True
    for tokens in _split(prelude):
        read = _one(tokens, outer)
        if not read:
            try:
                read = asked(tokens, outer)
            except UnknownError:
                is_sure = False
        found += read
    return Meant(found, is_sure)


def asked(tokens: Sequence[Any], outer: Sequence[Selector]) -> list[Selector]:
    """Return a selector for the parser of the page; none where it means no element.

    Raises:
        UnknownError: It is none that is known.
    """
    plain = _trimmed(tokens)
    text, weight = rewritten(plain)
    if text is None:
        return []
    if not outer:
        check(text.replace("&", ":root"))
        return [Selector((), (), weight, text.replace("&", ":root"), is_asked=True)]
    found = []
    for each in outer:
        around = f":is({each.written})"
        whole = text.replace("&", around) if "&" in text else f"{around} {text}"
        check(whole)
        ids, classes, tags = (sum(pair) for pair in zip(weight, each.weight, strict=True))
        found.append(Selector((), (), (ids, classes, tags), whole, is_asked=True))
    return found


def _split(tokens: Sequence[Any]) -> list[list[Any]]:
    """Split at commas."""
    parts: list[list[Any]] = [[]]
    for each in tokens:
        if each.type == "comment":
            continue
        if each == ",":
            parts.append([])
        else:
            parts[-1].append(each)
    return parts


def _one(tokens: list[Any], outer: Sequence[Selector]) -> list[Selector]:
    tokens = _trimmed(tokens)
    names_outer = bool(tokens) and tokens[0] in ("&", ">")
    if tokens and tokens[0] == "&":
        del tokens[0]
    chain: list[list[Any]] = [[]]
    children: list[bool] = []
    between = ""
    for each in tokens:
        if each.type == "whitespace" or each == ">":
            between = ">" if ">" in (between, each) else " "
            continue
        if between:
            chain.append([])
            children.append(between == ">")
            between = ""
        chain[-1].append(each)
    empty = [part for part in chain[names_outer:] if not part]
    if between or empty or len(chain) > _MOST_COMPOUNDS or (names_outer and not outer):
        return []
    read = [compound for part in chain if (compound := _compound(part)) is not None]
    if len(read) < len(chain):
        return []
    inside_out, up = tuple(reversed(read)), tuple(reversed(children))
    written = "".join(each.serialize() for each in tokens)
    if not outer:
        return [_selector(inside_out, up)._replace(written=written)]
    if any(each.is_asked for each in outer):
        return []
    return [
        _within(inside_out, up, each, merge=names_outer)._replace(
            written=f":is({each.written}){'' if names_outer else ' '}{written}"
        )
        for each in outer
    ]


def _within(
    compounds: tuple[Compound, ...], children: tuple[bool, ...], outer: Selector, *, merge: bool
) -> Selector:
    if not merge:
        return _selector((*compounds, *outer.compounds), (*children, False, *outer.children))
    last, first = compounds[-1], outer.compounds[0]
    merged = Compound(
        last.tag or first.tag,
        last.id or first.id,
        last.classes | first.classes,
        last.attributes + first.attributes,
        last.but + first.but,
        last.root or first.root,
    )
    return _selector((*compounds[:-1], merged, *outer.compounds[1:]), (*children, *outer.children))


def _selector(compounds: tuple[Compound, ...], children: tuple[bool, ...]) -> Selector:
    weights = [each.weight for each in compounds]
    ids, classes, tags = (sum(column) for column in zip(*weights, strict=True))
    return Selector(compounds, children, (ids, classes, tags))


def _compound(tokens: Sequence[Any]) -> Compound | None:
    """Return what the tokens of one compound say; None where they say what is not read."""
    tag, name, root = "", "", False
    classes: set[str] = set()
    attributes: list[tuple[str, str, str]] = []
    but: list[Compound] = []
    waiting = ""
    for at, each in enumerate(tokens):
        if waiting == "." and each.type == "ident":
            classes.add(each.value)
        elif waiting == ":" and each.type == "ident" and each.lower_value == "root":
            root = True
        elif waiting == ":" and each.type == "function" and each.lower_name == "not":
            inner = [_compound(_trimmed(part)) for part in _split(each.arguments)]
            if None in inner:
                return None
            but += [each for each in inner if each is not None]
        elif waiting:
            return None
        elif each == "." or each == ":":
            waiting = each.value
            continue
        elif each.type == "ident" and at == 0:
            tag = each.lower_value
        elif each.type == "hash" and each.is_identifier:
            name = each.value
        elif each.type == "[] block":
            attribute = _attribute(each.content)
            if attribute is None:
                return None
            attributes.append(attribute)
        elif each != "*":
            return None
        waiting = ""
    if waiting:
        return None
    return Compound(tag, name, frozenset(classes), tuple(attributes), tuple(but), root)


def _trimmed(tokens: Sequence[Any]) -> list[Any]:
    kept = list(tokens)
    while kept and kept[0].type == "whitespace":
        del kept[0]
    while kept and kept[-1].type == "whitespace":
        del kept[-1]
    return kept


def _attribute(tokens: Sequence[Any]) -> tuple[str, str, str] | None:
    plain = [each for each in tokens if each.type not in ("whitespace", "comment")]
    if not plain or plain[0].type != "ident":
        return None
    name = plain[0].lower_value
    if len(plain) == 1:
        return (name, "", "")
    if len(plain) != 3 or plain[2].type not in ("ident", "string"):
        return None
    operator = str(getattr(plain[1], "value", ""))
    if operator not in ("=", "~=", "|=", "^=", "$=", "*="):
        return None
    return (name, operator, plain[2].value)
