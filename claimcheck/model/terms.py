"""The closed vocabularies of a registry, in the field's own words."""

from __future__ import annotations

from enum import StrEnum


class Support(StrEnum):
    """How far the evidence carries a claim; it says nothing about whether the claim is true."""

    VERIFIED = "verified"
    """A primary source supports it, or two independent secondary ones do, and nothing refutes
    it."""
    DIRECTIONAL = "directional"
    """The evidence points that way, and does not carry all of it."""
    UNSUPPORTED = "unsupported"
    """There is no evidence for it. That is not the same as false."""

    @property
    def rank(self) -> int:
        """Return 0 for unsupported, 1 for directional, 2 for verified."""
        return _SUPPORT_RANK[self]


_SUPPORT_RANK = {Support.UNSUPPORTED: 0, Support.DIRECTIONAL: 1, Support.VERIFIED: 2}


class Stance(StrEnum):
    """What one piece of evidence does to a claim (FEVER's labels, and WiCE's partial support)."""

    SUPPORTS = "supports"
    """It says what the claim says, all of it."""
    PARTIAL = "partial"
    """It says a part of it, or something weaker."""
    REFUTES = "refutes"
    """It says the opposite, or something that cannot be true at the same time."""
    NEUTRAL = "neutral"
    """It was read, and says neither. Worth writing down: somebody looked."""

    @property
    def strength(self) -> int:
        """Return 2 for what says all of the claim, 1 for a part, 0 for neither, -1 against it."""
        return _STANCE_STRENGTH[self]


_STANCE_STRENGTH = {
    Stance.SUPPORTS: 2,
    Stance.PARTIAL: 1,
    Stance.NEUTRAL: 0,
    Stance.REFUTES: -1,
}


class SourceKind(StrEnum):
    """How close a source is to what it reports."""

    PRIMARY = "primary"
    """The one whose doings or findings these are: the company on itself, the paper on its
    experiment, the register."""
    SECONDARY = "secondary"
    """One that reports on it at first hand: a newspaper, a review."""
    TERTIARY = "tertiary"
    """One that gathers reports: an encyclopaedia, a digest, a briefing."""
    SELF_PUBLISHED = "self-published"
    """Put out by its author with nobody in between: a personal site, a blog."""
    SOCIAL = "social"
    """A post on a social network."""


class Severity(StrEnum):
    """How much a finding matters, from worth knowing to a reason to fail the build."""

    NOTE = "note"
    """Worth knowing."""
    WARNING = "warning"
    """Worth mending; it fails a check where that is asked for."""
    ERROR = "error"
    """It fails a check, unless that was asked to let it pass."""

    @property
    def rank(self) -> int:
        """Return 0 for a note, 1 for a warning, 2 for an error."""
        return _SEVERITY_RANK[self]


_SEVERITY_RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
