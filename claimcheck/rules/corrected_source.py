"""A source was corrected, or is under an expression of concern, since its evidence was reviewed.

What it does:
    Reads in the lock what the registries of record said when `claimcheck verify` asked, and finds
    sources with a correction, a retraction in part or an expression of concern that is newer than
    the day on which a claim that rests on it was `reviewed`. A claim without that day was never
    reviewed; of a source that no claim cites, the day on which it was `retrieved` counts.

Why it matters:
    A correction may concern a footnote, or the very figure that is quoted. Only a person who reads
    both can tell.

Example:
    ```yaml
    - id: depth-rose
      text: The depth of the harbour rose by two metres.
      evidence:
        - source: harbour-depths-2019      # corrected on 2021-05-04
          stance: supports
          quote: the depth rose by two metres
      reviewed: 2020-11-01
    ```

How to fix:
    Read the correction, mend the claim if it has to be, and write the day as `reviewed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.record import CORRECTED, fall_of
from claimcheck.model.terms import Severity
from claimcheck.rules._records import by_whom, day_of, done, recorded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from claimcheck.model.claim import Claim
    from claimcheck.rules._records import Recorded
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING

_MOST_SHOWN = 3


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source with a notice that somebody who relies on it has not seen yet."""
    citing = _citing(facts)
    told: set[tuple[str, str, str | None]] = set()
    for each in recorded(facts):
        if facts.lock is not None and fall_of(facts.lock.notices(each.source.id)) is not None:
            continue  # it is evidence for nothing any more
        for notice in each.facts.notices:
            about = (each.source.id, notice.kind, notice.by or notice.date)
            if notice.kind not in CORRECTED or about in told:
                continue
            told.add(about)
            claims = citing.get(each.source.id, [])
            day = day_of(notice, each.facts.since)
            unaware = [claim for claim in claims if _is_older(claim.reviewed, day, facts.today)]
            read = each.source.retrieved
            last = read.last_begins if read else None
            if unaware or (not claims and _is_older(last, day, facts.today)):
                said = f"{done(notice)} {by_whom(notice, each.facts.registry)}"
                yield _finding(each, said, unaware)


def _is_older(seen: date | None, day: date | None, today: date) -> bool:
    """Tell whether somebody looked before a notice came; a day that is yet to come is no look."""
    return seen is None or seen > today or (day is not None and seen < day)


def _citing(facts: Facts) -> Mapping[str, Sequence[Claim]]:
    found: dict[str, dict[str, Claim]] = {}
    for claim in facts.registry.claims:
        for evidence in claim.evidence:
            for name in filter(None, (evidence.source, evidence.cited_in)):
                found.setdefault(name, {})[claim.id] = claim
    return {name: list(claims.values()) for name, claims in found.items()}


def _finding(each: Recorded, said: str, unaware: Sequence[Claim]) -> Finding:
    count = len(unaware)
    rests = ""
    if count:
        verb = "claim rests on it and was" if count == 1 else "claims rest on it and were"
        rests = f"; {count:,} {verb} not reviewed since"
    step = "read the notice, and write the day on which that was done: " + (
        "reviewed: YYYY-MM-DD, in each claim" if count else "retrieved: YYYY-MM-DD"
    )
    places = tuple(Target(claim, ("id",), "rests on it") for claim in unaware[:_MOST_SHOWN])
    return Finding(f"the source {said}{rests}", step, (Target(each.source, (each.key,)), *places))
