"""``claimcheck check``: what fails a build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.checking import (
    BaselineFile,
    CheckOptions,
    FailOn,
    Full,
    Ignore,
    Select,
    Since,
    conclude,
    prepared,
    result_of,
    show,
)
from claimcheck.cli.fixing import Diff, Fix, apply_fixes, refuse_other_formats, show_fixes
from claimcheck.cli.parameters import Today, format_option
from claimcheck.cli.session import Session, today_or
from claimcheck.formats import FormatName

if TYPE_CHECKING:
    from claimcheck.views.check_result import CheckResult


def command(
    session: Session,
    file: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Files or folders of claims, as with --claims; - reads standard input.",
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option
        FormatName, format_option("check", FormatName)
    ] = "text",
    fail_on: FailOn = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselineFile = None,
    since: Since = None,
    fix: Fix = False,
    diff: Diff = False,
    full: Full = False,
    today: Today = None,
) -> int:
    """Check that every claim has a source and none says more than its evidence.

    Reads files only, needs no network, changes nothing unless --fix asks for it, which lowers each
    level that the evidence does not allow. Exits with 0 when clean, 1 when a finding is severe
    enough to fail, 2 when the input or the usage is wrong.
    """
    session.read_claims(file or ())

    def run() -> CheckResult:
        if diff:
            refuse_other_formats(format)
        options = CheckOptions(
            today_or(today), select or (), ignore or (), fail_on, baseline, since
        )
        check = prepared(session, options)
        result = check.run(session.project)
        while fix and not diff and apply_fixes(session, result):
            result = check.run(session.project)
        return result

    def run_alone() -> CheckResult:
        return session.change(run)

    result = result_of(session, format, run_alone if fix and not diff else run)
    if diff and not result.invalid:
        return show_fixes(session, result, "claimcheck check")
    show(session, format, result, full=full)
    return conclude(session, result)
