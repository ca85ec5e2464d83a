"""``claimcheck import``: start from the references and claims that are there already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.parameters import choice_of
from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS, Session
from claimcheck.importers import ImportFormat
from claimcheck.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.app.add.bring import Brought, Told


def command(
    session: Session,
    file: Annotated[Path, typer.Argument(help="What to read; - for stdin.")],
    format: Annotated[  # noqa: A002 - the name of the option
        ImportFormat | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=choice_of("What it is, where its name does not say", ImportFormat),
        ),
    ] = None,
    kind: Annotated[
        SourceKind | None,
        typer.Option(
            help="Kind of the sources for which the file gives none.", show_default="secondary"
        ),
    ] = None,
    into: Annotated[Path | None, typer.Option(help="File of the registry to add to.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be added and write nothing.")
    ] = False,
) -> int:
    """Import references as sources, or a table or fact checks as claims.

    What the registry has already is known and left alone, so that a second import changes nothing:
    the same DOI, arXiv or PubMed number, or address, the same title, author and year, or the same
    text of a claim. Everything that is there stays as it is, byte for byte. What cannot be taken
    over is told with its place, and the exit code is 1.
    """
    from claimcheck.app.add.bring import bring
    from claimcheck.cli.writing import tell_of_unread
    from claimcheck.importers import text_of
    from claimcheck.registry.source_text import display_path, read_bytes

    shown = display_path(file)
    text = text_of(read_bytes(file))
    how = format or _format_of(shown, text)
    console = session.console

    def work() -> Brought:
        with console.progress("Importing") as step:
            return bring(
                session.project,
                text,
                how,
                kind=kind,
                into=into,
                dry_run=dry_run,
                step=lambda done: step(done, 0, ""),
            )

    result = work() if dry_run else session.change(work)
    console.result("\n".join(_lines(result, shown, dry_run=dry_run)))
    if result.guessed:
        console.note(
            f"{result.guessed:,} of the sources are of the kind secondary, since the file says "
            "nothing of it; --kind says another."
        )
    tell_of_unread(session, result.paths)
    places = " and ".join(map(display_path, result.paths))
    console.note(_account(result, places, dry_run=dry_run))
    return EXIT_FINDINGS if result.losses else EXIT_CLEAN


def _format_of(shown: str, text: str) -> ImportFormat:
    from claimcheck.errors import ClaimcheckError
    from claimcheck.importers import IMPORTERS, format_of

    found = format_of(shown, text)
    if found is None:
        raise ClaimcheckError(
            f"the name {shown} does not say what format it has",
            help=f"say --format, which is one of {', '.join(IMPORTERS)}",
        )
    return found


def _lines(result: Brought, shown: str, *, dry_run: bool) -> Iterator[str]:
    from claimcheck.printable import one_line

    added = "would add" if dry_run else "added"
    for name in (*result.sources, *result.added):
        yield f"{added} {name}"
    for label, name in result.known:
        yield f"known {one_line(label)!r}: it is {name}"
    for told in result.losses:
        verb = "lost" if told.whole else "left out"
        yield f"{_place(shown, told)}: {verb}: {one_line(told.what)}"
    for told in result.unknown:
        yield f"{_place(shown, told)}: {one_line(told.what)}; add it, or correct the name"


def _place(shown: str, told: Told) -> str:
    from claimcheck.printable import one_line

    place = f"{one_line(shown)}:{told.line}" if told.line else one_line(shown)
    return f"{place}: {one_line(told.key)}" if told.key else place


def _account(result: Brought, places: str, *, dry_run: bool) -> str:
    """Return the line that accounts for every entry of the file."""
    added, known = len(result.added), len(result.known)
    total = added + known + result.lost
    verb = "would be added" if dry_run else "added"
    where = f" to {places}" if places else ""
    beside = f", and {len(result.sources):,} sources with them" if result.sources else ""
    parts = sum(not told.whole for told in result.losses)
    left_out = f"; {parts:,} left out of entries" if parts else ""
    entries = "entry" if total == 1 else "entries"
    return (
        f"{total:,} {entries}: {added:,} {verb}{where}{beside}, {known:,} known, "
        f"{result.lost:,} lost{left_out}."
    )
