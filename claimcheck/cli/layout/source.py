"""One source as ``show`` lays it out: what it is, what rests on it, what would fall with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from claimcheck.cli.layout.pieces import (
    DIM,
    HEADING,
    WARNING,
    facts,
    indented,
    level_with_marks,
    paragraphs,
    prose,
    section,
)
from claimcheck.views.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from claimcheck.views.claim import BriefView, SupportView
    from claimcheck.views.documents import SourceDocument
    from claimcheck.views.source import WithdrawalView


def source_page(shown: SourceDocument) -> Iterator[RenderableType]:
    """Yield the sections of a source."""
    yield prose(shown.source.title, HEADING)
    yield ""
    yield indented(facts(_facts(shown)))
    if shown.source.note:
        yield from section("Note")
        yield indented(paragraphs(shown.source.note))
    changing = [each for each in shown.claims if each.changes]
    staying = [each for each in shown.claims if not each.changes]
    yield from section(f"Without this source {_would_change(len(changing))}")
    yield indented(_changes(changing, bool(shown.claims)))
    if staying:
        verb = "rests" if len(staying) == 1 else "rest"
        yield from section(
            f"{counted(len(staying), 'claim')} {verb} on it too and would keep the level"
        )
        yield indented(_rows((each.id, _staying(each)) for each in staying))
    if shown.asserted:
        yield from section("Made in this source, which is no evidence by itself")
        yield indented(_rows((each.id, _asserted(each)) for each in shown.asserted))


def _facts(shown: SourceDocument) -> Iterator[tuple[str, Text]]:
    source = shown.source
    yield "id", Text(source.id)
    yield "kind", Text(source.kind.value)
    named: tuple[tuple[str, object], ...] = (
        ("publisher", source.publisher),
        ("author", source.author),
        ("published", source.published),
        ("retrieved", source.retrieved),
        ("url", source.url),
        ("doi", source.doi),
        ("isbn", source.isbn),
        ("file", source.file),
        ("absent", "kept out of the repository on purpose" if source.absent else None),
        ("captures", "\n".join(source.captures)),
        ("since then", "\n".join(each.words for each in source.notices)),
        ("repeats", ", ".join(source.derived_from)),
        ("repeated by", ", ".join(shown.repeated_by)),
        ("tags", ", ".join(source.tags)),
        ("written", source.location),
    )
    for label, value in named:
        if value:
            yield label, prose(str(value))


def _changes(changing: list[WithdrawalView], rested_on: bool) -> RenderableType:
    if not changing:
        return Text("Other evidence carries them." if rested_on else "Nothing rests on it.")
    return _rows((each.id, _change(each)) for each in changing)


def _change(claim: WithdrawalView) -> Text:
    text = _level(claim.support)
    text.append(" → ", style=WARNING).append_text(_level(claim.without))
    return _with_text(text, claim)


def _staying(claim: WithdrawalView) -> Text:
    return _with_text(_level(claim.support), claim)


def _with_text(text: Text, claim: WithdrawalView) -> Text:
    text.append("\n").append_text(prose(claim.text))
    return text if claim.directly else text.append("\nthrough its parts", style=DIM)


def _asserted(claim: BriefView) -> Text:
    return _level(claim.support).append("\n").append_text(prose(claim.text))


def _level(support: SupportView) -> Text:
    return level_with_marks(support.derived, support.marks)


def _rows(rows: Iterable[tuple[str, Text]]) -> Table:
    """Return claims one below the other, an empty line between two."""
    grid = Table.grid()
    grid.add_column(overflow="fold")
    for place, (name, text) in enumerate(rows):
        if place:
            grid.add_row("")
        grid.add_row(text.append(f"\n{name}", style=DIM))
    return grid


def _would_change(count: int) -> str:
    return f"{counted(count, 'claim') if count else 'no claim'} would change"
