"""What commands that can mend what they find have in common: ``--fix`` and ``--diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS, Session

if TYPE_CHECKING:
    from claimcheck.views.check_result import CheckResult

Fix = Annotated[
    bool, typer.Option("--fix", help="Mend in the files what takes nobody's judgement.")
]
Diff = Annotated[
    bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")
]


def refuse_other_formats(format_name: str) -> None:
    """Refuse ``--diff`` in a format that has a place of its own for what mends a finding.

    Raises:
        ClaimcheckError: The format is not text.
    """
    from claimcheck.errors import ClaimcheckError

    if format_name != "text":
        raise ClaimcheckError(
            f"--diff shows text, and --format {format_name} asks for another form",
            help="leave --diff out: in json, sarif and rdjson each finding carries its fix",
        )


def show_fixes(session: Session, result: CheckResult, command: str) -> int:
    """Show what ``--fix`` of a command would change; return the exit code."""
    from claimcheck.app.fix import fixes
    from claimcheck.registry.edit.spans import changed

    found = fixes(result.findings)
    lines = [line for each in found for line in changed(each.before, each.after, each.path)]
    session.console.result("\n".join(lines))
    count = sum(len(each.done) for each in found)
    told = f"1 fix; {command} --fix applies it."
    if count != 1:
        told = f"{count:,} fixes; {command} --fix applies them." if count else "Nothing to fix."
    session.console.note(told)
    _tell_of_json(session)
    return EXIT_FINDINGS if result.failed else EXIT_CLEAN


def _tell_of_json(session: Session) -> None:
    """Tell which files of the registry no fix is made in: who wrote them can do better."""
    from claimcheck.registry.source_text import display_path, json_form

    files = session.project.files
    left = [each for each in (*files.claims, *files.sources) if json_form(each.name)]
    if left:
        verb = "are" if len(left) > 1 else "is"
        names = " and ".join(map(display_path, left))
        forms = " and ".join(sorted({json_form(each.name) for each in left}, reverse=True))
        session.console.note(f"{names} {verb} {forms}, in which --fix mends nothing.")


def apply_fixes(session: Session, result: CheckResult) -> bool:
    """Apply the fixes and tell each; return whether the registry has to be looked at again.

    Raises:
        ChangedMeanwhileError: A file was changed by somebody else.
    """
    from claimcheck.app.fix import fixes

    found = fixes(result.findings)
    for each in found:
        each.write()
        for line in each.done:
            session.console.note(f"fixed {line}")
    if found:
        session.forget_project()
    else:
        _tell_of_json(session)
    return bool(found)
