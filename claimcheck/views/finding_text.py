"""A finding as people read it: what is wrong, the line of the file, a caret under the value."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from claimcheck.model.finding import INVALID_INPUT
from claimcheck.printable import one_line, printable

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding, Location

_WINDOW = 100
"""Columns of a source line that are shown at most."""

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "place": "1",
    "dim": "2",
    "help": "36",
}


def sentence(finding: Finding) -> str:
    """Return what is wrong as one line, with the claim or source that it concerns in front."""
    subject = f"{finding.subject}: " if finding.subject else ""
    return one_line(subject + finding.message)


def kind(finding: Finding) -> str:
    """Return how much a finding matters and by which rule, which bad input has none of."""
    severity = finding.severity.value
    return severity if finding.rule == INVALID_INPUT else f"{severity}[{finding.rule}]"


def paint(text: str, style: str, *, color: bool) -> str:
    """Return ``text`` in the terminal colours of ``style``, or as it is."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if color else text


def render_finding(finding: Finding, *, color: bool, width: int | None = None) -> str:
    """Return a headed source line with a caret, and below it other places and the next step.

    Args:
        finding: What to show.
        color: Whether to colour.
        width: Columns after which sentences go on in the next line and a line of the file is cut;
            None where nothing breaks.
    """
    location, severity = finding.location, finding.severity.value
    place = f"{printable(str(location))}: " if location.path else ""
    head = f"{paint(place, 'place', color=color)}{paint(kind(finding), severity, color=color)}: "
    lines = laid_out(head, cell_width(f"{place}{kind(finding)}: "), sentence(finding), width, "  ")
    if location.source_line.strip():
        lines += _source_lines(location, severity, width, color=color)
    for other in finding.places[1:]:
        shown = printable(str(other))
        head = f"  {paint(shown, 'place', color=color)}: "
        lines += laid_out(head, cell_width(shown) + 4, one_line(other.label), width, "    ")
    if finding.help:
        head = f"  {paint('help:', 'help', color=color)} "
        lines += laid_out(head, len("  help: "), one_line(finding.help), width, " " * 8)
    return "\n".join(lines)


def laid_out(head: str, taken: int, text: str, width: int | None, indent: str) -> list[str]:
    """Return the lines of a text that begins behind ``head``, broken between words.

    Args:
        head: What stands before the text, colours included.
        taken: The columns that the head takes.
        text: The text, on one line.
        width: Columns of a line; None where it is not to be broken.
        indent: What stands before each further line.
    """
    if width is None or taken + cell_width(text) <= width:
        return [head + text]
    lines, line, space = [], head, ""
    for word in text.split(" "):
        size = cell_width(word)
        if taken + len(space) + size > width and taken > len(indent):
            lines.append(line.rstrip(" "))
            line, taken, space = indent, len(indent), ""
        line += space + word
        taken += len(space) + size
        space = " "
    return [*lines, line]


def folded(text: str, width: int) -> str:
    """Return a text whose lines are broken between words; what is coloured is laid out already."""
    lines: list[str] = []
    for line in text.split("\n"):
        words = line.lstrip(" ")
        indent = line[: len(line) - len(words)]
        if "\x1b" in line:
            lines.append(line)
        else:
            lines += laid_out(indent, len(indent), words, width, indent + "  ")
    return "\n".join(lines)


def _source_lines(
    location: Location, severity: str, width: int | None, *, color: bool
) -> list[str]:
    gutter = str(location.line)
    blank = " " * len(gutter)
    room = _WINDOW if width is None else min(_WINDOW, width - len(gutter) - len(" | ") - 2)
    shown, before, marked = _window(location, max(room, 10))
    bar = paint("|", "dim", color=color)
    caret = paint("^" * max(cell_width(marked), 1), severity, color=color)
    return [
        f"{blank} {bar}",
        f"{paint(gutter, 'dim', color=color)} {bar} {shown}",
        f"{blank} {bar} {' ' * cell_width(before)}{caret}",
    ]


def _window(location: Location, room: int) -> tuple[str, str, str]:
    """Return what to show of a line, the part of it before the mark, and the marked part.

    Where the line is cut, a sign at that end says so, beside the ``room``.
    """
    line = location.source_line.replace("\t", " ")
    start, end = location.column - 1, location.end_column - 1
    first = max(0, start - room // 2) if cell_width(line) > room else 0
    last, taken = first, 0
    while last < len(line) and (taken := taken + cell_width(line[last])) <= room:
        last += 1
    lead = "…" if first else ""
    tail = "…" if last < len(line) else ""
    before = lead + printable(line[first : min(start, last)])
    marked = printable(line[start : min(end, last)])
    return (
        before + marked + printable(line[max(min(end, last), first) : last]) + tail,
        before,
        marked,
    )


def cell_width(text: str) -> int:
    """Return the columns that ``text`` takes on a terminal (Unicode Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Me", "Mn")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )
