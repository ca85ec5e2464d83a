"""The identifier of a source is registered to another work, or to none.

What it does:
    Reads in the lock what the registry of a DOI, an ISBN, or a number at arXiv or PubMed said when
    `claimcheck verify` asked, and compares title, names of authors and year with those of the
    source. Titles may differ in case, markup, punctuation, accents, a subtitle that one of both
    leaves out, and marks of a translation or a retraction. Each author that the source names has to
    be in the record, in any order and with any initials; organisations are not compared. The year
    may be that of publication online or in print. An ISBN names a book, of which the source may be
    a chapter, so it is only called wrong where the authors agree and something else does not.

Why it matters:
    A reference with the wrong number leads readers to another paper. One of which nothing agrees,
    or whose DOI nobody ever registered, was perhaps invented: language models do that.

Example:
    ```yaml
    sources:
      - id: harbour-depths-2019
        title: Measuring the depth of harbours
        author: R. Lindqvist
        doi: 10.5555/ferries.2011        # registered to "A history of ferries"
        kind: primary
        published: 2019
    ```

How to fix:
    Look the work up, and correct what is wrong: the identifier, or the words of the reference.
    Where there is no such work, nothing can rest on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.printable import shortened
from claimcheck.rules._records import people_of, readings_of, recorded
from claimcheck.support.wording import enumerated
from claimcheck.text.reference import same_people, same_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.dates import EdtfDate
    from claimcheck.model.record import RecordFacts
    from claimcheck.model.source import Source
    from claimcheck.rules._records import Recorded
    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR

_SHOWN = 100
"""Characters of a title, or of names, that a message shows."""


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source whose identifier is that of another work, or of none."""
    known = list(recorded(facts))
    sure = {each.source.id for each in known if _is_sure(each)}
    for each in known:
        where = each.identifier.address
        if each.facts.outcome == "unknown":
            yield _finding(
                each,
                f"{each.identifier.words} is not registered: {_who(each)}",
                f"correct it, or the reference was invented: look at {where}",
            )
        elif differs := differences(
            each.source, each.facts, each.identifier.scheme, with_year=each.source.id not in sure
        ):
            yield _finding(
                each,
                f"{each.identifier.words} does not fit the source: {each.registry} has {differs}",
                f"correct the identifier, or the words of the source: look at {where}",
            )


def _is_sure(each: Recorded) -> bool:
    """Tell whether a record agrees in all; a preprint of that work may be of another year."""
    return bool(each.facts.titles) and not differences(
        each.source, each.facts, each.identifier.scheme
    )


def differences(source: Source, facts: RecordFacts, scheme: str, *, with_year: bool = True) -> str:
    """Return what a record has in place of the source's title, authors and year; empty for nothing.

    Args:
        source: The source.
        facts: What the record says.
        scheme: What kind of identifier it is of.
        with_year: Whether the years are compared.
    """
    people, ways = people_of(facts), readings_of(source)
    title_differs = bool(facts.titles) and not same_title(source.title, facts.titles)
    people_differ = bool(people and ways) and not any(same_people(way, people) for way in ways)
    day = source.published if with_year else None
    year_differs = day is not None and _is_no_year_of(day, facts.years)
    if scheme == "isbn" and title_differs and (people_differ or not (people and ways)):
        return ""
    found = []
    if title_differs:
        found.append(f"the title “{shortened(facts.titles[0], _SHOWN)}”")
    if people_differ:
        found.append(f"the authors {shortened('; '.join(facts.authors), _SHOWN)}")
    if year_differs:
        found.append(f"the year {' or '.join(map(str, facts.years))}")
    return enumerated(found)


def _is_no_year_of(day: EdtfDate, years: Sequence[int]) -> bool:
    return bool(years) and not any(day.earliest.year <= each <= day.latest.year for each in years)


def _who(each: Recorded) -> str:
    if each.facts.registry == "crossref":
        return "neither Crossref nor DataCite knows it, and doi.org gave no answer"
    return f"{each.registry} does not know it"


def _finding(each: Recorded, message: str, help_text: str) -> Finding:
    return Finding(message, help_text, (Target(each.source, (each.key,)),))
