"""Brings up to date what is remembered of the records of sources."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimcheck.app.records.ask import Registries
from claimcheck.app.records.table import read_table
from claimcheck.app.verify.reading import timestamp
from claimcheck.engines.extraction import Extraction
from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.model.identifier import Identifier, identifiers_of
from claimcheck.model.record import TABLE, RecordFacts
from claimcheck.storage.record_cache import RecordCache
from claimcheck.storage.user_cache import cache_outside

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from claimcheck.app.project import Project
    from claimcheck.app.records.ask import Answer
    from claimcheck.model.source import Source
    from claimcheck.registry.discover import RegistryFiles
    from claimcheck.registry.lock import Lock


@dataclass(frozen=True)
class Records:
    """What the registries of record said.

    Attributes:
        facts: What is remembered of each source that was looked up, in place of what was before.
        answers: What asking came to, an answer for each identifier.
        sources: Ids of the sources that name each identifier.
        reached: Whether somebody answered just now, so that there is a network.
    """

    facts: Mapping[str, Mapping[str, RecordFacts]] = field(default_factory=dict)
    answers: Sequence[Answer] = ()
    sources: Mapping[Identifier, Sequence[str]] = field(default_factory=dict)
    reached: bool = False


def look_up_records(
    project: Project,
    sources: Iterable[Source],
    before: Lock,
    when: datetime,
    progress: Callable[[int, int, str], None],
    *,
    ask: bool = True,
    afresh: bool = False,
    earlier: RegistryFiles | None = None,
) -> Records:
    """Ask the registries about sources, and look into the table that the configuration names.

    Args:
        project: The registry of claims, for its settings.
        sources: The sources.
        before: What is remembered; what is in it is asked again only ``afresh``.
        when: The time of this run.
        progress: Told how far it is.
        ask: Whether anybody is asked at all; the table is a file.
        afresh: Whether everything is asked again.
        earlier: The registry from which the table is taken where it had one: a change could bring
            another.

    Raises:
        ClaimcheckError: The table cannot be read.
    """
    by_identifier: dict[Identifier, list[str]] = defaultdict(list)
    named = {source.id: identifiers_of(source) for source in sources}
    for name, identifiers in named.items():
        for identifier in identifiers:
            by_identifier[identifier].append(name)
    facts = {name: dict(before.records_of(name)) for name in named}
    _look_in_table(project, earlier, by_identifier, facts, when)
    answers: list[Answer] = []
    if ask:
        wanted = [
            identifier
            for identifier, names in by_identifier.items()
            if afresh or any(_is_open(before, name, identifier) for name in names)
        ]
        waiting = dict.fromkeys(map(str, wanted))
        for answer in _answers(project, wanted, when, afresh=afresh):
            answers.append(answer)
            for name in by_identifier[answer.identifier]:
                _settle(facts[name], answer)
            waiting.pop(str(answer.identifier), None)
            progress(len(answers), len(wanted), next(iter(waiting), ""))
    changed = {name: each for name, each in facts.items() if each != before.records_of(name)}
    now = timestamp(when)
    reached = any(each.outcome != "failed" and each.when == now for each in answers)
    return Records(changed, answers, by_identifier, reached)


def _is_open(before: Lock, name: str, identifier: Identifier) -> bool:
    known = before.records_of(name).get(str(identifier))
    return known is None or known.outcome == "unknown"


def _answers(
    project: Project, wanted: Collection[Identifier], when: datetime, *, afresh: bool
) -> Iterable[Answer]:
    if not wanted:
        return
    config = project.settings.config
    with closing(Extraction(config.extract)) as extraction:
        context = FetchContext(now=lambda: when, read_start=extraction.page_start)
        cache = RecordCache(cache_outside(project.files.top))
        registries = Registries(
            config.lookup, FetchPolicy.of(config.verify), context, extraction, cache
        )
        yield from registries.ask(wanted, afresh=afresh)


def _settle(facts: dict[str, RecordFacts], answer: Answer) -> None:
    """Take over what was answered; a failure says nothing, so what was known stays."""
    if answer.outcome in ("failed", "silent"):
        return
    key, record = str(answer.identifier), answer.record
    now = RecordFacts(answer.outcome, answer.registry, answer.when)
    if record is not None:
        now = replace(
            now,
            titles=record.titles,
            authors=record.authors,
            years=record.years,
            notices=record.notices,
        )
    facts[key] = _dated(now, facts.get(key))


def _look_in_table(
    project: Project,
    earlier: RegistryFiles | None,
    wanted: Mapping[Identifier, Sequence[str]],
    facts: dict[str, dict[str, RecordFacts]],
    when: datetime,
) -> None:
    """Put what the table says in place of what it said before; nothing where none is named."""
    path = project.settings.config.lookup.retraction_watch
    before = {
        name: {key: known.pop(key) for key in list(known) if key.startswith(f"{TABLE} ")}
        for name, known in facts.items()
    }
    files = project.files
    if earlier is not None and path and earlier.tree.is_file(earlier.root / path):
        files = earlier
    found = read_table(files.root / path, wanted, files.tree) if path else {}
    for identifier, notices in found.items():
        now = RecordFacts("known", TABLE, timestamp(when), notices=notices)
        key = f"{TABLE} {identifier}"
        for name in wanted[identifier]:
            facts[name][key] = _dated(now, before[name].get(key))


def _dated(now: RecordFacts, before: RecordFacts | None) -> RecordFacts:
    if before is not None and now.same_but_for_time(before):
        return replace(now, since=before.since)
    return now
