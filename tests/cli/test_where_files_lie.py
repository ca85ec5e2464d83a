"""Files where people have them: folders of a monorepo, submodules, links, and merges half done."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from run import claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = """claims:
  - id: a
    text: The pier is long
    evidence:
      - source: none
        stance: supports
"""
CONFLICT = """claims:
  - id: a
    text: The pier is long
<<<<<<< HEAD
  - id: b
    text: The quay is short
=======
  - id: c
    text: The quay is narrow
>>>>>>> other
"""


def _repository(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "init", "-q", str(folder)], check=True)


def test_annotations_name_files_from_the_top_of_the_repository(tmp_path: Path) -> None:
    _repository(tmp_path)
    write(tmp_path, {"pkg/data/claims.yaml": FAULTY, "pkg/data/sources.yaml": "sources:\n"})

    ran = claimcheck("check", "--format", "github", cwd=tmp_path / "pkg")

    assert "file=pkg/data/claims.yaml," in ran.out
    assert "file=data/claims.yaml" not in ran.out


@pytest.mark.parametrize("name", ["claims", "sources"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_merge_conflict_is_one_problem(tmp_path: Path, name: str, ends: str) -> None:
    files = {"data/claims.yaml": "claims:\n", "data/sources.yaml": "sources:\n"}
    write(tmp_path, files)
    text = CONFLICT.replace("claims:", f"{name}:").replace("\n", ends)
    (tmp_path / f"data/{name}.yaml").write_bytes(text.encode())

    ran = claimcheck("check", "--format", "concise", cwd=tmp_path)

    assert ran.code == 2
    (line,) = ran.out.splitlines()
    assert line.startswith(f"data/{name}.yaml:4:1: ")
    assert "this file holds a merge conflict, lines 4 to 10" in line


def test_marks_within_a_text_are_no_conflict(tmp_path: Path) -> None:
    text = "claims:\n  - id: a\n    text: >-\n      <<<<<<< HEAD\n      =======\n      >>>>>>> b\n"
    write(tmp_path, {"data/claims.yaml": text, "data/sources.yaml": "sources:\n"})

    assert "merge conflict" not in claimcheck("check", cwd=tmp_path).out


def test_a_merge_conflict_in_a_baseline_is_told_as_one(tmp_path: Path) -> None:
    write(tmp_path, {"data/claims.yaml": FAULTY, "data/sources.yaml": "sources:\n"})
    (tmp_path / "b.json").write_text('{\n<<<<<<< a\n  "x": 1\n=======\n>>>>>>> b\n}\n')

    ran = claimcheck("check", "--baseline", "b.json", "--format", "concise", cwd=tmp_path)

    assert ran.code == 2
    assert "b.json:2:1" in ran.out + ran.err
    assert "this file holds a merge conflict, lines 2 to 5" in ran.out + ran.err


def test_a_link_that_leads_nowhere_is_told_by_its_own_name(tmp_path: Path) -> None:
    write(tmp_path, {"data/sources.yaml": "sources:\n"})
    (tmp_path / "data/claims.yaml").symlink_to("gone.yaml")

    ran = claimcheck("check", "--claims", "data/claims.yaml", cwd=tmp_path)

    assert "data/claims.yaml is a link to gone.yaml, which does not exist" in ran.err


def test_a_baseline_is_found_where_it_is_written(tmp_path: Path) -> None:
    write(tmp_path, {"data/claims.yaml": FAULTY, "data/sources.yaml": "sources:\n"})
    below = tmp_path / "data"

    written = claimcheck("baseline", cwd=below)
    checked = claimcheck("check", "--baseline", "claimcheck-baseline.json", cwd=below)

    assert (tmp_path / "claimcheck-baseline.json").exists(), written.err
    assert checked.code == 0, checked.err


def test_a_repository_without_a_registry_does_not_take_that_of_the_one_around_it(
    tmp_path: Path,
) -> None:
    _repository(tmp_path)
    write(tmp_path, {"data/claims.yaml": "claims:\n", "data/sources.yaml": "sources:\n"})
    inner = tmp_path / "vendored/module"
    _repository(inner)
    (inner / "src").mkdir()

    alone = claimcheck("check", cwd=inner / "src")
    named = claimcheck("check", "--claims", tmp_path / "data/claims.yaml", cwd=inner)

    assert alone.code == 2
    assert f"no registry in the repository {inner.as_posix()}" in alone.err
    assert "holds no claims" in named.err


@pytest.mark.parametrize(
    "url",
    ["copies/page.html", "./page.html", "/srv/page.html", "file:///srv/page.html", "page.pdf"],
)
def test_the_path_of_a_file_as_an_address_is_told_where_it_goes(tmp_path: Path, url: str) -> None:
    source = f"sources:\n  - id: a\n    title: A\n    kind: primary\n    url: {url}\n"
    write(tmp_path, {"data/claims.yaml": "claims:\n", "data/sources.yaml": source})

    ran = claimcheck("check", cwd=tmp_path)

    assert "a local copy goes under 'file': write it as file: copies/page.html" in ran.out
