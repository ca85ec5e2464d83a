"""One claim as ``show`` lays it out: what is said, what the evidence allows, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.cli.layout.evidence import evidence_block
from claimcheck.cli.layout.parts import part_of_list, parts_tree
from claimcheck.cli.layout.pieces import (
    DIM,
    HEADING,
    WARNING,
    facts,
    indented,
    level,
    paragraphs,
    prose,
    section,
    source_line,
)
from claimcheck.views.words import DIFFERENCES, set_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from rich.console import RenderableType

    from claimcheck.model.claim import Assertion
    from claimcheck.model.registry import Registry
    from claimcheck.registry.config import LoadedConfig
    from claimcheck.support.assessment import Assessment
    from claimcheck.views.claim import ClaimView, ReasonView

_SIDE_BY_SIDE = 60
"""From this many columns on the levels and the reasons stand beside one another."""


@dataclass(frozen=True)
class Surroundings:
    """What the layout of a claim looks up.

    Attributes:
        registry: The registry.
        assessments: The derived level of each claim, by id.
        settings: The configuration, and where it was written.
        today: The day to compare dates with.
        width: The columns there are.
    """

    registry: Registry
    assessments: Mapping[str, Assessment]
    settings: LoadedConfig
    today: date
    width: int


def claim_page(claim: ClaimView, around: Surroundings) -> Iterator[RenderableType]:
    """Yield the sections of a claim."""
    yield prose(claim.text, HEADING)
    yield ""
    yield indented(facts(_facts(claim, around)))
    yield ""
    yield indented(_levels(claim, around))
    if claim.parts:
        yield from section("Parts")
        yield indented(parts_tree(claim.id, around.registry, around.assessments))
    if claim.evidence:
        yield from section("Evidence")
        for place, evidence in enumerate(claim.evidence):
            if place:
                yield ""
            yield indented(evidence_block(place + 1, evidence, around.registry.source_by_id))
    if claim.published:
        yield from section("Published in")
        yield indented(_published(claim))
    if claim.justification:
        yield from section("The editor's reasoning")
        yield indented(paragraphs(claim.justification))
    if claim.part_of:
        yield from section("Part of")
        yield indented(part_of_list(claim.part_of, around.registry, around.assessments))


def _published(claim: ClaimView) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold")
    for each in claim.published:
        grid.add_row(prose(f"{each.path}:{each.line}"), prose(each.text))
    return grid


def _facts(claim: ClaimView, around: Surroundings) -> Iterator[tuple[str, Text]]:
    yield "id", Text(claim.id)
    if claim.asserted is not None:
        yield "asserted", _asserted(claim.asserted, around)
    if claim.reviewed or claim.review_by:
        yield "reviewed", _reviewed(claim, around.today)
    if claim.tags:
        yield "tags", Text(", ".join(claim.tags))
    if claim.location is not None:
        yield "written", prose(str(claim.location))


def _asserted(asserted: Assertion, around: Surroundings) -> Text:
    text = Text("by ").append_text(prose(asserted.by))
    if asserted.date is not None:
        text.append(f" {asserted.date.when}")
    if asserted.source is not None:
        source = around.registry.source_by_id.get(asserted.source)
        text.append(f", in {asserted.source}")
        text.append_text(source_line(source, before=" · "))
    if asserted.quote is not None:
        text.append_text(prose(f": “{asserted.quote.exact}”", "italic"))
    return text


def _reviewed(claim: ClaimView, today: date) -> Text:
    text = Text(str(claim.reviewed) if claim.reviewed else "never")
    if claim.review_by is not None:
        text.append(f", again by {claim.review_by}")
    if claim.is_overdue(today):
        text.append(" (overdue)", style=WARNING)
    return text


def _levels(claim: ClaimView, around: Surroundings) -> RenderableType:
    """Return what the editor says, what the evidence allows, and why, side by side."""
    support = claim.support
    declared = level(support.declared) if support.declared else Text("no level", style=DIM)
    derived = level(support.derived)
    for mark in support.marks:
        derived.append(f"\n! {mark}", style=WARNING)
    why = _why(claim, around)
    headings = ("The file says", "Evidence allows", "Why (the first reason decides)")
    if around.width < _SIDE_BY_SIDE:
        table = Table.grid()
        cells: tuple[RenderableType, ...] = (declared, derived, why)
        for heading, cell in zip(headings, cells, strict=True):
            table.add_row(Text(heading, style=HEADING))
            table.add_row(Padding(cell, (0, 0, 0, 2)))
    else:
        table = Table(
            box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=HEADING, expand=True
        )
        table.add_column(headings[0], no_wrap=True)
        table.add_column(headings[1], no_wrap=True)
        table.add_column(headings[2], ratio=1, overflow="fold")
        table.add_row(declared, derived, why)
    if claim.difference is None:
        return table
    grid = Table.grid()
    grid.add_row(table)
    grid.add_row(Text(f"≠ {DIFFERENCES[claim.difference]} ({claim.difference})", style=WARNING))
    return grid


def _why(claim: ClaimView, around: Surroundings) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, justify="right")
    grid.add_column(overflow="fold")
    for number, reason in enumerate(claim.reasons, start=1):
        grid.add_row(f"{number}.", _reason(reason, around.settings))
    return grid


def _reason(reason: ReasonView, settings: LoadedConfig) -> Text:
    text = prose(reason.text)
    if reason.evidence:
        numbers = ", ".join(str(place + 1) for place in reason.evidence)
        text.append(f" [{numbers}]", style=DIM)
    setting = set_in(settings, reason.setting)
    if setting is not None:
        text.append(f"\n({setting})", style=DIM)
    return text
