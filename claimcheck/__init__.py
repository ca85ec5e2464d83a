"""claimcheck is to facts what a test suite is to code.

What this module names is public, and nothing else is. It never prints and never exits: what a
person can solve is raised as ``ClaimcheckError``. Names are imported when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.version import __version__

if TYPE_CHECKING:
    from claimcheck.api import (
        check,
        derive_level,
        find_quote,
        list_claims,
        open_registry,
        prove,
        read_document,
        verify,
    )
    from claimcheck.app.project import Project
    from claimcheck.errors import ClaimcheckError
    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.document import Document
    from claimcheck.model.finding import Finding, Location
    from claimcheck.model.match import Match
    from claimcheck.model.row import Row
    from claimcheck.model.selector import Quote
    from claimcheck.model.source import Source
    from claimcheck.model.terms import Severity, SourceKind, Stance, Support
    from claimcheck.registry.config import Levels
    from claimcheck.registry.problems import InvalidInputError
    from claimcheck.support.assessment import Assessment, Reason
    from claimcheck.support.proof import Proof, ProofState
    from claimcheck.views.check_result import CheckResult
    from claimcheck.views.overview import AssessedClaim
    from claimcheck.views.prove import ProvenRow

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
    "ProvenRow",
    "Quote",
    "Reason",
    "Row",
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
    "prove",
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
