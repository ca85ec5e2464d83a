"""Is the quote there? One answer for one quote in one source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from claimcheck.model.match import TIERS, WARNINGS, Match, MatchWarning, Span
from claimcheck.text.chars import DOUBLE_QUOTES, SINGLE_QUOTES
from claimcheck.text.choose import by_context, by_omission, by_page, by_time, stand_in_equal_blocks
from claimcheck.text.editorial import editorial_chains, has_negation_in_gap
from claimcheck.text.mend import candidates, with_whole_words
from claimcheck.text.nearest import is_shown_whole, nearest_passage
from claimcheck.text.regions import warnings_of_regions
from claimcheck.text.search import Needle, search
from claimcheck.text.surroundings import warnings_around

if TYPE_CHECKING:
    from claimcheck.model.match import Cut, NearestPassage, Tier
    from claimcheck.text.editorial import Chain
    from claimcheck.text.prepared import PreparedText
    from claimcheck.text.search import Hit

MIN_WORDS: Final = 5
"""A shorter quote must stand only once: it is too little to tell two passages apart."""
MAX_PLACES: Final = 5
"""Occurrences that are listed when there are several."""
MAX_QUOTE: Final = 100_000
"""Characters of a quote; a longer one is no quotation, and is not looked for."""


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """A passage that agrees with the quote, from whichever way of looking."""

    start: int
    end: int
    tier: Tier
    cut: Cut | None = None
    gaps: tuple[tuple[int, int], ...] = ()
    warnings: tuple[MatchWarning, ...] = ()


def find_quote(
    prepared: PreparedText,
    exact: str,
    *,
    prefix: str = "",
    suffix: str = "",
    page: int | range | None = None,
    seconds: range | None = None,
    nearest: bool = True,
) -> Match:
    """Look for a quote in a source.

    Args:
        prepared: The source.
        exact: The quote as written.
        prefix: What stands before it (W3C TextQuoteSelector); chooses between occurrences.
        suffix: What stands after it.
        page: The 1-based page, or pages, that the locator names; chooses, and is checked.
        seconds: When the locator says that it is said; chooses, and is checked.
        nearest: Whether to show the most similar passage when the quote is not found.

    Returns:
        The outcome, with the tier that held and what belongs to it.
    """
    needle = Needle(exact)
    if not needle.key or len(exact) > MAX_QUOTE:
        return Match("not-found" if needle.key else "too-short")
    passages, near = _passages(prepared, needle)
    whole = [passage for passage in passages if passage.cut is None]
    if whole:
        return _decide(prepared, needle, whole, (prefix, suffix), page, seconds)
    for kind, meta in prepared.meta:
        there = [p for p in _passages(meta, needle)[0] if p.cut is None]
        if there:
            best = min(there, key=lambda passage: TIERS.index(passage.tier))
            outside: MatchWarning = "hidden" if kind == "hidden" else "meta-only"
            warnings = (*best.warnings, outside)
            return Match(
                "found", best.tier, count=len(there), in_meta=kind, warnings=_ordered(warnings)
            )
    if passages:
        first = min(passages, key=lambda passage: TIERS.index(passage.tier))
        longer = with_whole_words(needle.raw, first.cut) if first.cut is not None else None
        return Match(
            "truncated",
            first.tier,
            first.start,
            first.end,
            prepared.document.page_at(first.start),
            len(passages),
            gaps=first.gaps,
            cut=first.cut,
            mended=longer if longer is not None and _stands(prepared, longer) else None,
        )
    shown = nearest_passage(prepared, needle.raw, near) if nearest else None
    mended = _mended(prepared, needle, shown)
    guessed = prepared.document.guessed
    return Match("not-found", nearest=shown, mended=mended, guessed=guessed)


def _mended(prepared: PreparedText, needle: Needle, shown: NearestPassage | None) -> str | None:
    """Return how a quote that was not found would be: something that is found in its place."""
    if shown is None or not is_shown_whole(needle.raw):
        return None
    return next((quote for quote in candidates(shown) if _stands(prepared, quote)), None)


def _stands(prepared: PreparedText, quote: str) -> bool:
    return any(passage.cut is None for passage in _passages(prepared, Needle(quote))[0])


def _passages(
    prepared: PreparedText, needle: Needle
) -> tuple[list[_Occurrence], tuple[int, int] | None]:
    """Return the passages that agree; those that cut a word only where no other agrees."""
    cut: list[_Occurrence] = []
    near: tuple[int, int] | None = None
    inner = unwrapped(needle.raw)
    attempts: list[tuple[str, Tier]] = [(needle.raw, "exact")]
    if inner is not None:
        attempts.append((inner, "typographic"))
    attempts += [(raw[:-1], "editorial") for raw, _ in attempts[:] if _ends_by_house_style(raw)]
    for raw, least in attempts:
        found = search(prepared, needle if raw == needle.raw else Needle(raw))
        near = near or found.near
        hits = [
            _Occurrence(
                hit.start,
                hit.end,
                max(hit.tier, least, key=TIERS.index),
                hit.cut,
                (),
                _warnings(hit),
            )
            for hit in (found.whole or found.cut)
            if least != "editorial" or _may_end_here(prepared.text, hit.end)
        ]
        if found.whole and hits:
            return hits, near
        cut = cut or hits
    for raw in (needle.raw, inner) if inner is not None else (needle.raw,):
        chains = editorial_chains(prepared, raw)
        hits = [
            _Occurrence(
                chain.start,
                chain.end,
                "spacing" if chain.spacing else "editorial",
                chain.cut,
                chain.gaps,
                _chain_warnings(prepared, chain),
            )
            for chain in chains
        ]
        if any(hit.cut is None for hit in hits):
            return [hit for hit in hits if hit.cut is None], near
        cut = cut or hits
    return cut, near


def _decide(
    prepared: PreparedText,
    needle: Needle,
    whole: list[_Occurrence],
    context: tuple[str, str],
    page: int | range | None,
    seconds: range | None,
) -> Match:
    """Choose among passages that agree, or say that they cannot be told apart."""
    strictest = min(TIERS.index(passage.tier) for passage in whole)
    best = [passage for passage in whole if TIERS.index(passage.tier) == strictest]
    chosen = best[0] if len(best) == 1 and len(whole) == 1 else None
    pool = whole
    document = prepared.document
    of_page = page if document.pages else None
    of_time = seconds if document.moments else None
    if chosen is None and (of_page is not None or of_time is not None):
        pool = by_page(prepared, pool, of_page) or pool if of_page is not None else pool
        pool = by_time(prepared, pool, of_time) or pool if of_time is not None else pool
        chosen = pool[0] if len(pool) == 1 else None
    if chosen is None:
        chosen = by_context(prepared, pool, *context)
    if chosen is None and len(best) == 1 and (len(pool) == len(whole) or best[0] in pool):
        chosen = best[0]
    if chosen is None:
        chosen = by_omission(prepared.text, [passage for passage in pool if passage in best])
    if chosen is None and needle.words >= MIN_WORDS and stand_in_equal_blocks(prepared, best):
        chosen = best[0]
    first = chosen or best[0]
    around = warnings_around(prepared, first.start, first.end, *context)
    located = page is not None or seconds is not None
    singled_out = chosen is not None and (located or any(context))
    places = [first] if singled_out else whole
    warnings = (*first.warnings, *around, *warnings_of_regions(prepared, places))
    if of_page is not None and not by_page(prepared, [first], of_page):
        warnings = (*warnings, "wrong-page")
    if of_time is not None and not by_time(prepared, [first], of_time):
        warnings = (*warnings, "wrong-time")
    span = Span.of(document, first.start, first.end)
    result = Match(
        "found",
        first.tier,
        first.start,
        first.end,
        span.page,
        sum(passage.tier == first.tier for passage in whole),
        warnings=_ordered(warnings),
        gaps=first.gaps,
        seconds=span.seconds,
        chapter=span.chapter,
    )
    if len(whole) > 1:
        spans = tuple(Span.of(document, p.start, p.end) for p in whole[:MAX_PLACES])
        result = replace(result, spans=spans)
    if chosen is None:
        return replace(result, outcome="too-short" if needle.words < MIN_WORDS else "ambiguous")
    return result


def unwrapped(quote: str) -> str | None:
    """Return ``quote`` without the quotation marks around it; None where it has none."""
    for marks in (DOUBLE_QUOTES, SINGLE_QUOTES):
        if len(quote) > 2 and quote[0] in marks and quote[-1] in marks:
            return quote[1:-1].strip()
    return None


def _ends_by_house_style(raw: str) -> bool:
    """Whether the quote ends in one full stop or comma, which a house style may have added."""
    return len(raw) > 2 and raw[-1] in ".,。，｡､،۔।" and (raw[-2].isalnum() or raw[-2] in ")”\"’'%")


def _may_end_here(text: str, end: int) -> bool:
    """Whether what follows in the source lets a sentence be ended: not a question, not a cry."""
    following = text[end : end + 8].lstrip(" \u00a0\u00ad\u2019\u201d\"')")[:1]
    return following not in ("?", "!", "‽", "？", "！")


def _warnings(hit: Hit) -> tuple[MatchWarning, ...]:
    warnings: list[MatchWarning] = []
    if hit.tier in ("case", "accents", "spacing", "superscript"):
        warnings.append(hit.tier)
    if hit.unmarked:
        warnings.append("citation-marker-dropped")
    return tuple(warnings)


def _chain_warnings(prepared: PreparedText, chain: Chain) -> tuple[MatchWarning, ...]:
    warnings: list[MatchWarning] = []
    if has_negation_in_gap(prepared, chain):
        warnings.append("negation-in-gap")
    if chain.number:
        warnings.append("number-in-bracket")
    if chain.spacing:
        warnings.append("spacing")
    if chain.unmarked:
        warnings.append("citation-marker-dropped")
    return tuple(warnings)


def _ordered(warnings: tuple[MatchWarning, ...]) -> tuple[MatchWarning, ...]:
    return tuple(warning for warning in WARNINGS if warning in warnings)
