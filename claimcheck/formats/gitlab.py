"""Code Quality reports of GitLab, shown in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format is the source of every
name. The format knows no suppression, so what is silenced or tolerated is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.formats._results import INVALID_INPUT, as_json, counts, everything, sentence
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from claimcheck.formats.base import CheckResult
    from claimcheck.model.finding import Finding

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(result: CheckResult, *, color: bool) -> str:
    """Return a JSON array with an object for each finding."""
    del color
    return as_json(
        [
            {
                "description": sentence(each.finding),
                "check_name": each.finding.rule,
                "fingerprint": each.fingerprint,
                "severity": _severity(each.finding),
                "location": {
                    "path": result.path(each.finding.location) or ".",
                    "lines": {"begin": each.finding.location.line},
                },
            }
            for each in everything(result)
            if counts(each.finding)
        ]
    )


def _severity(finding: Finding) -> str:
    return "blocker" if finding.rule == INVALID_INPUT.name else _SEVERITIES[finding.severity]
