"""The closed vocabularies of a registry, in the field's own words."""

from __future__ import annotations

from enum import StrEnum


class Support(StrEnum):
    """How far the evidence carries a claim; it says nothing about whether the claim is true."""

    VERIFIED = "verified"
    DIRECTIONAL = "directional"
    UNSUPPORTED = "unsupported"

    @property
    def rank(self) -> int:
        """Return 0 for unsupported, 1 for directional, 2 for verified."""
        return _SUPPORT_RANK[self]


_SUPPORT_RANK = {Support.UNSUPPORTED: 0, Support.DIRECTIONAL: 1, Support.VERIFIED: 2}


class Stance(StrEnum):
    """What one piece of evidence does to a claim (FEVER's labels, and WiCE's partial support)."""

    SUPPORTS = "supports"
    PARTIAL = "partial"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


class SourceKind(StrEnum):
    """How close a source stands to what it reports."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"
    SELF_PUBLISHED = "self-published"
    SOCIAL = "social"


class Severity(StrEnum):
    """How much a finding matters, from a remark to a reason to fail the build."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Return 0 for a note, 1 for a warning, 2 for an error."""
        return _SEVERITY_RANK[self]


_SEVERITY_RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
