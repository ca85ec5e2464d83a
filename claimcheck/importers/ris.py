"""RIS, as reference managers, publishers and databases write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.importers._tagged import Record, longer, source_of
from claimcheck.importers.base import Entry, ListKey, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY: ListKey = "sources"

_TAG = re.compile(r"\s*([A-Z][A-Z0-9](?=\s{1,2}-)|[a-z][a-z0-9](?=  -))\s{1,2}-(?:\s(.*)|$)")
"""A tag; in small letters only as the format spaces it: a wrapped text may hold ``it - as``."""
_MAIN = ("TI", "T1")


def read(text: str) -> Iterator[Entry]:
    """Yield each reference as a source.

    Raises:
        ClaimcheckError: The file is not RIS.
    """
    record: Record = {}
    last: list[tuple[str, int]] = []
    begin, found, apart = 0, False, False
    for line, written in numbered(text.removeprefix("\ufeff")):
        tag = _TAG.fullmatch(written)
        if tag is None:
            if last and written.strip():  # a text goes on
                last[-1] = (longer(last[-1][0], written), last[-1][1])
            apart = not written.strip()
            continue
        name, said = tag[1].upper(), (tag[2] or "").strip()
        begins_anew = apart and name in _MAIN and not record.keys().isdisjoint(_MAIN)
        apart = False
        if begins_anew:  # neither the end of one nor the beginning of the next is marked
            yield _source(record, begin)
            record = {}
        if name in ("TY", "ER"):
            if record:
                yield _source(record, begin)
            record, last, begin = {}, [], line
            if name == "TY":
                record["TY"], found = [(said, line)], True
        else:
            begin = begin if record else line
            last = record.setdefault(name, [])
            last.append((said, line))
    if record and found:
        yield _source(record, begin)
    if not found and text.strip():
        raise ClaimcheckError(
            "this is not RIS: no line begins with 'TY  - '",
            help="export it as RIS, or name what it is: --format",
        )


def _source(record: Record, line: int) -> Entry:
    if "TY" not in record:
        key = next((text for text, _ in record.get("ID", ())), "")
        return Entry(line, key).fail("it does not begin with a line of TY")
    return source_of(record, line)
