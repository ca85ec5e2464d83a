"""The format of PubMed (.nbib; https://www.nlm.nih.gov/bsd/mms/medlineelements.html)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.importers._tagged import Record, add, longer, source_of
from claimcheck.importers.base import Entry, ListKey, numbered
from claimcheck.model.identifier import Identifier

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY: ListKey = "sources"

_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)")
_NUMBER = "PMID"
_RIS = {"DP": "PY", "JT": "JF", "TA": "JA", "PB": "PB", "ISBN": "SN", "BTI": "BT", "CTI": "T3"}
"""What RIS calls what is meant for one field and needs no more."""
_SUFFIX = re.compile(r" (Jr|Sr|I{2,3}|IV|[2-4](?:nd|rd|th))\.?$")

Lines = list[tuple[str, str, int]]
"""Tag, text and 1-based line."""


def read(text: str) -> Iterator[Entry]:
    """Yield each article as a source.

    Raises:
        ClaimcheckError: The file is not of the format.
    """
    record: Lines = []
    found = False
    for number, written in numbered(text):
        if (line := _LINE.fullmatch(written)) is not None:
            if line[1] == _NUMBER and record:
                yield _source(record)
                record = []
            found = found or line[1] == _NUMBER
            record.append((line[1], line[2].strip(), number))
        elif record and written.startswith("  "):  # a text goes on
            tag, before, at = record[-1]
            record[-1] = (tag, longer(before, written), at)
    if not found and text.strip():
        raise ClaimcheckError(
            "this is not what PubMed writes: no line begins with 'PMID- '",
            help="save it in the format PubMed, or name what it is: --format",
        )
    if record:
        yield _source(record)


def _source(lines: Lines) -> Entry:
    record: Record = {}
    number = next((text for tag, text, _ in lines if tag == _NUMBER), "")
    whole = {tag for tag, _, _ in lines}
    for tag, text, line in lines:
        if tag == "TI":
            add(record, "TI", _title(text), line)
        elif tag == "FAU" or (tag == "AU" and "FAU" not in whole):
            add(record, "AU", _name(text), line)
        elif tag == "CN":
            add(record, "AU", text, line)
        elif tag == "FED":
            add(record, "ED", text, line)
        elif tag in ("LID", "AID") and text.endswith("[doi]"):
            add(record, "DO", text.removesuffix("[doi]"), line)
        elif tag in _RIS:
            add(record, _RIS[tag], text, line)
    is_number = re.fullmatch(r"[1-9][0-9]{0,8}", number) is not None
    if is_number:
        add(record, "UR", Identifier("pmid", number).address, lines[0][2])
    entry = source_of(record, lines[0][2], names={"PY": "DP"}, key=number)
    if number and not is_number:
        entry.lose(f"PMID {number[:40]!r} is no number at PubMed")
    return entry


def _title(text: str) -> str:
    """Return a title without the full stop behind it, and the brackets around a translated one."""
    text = text.removesuffix(".") if not text.endswith("..") else text
    return text[1:-1].removesuffix(".") if text[:1] + text[-1:] == "[]" else text


def _name(text: str) -> str:
    """Return a name with commas between its parts, which ``AU`` and suffixes have none before."""
    suffix = _SUFFIX.search(text)
    name = text[: suffix.start()] if suffix else text
    family, _, initials = name.rpartition(" ")
    if "," not in name and family and re.fullmatch(r"[A-Z]{1,3}", initials):
        name = f"{family}, {initials}"
    return f"{name}, {suffix[1]}" if suffix else name
