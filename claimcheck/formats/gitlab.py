"""Code Quality reports of GitLab, shown in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format is the source of every
name. The format knows no suppression, so what is silenced or tolerated is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.formats._json import as_json
from claimcheck.model.content import fingerprints
from claimcheck.model.finding import INVALID_INPUT
from claimcheck.model.terms import Severity
from claimcheck.views.finding_text import sentence

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding
    from claimcheck.views.check_result import CheckResult

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(result: CheckResult, **_: object) -> str:
    """Return a JSON array with an object for each finding."""
    return as_json(
        [
            {
                "description": sentence(finding),
                "check_name": finding.rule,
                "fingerprint": fingerprint,
                "severity": _severity(finding),
                "location": {
                    "path": result.path(finding.location) or ".",
                    "lines": {"begin": finding.location.line},
                },
            }
            for finding, fingerprint in zip(
                result.findings, fingerprints(result.findings), strict=True
            )
            if finding.counts
        ]
    )


def _severity(finding: Finding) -> str:
    return "blocker" if finding.rule == INVALID_INPUT else _SEVERITIES[finding.severity]
