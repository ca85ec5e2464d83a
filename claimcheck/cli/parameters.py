"""Options that several commands have, and that mean the same in each."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args

import typer

from claimcheck.cli.completion import complete_item
from claimcheck.engines import EngineName
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.cli.console import Console

_Format = TypeVar("_Format", bound=str)

ItemName = Annotated[
    str,
    typer.Argument(
        metavar="CLAIM|SOURCE",
        help="An id, the beginning of one, or the claim's own words.",
        autocompletion=complete_item,
    ),
]
Offline = Annotated[
    bool,
    typer.Option(
        "--offline", help="Use only what is cached or local.", envvar="CLAIMCHECK_OFFLINE"
    ),
]

Today = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day to compare dates with, as YYYY-MM-DD.",
        envvar="CLAIMCHECK_TODAY",
    ),
]
"""The day of a run, so that it can be repeated; this day when it is not given."""

Workers = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=1_000,
        metavar="N",
        help="Look for quotes in so many processes of this machine.",
        envvar="CLAIMCHECK_WORKERS",
    ),
]
Engine = Annotated[
    EngineName,
    typer.Option(
        help="Look for quotes in processes of this machine, or on a Dask cluster.",
        envvar="CLAIMCHECK_ENGINE",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="The scheduler of the Dask cluster.",
        envvar="CLAIMCHECK_SCHEDULER",
    ),
]


def choice_of(what: str, of: object) -> str:
    """Return the help of an option with the words that there are to choose from."""
    return f"{what}: {', '.join(get_args(of))}."


def format_or_by_name(
    asked: _Format | None, console: Console, endings: Mapping[str, _Format], default: _Format
) -> _Format:
    """Return the format that was asked for, or the one that the name of the output file says.

    Args:
        asked: The value of ``--format``; None where it was not given.
        console: Where the result goes.
        endings: The format of each ending of a file's name, or of a whole name, in lower case.
        default: The format where neither says one.

    Raises:
        ClaimcheckError: The name has an ending that stands for no format.
    """
    if asked is not None:
        return asked
    name = console.output.name.lower() if console.output is not None else ""
    ending = name if name in endings else PurePath(name).suffix
    if not ending:
        return default
    if ending not in endings:
        raise ClaimcheckError(
            f"no format is known by the ending {ending!r}",
            help=f"name the file {', '.join(endings)}, or say the format: --format",
        )
    return endings[ending]


def format_option(command: str, of: object = None) -> Any:
    """Return the option ``--format`` of a command.

    Not every command knows every format, so each has a variable of its own, which goes before the
    one for all.

    Args:
        command: Its name.
        of: The literal whose words are too many for the column of a narrow terminal, which would
            break one; None where they fit.
    """
    return typer.Option(
        "--format",
        "-f",
        metavar="FORMAT" if of else None,
        help=choice_of("How to write it", of) if of else "How to write it.",
        envvar=[f"CLAIMCHECK_{command.upper()}_FORMAT", "CLAIMCHECK_FORMAT"],
    )
