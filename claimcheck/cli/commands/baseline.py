"""``claimcheck baseline``: tolerate what is found now, so that only what is new fails."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.parameters import Today
from claimcheck.cli.session import EXIT_CLEAN, Session, today_or


def command(
    session: Session,
    file: Annotated[
        Path | None,
        typer.Argument(
            help="The file to write, as --output names it too "
            "(default: claimcheck-baseline.json beside the configuration)."
        ),
    ] = None,
    owner: Annotated[
        str | None, typer.Option(help="Who looks after the findings that are new in it.")
    ] = None,
    expires: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The last day on which these are tolerated."),
    ] = None,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Take out what no longer occurs, and put in nothing."),
    ] = False,
    today: Today = None,
) -> int:
    """Write the findings of a check to a file that check --baseline FILE then tolerates.

    They are kept by what they are about and not by line. Written again, the file keeps the owners
    and days that are in it.
    """
    from claimcheck.app.baseline import renew
    from claimcheck.app.baseline_file import (
        DEFAULT_NAME,
        Baseline,
        baseline_at,
        read_baseline,
        render_baseline,
    )
    from claimcheck.app.check import check
    from claimcheck.errors import ClaimcheckError
    from claimcheck.registry.source_text import display_path, read_bytes
    from claimcheck.storage.atomic import swap

    named = session.console.output
    if file is not None and named is not None and file != named:
        raise ClaimcheckError(
            f"two files are named: {file}, and {named} by --output", help="name one of them"
        )
    until = today_or(expires) if expires is not None else None

    def write() -> str:
        project = session.project
        root = project.files.root
        path = baseline_at(file or named or root / DEFAULT_NAME, root)
        result = check(project, today=today_or(today))
        content = read_bytes(path) if path.exists() else None
        is_new = content is None and not prune
        old = Baseline(display_path(path)) if is_new else read_baseline(path)
        entries = renew(result, old, owner=owner, expires=until, prune=prune)
        swap(path, content, render_baseline(entries).encode("utf-8", "surrogatepass"))
        count, before = (
            sum(each.count for each in entries),
            sum(placed.entry.count for placed in old.entries),
        )
        noun = "finding" if count == 1 else "findings"
        name = display_path(path)
        told = f"Wrote {name}: it tolerates {count:,} {noun}"
        return (
            f"{told}. Next: claimcheck check --baseline {name}"
            if is_new
            else f"{told}, before {before:,}"
        )

    session.console.note(session.change(write))
    return EXIT_CLEAN
