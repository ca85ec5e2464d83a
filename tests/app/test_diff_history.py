from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from git_history import Repository, history

from claimcheck.app.diff.events import events
from claimcheck.app.diff.run import diff

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.views.diff import ClaimChange, DiffDocument

TAGS = (
    "start",
    "raised",
    "reworded",
    "file-renamed",
    "file-split",
    "evidence-lost",
    "claim-renamed",
    "publisher-changed",
    "publisher-restored",
    "threshold-lowered",
    "source-withdrawn",
    "declared-raised",
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return history(tmp_path_factory.mktemp("history"))


def _between(repository: Repository, base: str, head: str | None = None) -> DiffDocument:
    return diff(repository.folder, base, head)


def _step(repository: Repository, tag: str) -> DiffDocument:
    return _between(repository, f"{tag}~", tag)


def _by_id(found: DiffDocument) -> dict[str, ClaimChange]:
    return {change.id: change for change in found.claims}


def _events(found: DiffDocument) -> dict[str, tuple[str, ...]]:
    return {**events(found.claims, found.sources, found.thresholds, found.proofs)}


def _causes(change: ClaimChange) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for cause in change.causes:
        match cause.kind:
            case "evidence":
                found.append((cause.kind, cause.evidence.evidence.source, cause.evidence.change))
            case "part":
                found.append((cause.kind, cause.part))
            case "source":
                found.append((cause.kind, cause.source, cause.change))
            case "field":
                found.append((cause.kind, cause.source, cause.field.name))
            case "threshold":
                found.append((cause.kind, cause.setting.name))
            case _:
                raise AssertionError(cause)
    return found


def test_the_history_has_at_least_ten_commits(repository: Repository) -> None:
    assert int(repository.git("rev-list", "--count", "HEAD")) == len(TAGS) >= 10


def test_gained_evidence_raises_a_claim_and_what_rests_on_it(repository: Repository) -> None:
    found = _by_id(_step(repository, "raised"))
    assert {name: change.changes for name, change in found.items()} == {
        "clean": ("raised", "evidence"),
        "bathing": ("raised",),
        "brochure": ("raised",),
    }
    assert _causes(found["clean"]) == [("evidence", "gazette", "gained")]
    assert not found["clean"].together
    assert _causes(found["brochure"]) == [("part", "bathing")]
    assert found["brochure"].chain == ("brochure", "bathing", "clean")
    assert not any(change.without_evidence for change in found.values())


def test_a_reworded_claim_keeps_its_level(repository: Repository) -> None:
    found = _by_id(_step(repository, "reworded"))
    assert {name: change.changes for name, change in found.items()} == {"cold": ("reworded",)}


@pytest.mark.parametrize("tag", ["file-renamed", "file-split"])
def test_where_an_item_is_written_does_not_count(repository: Repository, tag: str) -> None:
    assert _step(repository, tag).is_empty


def test_lost_evidence_lowers_a_claim_and_what_rests_on_it(repository: Repository) -> None:
    found = _by_id(_step(repository, "evidence-lost"))
    assert found["cold"].changes == ("lowered", "evidence")
    assert _causes(found["cold"]) == [("evidence", "gazette", "lost")]
    assert found["brochure"].changes == ("lowered",)
    assert found["brochure"].chain == ("brochure", "bathing", "cold")


def test_an_id_that_changed_is_a_rename_and_nothing_else(repository: Repository) -> None:
    found = _by_id(_step(repository, "claim-renamed"))
    assert {name: change.changes for name, change in found.items()} == {"clean-water": ("renamed",)}
    assert found["clean-water"].previous_id == "clean"


def test_a_publisher_decides_whether_sources_are_independent(repository: Repository) -> None:
    found = _step(repository, "publisher-changed")
    claims = _by_id(found)
    assert claims["clean-water"].changes == ("lowered",)
    assert _causes(claims["clean-water"]) == [("field", "gazette", "publisher")]
    (source,) = found.sources
    assert source.affects == ("clean-water",)
    assert [(field.name, field.matters) for field in source.fields] == [("publisher", True)]


def test_a_level_that_a_source_raises_without_evidence_is_told(repository: Repository) -> None:
    found = _step(repository, "publisher-restored")
    assert _events(found)["raised-without-evidence"] == ("clean-water",)


def test_a_threshold_that_raises_claims_is_named_and_is_no_evidence(repository: Repository) -> None:
    found = _step(repository, "threshold-lowered")
    claims = _by_id(found)
    assert claims["cold"].changes == ("raised",)
    assert _causes(claims["cold"]) == [("threshold", "levels.secondary")]
    (threshold,) = found.thresholds
    assert (threshold.before, threshold.after) == ("2", "1")
    assert threshold.affects == ("cold",)
    assert _events(found)["raised-without-evidence"] == ("bathing", "brochure", "cold")


def test_a_withdrawn_source_lowers_what_rests_on_it(repository: Repository) -> None:
    found = _step(repository, "source-withdrawn")
    claims = _by_id(found)
    assert claims["deep"].changes == ("lowered",)
    assert _causes(claims["deep"]) == [("source", "survey", "removed")]
    assert claims["brochure"].chain == ("brochure", "deep")
    (source,) = found.sources
    assert (source.id, source.changes, source.affects) == ("survey", ("removed",), ("deep",))


def test_a_level_in_the_file_that_rises_to_the_evidence_needs_no_more(
    repository: Repository,
) -> None:
    found = _by_id(_step(repository, "declared-raised"))
    assert found["clean-water"].changes == ("declared",)
    assert not found["clean-water"].without_evidence


def test_a_level_in_the_file_beyond_the_evidence_is_told(tmp_path: Path) -> None:
    repository = history(tmp_path)
    repository.edit(
        "data/claims/b.yaml",
        "    text: The lake is cold",
        "    support: verified\n    text: The lake is cold",
    )
    repository.edit("claimcheck.toml", "secondary = 1", "secondary = 2")
    found = _by_id(_between(repository, "HEAD"))
    assert found["cold"].without_evidence
    assert found["cold"].changes == ("lowered", "declared")


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_changed_from_a_revision_to_itself(repository: Repository, tag: str) -> None:
    found = _between(repository, tag, tag)
    assert found.is_empty
    assert _events(found) == {}


_MIRRORED = {
    "added": "removed",
    "raised": "lowered",
    "evidence-gained": "evidence-lost",
    "proof-gained": "proof-lost",
    "source-added": "source-removed",
}
_OPPOSITE = _MIRRORED | {after: before for before, after in _MIRRORED.items()}


def _counted(found: DiffDocument) -> dict[str, int]:
    skipped = "raised-without-evidence"
    return {name: len(ids) for name, ids in _events(found).items() if name != skipped}


@pytest.mark.parametrize("base", TAGS)
@pytest.mark.parametrize("head", ["start", "evidence-lost", "declared-raised"])
def test_the_other_way_round_everything_is_mirrored(
    repository: Repository, base: str, head: str
) -> None:
    there = _counted(_between(repository, base, head))
    back = _counted(_between(repository, head, base))
    assert back == {_OPPOSITE.get(name, name): count for name, count in there.items()}


def test_a_local_copy_stays_the_same_when_its_registry_file_moves(tmp_path: Path) -> None:
    repository = history(tmp_path)
    repository.edit(
        "data/sources.yml", "    title: A diary\n", "    title: A diary\n    file: a.txt\n"
    )
    repository.commit("copy")
    text = (repository.folder / "data/sources.yml").read_text("utf-8")
    repository.git("rm", "-q", "data/sources.yml")
    repository.write("data/sources/all.yml", text.replace("file: a.txt", "file: ../a.txt"))
    repository.edit("claimcheck.toml", "data/sources.yml", "data/sources/all.yml")
    assert _between(repository, "copy").is_empty
    repository.edit("data/sources/all.yml", "../a.txt", "a.txt")
    (change,) = _between(repository, "copy").sources
    assert [(field.name, field.before, field.after) for field in change.fields] == [
        ("file", "data/a.txt", "data/sources/a.txt")
    ]


def test_a_range_is_two_revisions(repository: Repository) -> None:
    assert _counted(_between(repository, "start..raised")) == _counted(
        _between(repository, "start", "raised")
    )
    assert _counted(_between(repository, "start..")) == _counted(
        _between(repository, "start", "HEAD")
    )


def test_three_dots_leave_out_what_happened_on_the_base(tmp_path: Path) -> None:
    repository = history(tmp_path)
    repository.git("checkout", "-q", "-b", "topic", "evidence-lost")
    repository.edit("data/claims/b.yaml", "forty metres", "thirty metres")
    repository.commit("on-topic")
    assert set(_by_id(_between(repository, "main...topic"))) == {"deep"}
    assert len(_between(repository, "main", "topic").claims) > 1
    repository.git("merge", "-q", "-m", "merge", "main")
    assert set(_by_id(_between(repository, "main...HEAD"))) == {"deep"}
