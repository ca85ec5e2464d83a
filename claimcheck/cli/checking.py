"""What commands that end in a check have in common: options, the check, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.completion import complete_revision, complete_rule
from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, Session, error_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from claimcheck.app.baseline_file import Baseline
    from claimcheck.app.project import Project
    from claimcheck.app.scope import Scope
    from claimcheck.app.since import Before
    from claimcheck.model.match import Match
    from claimcheck.support.repeat import Repeat
    from claimcheck.views.check_result import CheckResult

FailOn = Annotated[
    Literal["note", "warning", "error", "never"] | None,
    typer.Option(
        metavar="SEVERITY",
        help="Least severity that fails the check: note, warning, error or never (default: error, "
        "or the configuration's).",
        envvar="CLAIMCHECK_FAIL_ON",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE",
        help="Run this rule only. Can be repeated.",
        envvar="CLAIMCHECK_SELECT",
        autocompletion=complete_rule,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE",
        help="Leave this rule out. Can be repeated.",
        envvar="CLAIMCHECK_IGNORE",
        autocompletion=complete_rule,
    ),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Hide the findings that this file tolerates; claimcheck baseline writes it.",
        envvar="CLAIMCHECK_BASELINE",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="BASE",
        help="Report only what came in since HEAD left this branch, tag or commit.",
        envvar="CLAIMCHECK_SINCE",
        autocompletion=complete_revision,
    ),
]
Full = Annotated[
    bool,
    typer.Option(
        "--full",
        help="Show every finding: notes too, and each of many of one rule (text).",
        envvar="CLAIMCHECK_FULL",
    ),
]


@dataclass(frozen=True)
class CheckOptions:
    """How to check.

    Attributes:
        today: The day to compare dates with.
        select: Rules to run; those of the configuration when empty.
        ignore: Rules to leave out.
        fail_on: Severity that fails; the configuration's when None.
        baseline: File of findings to tolerate.
        since: Revision before which findings are older.
    """

    today: date
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    fail_on: str | None = None
    baseline: Path | None = None
    since: str | None = None


@dataclass(frozen=True)
class PreparedCheck:
    """A check whose options were looked at, so that nothing about them can still be wrong.

    Attributes:
        options: How to check.
        baseline: The findings to tolerate; None where no file was named.
        before: What was found before; None where no revision was named.
    """

    options: CheckOptions
    baseline: Baseline | None
    before: Before | None

    def run(
        self,
        project: Project,
        scope: Scope | None = None,
        matches: Mapping[tuple[str, str], Match] | None = None,
        repeats: Sequence[Repeat] = (),
    ) -> CheckResult:
        """Check a project, with what the options hide taken out.

        Args:
            project: The registry.
            scope: The claims and sources that are asked for; all when None.
            matches: What was just found, as ``app.check.check`` takes it.
            repeats: Proofs whose sources were just read again, likewise.
        """
        from claimcheck.app.check import check
        from claimcheck.app.scope import EVERYTHING

        options = self.options
        if self.before is not None:
            project = self.before.applied_to(project)
        result = check(
            project,
            today=options.today,
            select=options.select,
            ignore=options.ignore,
            fail_on=options.fail_on,
            scope=scope or EVERYTHING,
            matches=matches,
            change=self.before.changed_to(project) if self.before is not None else None,
            repeats=repeats,
        )
        if self.baseline is not None:
            from claimcheck.app.baseline import apply_baseline

            result = apply_baseline(result, self.baseline, options.today)
            if self.before is not None and options.baseline is not None:
                from claimcheck.app.baseline_growth import with_growth

                result = with_growth(result, options.baseline, self.baseline, self.before)
        if self.before is not None:
            from claimcheck.app.since import only_since

            result = only_since(result, self.before)
        return result


def prepared(session: Session, options: CheckOptions) -> PreparedCheck:
    """Read what the options of a check name.

    Raises:
        ClaimcheckError: They name what does not exist, or there is nothing to check.
    """
    from claimcheck.app.check import rules_to_run

    rules_to_run(session.project, options.select, options.ignore)
    baseline = before = None
    if options.baseline is not None:
        from claimcheck.app.baseline_file import baseline_at, read_baseline

        path = baseline_at(options.baseline, session.project.files.root)
        options = replace(options, baseline=path)
        baseline = read_baseline(path)
    if options.since is not None:
        from claimcheck.app.since import findings_before

        before = findings_before(
            Path.cwd(),
            options.since,
            today=options.today,
            select=options.select,
            ignore=options.ignore,
            settings=session.settings,
            **session.named,
        )
        for note in before.notes:
            session.console.note(f"note: {note}")
    return PreparedCheck(options, baseline, before)


def result_of(session: Session, format_name: str, run: Callable[[], CheckResult]) -> CheckResult:
    """Return what a run came to; bad input is a result too, in the format that was asked for.

    Raises:
        ClaimcheckError: The usage is wrong, and the format is for people.
    """
    from claimcheck.errors import ClaimcheckError
    from claimcheck.registry.problems import InvalidInputError, invalid_input
    from claimcheck.views.check_result import CheckResult

    try:
        return run()
    except InvalidInputError as error:
        return CheckResult(findings=error.findings)
    except ClaimcheckError as error:
        if format_name in ("text", "concise"):
            raise
        session.console.error(error_line(error))
        return CheckResult(findings=[invalid_input(error.message, error.help)])


def show(session: Session, format_name: str, result: CheckResult, *, full: bool) -> None:
    """Write a result in a format; in that for people, all of it only where ``full`` asks."""
    from claimcheck.app.checkout import checkout_at
    from claimcheck.formats import FORMATS

    console = session.console
    placed = replace(result, checkout=checkout_at(Path.cwd()))
    text = FORMATS[format_name].render(
        placed,
        color=console.color,
        width=console.width,
        full=full,
        breaks=console.on_terminal,
    )
    console.result(text)


def conclude(session: Session, result: CheckResult) -> int:
    """Tell how it went in one line, and return the exit code."""
    from claimcheck.views.check_summary import summary

    session.console.note(summary(result))
    if result.invalid:
        return EXIT_USAGE
    return EXIT_FINDINGS if result.failed else EXIT_CLEAN
