"""What somebody hands over to be added: claims, sources and evidence, as options or as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NoReturn, get_args

from claimcheck.errors import ClaimcheckError
from claimcheck.model.validation import did_you_mean
from claimcheck.registry.json_errors import RepeatedKeyError, mapping_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["source", "claim", "evidence"]
"""What can be added."""

KINDS: tuple[Kind, ...] = get_args(Kind)

LISTS: dict[str, Kind] = {"sources": "source", "claims": "claim", "evidence": "evidence"}
"""The lists of a JSON document, and what each of them is of."""

_BESIDE = frozenset(("schema_version", "notes", "left"))
"""What ``draft --format json`` writes beside these."""

_SPACE = re.compile(r"[\s,\x1e]*")
"""What stands between the documents of a stream: line ends, and record separators of RFC 7464."""


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


_DECODER = json.JSONDecoder(
    object_pairs_hook=mapping_of, parse_int=str, parse_float=str, parse_constant=_constant
)
"""Takes a number as it is written, as the files of a registry do."""


@dataclass(frozen=True)
class Row:
    """One thing to add.

    Attributes:
        kind: What it is.
        item: It as plain data, with the keys of a file; evidence also says its ``claim``.
        number: How many of its kind it is the last of; 0 where it came alone.
        fault: Why it cannot be one; empty where nothing is known yet.
    """

    kind: Kind
    item: dict[str, Any] = field(default_factory=dict)
    number: int = 0
    fault: str = ""


def read_rows(text: str, kind: Kind | None = None) -> list[Row]:
    """Return what a JSON text asks to be added, in its order.

    It is one document, or several one after the other (JSON Lines): an object with the lists
    ``sources``, ``claims`` and ``evidence``, or, where it was said what to add, an object or a
    list of objects of that kind.

    Args:
        text: The text.
        kind: What was said; None where the documents say it themselves.

    Raises:
        ClaimcheckError: It is no JSON, or has another shape.
    """
    rows: list[Row] = []
    numbers = dict.fromkeys(KINDS, 0)
    for document in _documents(text):
        for each_kind, item in _items(document, kind):
            numbers[each_kind] += 1
            if isinstance(item, dict):
                rows.append(Row(each_kind, item, numbers[each_kind]))
            else:
                shape = "it is no object with keys and values"
                rows.append(Row(each_kind, {}, numbers[each_kind], shape))
    return rows


def _items(document: object, kind: Kind | None) -> Iterator[tuple[Kind, object]]:
    if kind is not None:
        named = isinstance(document, dict) and set(document) <= {*LISTS, *_BESIDE}
        if not named or not document:
            for each in document if isinstance(document, list) else [document]:
                yield kind, each
            return
    if not isinstance(document, dict):
        raise ClaimcheckError(
            "the JSON does not say what it is a list of",
            help="say it: claimcheck add claim --json -, "
            'or hand over {"sources": [], "claims": [], "evidence": []}',
        )
    for key, listed in document.items():
        if key in _BESIDE:
            continue
        if key not in LISTS:
            raise ClaimcheckError(
                f"unknown key {key!r} in the JSON",
                help=did_you_mean(key, LISTS) or f"known keys: {', '.join(LISTS)}",
            )
        if not isinstance(listed, list):
            raise ClaimcheckError(f"{key} must be a list", help=f'write it as {{"{key}": […]}}')
    # Claims name sources, and evidence names claims.
    for key, of in LISTS.items():
        for each in document.get(key, ()):
            yield of, each


def _documents(text: str) -> Iterator[object]:
    text = text.removeprefix("\ufeff")
    at = _end(text, 0)
    if at == len(text):
        raise ClaimcheckError("there is no JSON to read", help='for example {"claims": [{…}]}')
    while at < len(text):
        try:
            document, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise _no_json(error, text, at) from None
        yield document
        at = _end(text, at)


def _no_json(error: ValueError | RecursionError, text: str, at: int) -> ClaimcheckError:
    """Return what to say of a document that cannot be read; it begins at an offset."""
    if isinstance(error, RepeatedKeyError):
        why = f"the key {error.args[0]!r} is in one object twice"
    elif isinstance(error, RecursionError):
        why = "it is no JSON: nests too deep"
    elif isinstance(error, json.JSONDecodeError):
        why, at = f"it is no JSON: {error.msg.lower()}", error.pos
    else:
        why = f"it is no JSON: {error}"
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return ClaimcheckError(
        f"line {line}, column {column}: {why}",
        help="nothing was written; mend it there, and run the command again",
    )


def _end(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
