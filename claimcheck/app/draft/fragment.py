"""Writes statements as a fragment of a registry: YAML that a person goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from claimcheck.app.add.names import claim_id, unique
from claimcheck.printable import one_line
from claimcheck.registry.edit.append import rendered
from claimcheck.views.draft import DraftDocument, DraftNote, LeftView
from claimcheck.views.suggest import PassageView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.app.draft.run import Drafted, Part
    from claimcheck.model.selector import Quote

_STEP: Final = "    "


def fragment(drafted: Drafted, taken: Sequence[str] = ()) -> str:
    """Return claims as YAML, with what a person has to decide as comments.

    The file can be read as it stands: one compound claim, and a part for each statement.

    Args:
        drafted: The statements of a document.
        taken: Ids of claims that are there already.
    """
    made = items(drafted, taken)
    blocks: list[str] = []
    for item, each in made.parts:
        why = each.statement.grounds
        comments = [f"checkable by: {', '.join(why)}"] if why else []
        comments += [f"open: {open_}" for open_ in each.statement.open]
        comments += [f"much like {known}: {text}" for known, text in each.like]
        comments += ["evidence:"] if each.passages else []
        for source, quote in each.passages:
            comments += _evidence(source, quote, "suggested")
        blocks.append(rendered("claims", item) + _commented(comments))
    first = rendered("claims", made.whole) if made.whole else ""
    lines = [*_about(drafted), *_left(drafted)]
    return "\n".join([*lines, "", "claims:" if first else "claims: []", first + "\n".join(
        ["", *blocks] if first else []
    )]).rstrip() + "\n"  # fmt: skip


class Items(NamedTuple):
    """Claims as a file of the registry has them.

    Attributes:
        whole: The compound claim; empty where nothing can be checked.
        parts: A claim for each statement that the registry does not have, with the statement.
    """

    whole: dict[str, Any]
    parts: list[tuple[dict[str, Any], Part]]


def items(drafted: Drafted, taken: Sequence[str] = ()) -> Items:
    """Return the claims that statements make, none of which has evidence yet.

    Args:
        drafted: The statements of a document.
        taken: Ids of claims that are there already.
    """
    names = set(taken)
    whole = unique(f"says-{claim_id(drafted.title, ())}", names)
    names.add(whole)
    named: list[str] = []
    made: list[tuple[dict[str, Any], Part]] = []
    for each in drafted.parts:
        name = each.same or claim_id(each.statement.text, names)
        named.append(name)
        if each.same is None:
            names.add(name)
            by = each.statement.by or drafted.asserted["by"]
            asserted = {**drafted.asserted, "by": by, "quote": written(each.statement.quote)}
            made.append(({"id": name, "text": each.statement.text, "asserted": asserted}, each))
    head = {
        "id": whole,
        "text": f"What “{drafted.title}” states holds.",
        "parts": list(dict.fromkeys(named)),
        "asserted": drafted.asserted,
    }
    return Items(head if named else {}, made)


def document(drafted: Drafted, taken: Sequence[str] = ()) -> DraftDocument:
    """Return claims for programs: what ``add --json`` takes, and beside it what is open.

    Args:
        drafted: The statements of a document.
        taken: Ids of claims that are there already.
    """
    made = items(drafted, taken)
    claims = [item for item, _ in made.parts]  # before the one that names them
    return DraftDocument(
        sources=[drafted.item] if drafted.item is not None else [],
        claims=[*claims, made.whole] if made.whole else claims,
        notes=[
            DraftNote(
                claim=item["id"],
                quote=each.statement.quote,
                grounds=each.statement.grounds,
                open=each.statement.open,
                like=[known for known, _ in each.like],
                passages=[
                    PassageView(source=source, quote=quote, place=None, quoted=False)
                    for source, quote in each.passages
                ],
            )
            for item, each in made.parts
        ],
        left=[LeftView(words=words, reason=why) for words, why in drafted.left],
    )


def _left(drafted: Drafted) -> Iterator[str]:
    """Yield what a person has to read, since it could mean several things."""
    if drafted.left:
        yield "# Left to you, since it could mean several things:"
    for words, why in drafted.left:
        yield f"#   “{' '.join(words.split())}”: {one_line(why)}"


def _about(drafted: Drafted) -> Iterator[str]:
    known = sum(each.same is not None for each in drafted.parts)
    yield f"# Drafted from {one_line(drafted.name)}: {drafted.count}."
    yield "# Nothing is decided: stances and levels are yours to write, and errors to delete."
    if known:
        yield f"# {known} of them are claims of the registry already, and are named as parts."
    if drafted.item is not None:
        yield "#"
        yield "# The document as a source, for the file of sources:"
        for line in rendered("sources", drafted.item).rstrip().split("\n"):
            yield f"# {line}".rstrip()


def written(quote: Quote) -> str | dict[str, str]:
    """Return a quote as a file has it: its words, and those beside it where there are some."""
    if not (quote.prefix or quote.suffix):
        return quote.exact
    parts = {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    return {key: words for key, words in parts.items() if words}


def _evidence(source: str, quote: Quote, what: str) -> Iterator[str]:
    item: Mapping[str, Any] = {
        "id": "x",
        "text": "x",
        "evidence": [{"source": source, "stance": "neutral", "quote": written(quote)}],
    }
    for line in rendered("claims", item).split("\n"):
        if line.startswith(_STEP + "  "):
            told = line[len(_STEP) :]
            yield (
                f"  {told.strip()} # {what}"
                if told.strip().startswith("- ")
                else ("    stance: …" if told.strip() == "stance: neutral" else told)
            )


def _commented(lines: Sequence[str]) -> str:
    return "".join(f"{_STEP}# {line}".rstrip() + "\n" for line in lines)
