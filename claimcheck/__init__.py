"""claimcheck is to facts what a test suite is to code.

What this module names is public, and nothing else is. It never prints and never exits: what a
person can solve is raised as ``ClaimcheckError``. Names are imported when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.version import __version__

if TYPE_CHECKING:
    from claimcheck.api import (
        AssessedClaim,
        Assessment,
        CheckResult,
        Claim,
        ClaimcheckError,
        Document,
        Evidence,
        Finding,
        InvalidInputError,
        Levels,
        Location,
        Match,
        Project,
        Proof,
        ProofState,
        Quote,
        Reason,
        Severity,
        Source,
        SourceKind,
        Stance,
        Support,
        check,
        derive_level,
        find_quote,
        list_claims,
        open_registry,
        read_document,
        verify,
    )

__all__ = [
    "AssessedClaim",
    "Assessment",
    "CheckResult",
    "Claim",
    "ClaimcheckError",
    "Document",
    "Evidence",
    "Finding",
    "InvalidInputError",
    "Levels",
    "Location",
    "Match",
    "Project",
    "Proof",
    "ProofState",
    "Quote",
    "Reason",
    "Severity",
    "Source",
    "SourceKind",
    "Stance",
    "Support",
    "__version__",
    "check",
    "derive_level",
    "find_quote",
    "list_claims",
    "open_registry",
    "read_document",
    "verify",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from claimcheck import api

    value: object = getattr(api, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
