"""``claimcheck fmt``: one form for all files of a registry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS, Session

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    JSON Lines and JSON are left alone.
    """
    from claimcheck.app.fmt import format_files, format_stdin
    from claimcheck.cli.rewriting import rewrite, tell_failed
    from claimcheck.registry.edit.spans import changed
    from claimcheck.registry.source_text import STDIN, json_form, read_bytes

    console = session.console
    by_id, writes = sort == "id", not (check or diff)
    failed: list[Exception] = []
    if files == [STDIN]:
        made = [format_stdin(read_bytes(STDIN), sort=by_id)]
        if writes:
            console.result(made[0].after)
            return EXIT_CLEAN
    elif writes:
        made, failed = rewrite(
            session,
            lambda: format_files(_paths(session, files or ()), sort=by_id),
            anywhere=bool(files),
        )
    else:
        made = format_files(_paths(session, files or ()), sort=by_id)
    for each in made:
        if form := json_form(each.path.name):
            console.note(f"{each.shown} is {form}, which fmt leaves as what writes it does.")
    made = [each for each in made if not json_form(each.path.name)]
    others = [each for each in made if each.changed]
    lines: list[str] = []
    for each in others:
        if diff:
            lines += changed(each.before, each.after, each.shown)
        else:
            lines.append(f"{'formatted' if writes else 'would format'} {each.shown}")
    console.result("\n".join(lines))
    alike = len(made) - len(others)
    verb = "formatted" if writes else "would be formatted"
    console.note(f"{_files(len(others))} {verb}, {alike:,} in canonical form already.")
    if failed:
        return tell_failed(session, failed)
    return EXIT_CLEAN if writes or not others else EXIT_FINDINGS


def _paths(session: Session, files: Sequence[Path]) -> Sequence[Path]:
    """Return the files that were named, or those of the registry."""
    if files:
        return files
    found = session.project.files
    return (*found.claims, *found.sources)


def _files(count: int) -> str:
    return f"{count:,} file" if count == 1 else f"{count:,} files"
