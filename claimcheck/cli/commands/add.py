"""``claimcheck add``: a new source or claim at the end of its file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from claimcheck.cli.session import EXIT_CLEAN, Session
from claimcheck.model.terms import SourceKind, Stance, Support

if TYPE_CHECKING:
    from collections.abc import Mapping

_SOURCE = "Of a source"
_CLAIM = "Of a claim"
_EVIDENCE = "Of a claim's evidence"


def _option(help_text: str, panel: str, *names: str, metavar: str | None = None) -> Any:
    return typer.Option(*names, help=help_text, rich_help_panel=panel, metavar=metavar)


def command(
    session: Session,
    what: Annotated[Literal["source", "claim"], typer.Argument(help="What to add.")],
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="URL|DOI|ARXIV|ISBN|TEXT", help="What names the source, or the claim's text."
        ),
    ] = None,
    id: Annotated[  # noqa: A002 - the name of the field
        str | None, typer.Option(help="Id, instead of the one that is proposed.")
    ] = None,
    into: Annotated[Path | None, typer.Option(help="File to add it to.")] = None,
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
        str | None, _option("Local copy, in the registry's folder.", _SOURCE, metavar="PATH")
    ] = None,
    publisher: Annotated[str | None, _option("Who put it out.", _SOURCE)] = None,
    author: Annotated[str | None, _option("Who wrote it.", _SOURCE)] = None,
    kind: Annotated[SourceKind | None, _option("How close it stands.", _SOURCE)] = None,
    published: Annotated[
        str | None, _option("As far as known: 2019, 2019-05.", _SOURCE, metavar="DATE")
    ] = None,
    retrieved: Annotated[str | None, _option("When it was read.", _SOURCE, metavar="DATE")] = None,
    derived_from: Annotated[
        list[str] | None, _option("Source that it repeats. Can be repeated.", _SOURCE, metavar="ID")
    ] = None,
    support: Annotated[Support | None, _option("What you say.", _CLAIM)] = None,
    part: Annotated[
        list[str] | None, _option("Claim it rests on. Can be repeated.", _CLAIM, metavar="ID")
    ] = None,
    asserted_by: Annotated[str | None, _option("Who made it.", _CLAIM)] = None,
    asserted_in: Annotated[str | None, _option("Source it was made in.", _CLAIM)] = None,
    asserted_on: Annotated[str | None, _option("As far as known.", _CLAIM, metavar="DATE")] = None,
    justification: Annotated[str | None, _option("Your reasoning.", _CLAIM)] = None,
    reviewed: Annotated[str | None, _option("YYYY-MM-DD.", _CLAIM, metavar="DATE")] = None,
    review_by: Annotated[str | None, _option("YYYY-MM-DD.", _CLAIM, metavar="DATE")] = None,
    source: Annotated[str | None, _option("Id of its source.", _EVIDENCE, metavar="ID")] = None,
    stance: Annotated[Stance | None, _option("What it does to the claim.", _EVIDENCE)] = None,
    quote: Annotated[str | None, _option("Its words, verbatim.", _EVIDENCE)] = None,
    prefix: Annotated[str | None, _option("Words right before.", _EVIDENCE)] = None,
    suffix: Annotated[str | None, _option("Words right after.", _EVIDENCE)] = None,
    locator: Annotated[str | None, _option("Page, section, time.", _EVIDENCE)] = None,
    cited_in: Annotated[str | None, _option("Where it was read.", _EVIDENCE, metavar="ID")] = None,
    seen_by: Annotated[str | None, _option("Who has seen it there.", _EVIDENCE)] = None,
    seen_on: Annotated[str | None, _option("YYYY-MM-DD.", _EVIDENCE, metavar="DATE")] = None,
) -> int:
    """Add a source or a claim at the end of its file; the rest stays as it is, byte for byte.

    What can be looked up of a source (from the page itself, Crossref, arXiv, Open Library) is
    filled in. On a terminal you are asked to confirm it and for what is missing; elsewhere, what
    is missing is an error.
    """
    shared = _given(id=id, tag=tag, note=note)
    of_source = _given(
        title=title,
        url=url,
        doi=doi,
        isbn=isbn,
        file=file,
        publisher=publisher,
        author=author,
        kind=kind,
        published=published,
        retrieved=retrieved,
        derived_from=derived_from,
    )
    of_claim = _given(
        support=support,
        part=part,
        asserted_by=asserted_by,
        asserted_in=asserted_in,
        asserted_on=asserted_on,
        justification=justification,
        reviewed=reviewed,
        review_by=review_by,
    )
    of_evidence = _given(
        source=source,
        stance=stance,
        quote=quote,
        prefix=prefix,
        suffix=suffix,
        locator=locator,
        cited_in=cited_in,
        seen_by=seen_by,
        seen_on=seen_on,
    )
    if what == "source":
        _refuse_foreign(what, {**of_claim, **of_evidence})
        item = _source_item(session, target, shared, of_source, offline=offline, quiet=yes)
        return _add(session, "sources", item, into, dry_run=dry_run)
    _refuse_foreign(what, of_source)
    item = _claim_item(session, target, {**shared, **of_claim, **of_evidence}, quiet=yes)
    return _add(session, "claims", item, into, dry_run=dry_run)


def _given(**options: Any) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _refuse_foreign(what: str, given: Mapping[str, Any]) -> None:
    """Refuse options that belong to the other thing that can be added."""
    from claimcheck.errors import ClaimcheckError

    for name in given:
        option = "--" + name.replace("_", "-")
        raise ClaimcheckError(
            f"{option} does not belong to a {what}", help="see: claimcheck add --help"
        )


def _source_item(
    session: Session,
    target: str | None,
    shared: Mapping[str, Any],
    of_source: Mapping[str, Any],
    *,
    offline: bool,
    quiet: bool,
) -> dict[str, Any]:
    from claimcheck.app.add.identifier import parse_identifier
    from claimcheck.app.add.metadata import fetch_metadata
    from claimcheck.app.add.names import source_id
    from claimcheck.cli.ask import ask, can_ask

    project, console = session.project, session.console
    asking = can_ask() and not quiet
    given = {**shared, **of_source}
    if target is None and asking and not of_source:
        target = ask("URL, DOI, arXiv number or ISBN", required=True)
    item: dict[str, Any] = {}
    if target is not None:
        named = parse_identifier(target)
        _refuse_present(session, {**named.fields, **given})
        item |= named.fields
        if not offline:
            known = fetch_metadata(named, project.settings.config)
            item |= known.fields
            if known.reason:
                console.note(f"Nothing was looked up: {known.reason}")
            else:
                console.note(f"Looked up at {known.asked}")
    item |= {("tags" if name == "tag" else name): value for name, value in given.items()}
    if asking:
        for name in ("title", "publisher", "author", "published"):
            if name not in given:
                item[name] = ask(name, str(item.get(name, "")), required=name == "title")
        if "kind" not in item:
            item["kind"] = ask(f"kind ({', '.join(SourceKind)})", required=True)
    item = {name: value for name, value in item.items() if value}
    _refuse_missing("source", item, ("title", "kind"))
    _refuse_present(session, item)
    if asking and "id" not in item:
        item["id"] = ask("id", source_id(item, project.registry.source_by_id))
    return item


def _refuse_present(session: Session, fields: Mapping[str, Any]) -> None:
    from claimcheck.app.add.entries import same_source
    from claimcheck.errors import ClaimcheckError

    present = same_source(fields, session.project.registry.sources)
    if present is not None:
        raise ClaimcheckError(
            f"the registry has this source already: {present.id}",
            help=f"look at it: claimcheck show {present.id}",
        )


def _claim_item(
    session: Session, text: str | None, given: dict[str, Any], *, quiet: bool
) -> dict[str, Any]:
    from claimcheck.app.add.names import claim_id
    from claimcheck.cli.ask import ask, can_ask

    asking = can_ask() and not quiet
    if text is None and asking:
        text = ask("text of the claim", required=True)
    if asking and not {"source", "part"} & given.keys():
        source = ask("id of a source that speaks to it (none: leave empty)")
        if source:
            given["source"] = source
            given.setdefault("quote", ask("its words, verbatim"))
    if asking and "source" in given and "stance" not in given:
        given["stance"] = ask(f"stance ({', '.join(Stance)})", "supports")
    item: dict[str, Any] = {"text": text, "parts": given.get("part"), "tags": given.get("tag")}
    for name in ("id", "support", "justification", "reviewed", "review_by"):
        item[name] = given.get(name)
    item["asserted"] = _filled(
        by=given.get("asserted_by"), source=given.get("asserted_in"), date=given.get("asserted_on")
    )
    quote: Any = given.get("quote")
    if given.get("prefix") or given.get("suffix"):
        quote = _filled(exact=quote, prefix=given.get("prefix"), suffix=given.get("suffix"))
    names = ("source", "stance", "locator", "cited_in", "note")
    seen = _filled(by=given.get("seen_by"), date=given.get("seen_on"))
    evidence = _filled(quote=quote, seen=seen, **{name: given.get(name) for name in names})
    item["evidence"] = [evidence] if evidence else None
    item = _filled(**item)
    _refuse_missing("claim", item, ("text",))
    if evidence:
        _refuse_missing("claim with evidence", evidence, ("source", "stance"))
    if asking and "id" not in item:
        item["id"] = ask("id", claim_id(item["text"], session.project.registry.claim_by_id))
    return item


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _refuse_missing(what: str, item: Mapping[str, Any], names: tuple[str, ...]) -> None:
    from claimcheck.errors import ClaimcheckError

    missing = [name for name in names if not item.get(name)]
    if missing:
        options = ", ".join("TEXT" if name == "text" else f"--{name}" for name in missing)
        raise ClaimcheckError(
            f"a {what} needs {' and '.join(missing)}", help=f"say it on the command line: {options}"
        )


def _add(
    session: Session, key: str, item: dict[str, Any], into: Path | None, *, dry_run: bool
) -> int:
    """Add an item to the registry as it is now; it may have changed while a person answered."""
    from claimcheck.app.add.append import append
    from claimcheck.app.add.entries import file_for
    from claimcheck.registry.source_text import display_path

    console = session.console

    def work() -> tuple[dict[str, Any], Path, str]:
        path = file_for(session.project, key, into)
        fitted = _fitted(session, key, item, path)
        return fitted, path, append(path, key, [fitted], dry_run=dry_run)

    fitted, path, text = work() if dry_run else session.change(work)
    named = fitted.get("file")
    if named and not (path.parent / named).is_file():
        console.note(f"There is no {display_path(path.parent / named)} yet.")
    if dry_run:
        console.result(text.strip("\r\n"))
        console.note(f"Nothing was written; this would go to {display_path(path)}.")
        return EXIT_CLEAN
    console.result(text.strip("\r\n"))
    console.note(f"Added {fitted['id']} to {display_path(path)}. Next: claimcheck check")
    return EXIT_CLEAN


def _fitted(session: Session, key: str, item: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Return an item as it fits into the registry, with an id that nothing in it has.

    Raises:
        ClaimcheckError: It does not fit.
    """
    from claimcheck.app.add.entries import refuse_taken
    from claimcheck.app.add.names import claim_id, source_id
    from claimcheck.app.add.references import placed_file, refuse_unknown
    from claimcheck.registry.edit.append import checked

    project, fitted = session.project, dict(item)
    registry = project.registry
    taken = registry.claim_by_id if key == "claims" else registry.source_by_id
    if "id" not in fitted:
        is_claim = key == "claims"
        fitted["id"] = claim_id(item["text"], taken) if is_claim else source_id(fitted, taken)
    value = checked(key, fitted)
    if key == "sources":
        _refuse_present(session, fitted)
    refuse_taken(fitted["id"], taken)
    refuse_unknown(value, registry)
    if "file" in fitted:
        fitted["file"] = placed_file(fitted["file"], path.parent, project.files.top)
    return fitted
