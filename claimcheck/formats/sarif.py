"""SARIF 2.1.0, which GitHub and other services show as alerts on the code.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/ is the source of every name. A result that is
silenced or tolerated is written with ``suppressions``: left out, its alert would count as fixed,
and be opened again as new one day.
"""

from __future__ import annotations

import os
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimcheck.formats._json import as_json
from claimcheck.model.content import fingerprints
from claimcheck.model.finding import Location
from claimcheck.model.terms import Severity
from claimcheck.printable import one_line
from claimcheck.version import __version__
from claimcheck.views.check_result import INPUT_RULE, RuleInfo
from claimcheck.views.finding_text import sentence

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding, Fix
    from claimcheck.views.check_result import CheckResult

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
"""GitHub's name for the top of the repository."""

_PRECISION = "very-high"
"""GitHub's word for rules that report hardly anything that is not so: they are deterministic."""

_LINK = re.compile(r"\[(?=[^\]]{0,2000}\]\()")
"""Where a text would begin a link (section 3.11.6); a backslash in front makes it a bracket."""


def render(result: CheckResult, **_: object) -> str:
    """Return one log with one run."""
    rules = _rules(result)
    index = {rule.name: place for place, rule in enumerate(rules)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The top of the repository."}}},
        "invocations": [_invocation(result)],
        "results": [
            _result(finding, fingerprint, index, result)
            for finding, fingerprint in zip(
                result.findings, fingerprints(result.findings), strict=True
            )
        ],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(result: CheckResult) -> list[RuleInfo]:
    """Return the rules that were run, and those besides them that results are of."""
    rules = {rule.name: rule for rule in result.rules}
    for each in result.findings:
        name = each.rule
        if name not in rules:
            known = name == INPUT_RULE.name
            rules[name] = INPUT_RULE if known else RuleInfo(name, each.severity, f"{name}.")
    return list(rules.values())


def _rule(rule: RuleInfo) -> dict[str, Any]:
    blocks = [f"{title}\n\n{text}" for title, text in rule.sections.items()]
    markdown = [f"**{title}**\n\n{text}" for title, text in rule.sections.items()]
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(rule.sections.get("What it does", "").split())}
        if rule.sections
        else {"text": rule.summary},
        "help": {
            "text": "\n\n".join((rule.summary, *blocks)),
            "markdown": "\n\n".join((rule.summary, *markdown)),
        },
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "tags": ["claims"],
            "precision": _PRECISION,
            "problem.severity": _problem_severity(rule.severity),
        },
    }


def _problem_severity(severity: Severity) -> str:
    """Return GitHub's word for a severity."""
    return "recommendation" if severity is Severity.NOTE else severity.value


def _invocation(result: CheckResult) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not result.invalid}
    notes = [
        f"{each.unchecked:,} {each.noun}: {each.why}" for each in result.coverage if each.unchecked
    ]
    if notes:
        invocation["toolExecutionNotifications"] = [
            {"level": "note", "message": {"text": f"Could not be checked: {one_line(note)}"}}
            for note in notes
        ]
    return invocation


def _result(
    finding: Finding, fingerprint: str, index: dict[str, int], result: CheckResult
) -> dict[str, Any]:
    text = _LINK.sub(r"\\[", sentence(finding))
    described: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity.value,
        "message": {"text": f"{text}\nHelp: {one_line(finding.help)}" if finding.help else text},
        "partialFingerprints": {"claimcheck/v1": fingerprint},
    }
    if finding.location.path:
        described["locations"] = [_location(finding.location, finding.subject, result)]
    if len(finding.places) > 1:
        described["relatedLocations"] = [
            {"id": number, **_location(each, "", result), "message": {"text": one_line(each.label)}}
            for number, each in enumerate(finding.places[1:], start=1)
        ]
    if finding.fix is not None:
        described["fixes"] = [_fix(finding.fix, result)]
    properties = _properties(finding)
    if properties:
        described["properties"] = properties
    # An empty list says that the result is known not to be suppressed.
    described["suppressions"] = _suppressions(finding)
    return described


def _fix(fix: Fix, result: CheckResult) -> dict[str, Any]:
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        region = {
            "startLine": edit.line,
            "startColumn": edit.column,
            "endLine": edit.end_line,
            "endColumn": edit.end_column,
        }
        replacement = {"deletedRegion": region, "insertedContent": {"text": edit.new}}
        changes.setdefault(edit.path, []).append(replacement)
    return {
        "description": {"text": one_line(fix.title)},
        "artifactChanges": [
            {"artifactLocation": _artifact(Location(path), result), "replacements": replacements}
            for path, replacements in changes.items()
        ],
    }


def _properties(finding: Finding) -> dict[str, Any]:
    details = [asdict(each) for each in finding.details]
    return {"details": details} if details else {}


def _location(location: Location, subject: str, result: CheckResult) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.line,
        "endColumn": max(location.end_column, location.column),
    }
    if location.source_line:
        region["snippet"] = {"text": location.marked}
    place: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(location, result), "region": region}
    }
    if subject:
        place["logicalLocations"] = [{"name": subject, "kind": "object"}]
    return place


def _artifact(location: Location, result: CheckResult) -> dict[str, str]:
    path = result.path(location)
    encoded = quote(os.fsencode(path), safe="/:")
    if path.startswith("/"):
        return {"uri": f"file://{encoded}"}
    if path[1:2] == ":":  # a drive of Windows
        return {"uri": f"file:///{encoded}"}
    return {"uri": encoded.replace(":", "%3A"), "uriBaseId": ROOT}


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    if finding.silenced is not None:
        return [_suppression("inSource", finding.silenced)]
    if finding.tolerated is not None:
        return [_suppression("external", finding.tolerated)]
    return []


def _suppression(kind: str, why: str) -> dict[str, str]:
    return {"kind": kind, "status": "accepted", "justification": one_line(why)}
