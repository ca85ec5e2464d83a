from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import git_history
import pytest

from claimcheck.app.history import MOST_STATES, choose, history_of
from claimcheck.app.project import open_project
from claimcheck.errors import ClaimcheckError
from claimcheck.model.terms import Support

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.views.extras import Moment

TODAY = date(2026, 1, 31)


def states(folder: Path) -> list[Moment]:
    return history_of(open_project(folder), folder, today=TODAY)


def counts(moments: list[Moment]) -> list[tuple[int, ...]]:
    return [tuple(each.counts.get(level, 0) for level in Support) for each in moments]


def test_each_state_with_other_levels_is_told_oldest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = git_history.history(tmp_path)
    monkeypatch.chdir(tmp_path)

    found = states(tmp_path)

    assert [each.commit for each in found] == [
        *(
            repository.git("rev-parse", tag)[:8]
            for tag in (
                "start",
                "raised",
                "evidence-lost",
                "publisher-changed",
                "publisher-restored",
                "threshold-lowered",
                "source-withdrawn",
            )
        ),
        "now",
    ]
    assert counts(found) == [
        (2, 3, 0),
        (5, 0, 0),
        (2, 3, 0),
        (1, 4, 0),
        (2, 3, 0),
        (5, 0, 0),
        (3, 1, 1),
        (3, 1, 1),
    ]
    assert (found[0].day, found[-1].day) == (date(2026, 1, 1), TODAY)


def test_a_state_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    repository = git_history.start(tmp_path)
    good = (tmp_path / "data/claims.yaml").read_text("utf-8")
    repository.write("data/claims.yaml", "claims: [\n")
    repository.commit("broken")
    repository.write("data/claims.yaml", good)
    repository.commit("mended")

    assert [each.commit for each in states(tmp_path)] == [
        repository.git("rev-parse", "start")[:8],
        "now",
    ]


def test_without_a_repository_there_is_an_error_with_a_next_step(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "claims.yaml").write_text(git_history.CLAIMS, "utf-8")

    with pytest.raises(ClaimcheckError, match="not in a git repository"):
        states(tmp_path)


def test_few_commits_are_all_looked_at() -> None:
    newest_first = [(str(number), number) for number in range(MOST_STATES, 0, -1)]

    assert choose(newest_first) == newest_first[::-1]


def test_of_many_commits_the_last_of_each_day_and_of_many_days_some() -> None:
    hours = [(str(number), number * 3600) for number in range(20 * 24 - 1, -1, -1)]
    days = [(str(number), number * 86_400) for number in range(999, -1, -1)]

    assert [name for name, _ in choose(hours)] == [str(24 * day + 23) for day in range(20)]
    assert len(choose(days)) == MOST_STATES
    assert (choose(days)[0], choose(days)[-1]) == (days[-1], days[0])
