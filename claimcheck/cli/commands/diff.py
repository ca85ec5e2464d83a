"""``claimcheck diff``: what changed in meaning between two revisions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.completion import complete_revision
from claimcheck.cli.parameters import format_option, format_or_by_name
from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS, Session

if TYPE_CHECKING:
    from collections.abc import Mapping

_Format = Literal["text", "markdown", "json"]
_ENDINGS: Mapping[str, _Format] = {".txt": "text", ".md": "markdown", ".json": "json"}


def command(
    session: Session,
    base: Annotated[
        str,
        typer.Argument(
            metavar="BASE",
            help="Branch, tag or commit; or BASE...HEAD, BASE..HEAD.",
            autocompletion=complete_revision,
        ),
    ],
    head: Annotated[
        str | None,
        typer.Argument(
            metavar="HEAD",
            help="What to compare; the files as they are, without.",
            autocompletion=complete_revision,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the name of the option
        _Format | None,
        format_option("diff"),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="EVENT,…",
            help="What fails: raised-without-evidence, lowered, removed, evidence-lost, "
            "source-changed, any, … Can be repeated.",
            envvar="CLAIMCHECK_DIFF_FAIL_ON",
        ),
    ] = None,
) -> int:
    """Tell what changed in meaning between two revisions of the registry, and what caused it.

    Reads both from git; files that only moved, split or were re-ordered are no change. Three dots
    compare with the merge base, as in git diff. Exits with 1 when something happened that --fail-on
    names.
    """
    from claimcheck.app.diff.events import events, parse_events
    from claimcheck.app.diff.run import diff
    from claimcheck.cli.layout.diff_changes import listed
    from claimcheck.cli.layout.diff_phrases import counts

    wanted = parse_events(fail_on or ())
    console = session.console
    format = format_or_by_name(format, console, _ENDINGS, "text")  # noqa: A001
    found = diff(Path.cwd(), base, head, **session.named)
    for revision in (found.base, found.head):
        read = ", ".join(revision.files)
        console.detail(f"{revision.name} is {revision.commit or 'the disk'}, claims: {read}")
    happened = events(found.claims, found.sources, found.thresholds, found.proofs)
    failed = tuple(name for name in wanted if name in happened)
    if format == "json":
        from claimcheck.views.json_text import document

        console.result(document(found.model_copy(update={"failed": failed})))
    elif format == "markdown":
        from claimcheck.cli.layout import diff_markdown

        console.result(diff_markdown.render(found))
    else:
        from claimcheck.cli.layout import diff_text

        console.result(diff_text.render(found, console.width))
    for note in found.notes:
        console.note(f"note: {note}")
    for name in failed:
        console.error(f"{name}: {listed(happened[name])}")
    if format != "text":
        console.note(", ".join(counts(found)) or "Nothing changed in meaning.")
    return EXIT_FINDINGS if failed else EXIT_CLEAN
