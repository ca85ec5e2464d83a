"""``claimcheck import``: start from the references and claims that are there already."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.session import EXIT_CLEAN, Session
from claimcheck.importers import ImportFormat
from claimcheck.model.terms import SourceKind


def command(
    session: Session,
    file: Annotated[Path, typer.Argument(help="What to read; - for stdin.")],
    format: Annotated[  # noqa: A002 - the name of the option
        ImportFormat,
        typer.Option("--format", "-f", help="What it is: references, or claims in the last two."),
    ],
    kind: Annotated[
        SourceKind | None, typer.Option(help="Kind of the sources for which the file gives none.")
    ] = None,
    into: Annotated[Path | None, typer.Option(help="File of the registry to add to.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be added and write nothing.")
    ] = False,
) -> int:
    """Import references as sources, or a table or fact checks as claims.

    What the registry has already, by DOI, ISBN, address, title or text, is skipped, so that a
    second import changes nothing. Everything that is there stays as it is, byte for byte.
    """
    from claimcheck.app.add.bring import Brought, bring
    from claimcheck.cli.console import stdin_bytes
    from claimcheck.printable import one_line
    from claimcheck.registry.source_text import display_path, read_bytes

    is_stdin = file == Path("-")
    content = ("-", stdin_bytes()) if is_stdin else (display_path(file), read_bytes(file))
    console = session.console

    def work() -> Brought:
        return bring(session.project, content, format, kind=kind, into=into, dry_run=dry_run)

    result = work() if dry_run else session.change(work)
    lines = [f"{'would add' if dry_run else 'added'} {each}" for each in result.added]
    lines += [f"skipped {one_line(label)!r}: {why}" for label, why in result.skipped]
    console.result("\n".join(lines))
    if not result.added and not result.skipped:
        console.note(f"{one_line(content[0])} holds nothing of the format {format}.")
    where = f" to {display_path(result.path)}" if result.path is not None else ""
    verb = "Would add" if dry_run else "Added"
    console.note(f"{verb} {len(result.added):,}{where}, skipped {len(result.skipped):,}.")
    return EXIT_CLEAN
