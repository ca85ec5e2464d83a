from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.app.project import open_project
from claimcheck.app.select import select
from claimcheck.reports.csv import CLAIM_COLUMNS, EVIDENCE_COLUMNS, render, render_list
from claimcheck.views.spreadsheet import guarded, unguarded

LAKE = Path(__file__).parents[1] / "cli" / "fixtures" / "lake"
OVERVIEW = select(open_project(LAKE), today=date(2026, 11, 22))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "'"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(sign: str) -> None:
    assert guarded(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("text", ["1-2", "a=b", "", "x'", "#N/A"])
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.text(st.sampled_from("'=+-@\t＝ax"), max_size=4))
def test_the_guard_can_be_taken_away_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_one_row_for_each_claim() -> None:
    rows = list(csv.reader(io.StringIO(render_list(OVERVIEW))))
    assert tuple(rows[0]) == CLAIM_COLUMNS
    assert [row[0] for row in rows[1:]] == [entry.claim.id for entry in OVERVIEW.entries]


def test_one_row_for_each_piece_of_evidence_and_for_claims_without() -> None:
    rows = list(csv.DictReader(io.StringIO(render(OVERVIEW))))
    expected = sum(max(len(entry.claim.evidence), 1) for entry in OVERVIEW.entries)
    assert len(rows) == expected
    assert set(rows[0]) == set(EVIDENCE_COLUMNS)
    assert all(None not in row.values() for row in rows)
