"""Takes a document apart: its statements, who made them, what is known already, where to look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.app.add.alike import alike
from claimcheck.app.add.entries import same_source
from claimcheck.app.add.names import source_id
from claimcheck.app.draft.statements import statements
from claimcheck.model.address import host_of
from claimcheck.text.passages import passages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from claimcheck.app.draft.document import Read
    from claimcheck.app.draft.model import Split
    from claimcheck.app.draft.statements import Statement
    from claimcheck.app.suggest import Material
    from claimcheck.model.registry import Registry
    from claimcheck.model.selector import Quote


@dataclass(frozen=True)
class Part:
    """One statement, with what the registry has to do with it.

    Attributes:
        statement: The statement.
        same: The claim of the registry that says the same in the same words.
        like: Claims that say something like it, each with its text.
        passages: Passages of sources that may speak to it, each with its source.
    """

    statement: Statement
    same: str | None = None
    like: Sequence[tuple[str, str]] = ()
    passages: Sequence[tuple[str, Quote]] = ()


@dataclass(frozen=True)
class Drafted:
    """A document, taken apart.

    Attributes:
        name: What the person called it.
        title: What it is called.
        source: Its id as a source.
        item: It as a source; None where the registry has it already.
        asserted: Who made its statements, in which source, when.
        parts: Its statements.
        sentences: How many sentences it has.
        left: Passages that are for a person to read, each with why.
    """

    name: str
    title: str
    source: str
    item: dict[str, Any] | None
    asserted: dict[str, str]
    parts: Sequence[Part]
    sentences: int
    left: Sequence[tuple[str, str]] = ()

    @property
    def count(self) -> str:
        """Return how many statements were found in how many sentences, in words."""
        found, of = len(self.parts), self.sentences
        return (
            f"{found:,} {'statement' if found == 1 else 'statements'} in "
            f"{of:,} {'sentence' if of == 1 else 'sentences'}"
        )


def draft(
    read: Read,
    registry: Registry | None,
    *,
    material: Material | None = None,
    published: date | None = None,
    most: int = 2,
    split: Split | None = None,
) -> Drafted:
    """Take a document apart.

    Args:
        read: The document.
        registry: What is known already; None where there is none.
        material: Where passages are looked for; None for nowhere.
        published: The day on which it was published.
        most: How many passages at most are suggested for a statement.
        split: What a model made of it; without, its sentences are chosen by rules.
    """
    fields: dict[str, Any] = {"title": read.title, "kind": "secondary", **read.fields}
    if published is not None:
        fields["published"] = published.isoformat()
    known = same_source(fields, registry.sources) if registry is not None else None
    if known is None and registry is not None and not fields.get("url"):
        known = next((each for each in registry.sources if each.title == read.title), None)
    taken = registry.source_by_id if registry is not None else {}
    source = known.id if known is not None else source_id(fields, taken)
    by = fields.get("author") or fields.get("publisher") or _host(read.name) or read.title
    asserted = {"by": str(by), "source": source}
    if fields.get("published"):
        asserted["date"] = str(fields["published"])
    claims = registry.claims if registry is not None else ()
    parts = []
    chosen = split.statements if split is not None else statements(read.document, published)
    for each in chosen:
        same, like = alike(each.text, claims)
        found = []
        if material is not None and most:
            for sentence, quote in material.best(each.text):
                if sentence.source != source:
                    found.append((sentence.source, quote))
                if len(found) == most:
                    break
        known_as = same.id if same is not None else None
        parts.append(Part(each, known_as, [(it.id, it.text) for it in like], found))
    item = None if known is not None else {"id": source, **fields}
    total = sum(1 for _ in passages(read.document.text))
    left = split.left if split is not None else ()
    return Drafted(read.name, read.title, source, item, asserted, parts, total, left)


def _host(name: str) -> str:
    return host_of(name) if "://" in name else ""
