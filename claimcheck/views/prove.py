"""What ``prove`` writes: a line for each row, with what was found and in what."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict

from claimcheck.model.fields import Frozen
from claimcheck.model.match import Cut, NearestPassage
from claimcheck.support.proof import ProofState
from claimcheck.views.base import Count, TierWord
from claimcheck.views.verify import OutcomeWord


class ProvenRow(Frozen):
    """What became of one row; the keys of the row that are none of ours stand behind these.

    Attributes:
        id: The id of the row; null where it has none.
        state: How far it is proven, as verify says it.
        outcome: What came of looking for it; ``unchecked`` where nobody could.
        tier: How quote and source agree; null where nothing was found.
        page: Page on which it is; null where there are no pages.
        seconds: When it is said in a recording; null where the source tells no times.
        chapter: The heading of the chapter in which it is; null where there is none.
        count: How often it occurs.
        start: Where it begins in the extracted text; null where it is not there.
        end: Where it ends.
        warnings: What a person should know about a quote that was found.
        cut: The words of the source that it cuts; null where it cuts none.
        nearest: The passage most like it, where it was not found and ``--nearest`` asks.
        stands: What is at the place of a value; null where no value was looked up.
        reason: Why nobody could look, or why there is no value; null where neither is so.
        source_outcome: How reading the source ended: ``ok``, or what was in the way; null where it
            was not read.
        address: The address that was asked for; null for a text and a file.
        final_address: The address that answered, where it is another.
        retrieved: When it answered, in UTC; null for a text and a file.
        sha256: SHA-256 of the bytes that were read.
        error: What is wrong with the row; null where nothing is.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str | int | None
    state: ProofState
    outcome: OutcomeWord
    tier: TierWord | None = None
    page: int | None = None
    seconds: Count | None = None
    chapter: str | None = None
    count: Count = 0
    start: Count | None = None
    end: Count | None = None
    warnings: tuple[str, ...] = ()
    cut: Cut | None = None
    nearest: NearestPassage | None = None
    stands: str | None = None
    reason: str | None = None
    source_outcome: str | None = None
    address: str | None = None
    final_address: str | None = None
    retrieved: str | None = None
    sha256: str | None = None
    error: str | None = None

    @property
    def proven(self) -> bool:
        """Return whether it is there and nothing casts doubt on it."""
        return self.state.holds

    @property
    def further(self) -> dict[str, Any]:
        """Return what the row had besides."""
        return dict(self.model_extra or {})
