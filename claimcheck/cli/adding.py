"""Adds what options or a JSON text say, and tells what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from claimcheck.app.add.rows import Kind, Row, read_rows
from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS
from claimcheck.cli.writing import next_step, tell_of_unread, write_rows
from claimcheck.errors import ClaimcheckError
from claimcheck.printable import one_line
from claimcheck.views.json_text import indented

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from claimcheck.app.add.additions import Added
    from claimcheck.app.add.sift import Sifted
    from claimcheck.app.rewritten import Rewritten
    from claimcheck.cli.session import Session
    from claimcheck.views.add import AddDocument

Format = Literal["text", "json"]
"""How what became of each is written."""

_LABELS = ("id", "text", "title", "claim")
"""The keys of which the first one tells what was refused."""

_SHOWN = 60
"""Characters of what was refused that a line shows."""


def source_row(
    session: Session,
    target: str | None,
    given: Mapping[str, Any],
    *,
    offline: bool,
    asking: bool,
) -> Row:
    """Return a source with what can be looked up of it, and what a person says.

    Raises:
        ClaimcheckError: The target names none, or one that the registry has.
    """
    from claimcheck.cli.ask import ask
    from claimcheck.cli.guide.source import NAMED_BY, ask_source, looked_up, refuse_present

    project, console = session.project, session.console

    def look(target: str) -> dict[str, Any]:
        return looked_up(project, console, target, offline=offline)

    item: dict[str, Any] = {}
    if target is not None:
        item = look(target)
    elif asking and not {"url", "doi", "isbn", "file", "title"} & given.keys():
        item = ask(f"source: {NAMED_BY}", look)
    item |= given
    refuse_present(project, item)
    if asking:
        item = ask_source(item, given, project.registry.source_by_id)
    return Row("source", item)


def claim_row(text: str | None, given: Mapping[str, Any], evidence: Mapping[str, Any]) -> Row:
    """Return a claim as options say it."""
    item = dict(given)
    names = ("by", "in", "on")
    said = {name: item.pop(f"asserted_{name}", None) for name in names}
    asserted = {"by": said["by"], "source": said["in"], "date": said["on"]}
    item |= _filled(text=text, asserted=_filled(**asserted))
    return Row("claim", {**item, **({"evidence": [dict(evidence)]} if evidence else {})})


def evidence_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return evidence as options say it.

    Raises:
        ClaimcheckError: It is said who has seen it and not on which day, or the other way round.
    """
    item = dict(given)
    lacking = [name for name in ("seen_by", "seen_on") if name not in item]
    if len(lacking) == 1:
        raise ClaimcheckError(
            "that somebody has seen it takes a name and a day",
            help=f"say it on the command line: --{lacking[0].replace('_', '-')}",
        )
    around = _filled(prefix=item.pop("prefix", None), suffix=item.pop("suffix", None))
    if around:
        item["quote"] = _filled(exact=item.get("quote"), **around)
    seen = _filled(by=item.pop("seen_by", None), date=item.pop("seen_on", None))
    return {**item, **({"seen": seen} if seen else {})}


def add_row(
    session: Session, row: Row, into: Path | None, how: Format, *, bare: bool, dry_run: bool
) -> int:
    """Add one thing, show what was written, and return the exit code.

    Raises:
        ClaimcheckError: It cannot be added, or is there already.
    """
    from claimcheck.app.add.additions import shown
    from claimcheck.registry.edit.append import added_text
    from claimcheck.registry.source_text import display_path

    console = session.console
    sifted = _sifted(session, [row], into, bare=bare)
    (result,) = sifted.results
    if isinstance(result, ClaimcheckError):
        raise result
    if result.is_known:
        _refuse_known(result)
    ((added,), (file,)) = write_rows(session, [row], into=into, bare=bare, dry_run=dry_run)
    if how == "json":
        text = indented(_document([row], sifted, [added], [file], dry_run=dry_run))
    elif row.kind == "evidence":
        text = shown(added.item, file.path)
    else:  # just as it stands in the file
        text = added_text(file.before, file.after, f"{row.kind}s")
    console.result(text.strip("\r\n"))
    named = added.item.get("file")
    if named and not (file.path.parent / named).is_file():
        console.note(f"There is no {display_path(file.path.parent / named)} yet.")
    for doubt in sifted.doubts:
        console.note(one_line(doubt))
    if dry_run:
        console.note(f"Nothing was written; this would go to {file.shown}.")
        return EXIT_CLEAN
    tell_of_unread(session, [file.path])
    what = f"evidence to {added.id} in" if row.kind == "evidence" else f"{added.id} to"
    console.note(f"Added {what} {file.shown}. {next_step(session, [added])}")
    return EXIT_CLEAN


