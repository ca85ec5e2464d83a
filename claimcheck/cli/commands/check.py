"""``claimcheck check``: the gate of a build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from claimcheck.cli.completion import complete_rule
from claimcheck.cli.parameters import Today, format_option
from claimcheck.cli.session import (
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_USAGE,
    Session,
    error_line,
    today_or,
)
from claimcheck.formats import FormatName

if TYPE_CHECKING:
    from datetime import date

    from claimcheck.views.check_result import CheckResult


def command(
    session: Session,
    format: Annotated[  # noqa: A002 - the name of the option
        FormatName,
        format_option("check"),
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
        typer.Option(
            help="Run this rule only. Can be repeated.",
            envvar="CLAIMCHECK_SELECT",
            autocompletion=complete_rule,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            help="Leave this rule out. Can be repeated.",
            envvar="CLAIMCHECK_IGNORE",
            autocompletion=complete_rule,
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Hide the findings that this file tolerates; claimcheck baseline writes it.",
            envvar="CLAIMCHECK_BASELINE",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="BASE",
            help="Report only what came in since HEAD left this branch, tag or commit.",
            envvar="CLAIMCHECK_SINCE",
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Lower each level that the evidence does not allow.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")
    ] = False,
    today: Today = None,
) -> int:
    """Check that every claim has a source and none says more than its evidence.

    Reads files only, needs no network, changes nothing unless --fix asks for it. Exits with 0
    when clean, 1 when a finding is severe enough to fail, 2 when the input or the usage is wrong.
    """
    from claimcheck.app.checkout import checkout_at
    from claimcheck.errors import ClaimcheckError
    from claimcheck.formats import FORMATS
    from claimcheck.registry.problems import InvalidInputError, invalid_input
    from claimcheck.views.check_result import CheckResult
    from claimcheck.views.check_summary import summary

    console = session.console
    try:
        chosen = (today_or(today), select, ignore, fail_on, baseline, since)
        result = _result(session, *chosen)
        if diff:
            return _show_fixes(session, result)
        if fix and _apply_fixes(session, result):
            result = _result(session, *chosen)
    except InvalidInputError as error:
        result = CheckResult(findings=error.findings)
    except ClaimcheckError as error:
        if format in ("text", "concise"):
            raise
        result = CheckResult(findings=[invalid_input(error.message, error.help)])
        console.error(error_line(error))
    result = replace(result, checkout=checkout_at(Path.cwd()))
    console.result(FORMATS[format].render(result, color=console.color, width=console.width))
    console.note(summary(result))
    if result.invalid:
        return EXIT_USAGE
    return EXIT_FINDINGS if result.failed else EXIT_CLEAN


def _show_fixes(session: Session, result: CheckResult) -> int:
    from claimcheck.app.fix import fixes
    from claimcheck.registry.edit.spans import changed

    found = fixes(result.findings)
    lines = [line for each in found for line in changed(each.before, each.after, each.path)]
    session.console.result("\n".join(lines))
    count = sum(len(each.done) for each in found)
    session.console.note(f"{count:,} fixes; claimcheck check --fix applies them.")
    return EXIT_FINDINGS if result.failed else EXIT_CLEAN


def _apply_fixes(session: Session, result: CheckResult) -> bool:
    """Apply the safe fixes and tell each; return whether the registry has to be read again."""
    from claimcheck.app.fix import fixes

    found = fixes(result.findings)
    for each in found:
        each.write()
        for line in each.done:
            session.console.note(f"fixed {line}")
    if found:
        session.forget_project()
    return bool(found)


def _result(
    session: Session,
    today: date,
    select: list[str] | None,
    ignore: list[str] | None,
    fail_on: str | None,
    baseline: Path | None,
    since: str | None,
) -> CheckResult:
    from claimcheck.app.check import check

    chosen: dict[str, Any] = {"today": today, "select": select or (), "ignore": ignore or ()}
    result = check(session.project, fail_on=fail_on, **chosen)
    if baseline is not None:
        from claimcheck.app.baseline import apply_baseline
        from claimcheck.app.baseline_file import read_baseline

        result = apply_baseline(result, read_baseline(baseline), today)
    if since is not None:
        from claimcheck.app.since import findings_before, only_since

        before = findings_before(Path.cwd(), since, **chosen, **session.named)
        for note in before.notes:
            session.console.note(f"note: {note}")
        result = only_since(result, before)
    return result
