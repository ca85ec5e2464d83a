"""``claimcheck export``: the registry for other programs."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from claimcheck.cli.session import EXIT_CLEAN, Session


def command(
    session: Session,
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["json", "csl-json", "bibtex", "csv", "claimreview"],
        typer.Option("--format", "-f", help="How to write it."),
    ] = "json",
) -> int:
    """Write the sources as references, or the claims as a table or as fact checks.

    csl-json and bibtex hold the sources, csv and claimreview (schema.org JSON-LD) the claims, json
    both. What is exported as csl-json, bibtex or csv can be imported again.
    """
    from claimcheck.exporters import EXPORTERS

    project = session.project
    text = EXPORTERS[format].write(project.registry, project.assessments)
    session.console.result(text)
    return EXIT_CLEAN
