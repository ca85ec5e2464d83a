"""Picks the claims that somebody asked to see, and puts them in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from claimcheck.app.lookup import fold
from claimcheck.errors import ClaimcheckError
from claimcheck.model.validation import did_you_mean
from claimcheck.printable import one_line
from claimcheck.text.words import begins_a_word
from claimcheck.views.overview import DEFAULT_TITLE, AssessedClaim, Overview
from claimcheck.views.words import Notable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from claimcheck.app.project import Project
    from claimcheck.model.claim import Claim
    from claimcheck.model.mark import Sentence
    from claimcheck.model.registry import Registry
    from claimcheck.model.terms import Support

SortKey = Literal["file", "id", "level", "text", "reviewed", "due"]
"""``file``: as written. ``level``: strongest first, and of one level what stands out.
``reviewed``: never, then longest ago, first.
``due``: the review that is due first, first; without one last."""


@dataclass(frozen=True)
class Filters:
    """What a claim must be to be picked. Several values of one filter widen it, words narrow.

    Attributes:
        levels: Derived levels.
        tags: Tags of the claim.
        sources: Ids of sources that are its evidence, or in which that was read.
        words: Of each, a word of its text, id or tags must be or begin so, in any case.
        only: What makes it stand out.
    """

    levels: tuple[Support, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    only: tuple[Notable, ...] = ()

    def __str__(self) -> str:
        """Return the filters as a person would say them; empty where there are none."""
        said = []
        for noun, values in (
            ("only", self.only),
            ("level", self.levels),
            ("tag", self.tags),
            ("source", self.sources),
        ):
            if values:
                said.append(f"{noun} {' or '.join(values)}")
        if self.words:
            said.append("words " + " ".join(self.words))
        return one_line(", ".join(said))


def select(
    project: Project,
    *,
    today: date,
    filters: Filters | None = None,
    sort: SortKey = "file",
    reverse: bool = False,
    title: str = DEFAULT_TITLE,
) -> Overview:
    """Return the claims of a registry that the filters let pass, in order.

    Of several claims with one id only the first was weighed, so only the first can be picked.

    Raises:
        ClaimcheckError: A filter names a tag or a source that does not exist.
    """
    wanted = filters or Filters()
    registry = project.registry
    _refuse_unknown(wanted, registry)
    words = tuple(word for text in wanted.words for word in fold(text).split())
    entries = [entry for entry in entries_of(project) if _passes(entry, wanted, words, today)]
    if sort != "file":
        entries.sort(key=_ORDERS[sort])
    if reverse:
        entries.reverse()
    return Overview(
        entries=entries,
        total=len(registry.claims),
        registry=registry,
        assessments=project.assessments,
        settings=project.settings,
        filters=str(wanted),
        today=today,
        title=title,
    )


def entries_of(project: Project) -> Iterator[AssessedClaim]:
    """Yield each claim that was weighed, with its level, in the order of the files."""
    registry, assessments = project.registry, project.assessments
    part_of = parents(registry)
    stated: Mapping[str, tuple[Sentence, ...]] = {}
    if project.settings.config.prose:
        from claimcheck.app.published import stated_by_claim  # most registries need none of it

        stated = stated_by_claim(project)
    first = registry.claim_by_id
    for claim in registry.claims:
        if first[claim.id] is claim:
            yield AssessedClaim(
                claim,
                assessments[claim.id],
                registry.origin(claim),
                tuple(part_of.get(claim.id, ())),
                project.lock,
                stated.get(claim.id, ()),
            )


def parents(registry: Registry) -> dict[str, dict[str, None]]:
    """Return the ids of the claims that rest on each claim, by its id."""
    found: dict[str, dict[str, None]] = {}
    for claim in registry.claims:
        for part in claim.parts:
            found.setdefault(part, {})[claim.id] = None
    return found


def _passes(entry: AssessedClaim, filters: Filters, words: tuple[str, ...], today: date) -> bool:
    claim = entry.claim
    return (
        (not filters.only or any(_is(entry, each, today) for each in filters.only))
        and (not filters.levels or entry.assessment.level in filters.levels)
        and (not filters.tags or not set(filters.tags).isdisjoint(claim.tags))
        and (not filters.sources or not set(filters.sources).isdisjoint(read_sources(claim)))
        and (not words or _has_words(claim, words))
    )


def _is(entry: AssessedClaim, notable: Notable, today: date) -> bool:
    return entry.is_overdue(today) if notable is Notable.OVERDUE else notable in entry.notable


def read_sources(claim: Claim) -> Iterator[str]:
    """Yield the ids of the sources that are evidence for a claim, or in which that was read."""
    for evidence in claim.evidence:
        yield evidence.source
        if evidence.cited_in is not None:
            yield evidence.cited_in


def _has_words(claim: Claim, words: tuple[str, ...]) -> bool:
    haystack = fold("\n".join((claim.text, claim.id, *claim.tags)))
    return all(begins_a_word(haystack, word) for word in words)


def _refuse_unknown(filters: Filters, registry: Registry) -> None:
    if filters.tags:
        tags = {tag for claim in registry.claims for tag in claim.tags}
        _refuse("no claim has the tag", filters.tags, tags)
    if filters.sources:
        sources = set(registry.source_by_id)
        for claim in registry.claims:
            sources.update(read_sources(claim))
        _refuse("there is no source", filters.sources, sources)


def _refuse(message: str, values: tuple[str, ...], known: Collection[str]) -> None:
    for value in values:
        if value not in known:
            some = ", ".join(sorted(known)[:10]) + (", …" if len(known) > 10 else "")
            raise ClaimcheckError(
                f"{message} {one_line(value)!r}",
                help=did_you_mean(value, sorted(known)) or (f"known: {some}" if some else ""),
            )


_ORDERS: dict[str, Callable[[AssessedClaim], tuple[object, ...]]] = {
    "id": lambda entry: (entry.claim.id,),
    "level": lambda entry: (-entry.assessment.level.rank, not entry.notable),
    "text": lambda entry: (entry.claim.text.casefold(), entry.claim.id),
    "reviewed": lambda entry: (entry.claim.reviewed or date.min,),
    "due": lambda entry: (entry.claim.review_by or date.max,),
}
