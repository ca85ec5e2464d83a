"""``claimcheck report``: the registry as a document."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from claimcheck.cli.parameters import Today, format_option
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
        Literal["markdown", "html", "json", "csv", "badge", "badge-svg"],
        format_option("report"),
    ] = "markdown",
    title: Annotated[
        str | None, typer.Option(help="What to call it.", envvar="CLAIMCHECK_TITLE")
    ] = None,
    today: Today = None,
) -> int:
    """Write the registry as a document: levels, evidence and reasons, sources, what is open.

    HTML is one page for readers, with search and filters, that loads nothing; it shows quotes in
    their context where the text cache has it. Markdown is for readers too, JSON for programs, CSV
    for spreadsheets: one row for each piece of evidence, and an apostrophe before what a
    spreadsheet would take for a formula. A badge is JSON for the endpoint of shields.io, or a
    picture that needs no service (badge-svg). The same registry, cache, options and --today give
    the same document.
    """
    from claimcheck.app.select import select
    from claimcheck.reports import load_report
    from claimcheck.reports.base import DEFAULT_TITLE

    day = today_or(today)
    overview = select(
        session.project,
        today=day,
        filters=filters(level, tag, source, words),
        sort=sort,
        reverse=reverse,
        title=DEFAULT_TITLE if title is None or not title.strip() else title,
    )
    if format == "html":
        from claimcheck.app.page import extras_of
        from claimcheck.reports.html import render

        text = render(overview, extras_of(session.project, today=day))
    else:
        text = load_report(format).render(overview)
    session.console.result(text)
    tell_counts(overview, session.console)
    return EXIT_CLEAN
