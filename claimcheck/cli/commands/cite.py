"""``claimcheck cite``: the footnotes of published texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS, Session


def command(
    session: Session,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Texts; without any, all that the configuration names as prose.",
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if a text would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change, and fail.")
    ] = False,
) -> int:
    """Write the definitions of footnotes that mark claims: quote, source, date, level.

    The first paragraph of [^claim:ID] is written and renewed, and compared by its words, so that a
    formatter may lay it out in its own way. Later paragraphs, and everything else, stay as they
    are.
    """
    from claimcheck.app.cite import cite
    from claimcheck.cli.rewriting import rewrite, tell_failed
    from claimcheck.registry.edit.spans import changed

    console = session.console
    writes = not (check or diff)
    failed: list[Exception] = []
    if writes:
        made, failed = rewrite(session, lambda: cite(session.project, files or ()))
    else:
        made = cite(session.project, files or ())
    others = [each for each in made if each.changed]
    lines: list[str] = []
    for each in others:
        if diff:
            lines += changed(each.before, each.after, each.shown)
        else:
            lines.append(f"{'cited in' if writes else 'would cite in'} {each.shown}")
    console.result("\n".join(lines))
    alike = len(made) - len(others)
    verb = "changed" if writes else "would change"
    count = f"{len(others):,} text" if len(others) == 1 else f"{len(others):,} texts"
    for each in made:
        if each.unknown:
            names = ", ".join(each.unknown)
            console.note(f"{each.shown}: no claim is called {names}: see claimcheck check")
    console.note(f"{count} {verb}, {alike:,} up to date already.")
    if failed:
        return tell_failed(session, failed)
    return EXIT_CLEAN if writes or not others else EXIT_FINDINGS
