"""What a page can show beside the registry itself, found out by whoever asks for the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from claimcheck.model.finding import Finding
    from claimcheck.model.terms import Support
    from claimcheck.views.published_text import PublishedText


class Passage(NamedTuple):
    """A quote where it stands, in the words of the source.

    Attributes:
        before: What stands before it in its paragraph, shortened.
        words: The passage that agrees with the quote.
        after: What stands after it, likewise.
    """

    before: str
    words: str
    after: str


class Moment(NamedTuple):
    """The levels of a registry at one commit.

    Attributes:
        day: Day of the commit.
        commit: Its hash, shortened.
        counts: How many claims had each level.
    """

    day: date
    commit: str
    counts: Mapping[Support, int]


@dataclass(frozen=True)
class Extras:
    """Everything beside the registry.

    Attributes:
        passages: The passage of a quote, by claim id and index of the evidence.
        captures: An address in the web archive, by source id.
        findings: What ``check`` found, by the claim or source that it concerns; under an empty id
            what concerns neither.
        history: The levels over time, oldest first.
        live: What names this state of the files, for a page that is shown anew when they change;
            empty for a page that stands for itself.
        texts: The texts in which claims are published, by path, where each has a page of its own.
    """

    passages: Mapping[tuple[str, int], Passage] = field(default_factory=dict)
    captures: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    history: Sequence[Moment] = ()
    live: str = ""
    texts: Mapping[str, PublishedText] = field(default_factory=dict)
