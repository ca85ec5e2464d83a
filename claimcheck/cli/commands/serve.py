"""``claimcheck serve``: the page of the registry, while one edits it."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.parameters import Today
from claimcheck.cli.session import EXIT_CLEAN, Session, today_or


def command(
    session: Session,
    port: Annotated[
        int,
        typer.Option(
            help="Port of 127.0.0.1 to listen on; 0 for any that is free.",
            min=0,
            max=65535,
            envvar="CLAIMCHECK_PORT",
        ),
    ] = 8117,
    title: Annotated[
        str | None, typer.Option(help="What to call the page.", envvar="CLAIMCHECK_TITLE")
    ] = None,
    today: Today = None,
) -> int:
    """Show the page of the registry in a browser, and show it anew when a file changes.

    It is the page of report --format html, with what check finds beside the claim that it concerns,
    and a page for each text in which claims are published, with its sentences coloured by level.
    Only this machine can see it, and it changes nothing. Ctrl-C ends it.
    """
    from pathlib import Path

    from claimcheck.app.project import open_project
    from claimcheck.app.serve.live import Live
    from claimcheck.app.serve.server import HOST, PageServer
    from claimcheck.errors import ClaimcheckError
    from claimcheck.registry.discover import find_registry
    from claimcheck.views.overview import DEFAULT_TITLE

    today_or(today)  # a wrong day is told now, not in the browser
    live = Live(
        Path.cwd(),
        lambda: find_registry(Path.cwd(), settings=session.settings, **session.named),
        lambda: open_project(Path.cwd(), settings=session.settings, **session.named),
        today=lambda: today_or(today),
        title=DEFAULT_TITLE if title is None or not title.strip() else title,
    )
    try:
        server = PageServer(live, port)
    except OSError as error:
        raise ClaimcheckError(
            f"port {port} of {HOST} cannot be listened on: {error.strerror}",
            help="name another port, or 0 for any that is free: --port 0",
        ) from None
    try:
        session.console.result(server.address)
        session.console.note("Shows the registry as it is, until Ctrl-C.")
        server.serve_forever(poll_interval=0.1)
    finally:
        server.server_close()
    return EXIT_CLEAN
