"""A project that is opened around one item holds all that there is to say about that item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.app.project import Project, open_project
from claimcheck.app.select import parents
from claimcheck.registry import cache as cache_module

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = """\
claims:
  - {id: a, text: A, evidence: [{source: paper, stance: supports}]}
  - {id: b, text: B, evidence: [{source: paper, stance: supports, cited_in: digest}]}
  - {id: c, text: C, evidence: [{source: copy, stance: supports}, {source: news, stance: supports}]}
  - {id: whole, text: Whole, parts: [a, c]}
  - {id: above, text: Above, parts: [whole, d]}
  - {id: d, text: D, evidence: [{source: alone, stance: partial}]}
  - {id: apart, text: Apart, evidence: [{source: other, stance: supports}]}
  - {id: said, text: Said, asserted: {by: Them, source: digest}}
"""
SOURCES = "sources:\n" + "".join(
    f"  - {{id: {name}, title: {name}, kind: primary, publisher: {name}{more}}}\n"
    for name, more in {
        "paper": "",
        "copy": ", derived_from: [paper]",
        "news": "",
        "digest": "",
        "alone": "",
        "other": "",
    }.items()
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("CLAIMCHECK_NO_CACHE", raising=False)
    monkeypatch.setattr(cache_module, "SMALLEST", 0)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.yaml").write_text(CLAIMS)
    (tmp_path / "data" / "sources.yaml").write_text(SOURCES)
    return tmp_path


def names(project: Project) -> tuple[str, str]:
    registry = project.registry
    return (
        " ".join(each.id for each in registry.claims),
        " ".join(each.id for each in registry.sources),
    )


@pytest.mark.parametrize(
    ("around", "claims", "sources"),
    [
        ("a", "a c whole above d", "paper copy news alone"),
        ("apart", "apart", "other"),
        ("above", "a c whole above d", "paper copy news alone"),
        ("other", "apart", "other"),
        ("digest", "b said", "paper digest"),
        ("alone", "a c whole above d", "paper copy news alone"),
    ],
)
def test_it_holds_what_the_item_touches_in_the_order_of_the_files(
    folder: Path, around: str, claims: str, sources: str
) -> None:
    open_project(folder)
    assert names(open_project(folder, around=around)) == (claims, sources)


@pytest.mark.parametrize(
    "around", ["a", "b", "c", "d", "whole", "above", "apart", "said", "paper", "copy", "digest"]
)
def test_levels_places_and_parents_are_those_of_the_whole(folder: Path, around: str) -> None:
    whole, part = open_project(folder), open_project(folder, around=around)
    for claim in part.registry.claims:
        same = whole.registry.claim_by_id[claim.id]
        assert claim == same
        assert part.assessments[claim.id] == whole.assessments[claim.id]
        assert part.registry.origin(claim) == whole.registry.origin(same)
    for source in part.registry.sources:
        same_source = whole.registry.source_by_id[source.id]
        assert part.registry.origin(source) == whole.registry.origin(same_source)
    assert parents(part.registry).get(around) == parents(whole.registry).get(around)


@pytest.mark.parametrize("around", ["", "abo", "nothing", "Above"])
def test_what_is_no_id_opens_the_whole(folder: Path, around: str) -> None:
    whole = open_project(folder)
    assert names(open_project(folder, around=around)) == names(whole)


def test_an_edited_registry_is_opened_whole(folder: Path) -> None:
    whole = open_project(folder)
    with (folder / "data" / "claims.yaml").open("a") as file:
        file.write("  - {id: new, text: New}\n")
    assert len(open_project(folder, around="apart").registry.claims) == (
        len(whole.registry.claims) + 1
    )


def test_a_registry_with_faults_is_never_opened_in_part(folder: Path) -> None:
    open_project(folder)
    with (folder / "data" / "sources.yaml").open("a") as file:
        file.write("  - {id: new}\n")
    with pytest.raises(Exception, match="2 problems"):
        open_project(folder, around="apart")


def test_without_a_cache_nothing_is_written_and_all_is_read(folder: Path) -> None:
    whole = open_project(folder, around="apart", cache=False)
    assert len(whole.registry.claims) == 8
    assert not (folder / "cache").exists()
