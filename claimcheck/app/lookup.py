"""Finds the claim or source that somebody means: by id, the beginning of one, or its words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim
from claimcheck.model.validation import did_you_mean
from claimcheck.printable import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.model.registry import Item, Registry
    from claimcheck.model.source import Source

_SHOWN = 10
"""Candidates that are listed where several things match."""

_LISTED = 5
"""Ids that are offered where one is not told from others."""

_NEAREST = 3
"""Nearest matches that are offered where nothing does."""

_COMPARED = 10
"""Matches whose likeness as a whole is compared too: a short id is part of many texts."""

_NEAR_ENOUGH = 55
"""Least likeness of such a match, from 0 to 100."""

_WIDTH = 60
"""Characters of a claim's text, or of what was asked for, that a message shows."""

_FINAL = " .!?…"
_QUOTES = str.maketrans("‘’‚“”„–—", "'''\"\"\"--")


@dataclass(frozen=True)
class Resolved:
    """What was meant.

    Attributes:
        item: The claim or the source.
        also_source: The source that has the same id as the claim.
    """

    item: Claim | Source
    also_source: Source | None = None


def look_up(registry: Registry, asked: str) -> Resolved:
    """Return the one claim or source that ``asked`` names.

    The ways are tried in order, and the first that leads anywhere decides: a claim's id, a
    source's id, the whole text of a claim or title of a source, the beginning of an id, a part of
    a claim's text. Case, white space, final punctuation and the shape of quotation marks do not
    matter.

    Raises:
        ClaimcheckError: Nothing matches, or several things do; the help lists them.
    """
    folded = fold(asked)
    if not folded:
        raise ClaimcheckError(
            "there is nothing to look for", help="list the claims: claimcheck list"
        )
    name = asked.strip().lower()
    claim, source = registry.claim_by_id.get(name), registry.source_by_id.get(name)
    if claim is not None:
        return Resolved(claim, source)
    if source is not None:
        return Resolved(source)
    matches = (
        _by_whole_text(registry, folded)
        or _by_beginning(registry, name)
        or _by_part_of_text(registry, folded)
    )
    if len(matches) == 1:
        return Resolved(matches[0])
    raise _several(asked, matches) if matches else _nothing(asked, registry)


def ids_meant(asked: Iterable[str], known: Mapping[str, object], noun: str) -> tuple[str, ...]:
    """Return the ids that were meant: each as it is, or the one id that begins so.

    Args:
        asked: What somebody named.
        known: What there is, by id.
        noun: What the ids are of, in the singular.

    Raises:
        ClaimcheckError: There is none of that name, or several begin so.
    """
    found = []
    for name in asked:
        begins = [name] if name in known else [each for each in known if each.startswith(name)]
        if len(begins) > 1:
            raise ClaimcheckError(
                f"{len(begins)} {noun}s begin with {name!r}",
                help=f"name one of them: {', '.join(begins[:_LISTED])}",
            )
        if not name or not begins:
            raise unknown_id(name, known, noun)
        found += begins
    return tuple(found)


def unknown_id(name: str, known: Mapping[str, object], noun: str) -> ClaimcheckError:
    """Return the error of an id that nothing has; its help offers the nearest, or some."""
    some = ", ".join(sorted(known)[:_LISTED]) + (", …" if len(known) > _LISTED else "")
    nearest = did_you_mean(name, known) or (f"known: {some}" if some else "")
    return ClaimcheckError(f"there is no {noun} {_short(name)!r}", help=nearest)


def fold(text: str) -> str:
    """Return a text so that two are equal where only case, space, quotes or the end differ."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return " ".join(plain.casefold().split()).rstrip(_FINAL)


def _by_whole_text(registry: Registry, folded: str) -> list[Item]:
    claims: list[Item] = [each for each in _claims(registry) if fold(each.text) == folded]
    return claims or [each for each in _sources(registry) if fold(each.title) == folded]


def _by_beginning(registry: Registry, name: str) -> list[Item]:
    items: list[Item] = [*_claims(registry), *_sources(registry)]
    return [each for each in items if each.id.startswith(name)]


def _by_part_of_text(registry: Registry, folded: str) -> list[Item]:
    return [each for each in _claims(registry) if folded in fold(each.text)]


def _claims(registry: Registry) -> Iterable[Claim]:
    return registry.claim_by_id.values()


def _sources(registry: Registry) -> Iterable[Source]:
    return registry.source_by_id.values()


def _several(asked: str, matches: Sequence[Item]) -> ClaimcheckError:
    more = len(matches) - _SHOWN
    lines = _lines(matches[:_SHOWN]) + ([f"  … and {more:,} more"] if more > 0 else [])
    return ClaimcheckError(
        f"{_short(asked)!r} fits {len(matches):,} things",
        help="\n".join(("name one of them by its id:", *lines)),
    )


def _nothing(asked: str, registry: Registry) -> ClaimcheckError:
    nearest = _nearest(asked, registry)
    text = "\n".join(("the nearest are:", *_lines(nearest)))
    return ClaimcheckError(
        f"no claim or source is called {_short(asked)!r}, and no claim says it",
        help=text if nearest else "list the claims: claimcheck list",
    )


def _nearest(asked: str, registry: Registry) -> list[Item]:
    """Return what looks most like ``asked``, in its id or in its words."""
    from rapidfuzz import fuzz, process

    items: list[Item] = [*_claims(registry), *_sources(registry)]
    names = [each.id.replace("-", " ") for each in items]
    texts = [fold(each.text if isinstance(each, Claim) else each.title) for each in items]
    query = fold(asked).replace("-", " ")
    # A part of a long text is all that one word can be; of several, those that both have count.
    scorer = fuzz.token_set_ratio if " " in query else fuzz.WRatio
    likeness: dict[int, float] = {}
    for choices in (names, texts):
        found = process.extract(
            query, choices, scorer=scorer, limit=_COMPARED, score_cutoff=_NEAR_ENOUGH
        )
        for choice, score, index in found:
            whole = fuzz.token_sort_ratio(query, choice)
            likeness[index] = max(score + whole, likeness.get(index, 0.0))
    best = sorted(likeness, key=lambda index: (-likeness[index], index))
    return [items[index] for index in best[:_NEAREST]]


def _lines(items: Iterable[Item]) -> list[str]:
    return [
        f"  {each.id}  {_short(each.text)}"
        if isinstance(each, Claim)
        else f"  {each.id}  (source) {_short(each.title)}"
        for each in items
    ]


def _short(text: str) -> str:
    return shortened(text, _WIDTH)
