"""Takes one claim or source out of its file to be edited, and puts it back once it is sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.app.add.entries import refuse_taken
from claimcheck.app.add.references import refuse_unknown
from claimcheck.app.rewritten import Rewritten
from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim
from claimcheck.registry.edit.items import item_text
from claimcheck.registry.edit.values import MODELS
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import BOM, SourceText, decoded, display_path

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.app.project import Project
    from claimcheck.model.registry import Item, Registry
    from claimcheck.registry.edit.items import ItemText


@dataclass(frozen=True)
class Taken:
    """One item, taken out of its file.

    Attributes:
        item: The claim or the source.
        path: Its file.
        parts: The text of the file in three: before it, itself, after it.
    """

    item: Item
    path: Path
    parts: ItemText

    @property
    def key(self) -> str:
        """Return the key of the list that it is in."""
        return "claims" if isinstance(self.item, Claim) else "sources"


def take_out(project: Project, item: Item) -> Taken:
    """Return an item as it stands in its file now.

    Raises:
        ClaimcheckError: It is in no file, or its file cannot be read.
        InvalidInputError: The file is not well-formed.
    """
    origin = project.registry.origin(item)
    if origin is None:
        raise ClaimcheckError(f"{item.id} was read from no file")
    path = project.files.tree.path_of(origin.path)
    key = "claims" if isinstance(item, Claim) else "sources"
    return Taken(item, path, item_text(decoded(path), display_path(path), key, item.id))


def fitted(taken: Taken, text: str) -> str:
    """Return what an editor saved, with the line ends of the file around it.

    A byte order mark, which some editors put first, is left out. The last line ends where the old
    one does.
    """
    parts = taken.parts
    old, whole = parts.text, parts.before + parts.text + parts.after
    if not old.startswith(BOM):
        text = text.removeprefix(BOM)
    windows, lines = whole.count("\r\n"), whole.count("\n")
    if lines and windows in (0, lines):
        text = text.replace("\r\n", "\n")
        text = text.replace("\n", "\r\n") if windows else text
    if not old.endswith("\n"):
        is_open = not parts.after and not old.rstrip().endswith("}")
        return text if is_open else text.rstrip("\r\n")
    return text if text.endswith("\n") else text + ("\r\n" if windows == lines else "\n")


def put_back(project: Project, taken: Taken, text: str) -> tuple[Rewritten, Item]:
    """Return the file with another text in the place of an item, and the item that this is.

    Args:
        project: The registry as it is now.
        taken: The item as it was taken out.
        text: What it is to be, as ``fitted`` returns it.

    Raises:
        InvalidInputError: It is not well-formed; each finding has its place in the file.
        ClaimcheckError: It is gone, more than one, or does not fit into the registry.
    """
    before, old, after = taken.parts.before, taken.parts.text, taken.parts.after
    if not text.strip():
        raise ClaimcheckError(
            f"nothing is left of {taken.item.id}", help="to remove it, delete it in its file"
        )
    shown, key = display_path(taken.path), taken.key
    was = read_items(SourceText(shown, before + old + after), key, MODELS[key]).items
    made = read_items(SourceText(shown, before + text + after), key, MODELS[key])
    if made.findings:
        raise InvalidInputError(made.findings)
    at = [each.id for each in was].index(taken.item.id)
    is_one = len(made.items) == len(was)
    if not is_one or [*was[:at], *was[at + 1 :]] != [*made.items[:at], *made.items[at + 1 :]]:
        raise ClaimcheckError(
            f"it is more than one item, or reaches into the next of {shown}",
            help=f"leave it one item, where {taken.item.id} was",
        )
    item: Item = made.items[at]
    _refuse_misfit(project.registry, taken.item, item)
    return Rewritten(taken.path, before + old + after, before + text + after), item


def who_names(registry: Registry, name: str) -> list[str]:
    """Return the ids of claims and sources that name an id."""
    named: list[str] = []
    for claim in registry.claims:
        told: list[Any] = [*claim.parts]
        told += [each for it in claim.evidence for each in (it.source, it.cited_in)]
        told += [claim.asserted.source] if claim.asserted is not None else []
        named += [claim.id] if name in told else []
    return named + [each.id for each in registry.sources if name in each.derived_from]


def _refuse_misfit(registry: Registry, old: Item, new: Item) -> None:
    """Refuse an id that another has, and references into nothing that were not there before."""
    claims, sources = dict(registry.claim_by_id), dict(registry.source_by_id)
    own: dict[str, Any] = claims if isinstance(old, Claim) else sources
    own.pop(old.id, None)
    refuse_taken(new.id, own, "choose another")
    own[new.id] = new
    try:
        refuse_unknown(old, registry.claim_by_id, registry.source_by_id)
    except ClaimcheckError:
        return
    refuse_unknown(new, claims, sources)
