"""What a shell offers for claims, sources, tags, rules and revisions when Tab is pressed.

The files are searched for ids and not read as a registry: that is fast however large they are, and
works while a file is half edited. Whatever goes wrong, nothing is offered and nothing is said,
since the person is in the middle of typing.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer  # noqa: TC002 - typer reads the annotations at run time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Offer = tuple[str, str]
"""What is typed, and what it means."""

_ID = re.compile(
    r"""^[ ]*(?:-[ ]+)?(?:\{[ ]*)?id:[ ]*["']?(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)["']?"""
    r"""[ ]*(?:[,#}].*)?\r?$(?:\n[ ]*(?:text|title):[ ]*+(?![>|])(?P<text>[^\n]*))?""",
    re.MULTILINE,
)
_TAGS = re.compile(r"^[ ]*tags:[ ]*\[(?P<tags>[a-z0-9, -]*)\]", re.MULTILINE)
_WORD = re.compile(r"[a-z0-9-]+")
_SHOWN = 60
"""Characters of a text that are shown beside an id."""

_MOST_EXPLAINED = 200
"""From this many on, ids are offered without their texts."""

_MOST = 2000
"""More than this is no help; a letter more narrows them down."""


def complete_item(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the ids of claims, then of sources."""
    return _offer(ctx, incomplete, ("claims", "sources"))


def complete_claim(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the ids of claims."""
    return _offer(ctx, incomplete, ("claims",))


def complete_source(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the ids of sources."""
    return _offer(ctx, incomplete, ("sources",))


def complete_added(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Offer the ids of claims where it is evidence that is added."""
    return complete_claim(ctx, incomplete) if ctx.params.get("what") == "evidence" else []


def complete_tag(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the tags of claims that are written as ``[one, two]``."""
    try:
        found = {tag for file in _files(ctx, ("claims",)) for tag in _tags(file)}
        return sorted(tag for tag in found if tag and tag.startswith(incomplete))
    except Exception:  # noqa: BLE001 - a completion never fails
        return []


def complete_rule(incomplete: str) -> list[str]:
    """Offer the names of rules."""
    from claimcheck.rules import RULES

    return [name for name in RULES if name.startswith(incomplete)]


def complete_revision(incomplete: str) -> list[str]:
    """Offer the branches and tags of the repository, behind the dots of ``main...`` too."""
    from claimcheck.registry.git import Git

    dots = re.match(r".*\.\.\.?(?!\.)", incomplete)
    before = dots[0] if dots else ""
    try:
        names = ("HEAD", *Git(Path.cwd()).names())
    except Exception:  # noqa: BLE001 - a completion never fails
        return []
    return [before + name for name in names if name.startswith(incomplete[len(before) :])]


def _offer(ctx: typer.Context, incomplete: str, kinds: Sequence[str]) -> list[Offer]:
    try:
        found: dict[str, str] = {}
        for file in _files(ctx, kinds):
            for name, text in _named(file):
                if name.startswith(incomplete):
                    found.setdefault(name, text)
                    if len(found) >= _MOST:
                        break
    except Exception:  # noqa: BLE001 - a completion never fails
        return []
    if len(found) >= _MOST_EXPLAINED:
        return [(name, "") for name in found]
    return [(name, _plain(text)) for name, text in found.items()]


def _named(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the ids of a file, each with the text or title that stands beside it."""
    if form := _json_form(file):
        for item in _items(file, form):
            if _WORD.fullmatch(str(item.get("id"))):
                yield str(item["id"]), str(item.get("text") or item.get("title") or "")
        return
    for match in _ID.finditer(_text(file)):
        yield match["id"], match["text"] or ""


def _tags(file: Path) -> Iterator[str]:
    """Yield the tags of a file, one that is used twice twice."""
    if form := _json_form(file):
        for item in _items(file, form):
            yield from filter(_WORD.fullmatch, map(str, item.get("tags") or ()))
        return
    for match in _TAGS.finditer(_text(file)):
        yield from (tag.strip() for tag in match["tags"].split(","))


def _items(file: Path, form: str) -> Iterator[dict[str, Any]]:
    """Yield the items of a file of JSON, as far as it can be read."""
    import json

    text = _text(file)
    for each in text.split("\n") if form == "JSON Lines" else (text,):
        try:
            held = json.loads(each.removeprefix("\ufeff"))
        except (ValueError, RecursionError):
            continue
        if not isinstance(held, dict):
            continue
        lists = (
            [held]
            if form == "JSON Lines"
            else [*(held.get("claims") or ()), *(held.get("sources") or ())]
        )
        yield from (item for item in lists if isinstance(item, dict))


def _json_form(file: Path) -> str:
    from claimcheck.registry.source_text import json_form

    return json_form(file.name)


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "replace")


def _files(ctx: typer.Context, kinds: Iterable[str]) -> Iterator[Path]:
    from claimcheck.registry.discover import find_registry

    named: dict[str, Any] = ctx.params
    files = find_registry(
        Path.cwd(),
        config=named.get("config"),
        claims=tuple(named.get("claims") or ()),
        sources=tuple(named.get("sources") or ()),
    )
    for kind in kinds:
        yield from getattr(files, kind)


def _plain(text: str) -> str:
    """Return a text without any sign that a shell could take for more than text.

    zsh runs what it is offered through ``eval``, so nothing but letters, digits and a few signs
    may pass.
    """
    kept = "".join(each if each.isalnum() or each in " .,-%" else " " for each in text)
    line = " ".join(kept.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}..."
