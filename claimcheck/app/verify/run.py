"""Verifies a registry: reads what is needed, looks for every quote, writes the lock."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimcheck.app.verify.documents import NO_ADDRESS
from claimcheck.app.verify.ledger import Ledger
from claimcheck.app.verify.match import accepted, compare, look
from claimcheck.app.verify.plan import plan
from claimcheck.app.verify.reader import DocumentReader
from claimcheck.app.verify.result import QuoteRow, VerifyResult
from claimcheck.errors import ClaimcheckError
from claimcheck.model.facts import EvidenceFacts
from claimcheck.model.fetched import Outcome
from claimcheck.registry.validation import did_you_mean
from claimcheck.selectors import key as key_of
from claimcheck.storage.lockfile import exclusive
from claimcheck.storage.text_cache import ensure_cache_folder
from claimcheck.support.proof import ProofState, proof_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from claimcheck.app.project import Project
    from claimcheck.app.verify.documents import Reading
    from claimcheck.app.verify.match import Matches
    from claimcheck.app.verify.options import Progress, VerifyOptions
    from claimcheck.app.verify.plan import Lookup
    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.match import Match
    from claimcheck.registry.lock import Lock
    from claimcheck.support.proof import Proof

_UNCHECKED = "unchecked"
_PASSING = (_UNCHECKED, Outcome.UNREACHABLE, Outcome.RATE_LIMITED, Outcome.REFUSED)
"""Outcomes that say nothing lasting about a source."""

_THERE = ("found", "ambiguous", "too-short")
"""Outcomes of a quote that stands in the document at least once."""

_ARCHIVED = (Outcome.DEAD, Outcome.BLOCKED, Outcome.SOFT_404)
"""Outcomes after which an archive is asked."""

_LISTED = 5
"""Ids that are offered where one is not told from others."""


def verify(project: Project, options: VerifyOptions, progress: Progress) -> VerifyResult:
    """Verify the quotes of a registry.

    Raises:
        ClaimcheckError: An id that was named does not exist, a copy cannot be read, or the lock is
            damaged.
        OSError: The lock cannot be written.
    """
    return _Run(project, options, progress).run()


@dataclass(frozen=True)
class _Open:
    """A document that lacks a quote, while the archive is asked for an older one.

    Attributes:
        facts: How reading the document ended.
        has_text: Whether it could be read.
        matches: What was found in it.
        missing: What was not.
    """

    facts: SourceFacts
    has_text: bool
    matches: Matches
    missing: Sequence[Lookup]


class _Run:
    def __init__(self, project: Project, options: VerifyOptions, progress: Progress) -> None:
        registry = project.registry
        claims = _named(options.claims, registry.claim_by_id, "claim")
        sources = _named(options.sources, registry.source_by_id, "source")
        for name in options.copies:
            if name not in registry.source_by_id:
                raise _unknown(name, registry.source_by_id, "source")
        self._project = project
        self._options = options
        self._claims = frozenset(claims)
        self._accepted = frozenset(options.accept)
        self._named = frozenset(sources or (() if claims else options.copies))
        self._ledger = Ledger(project.files.lock, registry.sources, plan(registry))
        self._before = self._ledger.before
        self._reader = DocumentReader(project, options, datetime.now(UTC), progress)
        self._documents: dict[str, SourceFacts] = {}
        self._matches: dict[tuple[str, str], Match] = {}
        self._open: dict[str, _Open] = {}
        self._by_document: dict[str, list[Lookup]] = {}
        for lookup in plan(registry, self._claims, self._named):
            self._by_document.setdefault(lookup.document, []).append(lookup)

    def run(self) -> VerifyResult:
        if self._options.accept:
            self._accept()
        else:
            self._read()
        ledger, project = self._ledger, self._project
        rows = list(self._rows(ledger.lock))
        written = False
        if ledger.changes and not self._options.locked:
            with _alone(project.cache_folder):
                written = ledger.write()
        order = project.registry.source_by_id
        documents = {name: self._documents[name] for name in order if name in self._documents}
        return VerifyResult(rows, ledger.lock, documents, ledger.changes, written)

    def _read(self) -> None:
        needed = {name: self._has_open(name) for name in self._by_document}
        self._reader.read(needed, self._before, self._take)
        self._reader.captures(list(self._open), self._take_capture)
        for source_id in list(self._open):  # nobody could ask the archive for these
            self._close(source_id, None)

    def _has_open(self, source_id: str) -> bool:
        """Tell whether a quote still has to be looked for in a document."""
        return any(self._is_open(lookup) for lookup in self._by_document[source_id])

    def _is_open(self, lookup: Lookup) -> bool:
        known = self._before.facts(lookup.document, lookup.key)
        if known is None or known.outcome == _UNCHECKED:
            return True
        return known.outcome != "found" and not lookup.beyond

    def _take(self, source_id: str, document: Reading) -> None:
        """Note what one document says about the quotes that are looked for in it."""
        self._documents[source_id] = document.facts
        matches = look(document, self._by_document[source_id])
        missing = [
            lookup
            for lookup in self._by_document[source_id]
            if not lookup.beyond and not _is_there(matches.facts.get(lookup.key))
        ]
        has_text = document.document is not None
        self._open[source_id] = _Open(document.facts, has_text, matches, missing)
        may_be_archived = has_text or document.facts.outcome in _ARCHIVED
        if not missing or document.capture or not may_be_archived:
            self._close(source_id, None)

    def _take_capture(self, source_id: str, capture: Reading) -> None:
        """Look for the quotes that a document lacks in its archived capture."""
        this = self._open[source_id]
        if capture.document is None:
            self._close(source_id, None)
            return
        if this.has_text:
            this.matches.prefer_found(look(capture, this.missing))
        else:
            this.matches.take(look(capture, self._by_document[source_id]))
        self._close(source_id, capture)

    def _close(self, source_id: str, capture: Reading | None) -> None:
        """Note what a document and its capture came to."""
        this = self._open.pop(source_id)
        kept = False
        for lookup in self._by_document[source_id]:
            old = self._before.facts(source_id, lookup.key)
            new = this.matches.facts.get(lookup.key)
            if old is not None and old.outcome == "found" and not _is_there(new):
                # No proof is taken back because a source, or the capture that had it, is silent.
                rests_on_capture = bool(old.archive) and capture is None
                kept = kept or rests_on_capture
                if rests_on_capture or not this.has_text:
                    continue
            if new is not None:
                self._matches[source_id, lookup.key] = this.matches.found[lookup.key]
            self._note_quote(lookup, this.facts, new, old)
        self._note_source(source_id, this, capture, keep_archive=kept)

    def _note_source(
        self, source_id: str, this: _Open, capture: Reading | None, *, keep_archive: bool
    ) -> None:
        facts, before = this.facts, self._before.source(source_id)
        archive = capture.capture if capture else None
        if this.has_text:
            archive = archive or facts.archive
            if keep_archive and before is not None:
                archive = before.archive
            if archive != facts.archive:
                facts = replace(facts, archive=archive)
            self._ledger.set_source(source_id, facts)
        elif capture is not None:
            self._ledger.set_source(
                source_id,
                replace(
                    capture.facts,
                    outcome=facts.outcome,
                    reason=facts.reason,
                    address=facts.address,
                    final_address=None,
                    archive=archive,
                ),
            )
        elif before is None:
            if facts.outcome != _UNCHECKED:
                self._ledger.set_source(source_id, facts)
        elif not _is_passing(facts, before):
            failed = replace(before, outcome=facts.outcome, reason=facts.reason)
            self._ledger.set_source(source_id, failed if before.text else facts)

    def _note_quote(
        self,
        lookup: Lookup,
        document: SourceFacts,
        new: EvidenceFacts | None,
        old: EvidenceFacts | None,
    ) -> None:
        source_id = lookup.document
        if new is not None:
            before = self._before.source(source_id)
            self._ledger.set_quote(source_id, lookup.key, compare(new, old, document, before))
            return
        if lookup.beyond or (old is not None and old.outcome != _UNCHECKED):
            return
        if document.reason == NO_ADDRESS:
            why = f"{source_id} has no address that can be read"
        elif document.outcome == _UNCHECKED or (
            old is not None and _is_passing(document, self._before.source(source_id))
        ):
            return
        else:
            why = f"{source_id} is {document.outcome}"
        self._ledger.set_quote(source_id, lookup.key, EvidenceFacts(_UNCHECKED, detail=why))

    def _accept(self) -> None:
        """Take the changed paragraphs of the claims and sources that were named as seen."""
        registry = self._project.registry
        for name in self._accepted:
            if name not in registry.claim_by_id and name not in registry.source_by_id:
                known = {**registry.claim_by_id, **registry.source_by_id}
                raise _unknown(name, known, "claim or source")
        for lookup in plan(registry):
            facts = self._before.facts(lookup.document, lookup.key)
            about = {lookup.claim.id, lookup.document, lookup.evidence.source}
            if facts is not None and facts.suspect and about & self._accepted:
                self._ledger.set_quote(lookup.document, lookup.key, accepted(facts))

    def _rows(self, lock: Lock) -> Iterator[QuoteRow]:
        """Yield a row for every quote that was asked for."""
        for claim in self._project.registry.claims:
            if self._claims and claim.id not in self._claims:
                continue
            for place, evidence in enumerate(claim.evidence):
                if evidence.selector is None:
                    continue
                about = {evidence.source, evidence.cited_in}
                if self._named and not self._named & about:
                    continue
                if self._accepted and not self._accepted & {claim.id, *about}:
                    continue
                proof = proof_of(evidence, lock)
                match = None
                if self._matches:
                    match = self._matches.get((proof.document, key_of(evidence)))
                yield QuoteRow(claim, place, proof, match, self._reason(proof, lock))

    def _reason(self, proof: Proof, lock: Lock) -> str:
        """Return why a quote was not looked for; empty where it was."""
        if proof.state not in (ProofState.UNPROVEN, ProofState.UNCHECKED):
            return ""
        if proof.document not in self._project.registry.source_by_id:
            return f"{proof.document} is not in the registry"
        now, known = self._documents.get(proof.document), lock.source(proof.document)
        if known is not None and known.reason and (now is None or now.outcome == _UNCHECKED):
            return known.reason
        if now is not None and now.reason == NO_ADDRESS:
            return ""
        if now is not None:
            return now.reason or f"{proof.document} is {now.outcome}"
        return ""


def _is_passing(now: SourceFacts, before: SourceFacts | None) -> bool:
    """Tell whether a failure says nothing lasting, so that the lock keeps what it says already.

    A refusal follows from the configuration and lasts until that changes: it takes the place of
    trouble that passes, and the other way round, where the source was never read.
    """
    if now.outcome not in _PASSING:
        return False
    unread = before is None or not before.text
    return not (unread and before and Outcome.REFUSED in (now.outcome, before.outcome))


@contextmanager
def _alone(cache_folder: Path) -> Iterator[None]:
    """Keep other runs from writing the lock meanwhile.

    Where the cache cannot be written, nothing can be locked in it: better without than not at all.
    """
    with ExitStack() as stack:
        with suppress(OSError):
            ensure_cache_folder(cache_folder)
            stack.enter_context(exclusive(cache_folder / "verify.lock"))
        yield


def _is_there(facts: EvidenceFacts | None) -> bool:
    return facts is not None and facts.outcome in _THERE


def _named(asked: Iterable[str], known: Mapping[str, object], noun: str) -> tuple[str, ...]:
    """Return the ids that were meant: each as it is, or the one id that begins so."""
    found = []
    for name in asked:
        begins = [name] if name in known else [each for each in known if each.startswith(name)]
        if len(begins) > 1:
            raise ClaimcheckError(
                f"{len(begins)} {noun}s begin with {name!r}",
                help=f"name one of them: {', '.join(begins[:_LISTED])}",
            )
        if not name or not begins:
            raise _unknown(name, known, noun)
        found += begins
    return tuple(found)


def _unknown(name: str, known: Mapping[str, object], noun: str) -> ClaimcheckError:
    return ClaimcheckError(f"there is no {noun} {name!r}", help=did_you_mean(name, known))
