"""``claimcheck init``: start a registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.session import EXIT_CLEAN, Session


def command(
    session: Session,
    folder: Annotated[Path, typer.Argument(help="Where to start it.")] = Path(),
) -> int:
    """Start a registry: a configuration, and one claim with a small source to begin from.

    Never overwrites a file.
    """
    from claimcheck.app.init import init

    written = init(folder)
    session.console.result("\n".join(f"wrote {(folder / name).as_posix()}" for name in written))
    first = "" if folder == Path() else f"cd {folder.as_posix()}, "
    session.console.note(
        f"Next: {first}run claimcheck check. "
        "Then change the year in data/claims.yaml, and run it again."
    )
    return EXIT_CLEAN
