"""``claimcheck show``: one claim or source, with everything that follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from claimcheck.cli.parameters import ItemName, Today, format_option
from claimcheck.cli.session import EXIT_CLEAN, Session, today_or

if TYPE_CHECKING:
    from datetime import date

    from claimcheck.model.claim import Claim
    from claimcheck.model.source import Source


def command(
    session: Session,
    name: ItemName,
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["text", "json"],
        format_option("show"),
    ] = "text",
    today: Today = None,
) -> int:
    """Show a claim: its text, who made it, the evidence, and why it has its level.

    For a source: what rests on it, and which claims would change level without it.
    """
    from claimcheck.app.lookup import look_up
    from claimcheck.model.claim import Claim

    day = today_or(today)
    found = look_up(session.project.registry, name)
    if isinstance(found.item, Claim):
        _show_claim(session, found.item, day, format)
    else:
        _show_source(session, found.item, format)
    if found.also_source is not None:
        session.console.note(
            f"A source has the id {found.also_source.id!r} too; to see it, "
            f"ask for its title: claimcheck show {_quoted(found.also_source.title)}"
        )
    return EXIT_CLEAN


def _show_claim(session: Session, claim: Claim, today: date, how: str) -> None:
    from claimcheck.app.show import as_seen_from, show_claim

    console, project = session.console, as_seen_from(session.project, claim)
    shown = show_claim(project, claim)
    if how == "json":
        from claimcheck.views.json_text import indented

        console.result(indented(shown))
        return
    from claimcheck.cli.layout.claim import Surroundings, claim_page

    around = Surroundings(
        project.registry, project.assessments, project.settings, today, console.width
    )
    console.render(*claim_page(shown.claim, around))


def _show_source(session: Session, source: Source, how: str) -> None:
    from claimcheck.app.show import show_source

    shown = show_source(session.project, source)
    if how == "json":
        from claimcheck.views.json_text import indented

        session.console.result(indented(shown))
        return
    from claimcheck.cli.layout.source import source_page

    session.console.render(*source_page(shown))


def _quoted(text: str) -> str:
    import shlex

    from claimcheck.printable import one_line

    return shlex.quote(one_line(text))
