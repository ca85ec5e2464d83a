"""JUnit XML, which nearly every build server shows as test results.

Each finding is a test case. It has a failure exactly when it makes the check fail; what is silenced
or tolerated is skipped, and what a finding below the fail level says is output of a case that
passed. A rule without findings is a case that passed, and what could not be checked is skipped, so
that it never looks as if it had passed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from claimcheck.model.finding import INVALID_INPUT
from claimcheck.printable import one_line, printable
from claimcheck.views.check_summary import summary
from claimcheck.views.finding_text import sentence

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding
    from claimcheck.views.check_result import CheckResult

_NOT_IN_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 has no place for, besides the control characters that ``printable`` escapes."""

_SUITE = "claimcheck"


def render(result: CheckResult, **_: object) -> str:
    """Return a document with one suite."""
    cases = [_finding(each, result) for each in result.findings]
    found = {each.rule for each in result.findings}
    if not result.invalid:
        cases += [
            _case(each.name, "no findings") for each in result.rules if each.name not in found
        ]
    for each in result.coverage:
        if each.unchecked:
            case = _case("coverage", f"{each.unchecked:,} unchecked: {each.noun}")
            _element(case, "skipped", message=each.why)
            cases.append(case)
    suites, suite = ET.Element("testsuites"), ET.Element("testsuite")
    for element in (suites, suite):
        element.set("name", _SUITE)
        element.set("tests", str(len(cases)))
        for attribute, tag in (
            ("failures", "failure"),
            ("errors", "error"),
            ("skipped", "skipped"),
        ):
            if element is suite or tag != "skipped":
                element.set(attribute, str(sum(case.find(tag) is not None for case in cases)))
        element.set("time", "0")
    suites.append(suite)
    suite.extend(cases)
    _element(suite, "system-out").text = _clean(summary(result))
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(suites, "unicode")}\n'


def _finding(finding: Finding, result: CheckResult) -> ET.Element:
    text = sentence(finding)
    case = _case(finding.rule, text)
    if finding.location.path:
        case.set("file", _clean(result.path(finding.location)))
        case.set("line", str(finding.location.line))
    if finding.silenced is not None:
        _element(case, "skipped", message=f"silenced: {finding.silenced}")
    elif finding.tolerated is not None:
        _element(case, "skipped", message=finding.tolerated)
    else:
        tag = "failure" if result.fails(finding) else "system-out"
        if finding.rule == INVALID_INPUT:
            tag = "error"
        place = f"{finding.location}: " if finding.location.path else ""
        lines = [f"{place}{finding.severity}[{finding.rule}] {text}"]
        lines += [f"help: {finding.help}"] if finding.help else []
        attributes = (
            {} if tag == "system-out" else {"type": finding.severity.value, "message": text}
        )
        _element(case, tag, **attributes).text = "\n".join(_clean(one_line(line)) for line in lines)
    return case


def _case(rule: str, name: str) -> ET.Element:
    return ET.Element(
        "testcase", {"classname": f"{_SUITE}.{rule}", "name": _clean(one_line(name)), "time": "0"}
    )


def _element(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    cleaned = {name: _clean(one_line(value)) for name, value in attributes.items()}
    return ET.SubElement(parent, tag, cleaned)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", printable(text))
