"""The tags of Web of Science (.ciw, or plain text), as it exports full records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.importers._tagged import Record, add, longer, source_of
from claimcheck.importers.base import Entry, ListKey, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY: ListKey = "sources"

_LINE = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?")
_LISTED = ("AU", "AF", "CA", "GP", "BE")
"""Tags of which each line is a value of its own."""
_RIS = {
    "TI": "TI", "SO": "JF", "PD": "DA", "PY": "PY", "DI": "DO", "PU": "PB", "BN": "SN", "BE": "ED",
}  # fmt: skip
"""What RIS calls each tag."""


def read(text: str) -> Iterator[Entry]:
    """Yield each record as a source.

    Raises:
        ClaimcheckError: The file is not of the format.
    """
    record: Record = {}
    last, begin, found = "", 0, False
    for number, written in numbered(text):
        if written[:1].isspace():
            if last in _LISTED:
                add(record, last, written, number)
            elif record and last and written.strip():
                before, at = record[last][-1]
                record[last][-1] = (longer(before, written), at)
            continue
        line = _LINE.fullmatch(written)
        if line is None or line[1] in ("FN", "VR", "EF"):
            last = ""
        elif line[1] in ("PT", "ER"):
            if record:
                yield _source(record, begin)
            record, last, begin = {}, "", number
            if line[1] == "PT":
                add(record, "PT", line[2] or "", number)
                found = True
        else:
            last, begin = line[1], begin if record else number
            add(record, last, line[2] or "", number)
    if record:
        yield _source(record, begin)
    if not found and text.strip():
        raise ClaimcheckError(
            "this is not what Web of Science writes: no line begins with 'PT '",
            help="export it as RIS or BibTeX, or name what it is: --format",
        )


def _source(record: Record, line: int) -> Entry:
    people = record.get("AF") or record.get("AU", [])  # in full, or with initials
    renamed = {_RIS[tag]: said for tag, said in record.items() if tag in _RIS}
    renamed["AU"] = [*people, *record.get("CA", []), *record.get("GP", [])]
    number = next((text for text, _ in record.get("UT", ())), "")
    return source_of(renamed, line, names={"DA": "PD"}, key=number)
