"""What a ranker is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Passage(NamedTuple):
    """One sentence of a text, as rankers see it.

    Attributes:
        text: Its words.
        before: Those of the sentence before it, which it may need to be understood.
        after: Those of the sentence after it.
    """

    text: str
    before: str = ""
    after: str = ""


class Scorer(Protocol):
    """A ranker that knows its passages."""

    def __call__(self, claim: str, among: Sequence[int], /) -> list[float]:
        """Return how much passages speak to a claim: the higher, the more.

        Numbers of one ranker compare with one another for one claim, and with nothing else.

        Args:
            claim: A claim, or any words.
            among: Which passages, by their place.
        """
        ...


class Ranker(Protocol):
    """A module of this folder."""

    def prepare(self, passages: Sequence[Passage], model: Path | None = None, /) -> Scorer:
        """Return a scorer of passages, which may be asked for many claims.

        Args:
            passages: What to rank.
            model: The folder of the model, for a ranker that needs one.

        Raises:
            ClaimcheckError: A package or the model is missing, or the model is not of this kind.
        """
        ...
