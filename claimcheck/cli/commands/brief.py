"""``claimcheck brief``: a claim taken apart, for readers."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.briefs import BriefFormatName
from claimcheck.cli.completion import complete_claim
from claimcheck.cli.parameters import format_option, format_or_by_name
from claimcheck.cli.session import EXIT_CLEAN, Session


def command(
    session: Session,
    claim: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM",
            help="An id, the beginning of one, or the claim's own words.",
            autocompletion=complete_claim,
        ),
    ],
    format: Annotated[  # noqa: A002 - the name of the option
        BriefFormatName | None,
        format_option("brief"),
    ] = None,
) -> int:
    """Write the briefing of a claim: what is documented, what is not, and what would settle it.

    Takes the claim and its parts, and says of each what the sources say, with a quote and a link
    where there is one; then what was read, and when. Made from the registry's own words, so that
    the same registry gives the same briefing. Without --format the name of the --output file says
    it, and text is the default.
    """
    from claimcheck.app.brief import brief
    from claimcheck.app.lookup import look_up
    from claimcheck.briefs import BRIEFS, ENDINGS
    from claimcheck.errors import ClaimcheckError
    from claimcheck.model.claim import Claim

    console = session.console
    how = format_or_by_name(format, console, ENDINGS, "text")
    found = look_up(session.project.registry, claim).item
    if not isinstance(found, Claim):
        raise ClaimcheckError(
            f"{found.id} is a source, and a briefing is about a claim",
            help=f"see what rests on it: claimcheck show {found.id}",
        )
    console.result(BRIEFS[how].render(brief(session.project, found), width=console.width))
    return EXIT_CLEAN
