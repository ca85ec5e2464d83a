"""``claimcheck mark``: marks for sentences that state a claim."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.session import EXIT_CLEAN, Session

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from claimcheck.app.mark import Offer, Offered


def command(
    session: Session,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A text that the configuration names as prose.")
    ],
    accept: Annotated[
        list[str] | None,
        typer.Option(metavar="CLAIM", help="Write the marks of this claim. Can be repeated."),
    ] = None,
    accept_all: Annotated[
        bool, typer.Option("--all", help="Write all marks that are offered.")
    ] = False,
) -> int:
    """Offer marks for sentences that state a claim, and write those that are accepted.

    A sentence is offered a claim where it has most of its words and says no more. On a terminal
    each offer is asked about; otherwise nothing is written without --accept or --all.
    """
    from claimcheck.cli.ask import can_ask

    named = frozenset(accept or ())
    if accept_all or named:
        return _write(session, file, lambda each: accept_all or each.claim.id in named, named)
    offers = _offered(session, file).offers
    if can_ask() and not session.console.quiet:
        answers = {_about(each): _asked(session, file, each) for each in offers}
        return _write(session, file, lambda each: answers.get(_about(each), False))
    session.console.result("\n".join(_shown(file, each) for each in offers))
    told = "claimcheck mark FILE --accept CLAIM writes those of a claim, --all writes all."
    session.console.note(f"{_count(len(offers))} offered. {told if offers else ''}".rstrip())
    return EXIT_CLEAN


def _offered(session: Session, file: Path) -> Offered:
    from claimcheck.app.mark import offers_for

    return offers_for(session.project, file)


def _write(
    session: Session, file: Path, takes: Callable[[Offer], bool], named: Iterable[str] = ()
) -> int:
    """Write the offers that are taken, of the text as it is now.

    Raises:
        ClaimcheckError: One of the named claims is none.
    """

    def write() -> tuple[Sequence[Offer], int]:
        from claimcheck.app.mark import with_marks

        offered = _offered(session, file)
        for each in named:
            _refuse_unknown(each, offered.text.registry.claim_by_id)
        accepted = [each for each in offered.offers if takes(each)]
        with_marks(offered, accepted).write()
        return accepted, len(offered.offers)

    accepted, count = session.change(write)
    session.console.result("\n".join(f"marked {_shown(file, each)}" for each in accepted))
    session.console.note(f"{_count(len(accepted))} written, {count:,} offered.")
    return EXIT_CLEAN


def _refuse_unknown(name: str, claims: Collection[str]) -> None:
    from claimcheck.errors import ClaimcheckError
    from claimcheck.model.validation import did_you_mean

    if name not in claims:
        raise ClaimcheckError(
            f"{name!r} is no claim of the registry",
            help=did_you_mean(name, claims) or "list the claims: claimcheck list",
        )


def _about(offer: Offer) -> tuple[str, str]:
    """Return what an answer is about, wherever the sentence is by then."""
    return offer.claim.id, offer.sentence.text


def _asked(session: Session, file: Path, offer: Offer) -> bool:
    from claimcheck.cli.ask import ask, one_of

    session.console.note(f"\n{_shown(file, offer)}\n  claim: {offer.claim.text}")
    return ask("mark it? (yes or no)", one_of("yes", "no"), proposed="no") == "yes"


def _shown(file: Path, offer: Offer) -> str:
    from claimcheck.printable import one_line

    line = offer.sentence.place.line
    return f"{file.as_posix()}:{line}: {offer.claim.id}: {one_line(offer.sentence.text)}"


def _count(count: int) -> str:
    return "1 mark" if count == 1 else f"{count:,} marks"
