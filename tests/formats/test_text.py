"""What a person sees of many findings, and where lines break."""

from __future__ import annotations

import dataclasses

import pytest

from claimcheck.formats import text
from claimcheck.model.finding import Finding, Location
from claimcheck.model.terms import Severity
from claimcheck.views.check_result import CheckResult


def found(rule: str, severity: Severity, number: int) -> Finding:
    plain = Finding(f"something is wrong with number {number}", "mend it", (), rule)
    place = Location("data/claims.yaml", number, 1, 2, "x")
    return dataclasses.replace(plain, severity=severity, places=(place,), subject=f"claim-{number}")


def shown(*findings: Finding, **how: bool) -> str:
    result = CheckResult(findings=findings, fail_on=Severity.ERROR)
    return text.render(result, color=False, width=60, **how)


ERRORS = [found("overstated", Severity.ERROR, number) for number in range(1, 11)]
WARNINGS = [found("missing-quote", Severity.WARNING, number) for number in range(11, 14)]
NOTES = [found("secondhand-quote", Severity.NOTE, number) for number in range(20, 33)]


def test_errors_stand_last_where_people_look() -> None:
    blocks = shown(*ERRORS[:2], *WARNINGS, *NOTES[:1]).split("\n\n")
    assert [block.split(": ")[1].split("[")[0] for block in blocks] == [
        "note", "warning", "warning", "warning", "error", "error",
    ]  # fmt: skip


def test_many_findings_of_a_rule_stand_behind_the_first_with_a_count() -> None:
    told = shown(*ERRORS, full=False)
    assert told.count("error[overstated]") == 1
    assert told.endswith(
        "\n  … 9 more of overstated: claim-2, claim-3, claim-4, claim-5, claim-6, claim-7 and 3 "
        "others; --full shows all"
    )
    assert shown(*ERRORS).count("error[overstated]") == 10
    assert shown(*ERRORS[:8], full=False).endswith("claim-7 and 1 other; --full shows all")


def test_a_few_findings_of_a_rule_are_all_shown() -> None:
    assert shown(*WARNINGS, full=False) == shown(*WARNINGS)


def test_notes_beside_graver_findings_stand_behind_one_line() -> None:
    told = shown(*NOTES, *WARNINGS, full=False)
    assert told.startswith("13 notes not shown: secondhand-quote (13); --full shows all\n\n")
    assert "note[" not in told


def test_notes_alone_are_shown_as_all_findings_are() -> None:
    assert shown(*NOTES, full=False).startswith("data/claims.yaml:20:1: note[secondhand-quote]: ")


def test_notes_that_fail_the_check_are_shown() -> None:
    result = CheckResult(findings=[*NOTES[:2], *WARNINGS], fail_on=Severity.NOTE)
    assert text.render(result, color=False, width=60, full=False).count("note[") == 2


@pytest.mark.parametrize("width", [50, 60, 80])
@pytest.mark.parametrize("color", [True, False])
def test_on_a_terminal_a_sentence_goes_on_in_the_next_line_between_words(
    width: int, color: bool
) -> None:
    long = dataclasses.replace(ERRORS[0], message="eleven words " * 8, help="another word " * 9)
    result = CheckResult(findings=[long])
    told = text.render(result, color=color, width=width, breaks=True)
    plain = told.replace("\x1b[0m", "").split("\x1b[")
    lines = "".join(part.split("m", 1)[-1] if n else part for n, part in enumerate(plain)).split(
        "\n"
    )
    assert max(map(len, lines)) <= width
    words = set("".join(lines).replace("  ", " ").split())
    assert {"eleven", "words", "another", "word"} <= words
    assert " ".join(" ".join(lines).split()).count("eleven words") == 8


def test_elsewhere_a_sentence_stays_on_its_line() -> None:
    long = dataclasses.replace(ERRORS[0], message="eleven words " * 40)
    assert shown(long).split("\n")[0].count("eleven words") == 40
