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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from claimcheck.views.overview import AssessedClaim
    from claimcheck.views.source import SourceView, Withdrawal


def source_page(view: SourceView) -> Iterator[RenderableType]:
    """Yield the sections of a source."""
    yield prose(view.source.title, HEADING)
    yield ""
    yield indented(facts(_facts(view)))
    if view.source.note:
        yield from section("Note")
        yield indented(paragraphs(view.source.note))
    changing = [each for each in view.resting if each.changes]
    staying = [each for each in view.resting if not each.changes]
    yield from section(f"Without this source {_would_change(len(changing))}")
    yield indented(_changes(changing, bool(view.resting)))
    if staying:
        verb = "rests" if len(staying) == 1 else "rest"
        yield from section(f"{_claims(len(staying))} {verb} on it too and would keep the level")
        yield indented(_rows((each.claim.id, _staying(each)) for each in staying))
    if view.asserting:
        yield from section("Made in this source, which is no evidence by itself")
        yield indented(_rows((entry.claim.id, _asserted(entry)) for entry in view.asserting))


def _facts(view: SourceView) -> Iterator[tuple[str, Text]]:
    source = view.source
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
        ("repeats", ", ".join(source.derived_from)),
        ("repeated by", ", ".join(view.derived)),
        ("tags", ", ".join(source.tags)),
    )
    for label, value in named:
        if value:
            yield label, prose(str(value))
    if view.origin is not None:
        yield "written", prose(f"{view.origin.path}:{view.origin.line}")


def _changes(changing: list[Withdrawal], rested_on: bool) -> RenderableType:
    if not changing:
        return Text("Other evidence carries them." if rested_on else "Nothing rests on it.")
    return _rows((each.claim.id, _change(each)) for each in changing)


def _change(withdrawal: Withdrawal) -> Text:
    text = level_with_marks(withdrawal.before)
    text.append(" → ", style=WARNING).append_text(level_with_marks(withdrawal.after))
    return _with_text(text, withdrawal)


def _staying(withdrawal: Withdrawal) -> Text:
    return _with_text(level_with_marks(withdrawal.before), withdrawal)


def _with_text(text: Text, withdrawal: Withdrawal) -> Text:
    text.append("\n").append_text(prose(withdrawal.claim.text))
    return text if withdrawal.directly else text.append("\nthrough its parts", style=DIM)


def _asserted(entry: AssessedClaim) -> Text:
    text = level_with_marks(entry.assessment)
    return text.append("\n").append_text(prose(entry.claim.text))


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
    return f"{_claims(count) if count else 'no claim'} would change"


def _claims(count: int) -> str:
    return "1 claim" if count == 1 else f"{count:,} claims"
