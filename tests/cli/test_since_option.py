from __future__ import annotations

import json
from typing import TYPE_CHECKING

from git_repo import CLAIMS, TODAY, WARM, commit, git, repository
from run import Ran, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path


def check(folder: Path, *arguments: str) -> Ran:
    return claimcheck("check", "--today", TODAY, "--format", "concise", *arguments, cwd=folder)


def subjects(ran: Ran) -> list[str]:
    return [line.split(": ")[1].split()[-1] for line in ran.out.splitlines()]


def test_only_what_the_working_tree_brings_in_is_reported(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    write(folder, {"data/claims.yaml": CLAIMS + WARM})

    ran = check(folder, "--since", "main")

    assert subjects(ran) == ["lake-is-warm"]
    assert ran.code == 1
    assert "1 older than main" in ran.err


def test_nothing_new_is_a_pass_and_what_is_older_is_counted(tmp_path: Path) -> None:
    folder = repository(tmp_path)

    assert check(folder).code == 1
    ran = check(folder, "--since", "main")

    assert (ran.code, ran.out) == (0, "")
    assert "1 older than main" in ran.err


def test_moved_lines_and_renamed_and_split_files_bring_in_nothing(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    (folder / "data/claims.yaml").unlink()
    head, _, second = CLAIMS.partition("  - id: lake-is-cold")
    write(
        folder,
        {
            "data/claims/deep.yaml": f"# moved\n\n{head}",
            "data/claims/cold.yaml": f"# moved\n\nclaims:\n  - id: lake-is-cold{second}",
        },
    )

    assert subjects(check(folder, "--since", "main")) == []


def test_lost_evidence_brings_a_finding_in(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    write(folder, {"data/claims.yaml": CLAIMS[: CLAIMS.index("    evidence")] + WARM})

    # The source that nothing rests on any more was brought in as well.
    assert subjects(check(folder, "--since", "main")) == ["lake-is-deep", "lake-is-warm", "report"]


def test_a_removed_ignore_comment_brings_its_finding_in(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    comment = "  # claimcheck: ignore[citation-needed] to be looked up\n"
    silenced = CLAIMS.replace("  - id: lake-is-cold", f"{comment}  - id: lake-is-cold")
    write(folder, {"data/claims.yaml": silenced})
    commit(folder)
    write(folder, {"data/claims.yaml": CLAIMS})

    assert subjects(check(folder, "--since", "main")) == ["lake-is-cold"]


def test_a_stricter_setting_brings_in_what_it_finds(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    write(folder, {"claimcheck.toml": 'ignore = ["citation-needed"]\n'})
    commit(folder)
    write(folder, {"claimcheck.toml": ""})

    assert subjects(check(folder, "--since", "HEAD")) == ["lake-is-cold"]


def test_what_the_base_mended_meanwhile_is_not_held_against_the_branch(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    git(folder, "switch", "--quiet", "--create", "branch")
    write(folder, {"notes.txt": "a change elsewhere\n"})
    commit(folder)
    git(folder, "switch", "--quiet", "main")
    write(folder, {"data/claims.yaml": CLAIMS[: CLAIMS.index("  - id: lake-is-cold")]})
    commit(folder)
    git(folder, "switch", "--quiet", "branch")

    assert check(folder, "--since", "main").code == 0


def test_without_a_registry_at_the_base_every_finding_is_new(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    write(tmp_path, {"readme.txt": "nothing yet\n"})
    commit(tmp_path)
    write(tmp_path, {"data/claims.yaml": CLAIMS + WARM})

    ran = check(tmp_path, "--since", "main", "--select", "citation-needed")

    assert subjects(ran) == ["lake-is-cold", "lake-is-warm"]
    assert "no registry at main" in ran.err


def test_an_unreadable_registry_at_the_base_makes_every_finding_new(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    write(folder, {"data/claims.yaml": "claims: [\n"})
    commit(folder)
    write(folder, {"data/claims.yaml": CLAIMS})

    ran = check(folder, "--since", "main")

    assert subjects(ran) == ["lake-is-cold"]
    assert "at main the registry cannot be read" in ran.err


def test_an_unknown_revision_is_a_clear_error_in_machine_formats_too(tmp_path: Path) -> None:
    folder = repository(tmp_path)

    ran = check(folder, "--since", "mian")
    as_json = claimcheck("check", "--since", "mian", "--format", "json", cwd=folder)

    assert ran.code == as_json.code == 2
    assert ran.err == (
        "error: there is no revision 'mian' in this repository\nhelp: did you mean 'main'?\n"
    )
    assert json.loads(as_json.out)["findings"][0]["message"].startswith("there is no revision")


def test_a_shallow_clone_is_told_how_to_fetch_the_rest(tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin")
    git(origin, "switch", "--quiet", "--create", "branch")
    for number in range(3):
        write(origin, {"notes.txt": f"{number}\n"})
        commit(origin)
    address = origin.as_uri()
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=branch", address, "clone")
    clone = tmp_path / "clone"

    missing = check(clone, "--since", "main")
    git(clone, "fetch", "--quiet", "--depth=1", "origin", "main:main")
    parted = check(clone, "--since", "main")

    for ran in (missing, parted):
        assert ran.code == 2
        assert "shallow" in ran.err
        assert "git fetch --unshallow" in ran.err
        assert "fetch-depth: 0" in ran.err


def test_files_that_are_named_are_read_at_the_base_too(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    (folder / "data/claims.yaml").rename(folder / "odd.yaml")
    commit(folder)
    write(folder, {"odd.yaml": CLAIMS + WARM})

    ran = check(folder, "--since", "HEAD", "--claims", "odd.yaml", "--sources", "data/sources.yaml")

    assert subjects(ran) == ["lake-is-warm"]


def test_with_a_baseline_both_hide_and_each_says_how_much(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    claimcheck("baseline", "base.json", cwd=folder)
    commit(folder)
    write(folder, {"data/claims.yaml": CLAIMS + WARM})

    ran = check(folder, "--since", "main", "--baseline", "base.json")

    assert subjects(ran) == ["lake-is-warm"]
    assert "1 hidden by the baseline" in ran.err
