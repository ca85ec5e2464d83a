"""Offers the id that was meant, at a cost that stays small in a registry of any size."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from claimcheck.model.validation import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MAX_COMPARED = 200
"""Ids that one unknown id is compared with; a comparison takes up to 0.2 milliseconds."""

MAX_SUGGESTIONS = 25
"""Unknown ids that are helped; where more are unknown, something else is wrong than spelling."""

MAX_SHARED = 2_000
"""Ids that may share a feature; what more of them share tells nothing apart."""


class Suggester:
    """Finds near ids among known ones."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._by_feature: dict[str, list[str]] = {}
        self._asked: dict[str, str] = {}

    def suggest(self, word: str) -> str:
        """Return a question that offers the nearest known id, or nothing."""
        if word not in self._asked:
            if len(self._asked) >= MAX_SUGGESTIONS:
                return ""
            self._asked[word] = did_you_mean(word, self._candidates(word))
        return self._asked[word]

    def _candidates(self, word: str) -> Collection[str]:
        """Return the known ids that share most with ``word``; all of them where they are few."""
        if len(self._known) <= MAX_COMPARED:
            return self._known
        if not self._by_feature:
            for name in self._known:
                for feature in _features(name):
                    self._by_feature.setdefault(feature, []).append(name)
        shared: dict[str, int] = {}
        for feature in _features(word):
            names = self._by_feature.get(feature, [])
            for name in names if len(names) <= MAX_SHARED else ():
                shared[name] = shared.get(name, 0) + 1
        return nlargest(MAX_COMPARED, shared, key=lambda name: (shared[name], name))


def _features(name: str) -> Iterator[str]:
    """Yield what an id is likely to share with a misspelling of it."""
    yield from set(name.split("-"))
    yield f"{name[:4]}…"
    yield f"…{name[-4:]}"
    yield f"{name[: len(name) // 2]}…"
    yield f"…{name[len(name) // 2 + 1 :]}"
