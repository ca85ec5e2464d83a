"""``claimcheck check``: what fails a build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.checking import (
    BaselineFile,
    CheckOptions,
    FailOn,
    Ignore,
    Select,
    Since,
    conclude,
    prepared,
    result_of,
    show,
)
from claimcheck.cli.parameters import Today, format_option
from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS, Session, today_or
from claimcheck.formats import FormatName

if TYPE_CHECKING:
    from claimcheck.views.check_result import CheckResult


def command(
    session: Session,
    format: Annotated[FormatName, format_option("check")] = "text",  # noqa: A002 - the option
    fail_on: FailOn = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselineFile = None,
    since: Since = None,
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

    def run() -> CheckResult:
        options = CheckOptions(
            today_or(today), select or (), ignore or (), fail_on, baseline, since
        )
        check = prepared(session, options)
        result = check.run(session.project)
        if fix and not diff and _apply_fixes(session, result):
            result = check.run(session.project)
        return result

    def run_alone() -> CheckResult:
        return session.change(run)

    result = result_of(session, format, run_alone if fix and not diff else run)
    if diff and not result.invalid:
        return _show_fixes(session, result)
    show(session, format, result)
    return conclude(session, result)


def _show_fixes(session: Session, result: CheckResult) -> int:
    from claimcheck.app.fix import fixes
    from claimcheck.registry.edit.spans import changed

    found = fixes(result.findings)
    lines = [line for each in found for line in changed(each.before, each.after, each.path)]
    session.console.result("\n".join(lines))
    count = sum(len(each.done) for each in found)
    told = "1 fix; claimcheck check --fix applies it."
    if count != 1:
        told = (
            f"{count:,} fixes; claimcheck check --fix applies them." if count else "Nothing to fix."
        )
    session.console.note(told)
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
