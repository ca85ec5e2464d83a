from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from sample_results import ALL, HOSTILE_RESULT, MIXED, NOTHING, UNREADABLE, finding, result

from claimcheck.formats import junit
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from claimcheck.views.check_result import CheckResult


def read(each: CheckResult) -> JUnitXml:
    return JUnitXml.fromstring(junit.render(each).encode())


@pytest.mark.parametrize("name", ALL)
def test_junitparser_counts_what_the_document_says(name: str) -> None:
    document = read(ALL[name])
    told = [(s.tests, s.failures, s.errors, s.skipped) for s in document]
    document.update_statistics()

    assert told == [(s.tests, s.failures, s.errors, s.skipped) for s in document]
    assert sum(len(list(suite)) for suite in document) == document.tests


@pytest.mark.parametrize("limit", [Severity.NOTE, Severity.WARNING, Severity.ERROR, None])
@pytest.mark.parametrize("name", ALL)
def test_there_is_a_failure_or_an_error_exactly_when_the_check_fails(
    name: str, limit: Severity | None
) -> None:
    each = replace(ALL[name], fail_on=limit)
    document = read(each)

    assert bool(document.failures or document.errors) == each.failed


def test_a_finding_is_a_case_with_its_place_and_the_next_step() -> None:
    (suite,) = read(result(finding()))
    case = next(iter(suite))
    (failure,) = case.result

    assert isinstance(failure, Failure)
    assert case.classname == "claimcheck.unknown-source"
    assert case.name.startswith("pytorch-is-open: evidence 1 names")
    assert failure.type == "error"
    assert "help: correct the id" in failure.text
    assert "data/claims.yaml:12:17" in failure.text


def test_silenced_and_tolerated_findings_are_skipped_with_the_reason() -> None:
    (suite,) = read(MIXED)
    skipped = [case.result[0].message for case in suite if "coverage" not in case.classname
               and case.result and isinstance(case.result[0], Skipped)]  # fmt: skip

    assert skipped == ["silenced: the page is a table", "tolerated by base.json"]


def test_a_rule_without_findings_passes_and_what_was_not_checked_does_not() -> None:
    (suite,) = read(NOTHING)
    cases = {case.classname: case.result for case in suite}

    assert cases["claimcheck.unknown-source"] == []
    assert isinstance(cases["claimcheck.coverage"][0], Skipped)


def test_unreadable_input_is_an_error_and_no_rule_passes() -> None:
    (suite,) = read(UNREADABLE)

    assert [[type(each) for each in case.result] for case in suite] == [[Error], [Error]]


def test_hostile_text_is_text() -> None:
    text = junit.render(HOSTILE_RESULT)
    (suite,) = read(HOSTILE_RESULT)

    assert "\x1b" not in text
    assert "<b>" in next(iter(suite)).name
