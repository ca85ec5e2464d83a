"""``claimcheck fmt``: one form for all files of a registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS, Session


def command(
    session: Session,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Files of claims or sources; those of the registry without any; - for stdin.",
        ),
    ] = None,
    sort: Annotated[
        Literal["file", "id"],
        typer.Option(
            help="Keep the order of the file, or order by id.", envvar="CLAIMCHECK_FMT_SORT"
        ),
    ] = "file",
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if a file would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change, and fail.")
    ] = False,
) -> int:
    """Put files in canonical form: order of keys, indents, quotes, lines of 100 columns.

    Comments, blank lines, line ends and a byte order mark stay. What cannot be formatted without
    losing something stays as it is, and a file is written only when it says what it said before.
    """
    from claimcheck.app.fmt import format_files, format_stdin
    from claimcheck.registry.edit.spans import changed

    console = session.console
    by_id = sort == "id"
    if files == [Path("-")]:
        import sys

        made = [format_stdin(sys.stdin.buffer.read(), sort=by_id)]
        if not (check or diff):
            console.result(made[0].after)
            return EXIT_CLEAN
    elif files:
        made = format_files(files, sort=by_id)
    else:
        found = session.project.files
        made = format_files((*found.claims, *found.sources), sort=by_id)
    others = [each for each in made if each.changed]
    lines: list[str] = []
    for each in others:
        if diff:
            lines += changed(each.before, each.after, each.shown)
        elif check:
            lines.append(f"would format {each.shown}")
        else:
            each.write()
            lines.append(f"formatted {each.shown}")
    console.result("\n".join(lines))
    alike = len(made) - len(others)
    verb = "would be formatted" if check or diff else "formatted"
    console.note(f"{_files(len(others))} {verb}, {alike:,} in canonical form already.")
    return EXIT_FINDINGS if others and (check or diff) else EXIT_CLEAN


def _files(count: int) -> str:
    return f"{count:,} file" if count == 1 else f"{count:,} files"
