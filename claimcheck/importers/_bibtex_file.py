"""A BibTeX file as entries with fields; what is wrong with one is told, and costs only itself."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimcheck.importers.base import Loss, missing_extra
from claimcheck.text.written_dates import MONTH_NAMES, MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_REFERENCES = frozenset(("control", "set", "xdata"))
"""Types of entries that are none: settings of a style, sets of entries, fields to inherit."""
_APART = re.compile(r"^([ \t]*@[ \t]*\w+)([ \t]*\n\s*)([{(])", re.MULTILINE)
_BEGIN = re.compile(r"@\s*(?!comment|string|preamble)[A-Za-z]\w*\s*[{(]", re.IGNORECASE)
_FIELD = re.compile(r"^[ \t]*(?:,|[\w-]+[ \t]*=[ \t]*[{\"\d])", re.MULTILINE)
_JOURNALS = {
    "acmcs": "ACM Computing Surveys",
    "acta": "Acta Informatica",
    "cacm": "Communications of the ACM",
    "ibmjrd": "IBM Journal of Research and Development",
    "ibmsj": "IBM Systems Journal",
    "ieeese": "IEEE Transactions on Software Engineering",
    "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters",
    "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences",
    "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing",
    "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems",
    "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software",
    "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems",
    "tcs": "Theoretical Computer Science",
}
"""Macros that BibTeX's standard styles define (plain.bst)."""
_INNER = re.compile(r"\\\"(?=\s*[{\\A-Za-z])|\{\"[^\"{}]*\"\}")
"""Quotation marks that do not end a value: those of an accent, and those within braces."""
_MARK = "\ue010"
"""What stands for such a mark while the file is split."""
_NAME = re.compile(r"[^\s\"#%'(),={}]+")
_MOST_OF_MACROS = 10_000_000
"""Characters that macros may add to a file in all: some that stand for each other have no end."""


class _Macros:
    """What macros stand for, by their names in lower case."""

    def __init__(self) -> None:
        self._texts = {**_JOURNALS, **dict(zip(MONTHS, MONTH_NAMES, strict=True))}
        self._left = _MOST_OF_MACROS

    def define(self, block: Any) -> None:
        """Take in a macro that can be read; one that is defined twice is the later one."""
        losses: list[Loss] = []
        text = _value(block.value, self, losses, "")
        if not losses:
            self._texts[block.key.lower()] = text

    def used(self, name: str) -> tuple[str, str]:
        """Return what a macro stands for, and why it stands for nothing."""
        text = self._texts.get(name.lower())
        if text is None:
            return "", "a macro that is not defined"
        if len(text) > self._left:
            return "", "a macro, and all of them are too long"
        self._left -= len(text)
        return text, ""


@dataclass
class BibtexEntry:
    """An entry as it was written.

    Attributes:
        kind: Its type in lower case; empty where none could be read.
        key: Its key.
        line: 1-based line on which it begins.
        fields: Its fields by name in lower case, without what encloses them; the first of several.
        losses: What of it could not be read.
        is_lost: Whether nothing of it could be read.
        lines: The lines of its fields.
    """

    kind: str
    key: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    is_lost: bool = False
    lines: dict[str, int] = field(default_factory=dict)


def read_file(text: str) -> tuple[list[BibtexEntry], dict[str, BibtexEntry]]:
    """Return the entries that are references, and all by their keys, for those that inherit.

    Raises:
        ClaimcheckError: bibtexparser is not installed.
    """
    try:
        from bibtexparser.model import (
            DuplicateBlockKeyBlock,
            DuplicateFieldKeyBlock,
            Entry,
            ImplicitComment,
            ParsingFailedBlock,
            String,
        )
        from bibtexparser.splitter import Splitter
    except ImportError:
        raise missing_extra("bibtexparser") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _INNER.sub(lambda it: it[0].replace('"', _MARK), text)
    # The type and its brace may stand on lines of their own; the splitter wants them on one.
    log = logging.getLogger("bibtexparser.splitter")  # it warns of what is told here anyway
    before, log.disabled = log.disabled, True
    try:
        blocks = Splitter(_APART.sub(r"\1\3\2", text)).split().blocks
    finally:
        log.disabled = before
    macros = _Macros()
    found: list[BibtexEntry] = []
    for block in blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, String):
            macros.define(block)
        elif isinstance(block, DuplicateBlockKeyBlock):
            if isinstance(block.ignore_error_block, Entry):
                entry = _entry(block.ignore_error_block, macros)
                first = (block.previous_block.start_line or 0) + 1
                found.append(_lost(entry, f"its key is that of line {first}, which counts"))
            elif isinstance(block.ignore_error_block, String):
                macros.define(block.ignore_error_block)
        elif isinstance(block, DuplicateFieldKeyBlock):
            found.append(_entry(block.ignore_error_block, macros))
        elif isinstance(block, Entry):
            found.append(_entry(block, macros))
        elif isinstance(block, ParsingFailedBlock):
            found.append(_failed(block.raw or "", line, getattr(block.error, "abort_reason", "")))
        elif isinstance(block, ImplicitComment):
            found += _in_comment(block.comment.replace(_MARK, '"'), line, found)
    references = [each for each in found if each.kind not in _NO_REFERENCES]
    by_key: dict[str, BibtexEntry] = {}
    for each in found:
        if not each.is_lost:
            by_key.setdefault(each.key.lower(), each)
    return references, by_key


