"""A source, asked for: what can be looked up is proposed, and the rest is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from claimcheck.app.add.fields import checked_value
from claimcheck.cli.ask import ask, one_of
from claimcheck.errors import ClaimcheckError
from claimcheck.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from claimcheck.app.project import Project
    from claimcheck.cli.console import Console

NAMED_BY: Final = "an address, DOI, arXiv number, ISBN or file"
"""What names a source, as questions say it."""

_OPTIONAL: Final = {
    "publisher": "publisher (optional)",
    "author": "author (optional)",
    "published": "published (optional; 2019, 2019-05 or 2019-05-04)",
}
NONE: Final = "-"
"""The answer that stands for nothing, where something is proposed."""


def looked_up(project: Project, console: Console, target: str, *, offline: bool) -> dict[str, Any]:
    """Return what is known of a source by what names it.

    Raises:
        ClaimcheckError: It names none, or one that the registry has.
    """
    from claimcheck.app.add.identifier import parse_identifier
    from claimcheck.app.add.metadata import fetch_metadata

    named = parse_identifier(target)
    refuse_present(project, named.fields)
    item: dict[str, Any] = dict(named.fields)
    if named.identifier is None:
        title = _title(project, target)
        return {**item, "title": title} if title else item
    if named.fields.get("url", target) != target.strip():
        console.note(f"Taken as {named.fields['url']}")
    if not offline:
        known = fetch_metadata(named, project.settings.config)
        item |= known.fields
        told = f"Looked up at {known.asked}"
        console.note(f"Nothing was looked up: {known.reason}" if known.reason else told)
    return item


def ask_source(
    item: dict[str, Any], given: Collection[str], taken: Collection[str]
) -> dict[str, Any]:
    """Return a source with what a person says of it.

    Args:
        item: What is known of it.
        given: Keys that are not asked for.
        taken: Ids of other sources.
    """
    from claimcheck.app.add.names import source_id

    if "title" not in given:
        item["title"] = ask("title", _check("title"), proposed=str(item.get("title") or ""))
    for name, question in _OPTIONAL.items():
        if name not in given:
            proposed = str(item.get(name) or "")
            hint = f"{question[:-1]}; {NONE} for none)" if proposed else question
            item[name] = ask(hint, _check(name), proposed=proposed, optional=True)
    if not item.get("kind"):
        kinds = [each.value for each in SourceKind]
        item["kind"] = ask(f"kind: {', '.join(kinds)}", one_of(*kinds), words=kinds)
    if "id" not in item:
        item["id"] = ask("id", free_id("sources", taken), proposed=source_id(item, taken))
    return {name: value for name, value in item.items() if value}


def free_id(key: str, taken: Collection[str]) -> Callable[[str], str]:
    """Return a check for an id that nothing has."""

    def check(said: str) -> str:
        if said in taken:
            raise ClaimcheckError(f"the id {said!r} is taken", help="choose another")
        return checked_value(key, "id", said)

    return check


def refuse_present(project: Project, fields: Mapping[str, Any]) -> None:
    """Refuse a source that the registry has.

    Raises:
        ClaimcheckError: It has it.
    """
    from claimcheck.app.add.entries import same_source

    present = same_source(fields, project.registry.sources)
    if present is not None:
        raise ClaimcheckError(
            f"the registry has this source already: {present.id}",
            help=f"look at it: claimcheck show {present.id}",
        )


def _check(name: str) -> Callable[[str], str]:
    return lambda said: "" if said in ("", NONE) else checked_value("sources", name, said)


def _title(project: Project, target: str) -> str:
    """Return what a file calls itself; empty where it cannot be read."""
    from claimcheck.app.draft.document import read_document

    try:
        return read_document(str(Path(target)), project.settings.config).title
    except ClaimcheckError:
        return ""
