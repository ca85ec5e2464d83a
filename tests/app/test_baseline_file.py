from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.app.baseline import apply_baseline, renew
from claimcheck.app.baseline_file import Baseline, Entry, read_baseline, render_baseline
from claimcheck.model.finding import Finding, Location
from claimcheck.model.terms import Severity
from claimcheck.views.check_result import CheckResult, RuleInfo

TODAY = date(2026, 11, 22)
RULES = ("citation-needed", "overstated", "refuted")

names = st.sampled_from(("", "lake-is-deep", "lake-is-cold"))
contents = st.sampled_from(
    ("", "verified", '"quoted", \\ and [listed] {kept}', "ü \u2028 \x9b \u202e")
)
findings = st.lists(
    st.builds(
        Finding,
        rule=st.sampled_from(RULES),
        severity=st.sampled_from(Severity),
        message=st.just("something is wrong"),
        help=st.just("mend it"),
        places=st.tuples(st.builds(Location, st.just("data/claims.yaml"), st.integers(1, 9))),
        subject=names,
        content=contents,
        silenced=st.none() | st.just("a reason"),
    ),
    max_size=8,
)
entries = st.lists(
    st.builds(
        Entry,
        rule=st.sampled_from(RULES),
        subject=names,
        content=contents,
        count=st.integers(1, 3),
        owner=st.none() | st.just("lake team"),
        expires=st.none() | st.just(date(2026, 12, 1)),
    ),
    max_size=6,
)


def result(*found: Finding) -> CheckResult:
    rules = [RuleInfo(name, Severity.ERROR, "Something is wrong.") for name in RULES]
    return CheckResult(findings=found, rules=rules, fail_on=Severity.NOTE)


def reread(made: list[Entry]) -> Baseline:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "base.json"
        path.write_bytes(render_baseline(made).encode())
        return read_baseline(path)


@given(entries)
def test_what_is_written_is_read_back(made: list[Entry]) -> None:
    assert [placed.entry for placed in reread(made).entries] == made


@given(entries)
def test_every_entry_has_a_line_of_its_own_and_is_placed_there(made: list[Entry]) -> None:
    lines = render_baseline(made).splitlines()

    for placed in reread(made).entries:
        line = lines[placed.location.line - 1]
        assert json.loads(line.strip().rstrip(","))["rule"] == placed.entry.rule


@given(findings, entries)
def test_a_baseline_written_from_a_check_hides_all_of_it_and_nothing_is_stale(
    found: list[Finding], old: list[Entry]
) -> None:
    renewed = renew(result(*found), reread(old))

    checked = apply_baseline(result(*found), reread(renewed), TODAY)

    assert checked.counted == []
    assert not checked.failed


@given(findings, entries)
def test_a_pruned_baseline_tolerates_nothing_that_it_did_not_tolerate_before(
    found: list[Finding], old: list[Entry]
) -> None:
    pruned = renew(result(*found), reread(old), prune=True)
    before = apply_baseline(result(*found), reread(old), TODAY)
    after = apply_baseline(result(*found), reread(pruned), TODAY)

    assert after.tolerated == before.tolerated
    assert not [each for each in after.counted if each.rule == "stale-baseline"]
    assert sum(each.count for each in pruned) <= sum(each.count for each in old)


@given(findings)
def test_renewing_is_done_after_one_time_and_order_does_not_matter(found: list[Finding]) -> None:
    once = renew(result(*found), Baseline("base.json"))

    assert renew(result(*found), reread(once)) == once
    assert renew(result(*reversed(found)), Baseline("base.json")) == once


@given(entries)
def test_a_file_has_nothing_that_steers_a_terminal(made: list[Entry]) -> None:
    assert not set(render_baseline(made)) & set("\x9b\u202e\x1b")
