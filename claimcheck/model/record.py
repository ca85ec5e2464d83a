"""What a registry of record says of a source, and what became of it since."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

NoticeKind = Literal[
    "retraction",
    "replacement",
    "withdrawal",
    "removal",
    "partial-retraction",
    "concern",
    "correction",
    "reinstatement",
    "publication",
    "new-edition",
    "new-version",
]
"""What a notice says of a work: ``replacement`` is a retraction together with what replaces it, and
``publication`` what a preprint became."""

FALLEN = frozenset(("retraction", "replacement", "withdrawal", "removal"))
"""Notices after which a work is evidence for nothing."""

CORRECTED = frozenset(("partial-retraction", "concern", "correction"))
"""Notices after which a work stands, and may say something else."""

SUPERSEDED = frozenset(("publication", "new-edition", "new-version"))
"""Notices of a later form of the work."""

TABLE = "retraction-watch"
"""The name of the table of retractions that the configuration names, among the registries."""

REGISTRIES = {
    "crossref": "Crossref",
    "datacite": "DataCite",
    "doi": "doi.org",
    "arxiv": "arXiv",
    "pubmed": "PubMed",
    "openlibrary": "Open Library",
    TABLE: "Retraction Watch",
}
"""How each registry of record is called."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What became of a work after it was published.

    Attributes:
        kind: What the notice says: a ``NoticeKind``, or a word that a later version knows.
        date: Its day, or the year or month where no more is known, as ISO 8601; None without any.
        by: The DOI, number or address of the notice; of what came instead, where that is what the
            notice is about.
        said_by: Who told the registry, where that is somebody else.
    """

    kind: str
    date: str | None = None
    by: str | None = None
    said_by: str | None = None

    @property
    def words(self) -> str:
        """Return it as a phrase: ``retraction on 2021-02-03 (10.5555/notice)``."""
        kind = self.kind.replace("-", " ")
        day = (
            f" {'on' if len(self.date) == len('2021-02-03') else 'in'} {self.date}"
            if self.date
            else ""
        )
        return f"{kind}{day}{f' ({self.by})' if self.by else ''}"

    @property
    def said(self) -> str:
        """Return it as what was done: ``was retracted on 2021-02-03 (10.5555/notice)``."""
        done = _DONE.get(self.kind, self.kind)
        return f"was {done}{self.words.removeprefix(self.kind.replace('-', ' '))}"


_DONE = {
    "retraction": "retracted",
    "replacement": "retracted and replaced",
    "withdrawal": "withdrawn",
    "removal": "removed",
    "partial-retraction": "retracted in part",
    "concern": "put under an expression of concern",
    "correction": "corrected",
}


@dataclass(frozen=True, slots=True)
class Record:
    """What one registry says of one work.

    Attributes:
        fields: Fields of a source, as a registry of claims would have them.
        titles: Every title that the work goes by, the main one first.
        authors: Who wrote it, as ``Family, Given`` or as one name.
        years: The years in which it is said to be published.
        notices: What became of it.
        about: The identifier that the record says it is of; empty where it does not say.
    """

    fields: dict[str, str] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    notices: tuple[Notice, ...] = ()
    about: str = ""


RecordOutcome = Literal["known", "unknown", "elsewhere"]
"""Whether a registry has a record of an identifier; ``elsewhere`` where it is registered with an
agency that cannot be asked for one."""


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What is remembered of a record: enough to compare a source with it, and what became of it.

    Attributes:
        outcome: Whether there is one (``RecordOutcome``).
        registry: Who said so.
        since: When these facts were first told, as an ISO timestamp in UTC.
        titles: As in ``Record``.
        authors: As in ``Record``; empty where there are too many to be kept.
        years: As in ``Record``.
        notices: As in ``Record``.
    """

    outcome: str
    registry: str
    since: str | None = None
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    notices: tuple[Notice, ...] = ()

    def same_but_for_time(self, other: RecordFacts | None) -> bool:
        """Tell whether ``other`` states the same facts, whenever they were first told."""
        return other is not None and replace(other, since=self.since) == self


def fall_of(notices: Iterable[Notice]) -> Notice | None:
    """Return the notice after which a work is evidence for nothing; None where it stands.

    One that is dated tells more than one that is not, and that it was replaced more than that it
    was retracted. A reinstatement takes back what came before it.
    """
    listed = list(notices)
    back = max((each.date or "" for each in listed if each.kind == "reinstatement"), default=None)
    fallen = [
        each
        for each in listed
        if each.kind in FALLEN and (back is None or (each.date or "") > back)
    ]
    return min(fallen, key=_weight, default=None)


def _weight(notice: Notice) -> tuple[bool, bool, str]:
    return notice.kind != "replacement", notice.date is None, notice.date or ""
