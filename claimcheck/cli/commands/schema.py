"""``claimcheck schema``: what editors and programs need to know of a file."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.session import EXIT_CLEAN, Session


def command(
    session: Session,
    name: Annotated[
        str | None,
        typer.Argument(
            help="claims, sources, config, lock, or a command's JSON output; without it, all names."
        ),
    ] = None,
) -> int:
    """Print the JSON Schema (2020-12) of a file that claimcheck reads or writes.

    An editor takes it from the first line of a file of claims:
    # yaml-language-server: $schema=schema/claims.schema.json
    """
    from claimcheck.app.schema import schema_names, schema_text

    text = "\n".join(schema_names()) if name is None else schema_text(name)
    session.console.result(text)
    return EXIT_CLEAN
