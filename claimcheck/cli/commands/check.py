"""``claimcheck check``: the gate of a build."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from claimcheck.cli.session import (
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_USAGE,
    Session,
    error_line,
    today_or,
)


def command(
    session: Session,
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["text", "concise", "json", "github", "sarif", "junit", "gitlab", "rdjson"],
        typer.Option("--format", "-f", help="How to write it.", envvar="CLAIMCHECK_FORMAT"),
    ] = "text",
    fail_on: Annotated[
        Literal["note", "warning", "error", "never"] | None,
        typer.Option(
            help="Least severity that fails the check (default: error, or the configuration's).",
            envvar="CLAIMCHECK_FAIL_ON",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(help="Run this rule only. Can be repeated.", envvar="CLAIMCHECK_SELECT"),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(help="Leave this rule out. Can be repeated.", envvar="CLAIMCHECK_IGNORE"),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The day to compare dates with, as YYYY-MM-DD.",
            envvar="CLAIMCHECK_TODAY",
        ),
    ] = None,
) -> int:
    """Check that every claim has a source and none says more than its evidence.

    Reads files only, needs no network, changes nothing. Exits with 0 when clean, 1 when a finding
    is severe enough to fail, 2 when the input or the usage is wrong.
    """
    from claimcheck.app.check import check
    from claimcheck.errors import ClaimcheckError
    from claimcheck.formats import load_format
    from claimcheck.formats.base import CheckResult
    from claimcheck.formats.summary import summary
    from claimcheck.model.finding import Location
    from claimcheck.registry.problems import InputProblem, InvalidInputError

    console = session.console
    try:
        result = check(
            session.project,
            today=today_or(today),
            select=select or (),
            ignore=ignore or (),
            fail_on=fail_on,
        )
    except InvalidInputError as error:
        result = CheckResult(problems=error.problems)
    except ClaimcheckError as error:
        if format not in ("json", "github"):
            raise
        result = CheckResult(problems=[InputProblem(error.message, error.help, Location(""))])
        console.error(error_line(error))
    console.result(load_format(format).render(result, color=console.color))
    console.note(summary(result))
    if result.problems:
        return EXIT_USAGE
    return EXIT_FINDINGS if result.failed else EXIT_CLEAN
