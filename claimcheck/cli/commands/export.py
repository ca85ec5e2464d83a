"""``claimcheck export``: the registry for other programs."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.parameters import choice_of, format_or_by_name
from claimcheck.cli.session import EXIT_CLEAN, Session, today_or
from claimcheck.reports import ExportFormat


def command(
    session: Session,
    format: Annotated[  # noqa: A002 - the name of the option
        ExportFormat | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help=choice_of("How to write it", ExportFormat)
        ),
    ] = None,
) -> int:
    """Write the sources as references, or the claims as a table or as fact checks.

    csl-json and bibtex hold the sources, csv and claimreview (schema.org JSON-LD) the claims, json
    both. claims-jsonl and sources-jsonl are files of a registry, an item on each line. What is
    exported as csl-json, bibtex or csv can be imported again. Without --format the name of the
    --output file says it (.bib, .csv, .jsonld, claims.jsonl, sources.jsonl), and json is the
    default.
    """
    from claimcheck.app.select import select
    from claimcheck.reports import EXPORT_ENDINGS, EXPORTS, REPORTS

    how = format_or_by_name(format, session.console, EXPORT_ENDINGS, "json")
    overview = select(session.project, today=today_or(None))
    session.console.result(REPORTS[EXPORTS[how]].render(overview))
    publish = overview.settings.config.publish
    if how == "claimreview" and not (publish.address and publish.publisher):
        session.console.note(
            "Search engines require the address of each review and who wrote it: set address and "
            "publisher in [publish]."
        )
    return EXIT_CLEAN
