"""Which of equal passages a quote means: what stands around it, and page or time, decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from claimcheck.model.document import BLOCK_SEPARATOR
from claimcheck.text.canonical import canonical
from claimcheck.text.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.text.prepared import PreparedText


NEAR_SECONDS: Final = 10
"""People note a time a moment early or late, and cues begin before their words."""


class _Spanning(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class _Gapped(_Spanning, Protocol):
    @property
    def gaps(self) -> tuple[tuple[int, int], ...]: ...


S = TypeVar("S", bound=_Spanning)
G = TypeVar("G", bound=_Gapped)

_ENOUGH: Final = 12
"""Folded characters of context that, where the rest differs, still tell passages apart."""
MAX_CONTEXT: Final = 400
"""Characters of a prefix or suffix that are looked at, nearest to the quote."""
MAX_BLOCKS: Final = 50
"""Occurrences whose blocks are compared; a quote that stands more often is not told apart."""
MAX_BLOCK: Final = 20_000
"""Characters of a block that is compared."""


def by_context(prepared: PreparedText, spans: Sequence[S], prefix: str, suffix: str) -> S | None:
    """Return the one span whose surroundings agree best with prefix and suffix, or None.

    A span is singled out when prefix and suffix both stand around it, and around no other. Where
    they stand around none (a page that changed around the quote), the span with most agreement
    next to it is taken, provided that it is at least half of what was given and more than anywhere
    else. Either way the passage itself agrees with the quote: context only chooses.
    """
    before = fold(prefix[-MAX_CONTEXT:])
    after = fold(suffix[:MAX_CONTEXT])
    if not before and not after:
        return None
    scored = sorted(
        ((_agreement(prepared, span, before, after), at) for at, span in enumerate(spans)),
        key=lambda pair: (-pair[0], pair[1]),
    )
    best, at = scored[0]
    if len(scored) > 1 and scored[1][0] == best:
        return None
    wanted = len(before) + len(after)
    if best == wanted or (best >= _ENOUGH and 2 * best >= wanted):
        return spans[at]
    return None


def by_page(prepared: PreparedText, spans: Sequence[S], page: int | range) -> list[S]:
    """Return the spans that stand on ``page``, or one of several, wholly or in part."""
    low, high = (page, page) if isinstance(page, int) else (page[0], page[-1])
    return _within(prepared.document.page_at, spans, low, high)


def by_time(prepared: PreparedText, spans: Sequence[S], seconds: range) -> list[S]:
    """Return the spans that are said in these seconds, or a few before or after them."""
    low, high = seconds[0] - NEAR_SECONDS, seconds[-1] + NEAR_SECONDS
    return _within(prepared.document.seconds_at, spans, low, high)


def _within(at: Callable[[int], int | None], spans: Sequence[S], low: int, high: int) -> list[S]:
    return [
        span
        for span in spans
        if (at(span.start) or 0) <= high and low <= (at(max(span.start, span.end - 1)) or 0)
    ]


def by_omission(text: str, spans: Sequence[G]) -> G | None:
    """Return the one span whose marks of omission stand for far less than those of any other.

    Who shortens a passage leaves out as little as can be: a span that holds another is not meant;
    of the rest, the one is taken whose gaps cross fewer blocks, or are half as long at most.
    """
    inmost = [
        span
        for span in spans
        if not any(
            span.start <= other.start and other.end <= span.end
            for other in spans
            if other is not span
        )
    ]
    if not inmost or not all(span.gaps for span in inmost):
        return None
    first, *others = sorted((_omitted(text, span), at) for at, span in enumerate(inmost))
    (blocks, length), at = first
    if all(blocks < b or 2 * length <= n for (b, n), _ in others):
        return inmost[at]
    return None


def _omitted(text: str, span: _Gapped) -> tuple[int, int]:
    """Return how many ends of blocks, and how many characters, the gaps of a span stand for."""
    return (
        sum(text.count(BLOCK_SEPARATOR, start, end) for start, end in span.gaps),
        sum(end - start for start, end in span.gaps),
    )


def stand_in_equal_blocks(prepared: PreparedText, spans: Sequence[S]) -> bool:
    """Whether each span stands at the same place of another block, and all blocks are equal.

    Then it makes no difference which of them a quote means.
    """
    if len(spans) > MAX_BLOCKS:
        return False
    text = prepared.text
    blocks = [_block(text, span.start, span.end) for span in spans]
    if len(set(blocks)) < len(blocks) or any(end - start > MAX_BLOCK for start, end in blocks):
        return False
    said = {
        (fold(text[start : span.start]), canonical(text[start:end]))
        for span, (start, end) in zip(spans, blocks, strict=True)
    }
    return len(said) == 1


def _block(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the block, or the blocks, that hold ``start:end``."""
    left = text.rfind(BLOCK_SEPARATOR, 0, start)
    right = text.find(BLOCK_SEPARATOR, end)
    return left + len(BLOCK_SEPARATOR) if left >= 0 else 0, right if right >= 0 else len(text)


def _agreement(prepared: PreparedText, span: _Spanning, before: str, after: str) -> int:
    folded = prepared.plain.folded
    key, first, last = folded.key, folded.index(span.start), folded.index(span.end)
    return _common(before[::-1], key[max(0, first - len(before)) : first][::-1]) + _common(
        after, key[last : last + len(after)]
    )


def _common(wanted: str, there: str) -> int:
    """Return how many characters agree from the beginning on."""
    for at, (one, other) in enumerate(zip(wanted, there, strict=False)):
        if one != other:
            return at
    return min(len(wanted), len(there))
