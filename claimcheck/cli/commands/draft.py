"""``claimcheck draft``: an article or a post, taken apart into claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.commands.suggest import Rerank
from claimcheck.cli.parameters import format_option
from claimcheck.cli.session import EXIT_CLEAN, Session
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.app.draft.model import Split
    from claimcheck.app.project import Project


def command(
    session: Session,
    target: Annotated[
        str, typer.Argument(metavar="FILE|URL", help="What to take apart; - for stdin.")
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When it was published, as YYYY-MM-DD."),
    ] = None,
    by: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    title: Annotated[str | None, typer.Option(help="What it is called.")] = None,
    passages: Annotated[
        int, typer.Option(min=0, max=20, help="Suggest so many passages for a statement.")
    ] = 2,
    rerank: Rerank = None,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Have this model of llm split the text, which is sent to its provider.",
            envvar="CLAIMCHECK_DRAFT_MODEL",
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["text", "json"],
        format_option("draft"),
    ] = "text",
) -> int:
    """Take an article or a post apart: one compound claim, and a part for each statement.

    Prints a file of claims to go on with, and changes nothing. Statements are the sentences that
    can be checked: figures, dates, names, superlatives, reported speech; no questions, no opinions.
    Each is in the document word for word, and says who made it. As comments: what is open,
    which claims are known already, and passages of the sources at hand, each a quote that holds.
    With --model a language model splits the text instead; what it says stays only where its words
    are in the document and say as much. claimcheck add --no-evidence --json - takes what
    --format json writes.
    """
    from dataclasses import replace

    from claimcheck.app.draft.document import read_document
    from claimcheck.app.draft.fragment import document, fragment
    from claimcheck.app.draft.run import draft
    from claimcheck.app.suggest import Material
    from claimcheck.app.texts import texts_of
    from claimcheck.cli.session import today_or
    from claimcheck.registry.config import Config
    from claimcheck.registry.source_text import read_bytes
    from claimcheck.views.json_text import indented

    project, console = _project(session), session.console
    day = today_or(published) if published is not None else None
    config = project.settings.config if project is not None else Config()
    read = read_document(target, config, read_bytes(Path(target)) if target == "-" else None)
    told = {"published": published, "author": by, "title": title}
    if project is not None and not read.fields and target != "-":
        read = replace(read, fields=_placed(project, target))
    fields = {**read.fields, **{key: value for key, value in told.items() if value}}
    read = replace(read, title=title or read.title, fields=fields)
    if day is None and len(fields.get("published", "")) == len("2026-11-22"):
        day = today_or(fields["published"])
    registry = project.registry if project is not None else None
    material = None
    if project is not None and passages and project.registry.sources:
        with console.progress("reading sources") as progress:
            material = Material(texts_of(project, project.registry.sources, progress), rerank)
    split = None
    if model is not None:
        from claimcheck.app.draft.model import asker
        from claimcheck.app.draft.model import split as split_by

        split = split_by(read.document, asker(model), fields.get("published", ""), read.title)
    drafted = draft(read, registry, material=material, published=day, most=passages, split=split)
    taken = tuple(registry.claim_by_id) if registry else ()
    if format == "json":
        console.result(indented(document(drafted, taken)))
    else:
        console.result(fragment(drafted, taken))
    console.note(f"{drafted.count}.")
    if split is not None:
        _tell(session, split)
    return EXIT_CLEAN


def _placed(project: Project, target: str) -> dict[str, str]:
    """Return where a source would find the document as its file; nothing where it cannot."""
    from contextlib import suppress

    from claimcheck.app.add.entries import file_for
    from claimcheck.app.add.references import placed_file

    with suppress(ClaimcheckError):
        folder = file_for(project, "sources", None).parent
        return {"file": placed_file(target, folder, project.files.top)}
    return {}


def _tell(session: Session, split: Split) -> None:
    """Tell what a model said and was not believed."""
    from claimcheck.printable import one_line

    note = session.console.note
    for claim, why in split.dropped:
        note(f"dropped {one_line(claim)!r}: {one_line(why)}")
    for why in split.unread:
        note(f"a part of the text is left out, its answer cannot be read: {one_line(why)}")
    if split.left:
        note(f"{len(split.left):,} left to you: see the head of the draft.")


def _project(session: Session) -> Project | None:
    """Return the registry of the working directory; None where there is none."""
    from claimcheck.registry.problems import InvalidInputError

    try:
        return session.project
    except InvalidInputError:
        raise
    except ClaimcheckError:
        if any(session.named.values()):
            raise
        return None
