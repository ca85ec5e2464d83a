"""Verifies a registry: reads what is needed, looks for every quote, writes the lock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimcheck.app.verify.ledger import Ledger
from claimcheck.app.verify.match import Matches, compare, look
from claimcheck.app.verify.plan import Lookup, plan
from claimcheck.app.verify.reader import DocumentReader
from claimcheck.app.verify.result import QuoteRow, VerifyResult
from claimcheck.errors import ClaimcheckError
from claimcheck.model.fetched import Outcome
from claimcheck.registry.lock import Lock, QuoteFacts, quote_hash, read_lock
from claimcheck.registry.validation import did_you_mean
from claimcheck.storage.lockfile import exclusive
from claimcheck.storage.text_cache import ensure_cache_folder
from claimcheck.support.proof import ProofState, proof_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimcheck.app.project import Project
    from claimcheck.app.verify.documents import Document
    from claimcheck.app.verify.options import Progress, VerifyOptions
    from claimcheck.model.quote_match import QuoteMatch
    from claimcheck.registry.lock import SourceFacts
    from claimcheck.support.proof import Proof

_UNCHECKED = "unchecked"
_PASSING = (_UNCHECKED, Outcome.UNREACHABLE, Outcome.RATE_LIMITED, Outcome.REFUSED)
"""Outcomes that say nothing lasting about a source."""

_THERE = ("found", "ambiguous", "too-short")
"""Outcomes of a quote that stands in the document at least once."""

_ARCHIVED = (Outcome.DEAD, Outcome.BLOCKED, Outcome.SOFT_404)
"""Outcomes after which an archive is asked."""


def verify(project: Project, options: VerifyOptions, progress: Progress) -> VerifyResult:
    """Verify the quotes of a registry.

    Raises:
        ClaimcheckError: An id that was named does not exist, a copy cannot be read, or the lock is
            damaged.
        OSError: The lock cannot be written.
    """
    return _Run(project, options).run(progress)


class _Run:
    def __init__(self, project: Project, options: VerifyOptions) -> None:
        registry = project.registry
        _check_ids(options.claims, registry.claim_by_id, "claim")
        _check_ids((*options.sources, *options.copies), registry.source_by_id, "source")
        self._project = project
        self._options = options
        self._before = read_lock(project.files.lock) or Lock()
        everything = plan(registry)
        named = options.sources or tuple(options.copies if not options.claims else ())
        self._chosen = plan(registry, options.claims, named)
        self._named = frozenset(named)
        self._ledger = Ledger(self._before, everything)
        self._reader = DocumentReader(project, options, datetime.now(UTC))
        self._matches: dict[tuple[str, str], QuoteMatch] = {}
        self._by_document: dict[str, list[Lookup]] = {}
        for lookup in self._chosen:
            self._by_document.setdefault(lookup.document, []).append(lookup)

    def run(self, progress: Progress) -> VerifyResult:
        if self._options.accept:
            self._accept()
        else:
            needed = {name: self._has_open(name) for name in self._by_document}
            self._reader.read(needed, self._before, self._take, progress)
        ledger, project = self._ledger, self._project
        rows, changes = list(self._rows(ledger.lock)), ledger.changes()
        written = False
        if not self._options.locked:
            ensure_cache_folder(project.cache_folder)
            with exclusive(project.cache_folder / "verify.lock"):
                written = ledger.write(project.files.lock)
        return VerifyResult(rows, ledger.lock, ledger.documents, changes, written)

    def _has_open(self, source_id: str) -> bool:
        """Tell whether a quote still has to be looked for in a document."""
        return any(self._is_open(lookup) for lookup in self._by_document[source_id])

    def _is_open(self, lookup: Lookup) -> bool:
        known = self._before.quote(lookup.document, lookup.key)
        if known is None or known.outcome == _UNCHECKED:
            return True
        return known.outcome != "found" and not lookup.beyond

    def _take(self, source_id: str, document: Document) -> None:
        """Note what one document says about the quotes that are looked for in it."""
        self._ledger.documents[source_id] = document.facts
        lookups = self._by_document[source_id]
        before = self._before.source(source_id)
        matches = look(document, lookups)
        missing = [
            lookup
            for lookup in lookups
            if not lookup.beyond and not _is_found(matches.facts.get(lookup.key))
        ]
        capture = None
        if missing and (document.extracted is not None or document.facts.outcome in _ARCHIVED):
            capture = self._reader.capture(source_id)
        if capture is not None:
            archived = look(capture, missing, capture.facts.final_address or capture.facts.address)
            matches.prefer_found(archived)
        self._note_source(source_id, document, capture, before)
        for lookup in lookups:
            self._note_quote(lookup, document.facts, matches, before)

    def _note_source(
        self,
        source_id: str,
        document: Document,
        capture: Document | None,
        before: SourceFacts | None,
    ) -> None:
        facts = document.facts
        archive = None
        if capture is not None:
            archive = capture.facts.final_address or capture.facts.address
        if document.extracted is not None:
            self._ledger.set_source(source_id, replace(facts, archive=archive))
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
        elif before is not None and before.text is not None:
            if facts.outcome not in _PASSING:
                changed = replace(before, outcome=facts.outcome, reason=facts.reason)
                self._ledger.set_source(source_id, changed)
        elif facts.outcome != _UNCHECKED:
            self._ledger.set_source(source_id, facts)

    def _note_quote(
        self,
        lookup: Lookup,
        document: SourceFacts,
        matches: Matches,
        before: SourceFacts | None,
    ) -> None:
        source_id, key = lookup.document, lookup.key
        old = self._before.quote(source_id, key)
        new = matches.facts.get(key)
        if new is not None:
            self._matches[source_id, key] = matches.found[key]
            self._ledger.set_quote(source_id, key, compare(new, old, document, before))
        elif old is None and not lookup.beyond and document.outcome != _UNCHECKED:
            unchecked = QuoteFacts(_UNCHECKED, detail=f"{source_id} is {document.outcome}")
            self._ledger.set_quote(source_id, key, unchecked)

    def _accept(self) -> None:
        """Take the changed paragraphs of the claims and sources that were named as seen."""
        registry, accepted = self._project.registry, set(self._options.accept)
        ids = (*registry.claim_by_id, *registry.source_by_id)
        _check_ids(self._options.accept, dict.fromkeys(ids), "claim or source")
        for lookup in plan(registry):
            facts = self._before.quote(lookup.document, lookup.key)
            named = {lookup.claim.id, lookup.document, lookup.evidence.source}
            if facts is not None and facts.suspect and named & accepted:
                seen = replace(facts, blocks=facts.now, now=())
                self._ledger.set_quote(lookup.document, lookup.key, seen)

    def _rows(self, lock: Lock) -> Iterator[QuoteRow]:
        """Yield a row for every quote that was asked for."""
        for claim in self._project.registry.claims:
            if self._options.claims and claim.id not in self._options.claims:
                continue
            for place, evidence in enumerate(claim.evidence):
                if evidence.quote is None:
                    continue
                if self._named and not self._named & {evidence.source, evidence.cited_in}:
                    continue
                proof = proof_of(evidence, lock)
                match = self._matches.get((proof.document, quote_hash(evidence)))
                yield QuoteRow(claim, place, proof, match, self._reason(proof))

    def _reason(self, proof: Proof) -> str:
        """Return why a quote was not looked for; empty where it was."""
        if proof.state not in (ProofState.UNPROVEN, ProofState.UNCHECKED):
            return ""
        facts = self._ledger.documents.get(proof.document)
        if facts is not None:
            return facts.reason or f"{proof.document} is {facts.outcome}"
        if proof.document not in self._project.registry.source_by_id:
            return f"{proof.document} is not in the registry"
        return proof.facts.detail or "" if proof.facts else ""


def _is_found(facts: QuoteFacts | None) -> bool:
    return facts is not None and facts.outcome in _THERE


def _check_ids(ids: Iterable[str], known: Mapping[str, object], noun: str) -> None:
    for name in ids:
        if name not in known:
            raise ClaimcheckError(f"there is no {noun} {name!r}", help=did_you_mean(name, known))
