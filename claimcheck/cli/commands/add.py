"""``claimcheck add``: sources, claims and evidence: asked for, as options, or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from claimcheck.app.add.rows import Kind, Row
from claimcheck.cli.completion import complete_added, complete_claim, complete_source
from claimcheck.cli.parameters import format_option
from claimcheck.cli.session import Session
from claimcheck.errors import ClaimcheckError
from claimcheck.model.terms import SourceKind, Stance, Support

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SOURCE = "Of a source"
_CLAIM = "Of a claim"
_EVIDENCE = "Of evidence, or of the evidence of a claim"


def _option(
    help_text: str,
    panel: str,
    metavar: str | None = None,
    complete: Callable[..., list[Any]] | None = None,
) -> Any:
    return typer.Option(
        help=help_text, rich_help_panel=panel, metavar=metavar, autocompletion=complete
    )


def _words(words: type[SourceKind | Stance | Support]) -> str:
    return ", ".join(words)


def command(
    session: Session,
    what: Annotated[
        Kind | None, typer.Argument(metavar="source|claim|evidence", help="What to add.")
    ] = None,
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|TEXT|CLAIM",
            help="What names the source (an address, DOI, arXiv number, ISBN or file), the text "
            "of the claim, or the claim that the evidence is for.",
            autocompletion=complete_added,
        ),
    ] = None,
    json: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Add what this JSON holds; - for stdin."),
    ] = None,
    format: Annotated[Literal["text", "json"], format_option("add")] = "text",  # noqa: A002
    id: Annotated[  # noqa: A002 - the name of the field
        str | None, typer.Option(help="Id, instead of the one that is proposed.")
    ] = None,
    into: Annotated[Path | None, typer.Option(help="File to add it to.")] = None,
    no_evidence: Annotated[
        bool, typer.Option("--no-evidence", help="Add claims that have no evidence yet.")
    ] = False,
    offline: Annotated[
        bool, typer.Option("--offline", help="Look nothing up.", envvar="CLAIMCHECK_OFFLINE")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the entry and write nothing.")
    ] = False,
    tag: Annotated[list[str] | None, typer.Option(metavar="TAG", help="Can be repeated.")] = None,
    note: Annotated[str | None, typer.Option(help="Of the source, or of the evidence.")] = None,
    title: Annotated[str | None, _option("As its publisher gives it.", _SOURCE)] = None,
    url: Annotated[str | None, _option("Public address.", _SOURCE)] = None,
    doi: Annotated[str | None, _option("Without a resolver.", _SOURCE)] = None,
    isbn: Annotated[str | None, _option("With 10 or 13 digits.", _SOURCE)] = None,
    file: Annotated[
        str | None, _option("Local copy, in the registry's folder.", _SOURCE, "PATH")
    ] = None,
    publisher: Annotated[str | None, _option("Who put it out.", _SOURCE)] = None,
    author: Annotated[str | None, _option("Who wrote it.", _SOURCE)] = None,
    kind: Annotated[
        SourceKind | None,
        _option(f"How close it is to what it reports: {_words(SourceKind)}.", _SOURCE, "KIND"),
    ] = None,
    published: Annotated[
        str | None, _option("As far as known: 2019, 2019-05, 4 May 2019.", _SOURCE, "DATE")
    ] = None,
    retrieved: Annotated[str | None, _option("When it was read.", _SOURCE, "DATE")] = None,
    derived_from: Annotated[
        list[str] | None,
        _option("Source that it repeats. Can be repeated.", _SOURCE, "ID", complete_source),
    ] = None,
    support: Annotated[
        Support | None, _option(f"What you say: {_words(Support)}.", _CLAIM, "LEVEL")
    ] = None,
    part: Annotated[
        list[str] | None,
        _option("Claim it rests on. Can be repeated.", _CLAIM, "ID", complete_claim),
    ] = None,
    asserted_by: Annotated[str | None, _option("Who made it.", _CLAIM)] = None,
    asserted_in: Annotated[
        str | None, _option("Source it was made in.", _CLAIM, "ID", complete_source)
    ] = None,
    asserted_on: Annotated[str | None, _option("As far as known.", _CLAIM, "DATE")] = None,
    justification: Annotated[str | None, _option("Your reasoning.", _CLAIM)] = None,
    reviewed: Annotated[str | None, _option("When you looked last.", _CLAIM, "DATE")] = None,
    review_by: Annotated[str | None, _option("How long that is good.", _CLAIM, "DATE")] = None,
    source: Annotated[
        str | None, _option("Id of its source.", _EVIDENCE, "ID", complete_source)
    ] = None,
    stance: Annotated[
        Stance | None, _option(f"What it does: {_words(Stance)}.", _EVIDENCE, "STANCE")
    ] = None,
    quote: Annotated[str | None, _option("Its words, verbatim.", _EVIDENCE)] = None,
    prefix: Annotated[str | None, _option("Words right before.", _EVIDENCE)] = None,
    suffix: Annotated[str | None, _option("Words right after.", _EVIDENCE)] = None,
    locator: Annotated[str | None, _option("Page, section, time.", _EVIDENCE)] = None,
    cited_in: Annotated[
        str | None, _option("Where it was read.", _EVIDENCE, "ID", complete_source)
    ] = None,
    seen_by: Annotated[str | None, _option("Who has seen it there.", _EVIDENCE)] = None,
    seen_on: Annotated[str | None, _option("On which day.", _EVIDENCE, "DATE")] = None,
    accept_retracted: Annotated[
        str | None,
        _option("Why it counts although its source was retracted.", _EVIDENCE, "REASON"),
    ] = None,
) -> int:
    """Add sources, claims, or evidence for claims; the rest of each file stays byte for byte.

    On a terminal you are asked for what is missing: a few words of a source lead to the passages
    that hold them, and the proof and the level are shown before anything is written. Elsewhere,
    what is missing is an error. What can be looked up of a source (from the page itself, Crossref,
    arXiv, Open Library) is filled in. A quote that its file does not hold is refused.
    With --json, sources, claims and evidence are added many at once: a line tells what became of
    each, or a list with --format json, and the exit code is 1 where one was refused.
    """
    from claimcheck.app.add.fields import dated
    from claimcheck.cli.adding import add_json, add_row, claim_row, evidence_of, source_row
    from claimcheck.cli.ask import can_ask

    shared = _given(id=id, tags=tag)
    of_source = _given(
        title=title, url=url, doi=doi, isbn=isbn, file=file, publisher=publisher, author=author,
        kind=kind, published=published, retrieved=retrieved, derived_from=derived_from,
    )  # fmt: skip
    of_claim = _given(
        support=support, parts=part, asserted_by=asserted_by, asserted_in=asserted_in,
        asserted_on=asserted_on, justification=justification, reviewed=reviewed,
        review_by=review_by,
    )  # fmt: skip
    of_evidence = _given(
        source=source, stance=stance, quote=quote, prefix=prefix, suffix=suffix, locator=locator,
        cited_in=cited_in, seen_by=seen_by, seen_on=seen_on, accept_retracted=accept_retracted,
    )  # fmt: skip
    if json is not None:
        _refuse("--json", {**shared, **of_source, **of_claim, **of_evidence, **_given(note=note)})
        if target is not None:
            raise ClaimcheckError("with --json nothing else is named", help=_SEE)
        return add_json(session, json, what, into, format, bare=no_evidence, dry_run=dry_run)
    if what is None:
        raise ClaimcheckError(
            "it is not said what to add", help="claimcheck add source, claim or evidence"
        )
    asking = can_ask() and not yes
    named = _given(note=note)
    if what == "source":
        _refuse("a source", {**of_claim, **of_evidence})
        item = dated({**shared, **of_source, **named})
        row = source_row(session, target, item, offline=offline, asking=asking)
    elif what == "claim":
        _refuse("a claim", of_source)
        evidence = evidence_of(dated({**of_evidence, **named}))
        row = claim_row(target, dated({**shared, **of_claim}), evidence)
        if asking and not (no_evidence or _is_whole(row)):
            from claimcheck.cli.guide.claim import ask_claims

            return ask_claims(session, row.item, into=into, offline=offline)
    else:
        _refuse("evidence", {**shared, **of_source, **of_claim})
        evidence = evidence_of(dated({**of_evidence, **named}))
        if asking and not {"source", "stance", "quote"} <= evidence.keys():
            from claimcheck.cli.guide.claim import ask_evidence

            return ask_evidence(session, target, evidence, offline=offline)
        row = Row("evidence", {"claim": target, **evidence})
    return add_row(session, row, into, format, bare=no_evidence, dry_run=dry_run)


_SEE = "see: claimcheck add --help"


def _given(**options: Any) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _refuse(what: str, given: Mapping[str, Any]) -> None:
    """Refuse options that belong to something else that can be added."""
    for name in given:
        option = "--" + {"tags": "tag", "parts": "part"}.get(name, name.replace("_", "-"))
        verb = "does not go with" if what.startswith("-") else "does not belong to"
        raise ClaimcheckError(f"{option} {verb} {what}", help=_SEE)


def _is_whole(row: Row) -> bool:
    """Tell whether a claim leaves nothing to ask for."""
    evidence = (row.item.get("evidence") or [{}])[0]
    is_proven = {"source", "stance", "quote"} <= evidence.keys()
    return bool(row.item.get("text") and (row.item.get("parts") or is_proven))