def _entry(block: Any, macros: _Macros) -> BibtexEntry:
    line = block.start_line + 1
    entry = BibtexEntry(block.entry_type.lower(), block.key.strip(), line)
    for each in block.fields:
        name = each.key.strip().lower()
        at = (each.start_line + 1) if each.start_line is not None else line
        if not _NAME.fullmatch(name):
            entry.losses.append(Loss(f"{name[:40]!r} is no name of a field", at))
            continue
        value = _value(str(each.value), macros, entry.losses, name, at)
        if name in entry.fields:
            if value and value != entry.fields[name]:
                entry.losses.append(Loss(f"{name} occurs twice; the first is kept", at))
        elif value:
            entry.fields[name], entry.lines[name] = value, at
    if not entry.key and entry.kind not in _NO_REFERENCES:
        return _lost(entry, "it has no key")
    return entry


def _lost(entry: BibtexEntry, why: str) -> BibtexEntry:
    entry.is_lost = True
    entry.losses = [Loss(why, entry.line)]
    return entry


def _failed(raw: str, line: int, error: str) -> BibtexEntry:
    """Return what stands for an entry that could not be read."""
    begins = re.match(r"@\s*(\w+)\s*[{(]\s*([^\s,={}\"]*)", raw)
    kind, key = (begins[1].lower(), begins[2]) if begins else ("", "")
    if re.match(r"@\s*\w+\s*[{(]\s*[\w-]+\s*=", raw):
        return _lost(BibtexEntry(kind, "", line), "it has no key")
    detail = " ".join(error.split())
    if "Expected comma after entry key" in detail:
        why = "there is no comma behind its key"
    elif "end of file" in detail:
        why = "it does not end: a brace or a quotation mark is not closed"
    elif "block start" in detail:
        why = "a brace or a quotation mark in it is not closed"
    elif "Expected a `=`" in detail:
        why = "there is a comma too many in it, or a field without '='"
    else:
        why = f"{detail[:1].lower()}{detail[1:]}".rstrip(".")
    return _lost(BibtexEntry(kind, key, line), why)


def _in_comment(text: str, line: int, before: list[BibtexEntry]) -> Iterator[BibtexEntry]:
    """Yield entries that stand in what is no block, and tell of fields behind the last entry."""
    begins = [found.start() for found in _BEGIN.finditer(text)]
    rest = text[: begins[0]] if begins else text
    if before and not before[-1].is_lost and (named := _FIELD.search(rest)):
        said = " ".join(rest.split())
        at = line + rest.count("\n", 0, named.start())
        brace = "a closing brace too many comes before it"
        before[-1].losses.append(Loss(f"{said[:60]!r} follows the entry: {brace}", at))
    for start in begins:
        at = line + text.count("\n", 0, start)
        yield _failed(text[start:], at, "it does not begin on a line of its own")


def _value(raw: str, macros: _Macros, losses: list[Loss], name: str, line: int = 0) -> str:
    """Return a value without braces or quotation marks around it, with macros replaced.

    Values may be joined by ``#``. What of them cannot be read is left out and told.
    """
    parts: list[str] = []
    rest = raw.strip()
    while rest:
        if rest[0] in '{"':
            end = _closing(rest)
            parts.append(rest[1:end].replace(_MARK, '"'))
            rest = rest[end + 1 :].strip()
        else:
            word = _NAME.match(rest)
            if word is None:
                break
            if word[0].isdigit():
                parts.append(word[0])
            else:
                text, fault = macros.used(word[0])
                if fault:
                    losses.append(Loss(f"{name} is {word[0]!r}, {fault}", line))
                    return ""
                parts.append(text)
            rest = rest[word.end() :].strip()
        if not rest.startswith("#"):
            break
        rest = rest[1:].strip()
    if rest:
        rest = rest.replace(_MARK, '"')
        losses.append(Loss(f"{' '.join(rest.split())[:60]!r} behind {name} cannot be read", line))
    return "".join(parts)


def _closing(text: str) -> int:
    """Return where a value ends that begins with a brace or a quotation mark."""
    depth = 0
    for place, sign in enumerate(text):
        if text[place - 1 : place] == "\\" and sign in "{}":
            continue  # as bibtexparser counts them
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0 and text[0] == "{":
                return place
        elif sign == '"' and text[0] == '"' and place and depth == 0:
            return place
    return len(text)
