"""A source was retracted, withdrawn or removed.

What it does:
    Reads in the lock what the registries of record said when `claimcheck verify` asked (Crossref
    with what it has from Retraction Watch, DataCite, arXiv, PubMed), and what the table of
    Retraction Watch says that the configuration names as `lookup.retraction_watch`. Evidence from
    such a source, or read in one, counts for nothing: levels that rest on it fall, and say why. A
    work that was retracted and replaced is told apart; one that was reinstated counts again. Under
    `--since`, it tells of a source out of which the change takes the number of a retracted work.

Why it matters:
    Retracted papers go on being cited for years, mostly by people who do not know. A level is worth
    no more than its sources.

Example:
    ```yaml
    - id: depth-rose
      text: The depth of the harbour rose by two metres.
      evidence:
        - source: harbour-depths-2019      # retracted on 2021-05-04
          stance: supports
          quote: the depth rose by two metres
    ```

How to fix:
    Read the notice. Cite what replaced the work, or another source, or take the claim back. Where
    the evidence counts all the same, as in a claim about the retraction itself, say why:
    `accept_retracted: the claim is about what the paper said`, and it counts again, with the note
    `accepted-retraction`. A source that no evidence names, as in a list of references, stays with a
    comment behind its line: `# claimcheck: ignore[retracted-source] it is cited as retracted`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.identifier import identifiers_of
from claimcheck.model.terms import Severity
from claimcheck.model.work import folded
from claimcheck.printable import one_line
from claimcheck.rules._records import fallen
from claimcheck.support.proof import ProofState, proof_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.record import Notice
    from claimcheck.model.source import Source
    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR

_AGAIN = (
    "name it again, or cite another source; where it was never the number of this one, say so to "
    "whoever reviews the change"
)


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each piece of evidence whose source fell, and each such source that none rests on."""
    yield from _no_longer_named(facts)
    lock, sources = facts.lock, facts.registry.source_by_id
    if lock is None or not lock.records:
        return
    cited: set[str] = set()
    for claim in facts.registry.claims:
        for index, evidence in enumerate(claim.evidence):
            cited |= {evidence.source, evidence.read_in}
            proof = proof_of(evidence, lock)
            name, fall = proof.fallen, proof.fall
            if proof.state is not ProofState.RETRACTED or name not in sources or fall is None:
                continue
            key = "source" if name == evidence.source else "cited_in"
            at = (
                Target(claim, ("evidence", index, key)),
                Target(sources[name], (), "the source"),
            )
            said = f"{name} {fallen(name, fall, lock)}, so that this evidence counts for nothing"
            yield Finding(said, _step(fall), at)
    for name, source in sources.items():
        fall = lock.fall(name) if name not in cited else None
        if fall is not None:
            yield Finding(
                f"the source {fallen(name, fall, lock)}",
                _step(fall, is_evidence=False),
                (Target(source, (_key(source),)),),
            )


def _no_longer_named(facts: Facts) -> Iterator[Finding]:
    """Yield each source out of which a change takes the number of a work that fell."""
    change = facts.change
    if change is None or change.lock is None:
        return
    now = facts.registry.source_by_id
    for name, was in change.sources.items():
        fall = change.lock.fall(name)
        if fall is None:
            continue
        one = now.get(name) or next((it for it in now.values() if _may_be(it, was)), None)
        if one is None or not _may_be(one, was, named=True):
            continue
        said_of = {key for key, it in change.lock.records_of(name).items() if fall in it.notices}
        for each in identifiers_of(was):
            is_its = any(key.endswith(str(each)) for key in said_of)
            if is_its and each not in identifiers_of(one):
                told = f"{each.words}, which {fallen(name, fall, change.lock)}, is taken out"
                yield Finding(told, _AGAIN, (Target(one, ("title",)),))


def _may_be(source: Source, was: Source, *, named: bool = False) -> bool:
    """Tell whether a source may be the work that one was: by its title, or by its id alone."""
    is_titled = folded(source.title) == folded(was.title)
    return is_titled or (named and not identifiers_of(source))


def _step(fall: Notice, *, is_evidence: bool = True) -> str:
    if fall.kind == "replacement" and fall.by:
        return f"cite what replaced it: see {one_line(fall.by)}"
    if not is_evidence:
        return "cite another source, or say why it stays: # claimcheck: ignore[retracted-source] …"
    return "cite another source, or say why it still counts: accept_retracted: …"


def _key(source: Source) -> str:
    return next((key for key in ("doi", "url", "isbn") if getattr(source, key)), "id")
