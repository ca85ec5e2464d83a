"""Asks the registries of record about works, by their identifiers and never by words.

Each kind of identifier is known to some services, asked in turn until one has a record. A service
that is down, slow or tells nonsense says nothing about a work; after a few such answers it is left
alone for the rest of the run.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, unquote, urlsplit

from claimcheck.app.verify.reading import timestamp
from claimcheck.engines.base import ExtractionError, TooCostlyError
from claimcheck.fetchers.many import fetch_many
from claimcheck.lookups import LOOKUPS
from claimcheck.model.fetched import FetchRequest, Outcome
from claimcheck.registry.config import LookupServices
from claimcheck.storage.record_cache import KeptRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.engines.extraction import Extraction
    from claimcheck.fetchers.base import FetchContext, FetchPolicy
    from claimcheck.model.fetched import Fetched
    from claimcheck.model.identifier import Identifier, Scheme
    from claimcheck.model.record import Record
    from claimcheck.storage.record_cache import RecordCache

SERVICES: dict[Scheme, tuple[str, ...]] = {
    "doi": ("crossref", "datacite", "doi"),
    "arxiv": ("arxiv",),
    "pmid": ("pubmed",),
    "isbn": ("openlibrary",),
    "page": ("page",),
}
"""Who knows an identifier, in the order in which they are asked."""

_DECIDES = frozenset(("doi", "arxiv", "pubmed"))
"""Services that know every identifier of their kind: what they do not know, there is not."""

_AGENCIES = frozenset(("crossref", "datacite"))
"""Those that know nearly every DOI between them."""

FRESH = timedelta(days=7)
"""How long an answer is used again."""

_AT_ONCE = 200
"""Identifiers that are asked about before it is seen which services answer."""

_ENOUGH = 3
"""Failures in a row after which a service is left alone."""

_GONE = (404, 410)
_SAID_BY_STATUS = frozenset(("crossref", "datacite", "doi", "openlibrary"))
"""Services that say so that they have no record; others say it in an answer, and are down then."""


AnswerOutcome = Literal["known", "unknown", "elsewhere", "silent", "failed"]
"""What asking about one identifier can come to."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What asking about one identifier came to.

    Attributes:
        identifier: What was asked for.
        outcome: ``known`` and ``elsewhere`` as in the lock; ``unknown`` where there is no such
            identifier; ``silent`` where a service that does not know everything has nothing about
            it; ``failed`` where nobody can tell.
        registry: Who said so; for a failure, who failed.
        record: What was said.
        asked: The address that was asked last; empty where none was.
        when: When, as an ISO timestamp in UTC.
        reason: Why nobody can tell.
    """

    identifier: Identifier
    outcome: AnswerOutcome
    registry: str
    record: Record | None = None
    asked: str = ""
    when: str = ""
    reason: str = ""


@dataclass(slots=True)
class _Question:
    """An identifier on its way through the services that may know it.

    Attributes:
        identifier: The identifier.
        at: Which of its services is next.
        alone: Whether it goes into a request of its own.
        said_no: The services that have no record of it.
        failed: Why the others told nothing.
        asked: The address that was asked last.
    """

    identifier: Identifier
    at: int = 0
    alone: bool = False
    said_no: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    asked: str = ""

    @property
    def service(self) -> str | None:
        services = SERVICES[self.identifier.scheme]
        return services[self.at] if self.at < len(services) else None

    def go_on(self) -> None:
        self.at += 1
        self.alone = False


class Registries:
    """The registries of record, for one run."""

    def __init__(
        self,
        settings: LookupServices,
        policy: FetchPolicy,
        context: FetchContext,
        extraction: Extraction,
        cache: RecordCache | None = None,
    ) -> None:
        """Ask nobody yet.

        Args:
            settings: Where each service is.
            policy: The limits.
            context: Clock, resolver, pace.
            extraction: What reads the answers.
            cache: Answers of earlier runs that may be used again; None for none.
        """
        self._settings = settings
        self._policy = policy
        self._context = context
        self._extraction = extraction
        self._cache = cache
        self._failures: dict[str, int] = defaultdict(int)

    def ask(self, identifiers: Iterable[Identifier], *, afresh: bool = False) -> Iterator[Answer]:
        """Yield an answer for each identifier, as they come.

        Args:
            identifiers: What to ask about.
            afresh: Whether nothing is used that was answered earlier.
        """
        waiting = []
        for each in dict.fromkeys(identifiers):
            kept = None if afresh else self._kept(each)
            if kept is not None:
                yield kept
            else:
                waiting.append(_Question(each))
        while waiting:
            now, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
            again: list[_Question] = []
            for question in now:
                if self._finds_service(question):
                    again.append(question)
                else:
                    yield self._conclude(question)
            if again:
                open_still = []
                for question, answer in self._round(again):
                    if answer is not None:
                        yield answer
                    else:
                        open_still.append(question)
                waiting = open_still + waiting

    def _finds_service(self, question: _Question) -> bool:
        """Bring a question to the next service that can be asked; tell whether there is one."""
        while (service := question.service) is not None:
            if service == "doi" and question.failed:  # that it is registered would tell nothing
                return False
            if service == "page" or self._base(service):
                if self._failures[service] < _ENOUGH:
                    return True
                question.failed.append((service, "it failed too often to be asked again"))
            question.go_on()
        return False

    def _base(self, service: str) -> str:
        return str(getattr(self._settings, service, ""))

    def _round(self, questions: Sequence[_Question]) -> Iterator[tuple[_Question, Answer | None]]:
        """Ask each question once, and yield it with its answer, or to be asked somebody else.

        Where a service has failed often enough, nobody is waited for any more: the questions that
        are open then come back to be asked again.
        """
        requests, about = self._requests(questions)
        context = replace(self._context, stop=threading.Event())
        with closing(fetch_many(requests, self._policy, context=context)) as answers:
            for fetched in answers:
                asked = about.pop(fetched.address)
                service = asked[0].service or ""
                most = self._failures[service] + 1
                for question in asked:
                    question.asked = fetched.address
                    yield question, self._read(question, fetched, is_batch=len(asked) > 1)
                self._failures[service] = min(self._failures[service], most)
                if self._failures[service] >= _ENOUGH:
                    break
        for left in about.values():
            yield from ((question, None) for question in left)

    def _requests(
        self, questions: Sequence[_Question]
    ) -> tuple[list[FetchRequest], dict[str, Sequence[_Question]]]:
        groups: dict[tuple[str, bool], list[_Question]] = defaultdict(list)
        for question in questions:
            groups[question.service or "", question.alone].append(question)
        requests: list[FetchRequest] = []
        about: dict[str, Sequence[_Question]] = {}
        for (service, alone), group in groups.items():
            lookup, base = LOOKUPS[service], self._base(service)
            own = base == str(LookupServices.model_fields[service].default) if base else False
            size = 1 if alone else lookup.MOST
            for start in range(0, len(group), size):
                batch = group[start : start + size]
                values = [each.identifier.value for each in batch]
                address = lookup.address(base, values, self._settings.mailto)
                requests.append(FetchRequest(address, pace=lookup.PACE if own else 0.0))
                about[address] = batch
        return requests, about

    def _read(self, question: _Question, fetched: Fetched, *, is_batch: bool) -> Answer | None:
        """Return what a service answers; None where the question goes on, to it or the next."""
        service, identifier = question.service or "", question.identifier
        if fetched.outcome is not Outcome.OK or fetched.body is None:
            if _is_no(service, fetched):
                return self._no(question, service, is_batch=is_batch)
            self._fails(question, service, f"{fetched.outcome}: {fetched.reason}")
            return None
        try:
            record = self._extraction.look_up(service, fetched.body, identifier.value)
        except (ExtractionError, TooCostlyError) as error:
            self._fails(question, service, error.message)
            return None
        if record is None:
            return self._no(question, service, is_batch=is_batch)
        if not _is_about(record, identifier, fetched):
            reason = f"it answers with the record of another work, {record.about}"
            self._fails(question, service, reason)
            return None
        self._failures[service] = 0
        if service == "doi":
            return self._answer(question, "elsewhere", service)
        answer = self._answer(question, "known", service, record)
        if self._cache is not None:
            with suppress(OSError):  # it only costs the next run time
                kept = KeptRecord(answer.asked, answer.when, record)
                self._cache.keep(kept, self._base(service), service, identifier.value)
        return answer

    def _no(self, question: _Question, service: str, *, is_batch: bool) -> Answer | None:
        """Note that a service has no record; one of several is asked for again, alone."""
        self._failures[service] = 0
        if is_batch:
            question.alone = True
            return None
        question.said_no.append(service)
        if service in _DECIDES:
            return self._answer(question, "unknown", service)
        question.go_on()
        return None

    def _fails(self, question: _Question, service: str, reason: str) -> None:
        self._failures[service] += 1
        question.failed.append((service, reason))
        question.go_on()

    def _conclude(self, question: _Question) -> Answer:
        """Return what no service that is left can add to."""
        if set(question.said_no) >= _AGENCIES:
            return self._answer(question, "unknown", "crossref")
        if question.failed:
            service, reason = question.failed[0]
            return self._answer(question, "failed", service, reason=reason)
        if question.said_no:
            service = question.said_no[-1]
            outcome: AnswerOutcome = "silent" if question.identifier.scheme == "isbn" else "failed"
            return self._answer(question, outcome, service, reason="it has no record of it")
        service = SERVICES[question.identifier.scheme][0]
        return self._answer(question, "failed", service, reason=f"[lookup] {service} is empty")

    def _answer(
        self,
        question: _Question,
        outcome: AnswerOutcome,
        registry: str,
        record: Record | None = None,
        reason: str = "",
    ) -> Answer:
        when, asked = timestamp(self._context.now()), question.asked
        return Answer(question.identifier, outcome, registry, record, asked, when, reason)

    def _kept(self, identifier: Identifier) -> Answer | None:
        """Return what was answered in the last days, by whoever may be asked now."""
        if self._cache is None:
            return None
        now = self._context.now()
        since, until = timestamp(now - FRESH), timestamp(now)
        for service in SERVICES[identifier.scheme]:
            base = self._base(service)
            kept = self._cache.get(base, service, identifier.value) if base else None
            if kept is not None and since < kept.when <= until:
                return Answer(identifier, "known", service, kept.record, kept.asked, kept.when)
        return None


def _is_no(service: str, fetched: Fetched) -> bool:
    """Tell whether a service says that it has no record, by a status that is its way to say so.

    A page for readers with that status is of something in between, or of another address: no
    service of record answers with one.
    """
    if fetched.outcome is not Outcome.DEAD or fetched.status not in _GONE:
        return False
    is_page = fetched.media_type in ("text/html", "application/xhtml+xml")
    return service == "page" or (service in _SAID_BY_STATUS and not is_page)


def _is_about(record: Record, identifier: Identifier, fetched: Fetched) -> bool:
    """Tell whether a record is of what was asked for, or of what the service redirects that to."""
    about = record.about.lower()
    if not about or about == identifier.value.lower():
        return True
    path = unquote(urlsplit(fetched.final_address).path).lower()
    return bool(fetched.redirects) and (path.endswith(about) or quote(about, safe="") in path)
