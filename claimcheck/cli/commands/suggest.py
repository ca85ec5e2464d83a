"""``claimcheck suggest``: passages of the sources that may speak to a claim."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.completion import complete_claim, complete_source
from claimcheck.cli.parameters import format_option
from claimcheck.cli.session import EXIT_CLEAN, Session

if TYPE_CHECKING:
    from claimcheck.views.suggest import SuggestDocument

Rerank = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        help="Have the best passages put in order by the cross-encoder in this folder "
        "(model.onnx and tokenizer.json).",
        envvar="CLAIMCHECK_RERANK",
    ),
]
"""The folder of a cross-encoder, which only the person at the command line names."""


def command(
    session: Session,
    claim: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM|WORDS",
            help="The id of a claim or the beginning of one, or any words.",
            autocompletion=complete_claim,
        ),
    ],
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Look only in this source. Can be repeated.",
            autocompletion=complete_source,
        ),
    ] = None,
    number: Annotated[
        int, typer.Option("--number", "-n", min=1, max=100, help="Show so many passages.")
    ] = 5,
    fetch: Annotated[
        bool,
        typer.Option("--fetch", help="Also read the addresses of sources that were never read."),
    ] = False,
    rerank: Rerank = None,
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["text", "json"],
        format_option("suggest"),
    ] = "text",
) -> int:
    """Rank the passages of the sources that may speak to a claim, to choose a quote from.

    Looks in what is at hand: local files, and what verify read before. Each passage is a quote that
    is found in its source as it is, with words before or after it where the same words occur
    elsewhere too. Whether it supports the claim, and how far, is for you to say.
    """
    from claimcheck.app.suggest import Material, claim_or_words, suggest
    from claimcheck.app.texts import sources_named, texts_of

    project, console = session.project, session.console
    meant, words = claim_or_words(project.registry, claim)
    if meant is None and "-" in words and " " not in words:
        console.note(f"No claim is called {words!r}: these are passages with its words.")
    sources = sources_named(project.registry, source or ())
    with console.progress("reading sources") as progress:
        material = Material(texts_of(project, sources, progress, fetch=fetch), rerank)
    found = suggest(material, words, claim=meant, most=number)
    if format == "json":
        from claimcheck.views.json_text import indented

        console.result(indented(found))
    else:
        from claimcheck.cli.layout.passages import passage_list

        console.render(*passage_list(found))
    _tell(session, found, fetch=fetch)
    return EXIT_CLEAN


def _tell(session: Session, found: SuggestDocument, *, fetch: bool) -> None:
    """Tell where nothing could be looked for, and what to do about it."""
    from claimcheck.printable import one_line

    total = found.read + len(found.unread)
    if not total:
        session.console.note("The registry has no sources: claimcheck add source")
        return
    if not found.passages:
        session.console.note("No passage of what is at hand shares a word with it.")
    if not found.unread:
        return
    note = session.console.note
    note(f"Looked in {found.read:,} of {total:,} sources. Not at hand:")
    for each in found.unread[:_MOST_LISTED]:
        note("  " + one_line(f"{each.source}: {each.reason}"))
    if len(found.unread) > _MOST_LISTED:
        note(f"  … and {len(found.unread) - _MOST_LISTED:,} more")
    if not fetch:
        note("To read addresses too: --fetch")


_MOST_LISTED = 5
"""Sources that are named with why they could not be read."""
