"""``claimcheck report``: the registry as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.parameters import Today, format_option, format_or_by_name
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
from claimcheck.reports import ReportFormat

if TYPE_CHECKING:
    from datetime import date

    from claimcheck.views.extras import Moment
    from claimcheck.views.overview import Overview


def command(
    session: Session,
    level: LevelOption = None,
    tag: TagOption = None,
    source: SourceOption = None,
    words: WordsOption = None,
    only: OnlyOption = None,
    sort: SortOption = "file",
    reverse: ReverseOption = False,
    format: Annotated[  # noqa: A002 - the name of the option
        ReportFormat | None,
        format_option("report", ReportFormat),
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="What to call it.", envvar="CLAIMCHECK_TITLE")
    ] = None,
    history: Annotated[
        bool,
        typer.Option(
            "--history",
            help="Show levels over time, from the commits of the git repository (html).",
            envvar="CLAIMCHECK_HISTORY",
        ),
    ] = False,
    today: Today = None,
) -> int:
    """Write the registry as a document: levels, evidence and reasons, sources, what is open.

    HTML is one page for readers, with search and filters, that loads nothing; it shows quotes in
    their context where the text cache or a local file has it. More than 5,000 claims become pages
    beside the --output file, which leads to them. Markdown is for readers too, JSON for
    programs, CSV
    for spreadsheets: one row for each piece of evidence, and an apostrophe before what a
    spreadsheet would take for a formula. A badge is JSON for the endpoint of shields.io, or a
    picture that needs no service (badge-svg). Without --format the name of the --output file says
    it (.html), and Markdown is the default. The same registry, cache, options and --today give
    the same document.
    """
    from claimcheck.app.select import select
    from claimcheck.reports import ENDINGS, REPORTS
    from claimcheck.views.overview import DEFAULT_TITLE

    format = format_or_by_name(format, session.console, ENDINGS, "markdown")  # noqa: A001
    if history and format != "html":
        from claimcheck.errors import ClaimcheckError

        raise ClaimcheckError("--history is drawn, which html alone can", help="add: --format html")
    day = today_or(today)
    overview = select(
        session.project,
        today=day,
        filters=filters(level, tag, source, words, only),
        sort=sort,
        reverse=reverse,
        title=DEFAULT_TITLE if title is None or not title.strip() else title,
    )
    if format == "html":
        session.console.result(_page(session, overview, day, history=history))
    else:
        session.console.result(REPORTS[format].render(overview))
    tell_counts(overview, session.console)
    return EXIT_CLEAN


def _page(session: Session, overview: Overview, day: date, *, history: bool) -> str:
    """Return the page of a report; where it is one of many, those beside it are written."""
    from dataclasses import replace

    from claimcheck.app.page import extras_of
    from claimcheck.reports.html import MOST_CLAIMS, index, parts_of, render
    from claimcheck.views.extras import Extras

    output, project = session.console.output, session.project
    moments = _history(session, day) if history else []
    if len(overview.entries) <= MOST_CLAIMS or not (output and session.console.in_regular_file):
        extras = extras_of(project, today=day, history=moments, shown=overview.shown)
        return render(replace(overview, extras=extras))
    parts = list(parts_of(overview, output))
    with session.console.progress("Writing pages") as step:
        for done, (name, part) in enumerate(parts, 1):
            extras = extras_of(project, today=day, shown=part.shown)
            session.console.beside(name, render(replace(part, extras=extras)))
            step(done, len(parts), "")
    session.console.note(
        f"{len(parts)} pages of up to {MOST_CLAIMS:,} claims are beside {output.name}, "
        "which leads to them."
    )
    whole = replace(overview, extras=Extras(history=moments))
    return index(whole, [part for _, part in parts])


def _history(session: Session, day: date) -> list[Moment]:
    from pathlib import Path

    from claimcheck.app.history import history_of

    with session.console.progress("Reading history") as progress:
        found = history_of(
            session.project, Path.cwd(), today=day, progress=progress, **session.named
        )
    if all(each.counts == found[0].counts for each in found):
        session.console.note("The levels never changed, so there is nothing to draw over time.")
    return found
