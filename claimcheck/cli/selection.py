"""The options that pick and order claims, shared by ``list`` and ``report``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.completion import complete_source, complete_tag
from claimcheck.model.terms import Support
from claimcheck.views.words import Notable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.app.select import Filters
    from claimcheck.cli.console import Console
    from claimcheck.views.overview import Overview

_PANEL = "Which claims"

LevelOption = Annotated[
    list[Support] | None,
    typer.Option(
        "--level",
        metavar="LEVEL",
        help="Claims of this derived level: verified, directional or unsupported. Can be repeated.",
        envvar="CLAIMCHECK_LEVEL",
        rich_help_panel=_PANEL,
    ),
]
TagOption = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        metavar="TAG",
        help="Claims with this tag. Can be repeated: any of them.",
        autocompletion=complete_tag,
        envvar="CLAIMCHECK_TAG",
        rich_help_panel=_PANEL,
    ),
]
SourceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="ID",
        help="Claims with evidence from this source, or read in it. Can be repeated: any of them.",
        autocompletion=complete_source,
        envvar="CLAIMCHECK_SOURCE",
        rich_help_panel=_PANEL,
    ),
]
WordsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--words",
        "-w",
        metavar="WORDS",
        help="Claims with each of these words, or words that begin so, in text, id or tags. "
        "Can be repeated.",
        envvar="CLAIMCHECK_WORDS",
        rich_help_panel=_PANEL,
    ),
]
OnlyOption = Annotated[
    list[Notable] | None,
    typer.Option(
        "--only",
        metavar="KIND",
        help="Claims that stand out: overstated, conflicting, refuted, unproven or overdue. Can be "
        "repeated: any of them.",
        envvar="CLAIMCHECK_ONLY",
        rich_help_panel=_PANEL,
    ),
]
SortOption = Annotated[
    Literal["file", "id", "level", "text", "reviewed", "due"],
    typer.Option(
        "--sort",
        metavar="ORDER",
        help="file: as written; id; level: the strongest first, and in it what stands out; text; "
        "reviewed: longest ago first; due: next review first.",
        envvar="CLAIMCHECK_SORT",
        rich_help_panel=_PANEL,
    ),
]
ReverseOption = Annotated[
    bool,
    typer.Option(
        "--reverse",
        help="The other way round.",
        envvar="CLAIMCHECK_REVERSE",
        rich_help_panel=_PANEL,
    ),
]


def filters(
    level: list[Support] | None,
    tag: list[str] | None,
    source: list[str] | None,
    words: list[str] | None,
    only: list[Notable] | None,
) -> Filters:
    """Return what the options ask for."""
    from claimcheck.app.select import Filters

    asked = (level, tag, source, words, only)
    return Filters(*(tuple(each or ()) for each in asked))  # type: ignore[arg-type]


def tell_counts(overview: Overview, console: Console) -> None:
    """Tell on stderr how many claims are shown, and what stands out."""
    repeated = overview.total - len(overview.assessments)
    if repeated:
        noun = "claim repeats" if repeated == 1 else "claims repeat"
        console.note(
            f"{repeated:,} {noun} the id of another and cannot be shown: run claimcheck check"
        )
    console.note(counts(overview) + _from_variables())


_FILTERS = ("LEVEL", "TAG", "SOURCE", "WORDS", "ONLY")


def _from_variables() -> str:
    """Return which variables of the environment hold filters, since nobody sees those."""
    found = [name for each in _FILTERS if os.environ.get(name := f"CLAIMCHECK_{each}")]
    return f"\nnote: filters come from {', '.join(found)} in the environment" if found else ""


def counts(overview: Overview) -> str:
    """Return how many claims are shown, by level, and what stands out, as one line."""
    shown, total = len(overview.entries), overview.total
    if not total:
        return "The registry holds no claims."
    if not shown:
        return f"None of {total:,} claims fits: {overview.filters}."
    noun = "claim" if total == 1 else "claims"
    line = f"{shown:,} {noun}" if shown == total else f"{shown:,} of {total:,} {noun}"
    if overview.filters:
        line += f" ({overview.filters})"
    line += ": " + _counted((level.value, len(group)) for level, group in overview.by_level.items())
    notable = _counted(
        (
            ("overstated", len(overview.with_difference("overstated"))),
            ("understated", len(overview.with_difference("understated"))),
            ("conflicting", len(overview.with_mark("conflicting"))),
            ("refuted", len(overview.with_mark("refuted"))),
            ("unproven", sum(entry.unproven for entry in overview.entries)),
        )
    )
    return f"{line}; {notable}." if notable else f"{line}."


def _counted(counted: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{count:,} {word}" for word, count in counted if count)
