"""The tags of EndNote and Refer (.enw), as Google Scholar and publishers offer them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.importers._tagged import Record, add, longer, source_of
from claimcheck.importers.base import Entry, ListKey, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY: ListKey = "sources"

_LINE = re.compile(r"%([0-9A-Z@!>$&(?[\]*^~])(?: (.*))?")
_RIS = {
    "A": "AU", "T": "TI", "J": "JF", "B": "T2", "D": "PY", "8": "DA", "I": "PB", "R": "DO",
    "U": "UR", "@": "SN", "E": "ED", "Z": "N1", "Q": "AU", "F": "ID", "[": "Y2", "S": "T3",
}  # fmt: skip
"""What RIS calls each tag."""


def read(text: str) -> Iterator[Entry]:
    """Yield each reference as a source.

    Raises:
        ClaimcheckError: The file is not of the format.
    """
    record: Record = {}
    last: list[tuple[str, int]] | None = None
    begin, found, apart = 0, False, True
    for number, written in numbered(text):
        line = _LINE.fullmatch(written.rstrip())
        if line is None:
            if last and written.strip():  # a text goes on
                last[-1] = (longer(last[-1][0], written), last[-1][1])
            apart = apart or not written.strip()
            continue
        if record and (line[1] == "0" or (apart and line[1] in "TA" and _RIS[line[1]] in record)):
            yield _source(record, begin)
            record = {}
        begin = begin if record else number
        found, apart = True, False
        tag = _RIS.get(line[1], line[1])
        add(record, tag, line[2] or "", number)
        last = record[tag]
    if record:
        yield _source(record, begin)
    if not found and text.strip():
        raise ClaimcheckError(
            "this is not what EndNote writes: no line begins with '%0 '",
            help="export it as RIS or BibTeX, or name what it is: --format",
        )


def _source(record: Record, line: int) -> Entry:
    return source_of(record, line, names={"PY": "%D", "DA": "%8"})
