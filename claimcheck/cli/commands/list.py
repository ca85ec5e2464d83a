"""``claimcheck list``: every claim at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.parameters import format_option, format_or_by_name
from claimcheck.cli.selection import (
    LevelOption,
    OnlyOption,
    ReverseOption,
    SortOption,
    SourceOption,
    TagOption,
    WordsOption,
    filters,
    tell_counts,
)
from claimcheck.cli.session import EXIT_CLEAN, Session, today_or

if TYPE_CHECKING:
    from collections.abc import Mapping

_Format = Literal["text", "json", "csv"]
_ENDINGS: Mapping[str, _Format] = {".txt": "text", ".json": "json", ".csv": "csv"}


def command(
    session: Session,
    level: LevelOption = None,
    tag: TagOption = None,
    source: SourceOption = None,
    words: WordsOption = None,
    only: OnlyOption = None,
    sort: SortOption = "level",
    reverse: ReverseOption = False,
    long: Annotated[
        bool,
        typer.Option(
            "--long",
            "-l",
            help="The whole text of each claim, and the sources that it rests on.",
            envvar="CLAIMCHECK_LONG",
        ),
    ] = False,
    format: Annotated[  # noqa: A002 - the name of the option
        _Format | None,
        format_option("list"),
    ] = None,
) -> int:
    """List the claims, one a line: the level that its evidence allows, its id, and its text.

    The strongest level comes first, and in each level what stands out: "! conflicting", "refuted",
    "overstated" where the file gives a higher level than the evidence allows, "unproven" where a
    quote or value was not found in its source. With --long the sources follow, each with its stance
    where that is not support.
    """
    from claimcheck.app.select import select

    overview = select(
        session.project,
        today=today_or(None),
        filters=filters(level, tag, source, words, only),
        sort=sort,
        reverse=reverse,
    )
    format = format_or_by_name(format, session.console, _ENDINGS, "text")  # noqa: A001
    if format != "text":
        from claimcheck.reports import LISTINGS

        session.console.result(LISTINGS[format].render_list(overview))
    elif overview.entries:
        from claimcheck.cli.layout.listing import blocks, lines

        laid_out = blocks if long else lines
        session.console.render(laid_out(overview.entries, session.console.width))
    else:
        session.console.result("")
    tell_counts(overview, session.console)
    return EXIT_CLEAN
