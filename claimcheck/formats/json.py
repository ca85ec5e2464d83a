"""Findings for machines; the JSON Schema ships beside it as ``schemas/check.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.formats.summary import summary
from claimcheck.model.content import fingerprints

if TYPE_CHECKING:
    from claimcheck.formats.base import CheckResult
    from claimcheck.model.finding import Location

SCHEMA_VERSION = 1


def render(result: CheckResult, *, color: bool) -> str:
    """Return one JSON object: findings, input problems, coverage, and whether the check failed."""
    del color
    document: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "failed": result.failed,
        "summary": summary(result),
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity.value,
                "subject": finding.subject or None,
                "message": finding.message,
                "help": finding.help,
                "location": _location(finding.location),
                "silenced": finding.silenced,
                "tolerated": finding.tolerated,
                "fingerprint": fingerprint,
            }
            for finding, fingerprint in zip(
                result.findings, fingerprints(result.findings), strict=True
            )
            if not result.invalid
        ],
        "older": result.older,
        "problems": [
            {
                "message": finding.message,
                "help": finding.help,
                "location": _location(finding.location),
            }
            for finding in result.findings
            if result.invalid
        ],
        "coverage": {
            each.noun: {
                "checked": each.checked,
                "unchecked": each.unchecked,
                "why": each.why or None,
                "outcomes": dict(each.outcomes),
                "reasons": dict(each.reasons),
            }
            for each in result.coverage
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _location(location: Location) -> dict[str, Any] | None:
    if not location.path:
        return None
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_column": location.end_column,
    }
