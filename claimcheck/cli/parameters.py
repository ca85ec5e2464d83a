"""Options that several commands have, and that mean the same in each."""

from __future__ import annotations

from typing import Annotated, Any

import typer

Today = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day to compare dates with, as YYYY-MM-DD.",
        envvar="CLAIMCHECK_TODAY",
    ),
]
"""The day of a run, so that it can be repeated; this day when it is not given."""


def format_option(command: str) -> Any:
    """Return the option ``--format`` of a command.

    Not every command knows every format, so each has a variable of its own, which goes before the
    one for all.
    """
    return typer.Option(
        "--format",
        "-f",
        help="How to write it.",
        envvar=[f"CLAIMCHECK_{command.upper()}_FORMAT", "CLAIMCHECK_FORMAT"],
    )
