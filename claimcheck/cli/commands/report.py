"""``claimcheck report``: the registry as a document."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

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
        Literal["markdown", "json", "csv", "badge", "badge-svg"],
        typer.Option("--format", "-f", help="How to write it.", envvar="CLAIMCHECK_REPORT_FORMAT"),
    ] = "markdown",
    title: Annotated[
        str | None, typer.Option(help="What to call it.", envvar="CLAIMCHECK_TITLE")
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The day of the report, as YYYY-MM-DD.",
            envvar="CLAIMCHECK_TODAY",
        ),
    ] = None,
) -> int:
    """Write the registry as a document: levels, evidence and reasons, sources, what is open.

    Markdown is for readers, JSON for programs, CSV for spreadsheets: one row for each piece of
    evidence, and an apostrophe before what a spreadsheet would take for a formula. A badge is JSON
    for the endpoint of shields.io, or a picture that needs no service (badge-svg). The same
    registry, options and --today give the same document.
    """
    from claimcheck.app.select import select
    from claimcheck.reports import load_report
    from claimcheck.reports.base import DEFAULT_TITLE

    overview = select(
        session.project,
        today=today_or(today),
        filters=filters(level, tag, source, words),
        sort=sort,
        reverse=reverse,
        title=DEFAULT_TITLE if title is None or not title.strip() else title,
    )
    session.console.result(load_report(format).render(overview))
    tell_counts(overview, session.console)
    return EXIT_CLEAN
