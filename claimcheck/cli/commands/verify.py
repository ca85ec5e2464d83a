"""``claimcheck verify``: prove that every quote stands in its source."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from claimcheck.cli.completion import complete_claim, complete_item, complete_source
from claimcheck.cli.parameters import format_option
from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS, Session
from claimcheck.errors import ClaimcheckError


def command(
    session: Session,
    claim: Annotated[
        list[str] | None,
        typer.Argument(
            help="Ids of claims, or how one begins; all claims without any.",
            autocompletion=complete_claim,
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            help="Look in this source only, by id. Can be repeated.",
            autocompletion=complete_source,
        ),
    ] = None,
    copy: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID=PATH",
            help="Read this source from a copy at hand, this once. Can be repeated.",
        ),
    ] = None,
    offline: Annotated[
        bool,
        typer.Option(
            "--offline", help="Use only what is cached or local.", envvar="CLAIMCHECK_OFFLINE"
        ),
    ] = False,
    locked: Annotated[
        bool,
        typer.Option(
            "--locked",
            help="Write nothing; fail if the lock would change.",
            envvar="CLAIMCHECK_LOCKED",
        ),
    ] = False,
    refresh: Annotated[
        bool,
        typer.Option("--refresh", help="Ask every source again: what drifted, what died."),
    ] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Take the changed paragraphs of this claim or source as seen. Can be repeated.",
            autocompletion=complete_item,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["text", "json"],
        format_option("verify"),
    ] = "text",
    fail_on: Annotated[
        Literal["note", "warning", "error", "never"] | None,
        typer.Option(
            help="Least severity that fails (default: error, or the configuration's).",
            envvar="CLAIMCHECK_FAIL_ON",
        ),
    ] = None,
) -> int:
    """Look for every quote in its source and remember what was found in the lock.

    Reads sources from their addresses, local files, copies or the cache, and writes
    data/claimcheck.lock. Exits with 1 when a quote does not stand where it should.
    """
    from claimcheck.app.verify.options import VerifyOptions
    from claimcheck.app.verify.run import verify
    from claimcheck.cli.layout import verify_json, verify_text
    from claimcheck.registry.source_text import display_path

    if accept and (claim or source or copy or refresh):
        raise ClaimcheckError(
            "--accept goes alone: it reads nothing, it says that a person has",
            help="run claimcheck verify --accept ID, then the other command",
        )
    if offline and refresh:
        raise ClaimcheckError("--refresh asks every source, --offline none", help="leave one out")
    project, console = session.project, session.console
    options = VerifyOptions(
        claims=tuple(claim or ()),
        sources=tuple(source or ()),
        copies=parse_copies(copy or ()),
        offline=offline,
        locked=locked,
        refresh=refresh,
        accept=tuple(accept or ()),
    )
    with console.progress("reading sources") as progress:
        result = verify(project, options, progress)
    view = verify_text.View(project, result, fail_on)
    if accept and not result.changes:
        console.note(f"Nothing of {', '.join(accept)} was waiting to be accepted")
    if format == "json":
        console.result(verify_json.render(result, project.registry))
    else:
        console.result(view.render(width=console.width, color=console.color))
    lock = display_path(project.files.lock)
    if result.written:
        console.note(f"Wrote {lock}")
    elif locked and result.changes:
        listed = "".join(f"\n  {change}" for change in result.changes)
        console.error(f"error: {lock} would change{listed}\nhelp: run claimcheck verify, commit it")
    console.note(view.summary())
    return EXIT_FINDINGS if view.failed or (locked and result.changes) else EXIT_CLEAN


def parse_copies(copies: list[str] | tuple[str, ...]) -> dict[str, Path]:
    """Return the path of each ``ID=PATH``.

    Raises:
        ClaimcheckError: One of them is not of that form.
    """
    found = {}
    for each in copies:
        name, equals, path = each.partition("=")
        if not (name and equals and path):
            raise ClaimcheckError(
                f"--copy {each!r} is not of the form ID=PATH",
                help="name the source and the file: --copy annual-report=report.pdf",
            )
        found[name] = Path(path)
    return found
