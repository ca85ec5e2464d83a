"""A source has a later form: a preprint was published, or there is a newer version or edition.

What it does:
    Reads in the lock what the registries of record said when `claimcheck verify` asked, and finds
    preprints that have been published since, and works of which a newer version or edition is
    named.

Why it matters:
    What changed between the two is often what reviewers objected to.

Example:
    ```yaml
    sources:
      - id: depths-preprint
        title: Measuring the depth of harbours
        url: https://arxiv.org/abs/1903.00002     # published as 10.5555/depths
        kind: primary
    ```

How to fix:
    See whether the later form still says it, and cite that. To go on citing the earlier one, say
    why in a comment: `# claimcheck: ignore superseded-source -- the version that was discussed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.identifier import identifier_in, identifiers_of
from claimcheck.model.record import SUPERSEDED
from claimcheck.model.terms import Severity
from claimcheck.printable import one_line
from claimcheck.rules._records import recorded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.source import Source
    from claimcheck.rules.base import Facts

SEVERITY = Severity.NOTE

_SAID = {
    "publication": "the preprint was published since",
    "new-version": "there is a newer version of the source",
    "new-edition": "there is a newer edition of the source",
}


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source of which a registry names a later form."""
    told: set[tuple[str, str | None]] = set()
    for each in recorded(facts):
        for notice in each.facts.notices:
            about = (each.source.id, notice.by)
            if notice.kind not in SUPERSEDED or about in told or _names(each.source, notice.by):
                continue
            told.add(about)
            later = f": {one_line(notice.by)}" if notice.by else ""
            yield Finding(
                f"{_SAID[notice.kind]}{later} ({each.registry})",
                "see whether the later form still says what is quoted, and cite that",
                (Target(each.source, (each.key,)),),
            )


def _names(source: Source, later: str | None) -> bool:
    """Tell whether a source names the later form itself, beside the earlier one."""
    return later is not None and identifier_in(later) in identifiers_of(source)
