"""Which claims of a registry say what a text says, or something like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.text.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.claim import Claim

_ALIKE: Final = 80
"""Likeness, of 100, from which a claim is named beside a text."""
_MOST_ALIKE: Final = 2


def alike(text: str, claims: Iterable[Claim]) -> tuple[Claim | None, list[Claim]]:
    """Return the claim that says the same in the same words, or else those that are much like it.

    Args:
        text: The text of a claim.
        claims: The claims that there are.
    """
    from rapidfuzz import fuzz, process

    listed = list(claims)
    said = _words(text)
    known = [_words(each.text) for each in listed]
    if said in known:
        return listed[known.index(said)], []
    found = process.extract(
        said, known, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=_MOST_ALIKE
    )
    return None, [listed[at] for _, _, at in found]


def _words(text: str) -> str:
    return fold(text).rstrip(" .!?…")