def add_json(
    session: Session,
    path: Path,
    kind: Kind | None,
    into: Path | None,
    how: Format,
    *,
    bare: bool,
    dry_run: bool,
) -> int:
    """Add what a JSON text holds, with a line for each; return the exit code.

    Raises:
        ClaimcheckError: It is no JSON, or of another shape; then nothing is added.
    """
    from claimcheck.registry.source_text import SourceText, display_path, read_bytes

    if into is not None and kind is None:
        raise ClaimcheckError(
            "--into says one file, and the JSON may hold claims and sources",
            help="say which it holds: claimcheck add claim --json -",
        )
    rows = read_rows(SourceText.decode(display_path(path), read_bytes(path)).text, kind)
    sifted = _sifted(session, rows, into, bare=bare)
    good = [
        row
        for row, result in zip(rows, sifted.results, strict=True)
        if not isinstance(result, ClaimcheckError)
    ]
    added, files = write_rows(session, good, into=into, bare=bare, dry_run=dry_run)
    if how == "json":
        told = indented(_document(rows, sifted, added, files, dry_run=dry_run))
    else:
        told = "\n".join(_lines(rows, sifted, added, dry_run=dry_run))
    session.console.result(told)
    for doubt in sifted.doubts:
        session.console.note(one_line(doubt))
    tell_of_unread(session, [file.path for file in files])
    refused = len(rows) - len(good)
    session.console.note(_account(added, files, refused, dry_run=dry_run))
    return EXIT_FINDINGS if refused else EXIT_CLEAN


def _sifted(session: Session, rows: Sequence[Row], into: Path | None, *, bare: bool) -> Sifted:
    from claimcheck.app.add.sift import sift

    with session.console.progress("reading sources") as progress:
        return sift(session.project, rows, progress, into=into, bare=bare)


def _lines(
    rows: Sequence[Row], sifted: Sifted, added: Sequence[Added], *, dry_run: bool
) -> Iterator[str]:
    waiting = iter(added)
    for row, result in zip(rows, sifted.results, strict=True):
        if isinstance(result, ClaimcheckError):
            said = next((str(row.item[key]) for key in _LABELS if row.item.get(key)), "")
            label = f" ({one_line(said)[:_SHOWN]})" if said else ""
            why = "; ".join(filter(None, (result.message, result.help)))
            yield f"refused {row.kind} {row.number}{label}: {one_line(why)}"
        else:
            each = next(waiting)
            verb = "would add" if dry_run else "added"
            yield f"{'known' if each.is_known else verb} {row.kind} {each.id}"


def _document(
    rows: Sequence[Row],
    sifted: Sifted,
    added: Sequence[Added],
    files: Sequence[Rewritten],
    *,
    dry_run: bool,
) -> AddDocument:
    from claimcheck.views.add import AddDocument, AddedView

    waiting = iter(added)
    results = []
    for row, result in zip(rows, sifted.results, strict=True):
        if isinstance(result, ClaimcheckError):
            outcome, name, why, remedy = "refused", None, result.message, result.help
        else:
            each = next(waiting)
            outcome, name, why, remedy = "known" if each.is_known else "added", each.id, None, None
        results.append(
            AddedView(
                kind=row.kind, number=row.number or 1, outcome=outcome, id=name,
                reason=why, help=remedy or None,
            )
        )  # fmt: skip
    shown = [file.shown for file in files]
    return AddDocument(dry_run=dry_run, files=shown, results=results, doubts=sifted.doubts)


def _account(
    added: Sequence[Added], files: Sequence[Rewritten], refused: int, *, dry_run: bool
) -> str:
    known = sum(each.is_known for each in added)
    verb = "would be added" if dry_run else "added"
    where = " to " + " and ".join(file.shown for file in files) if files else ""
    return f"{len(added) - known:,} {verb}{where}, {known:,} known, {refused:,} refused."


def _refuse_known(added: Added) -> None:
    what = {"source": "this source", "claim": "this claim", "evidence": "this evidence"}
    raise ClaimcheckError(
        f"the registry has {what[added.row.kind]} already: {added.id}",
        help=f"look at it: claimcheck show {added.id}",
    )


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
