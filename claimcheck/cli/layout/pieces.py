"""The pieces that every layout is made of. Text from the registry is never read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.model.terms import Support
from claimcheck.printable import one_line
from claimcheck.views.words import sign_and_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from claimcheck.model.source import Source
    from claimcheck.views.overview import AssessedClaim

DIM = "dim"
HEADING = "bold"
WARNING = "red"
# The hues of the page (reports/_html/templates/page.css): what is wrong is red, and nothing else.
_LEVEL_STYLES = {
    Support.VERIFIED: "green",
    Support.DIRECTIONAL: "yellow",
    Support.UNSUPPORTED: "magenta",
}


def prose(text: str, style: str = "") -> Text:
    """Return text of the registry, safe to show, on one line until it wraps."""
    return Text(one_line(text), style=style)


def paragraphs(text: str, style: str = "") -> Text:
    """Return text of the registry with its paragraphs as they are."""
    blocks = (one_line(block) for block in text.replace("\r\n", "\n").split("\n\n"))
    return Text("\n\n".join(block for block in blocks if block), style=style)


def level(support: Support) -> Text:
    """Return a level as its sign and its word."""
    return Text(sign_and_word(support), style=_LEVEL_STYLES[support])


def level_with_marks(derived: Support, marks: Iterable[str]) -> Text:
    """Return a derived level with what stands beside it, on one line."""
    text = level(derived)
    for mark in marks:
        text.append(f", {mark}", style=WARNING)
    return text


def level_cell(entry: AssessedClaim) -> Text:
    """Return a derived level, and below it what makes it stand out."""
    lines = [level(entry.assessment.level)]
    lines += [Text(f"! {mark}", style=WARNING) for mark in entry.marks]
    if entry.difference is not None:
        lines.append(Text(f"≠ file: {entry.claim.support}", style=WARNING))
    return Text("\n").join(lines)


def sources_of(entry: AssessedClaim) -> str:
    """Return the sources that a claim rests on, or its parts; a stance where it is not support.

    Where a person vouches for what a source says, that person is named.
    """
    if entry.claim.parts:
        return "parts: " + ", ".join(entry.claim.parts)
    seen = {each.source: each.seen for each in entry.claim.evidence if each.seen is not None}
    named = []
    for source, stance in entry.sources.items():
        about = [stance.value] if stance != "supports" else []
        if source in seen:
            about.append(f"seen by {one_line(seen[source].words)}")
        named.append(f"{source} ({'; '.join(about)})" if about else source)
    return ", ".join(named) or "no evidence"


def section(heading: str) -> Iterator[RenderableType]:
    """Yield the heading of a section, with space before and after it."""
    yield ""
    yield Text(heading, style=HEADING)
    yield ""


def indented(renderable: RenderableType) -> Padding:
    """Return what stands below a heading."""
    return Padding(renderable, (0, 0, 0, 2))


def facts(pairs: Iterable[tuple[str, Text]]) -> Table:
    """Return labels with what they say beside them."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text in pairs:
        grid.add_row(Text(label, style=DIM), text)
    return grid


def source_line(source: Source | None, *, before: str, title: bool = True) -> Text:
    """Return what tells how much weight a source has; nothing for one that does not exist."""
    if source is None:
        return Text(f"{before}not in the registry", style=DIM)
    words = (
        source.title if title else None,
        source.publisher,
        source.kind.value,
        str(source.published) if source.published else None,
    )
    line = prose(" · ".join(word for word in words if word))
    return Text(before).append_text(line)
