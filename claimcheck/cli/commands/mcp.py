"""``claimcheck mcp``: the registry for assistants that write with sources."""

from __future__ import annotations

from claimcheck.cli.parameters import Today
from claimcheck.cli.session import EXIT_CLEAN, Session, today_or


def command(session: Session, today: Today = None) -> int:
    """Answer an assistant that writes with sources, over standard input and output.

    An assistant starts it and speaks the Model Context Protocol with it. It can ask whether a
    quote is in the sources (find_quote), which passages may speak to a claim (suggest), and
    what check finds. Only the sources of the registry are looked in, as they are at hand: it
    changes no file and asks no address.
    """
    import sys
    from pathlib import Path

    from claimcheck.app.mcp.tools import Opener
    from claimcheck.app.project import open_project
    from claimcheck.errors import ClaimcheckError

    session.refuse_stdin("standard input is where the assistant speaks")
    if sys.stdin is None or sys.stdout is None:
        raise ClaimcheckError(
            "standard input or output is closed", help="an assistant starts it, and holds both"
        )
    if sys.stdin.isatty():
        session.console.note("An assistant starts this and speaks with it. Ctrl-C ends it.")
    today_or(today)  # a wrong day is told now, not to the assistant
    try:
        from claimcheck.app.mcp.server import serve
    except ModuleNotFoundError as error:
        if error.name not in ("anyio", "mcp", "mcp_types"):
            raise
        raise ClaimcheckError(
            "answering an assistant takes version 2 of mcp, which is not installed",
            help="install it: pip install 'claimcheck-cli[mcp]'",
        ) from None
    opener = Opener(
        lambda: open_project(Path.cwd(), settings=session.settings, **session.named),
        lambda: today_or(today),
    )
    serve(opener, lambda error: session.told(error)[0])
    return EXIT_CLEAN
