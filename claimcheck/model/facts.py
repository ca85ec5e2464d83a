"""What is remembered of a source and of evidence in it, without a word of their text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.model.match import HOLDS

UNNAMED = "short"
"""Stands in the place of a hash for a paragraph that is too short to be named by one."""


def is_kept_here(archive: str | None) -> bool:
    """Tell whether a capture is a file of the repository, which can be forged like any there."""
    return archive is not None and not archive.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What is known of one source.

    Attributes:
        outcome: How the last attempt to read it ended.
        read: How it was read: ``fetched``, ``file``, ``copy`` or ``archive``.
        address: The address that was asked for; None for a copy of a source without one.
        final_address: The address that answered, where it is another.
        since: When these facts were first seen, as an ISO timestamp in UTC.
        bytes: SHA-256 of the content.
        text: SHA-256 of the extracted text.
        extractor: Name and version of what extracted it.
        normaliser: Version of the normaliser that named the blocks.
        moved: Whether the source told that it has moved to ``final_address`` for good.
        archive: Address of the capture that was read in its place; of one that is kept here, its
            path.
        kept: The capture of it that ``verify --archive`` kept last, as a path from the folder of
            the configuration.
        silent: Whether the archive, too, could not be read when it was last asked for the capture.
        reason: Why it could not be read.
        blocks: One short hash for each block of at least twelve words of the texts in which its
            evidence was found, sorted.
    """

    outcome: str
    read: str | None = None
    address: str | None = None
    final_address: str | None = None
    since: str | None = None
    bytes: str | None = None
    text: str | None = None
    extractor: str | None = None
    normaliser: int | None = None
    moved: bool = False
    archive: str | None = None
    kept: str | None = None
    silent: bool = False
    reason: str | None = None
    blocks: tuple[str, ...] = ()

    def same_but_for_time(self, other: SourceFacts | None) -> bool:
        """Tell whether ``other`` states the same facts, whenever they were first seen."""
        return other is not None and replace(other, since=self.since) == self


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """What is known of one piece of evidence in one source.

    Attributes:
        outcome: What looking for it came to (``MatchOutcome``), or ``unchecked``.
        tier: How quote and source agree.
        page: Page on which it is.
        count: How often it occurs.
        blocks: Hashes of the blocks that hold it, as a person last saw them.
        now: Hashes of the blocks that hold it now, where these are others: the evidence is
            suspect until a person accepts them.
        warnings: What a person should know about the match.
        accepted: Those of the warnings that keep a claim from being verified, and that a person
            has looked into and vouched for.
        archive: Address of the capture in which it was found, where the source itself no longer
            has it; of one that is kept here, its path.
        detail: What belongs to the outcome: which end of it cuts a word, in which metadata it
            is, why it was not checked, or the SHA-256 of the value that is there.
        lost: Whether it was found before.
        seconds: When it is said in a recording, from its beginning.
        seen: Who vouched for it and when, where no program could look.
        seen_in: Hash of what named its source then: its address, number, edition or title.
        edited: Whether evidence or source were edited since that person vouched for it: it is
            suspect until a person has seen it again.
    """

    outcome: str
    tier: str | None = None
    page: int | None = None
    count: int = 0
    blocks: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    archive: str | None = None
    detail: str | None = None
    lost: bool = False
    seconds: int | None = None
    seen: str | None = None
    seen_in: str | None = None
    edited: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether it is where it has to."""
        return self.outcome in HOLDS

    @property
    def suspect(self) -> bool:
        """Tell whether the paragraph around the evidence changed since a person saw it."""
        return bool(self.now)

    def has(self, warnings: frozenset[str]) -> bool:
        """Tell whether it was found with one of these warnings, and no person has accepted it."""
        return not warnings.isdisjoint(self.warnings) and any(
            each in warnings and each not in self.accepted for each in self.warnings
        )
