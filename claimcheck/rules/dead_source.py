"""A source is gone from its address.

What it does:
    Reads the lock and finds sources whose address answered that there is no such page (404, 410),
    whose host name no longer exists, or that showed an error page as if all were well. A source
    that refuses, or did not answer in time, is not dead.

Why it matters:
    Nobody can look up any more what the claims rest on. What was proven before stays proven: the
    lock remembers that the quote was there, not that it still is.

Example:
    ```yaml
    sources:
      - id: foundation-news-2022
        title: PyTorch strengthens its governance
        url: https://pytorch.example/news/2022/governance
        kind: primary
    ```

How to fix:
    Write the address to which it has moved, or that of an archived capture. Where there is
    neither, keep a copy as `file:`, if you have one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.facts import is_kept_here
from claimcheck.model.fetched import Outcome
from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import locked_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.source import Source
    from claimcheck.registry.lock import Lock
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING

_GONE = {
    Outcome.DEAD: "the source is gone from its address",
    Outcome.SOFT_404: "the address of the source shows an error page",
}


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source that was gone when it was last asked for."""
    for source, known in locked_sources(facts):
        if known.read == "file" or source.web_address is None:
            continue  # what is wrong with its file, another rule says
        gone = next((words for outcome, words in _GONE.items() if outcome == known.outcome), None)
        if gone is not None and facts.lock is not None:
            yield _finding(gone, source, known, facts.lock)


def _finding(gone: str, source: Source, known: SourceFacts, lock: Lock) -> Finding:
    since = f" since {known.since[:10]}" if known.since else ""
    why = f" ({known.reason})" if known.reason else ""
    archived, total = _archived(source.id, lock)
    held = ""
    if known.archive:
        count = f"{archived} of its {total}" if archived else "none of its"
        held = f"; an archived capture holds {count} quotes"
    elif total:
        held = "; no archived capture is known"
    help_text = "write the address it moved to, or keep a copy of it as 'file:'"
    if known.archive:
        capture = "the capture as its file, 'file:'"  # one that is kept here has no address
        capture = capture if is_kept_here(known.archive) else "that of the capture"
        help_text = f"write the address it moved to, or {capture}: {known.archive}"
    key = next((key for key in ("url", "doi", "file") if getattr(source, key)), "id")
    return Finding(f"{gone}{since}{why}{held}", help_text, (Target(source, (key,)),))


def _archived(source_id: str, lock: Lock) -> tuple[int, int]:
    """Return how many quotes a capture of a source holds, and how many the lock has in all."""
    known = lock.evidence.get(source_id, {})
    return sum(each.archive is not None for each in known.values()), len(known)
