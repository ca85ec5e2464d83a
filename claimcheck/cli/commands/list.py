"""``claimcheck list``: every claim at a glance."""

from __future__ import annotations

from typing import Annotated, Literal

from claimcheck.cli.parameters import format_option
from claimcheck.cli.selection import (
    LevelOption,
    ReverseOption,
    SortOption,
    SourceOption,
    TagOption,
    WordsOption,
    filters,
    tell_counts,
)
from claimcheck.cli.session import EXIT_CLEAN, Session, today_or


def command(
    session: Session,
    level: LevelOption = None,
    tag: TagOption = None,
    source: SourceOption = None,
    words: WordsOption = None,
    sort: SortOption = "file",
    reverse: ReverseOption = False,
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["text", "json", "csv"],
        format_option("list"),
    ] = "text",
) -> int:
    """List the claims: the level of each that its evidence allows, and what it rests on.

    Where the file gives another level than the evidence allows, that is marked: "≠ file: verified".
    A source is followed by its stance where that is not support.
    """
    from claimcheck.app.select import select

    overview = select(
        session.project,
        today=today_or(None),
        filters=filters(level, tag, source, words),
        sort=sort,
        reverse=reverse,
    )
    if format != "text":
        from claimcheck.reports import LISTINGS

        session.console.result(LISTINGS[format].render_list(overview))
    elif overview.entries:
        from claimcheck.cli.layout.table import claims_table

        session.console.render(claims_table(overview.entries, session.console.width))
    else:
        session.console.result("")
    tell_counts(overview, session.console)
    return EXIT_CLEAN
