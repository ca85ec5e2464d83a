"""A change that weakens the configuration is told of, whatever it says about that itself."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from git_repo import CLAIMS, SOURCES, TODAY, commit, git, repository
from run import Ran, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

STRICT = 'fail_on = "warning"\n\n[severity]\nweakened-configuration = "error"\n'
WEAK = 'fail_on = "never"\nignore = ["weakened-configuration"]\n'


def check(folder: Path, *arguments: str | Path) -> Ran:
    return claimcheck(
        "check", "--today", TODAY, "--format", "concise", "--since", "main", *arguments, cwd=folder
    )


def weakened(ran: Ran) -> list[str]:
    """Return the place and the key of each setting that is told of."""
    found = re.findall(r"^(\S+): \w+\[weakened-configuration\] (\S+)", ran.out, re.MULTILINE)
    return [f"{place} {key}" for place, key in found]


@pytest.fixture
def strict(tmp_path: Path) -> Path:
    folder = repository(tmp_path)
    write(folder, {"claimcheck.toml": STRICT})
    commit(folder)
    return folder


def test_the_configuration_where_the_change_began_decides(strict: Path) -> None:
    write(strict, {"claimcheck.toml": WEAK})

    ran = check(strict)

    assert weakened(ran) == [
        "claimcheck.toml:1:1 fail_on",
        "claimcheck.toml:1:1 severity.weakened-configuration",
        "claimcheck.toml:2:1 ignore",
    ]
    assert ran.out.count("error[") == 3
    assert ran.code == 1


def test_a_higher_fail_on_does_not_yet_hold_for_the_change_itself(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    claims = CLAIMS.replace("locator: page 3", "quote: the lake is rather deep here")
    write(folder, {"claimcheck.toml": 'fail_on = "error"\n', "data/claims.yaml": CLAIMS})
    commit(folder)
    write(
        folder,
        {
            "claimcheck.toml": 'fail_on = "never"\n',
            "data/claims.yaml": claims.replace("source: report", "source: no-such"),
        },
    )

    assert check(folder).code == 1
    assert check(folder, "--fail-on", "never").code == 0


def test_a_deleted_configuration_is_told_where_it_stood(strict: Path) -> None:
    (strict / "claimcheck.toml").unlink()

    ran = check(strict)

    assert weakened(ran) == [
        "claimcheck.toml:1:1 fail_on",
        "claimcheck.toml:4:1 severity.weakened-configuration",
    ]
    assert "since claimcheck.toml is gone" in ran.out


def test_a_configuration_that_moves_is_compared_by_what_it_says(strict: Path) -> None:
    (strict / "claimcheck.toml").unlink()
    table = STRICT.replace("[severity]", "[tool.claimcheck.severity]")
    write(strict, {"pyproject.toml": f"[tool.claimcheck]\n{table}"})

    assert weakened(check(strict)) == []

    weak = f"[tool.claimcheck]\n{table}".replace('"warning"', '"never"')
    write(strict, {"pyproject.toml": f"[project]\n\n{weak}"})

    assert weakened(check(strict)) == ["pyproject.toml:4:1 fail_on"]


def test_a_configuration_that_the_change_brings_and_the_command_names_counts(strict: Path) -> None:
    write(strict, {"other.toml": WEAK})

    ran = check(strict, "--config", "other.toml")

    assert "other.toml:1:1 fail_on" in weakened(ran)


def test_a_registry_that_is_put_nearer_lets_claims_go_unread(strict: Path) -> None:
    write(strict, {"facts/readme.txt": "about the lake\n"})
    commit(strict)
    write(strict, {"facts/data/claims.yaml": CLAIMS, "facts/data/sources.yaml": "sources: []\n"})

    ran = check(strict / "facts")

    assert "data/claims.yaml:1:1 claims" in weakened(ran)
    assert "claimcheck.toml no longer applies" in ran.out


def test_what_the_person_sets_for_the_run_is_no_weakening(strict: Path) -> None:
    assert weakened(check(strict, "--set", "verify.timeout=1")) == []


def test_neither_a_baseline_nor_a_partial_selection_of_the_change_hides_it(strict: Path) -> None:
    write(strict, {"claimcheck.toml": 'select = ["overstated"]\n' + STRICT})
    found = claimcheck("check", "--since", "main", "--format", "json", cwd=strict)
    (finding,) = json.loads(found.out)["findings"]
    entry = {"rule": finding["rule"], "content": 'select = ["overstated"]'}
    baseline = {"schema_version": 1, "findings": [entry]}
    write(strict, {"base.json": json.dumps(baseline)})

    assert "claimcheck.toml:1:1 select" in weakened(check(strict, "--baseline", "base.json"))


def test_in_a_merge_only_what_the_branch_did_counts(strict: Path) -> None:
    git(strict, "switch", "--quiet", "--create", "branch")
    write(strict, {"notes.txt": "nothing of the configuration\n"})
    commit(strict)
    git(strict, "switch", "--quiet", "main")
    write(strict, {"claimcheck.toml": 'fail_on = "note"\n'})
    commit(strict)
    git(strict, "switch", "--quiet", "branch")

    assert weakened(check(strict)) == []

    git(strict, "merge", "--quiet", "main")
    git(strict, "switch", "--quiet", "--detach")

    assert weakened(check(strict)) == []

    write(strict, {"claimcheck.toml": 'fail_on = "warning"\n'})

    assert weakened(check(strict)) == ["claimcheck.toml:1:1 fail_on"]


def test_without_a_registry_where_the_change_began_nothing_is_weakened(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    write(tmp_path, {"readme.txt": "nothing yet\n"})
    commit(tmp_path)
    write(tmp_path, {"claimcheck.toml": WEAK, "data/claims.yaml": CLAIMS})

    assert weakened(check(tmp_path)) == []


def test_a_worktree_is_a_checkout_like_any_other(strict: Path, tmp_path: Path) -> None:
    git(strict, "worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    write(tmp_path / "side", {"claimcheck.toml": WEAK})

    assert len(weakened(check(tmp_path / "side"))) == 3


def tolerating(*entries: dict[str, object]) -> str:
    """Return a baseline with one entry on a line."""
    lines = ",\n".join(json.dumps(each) for each in entries)
    return f'{{"schema_version": 1, "findings": [\n{lines}\n]}}\n'


COLD = {"rule": "citation-needed", "subject": "lake-is-cold"}
WARM = {"rule": "citation-needed", "subject": "lake-is-warm"}


def test_a_baseline_that_grows_with_the_change_is_told(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    until = {**COLD, "expires": "2026-12-01"}
    write(folder, {"base.json": tolerating(until)})
    commit(folder)
    write(folder, {"base.json": tolerating({**COLD, "expires": "2027-12-01"}, WARM)})

    ran = check(folder, "--baseline", "base.json")
    same = check(folder, "--baseline", "base.json", "--ignore", "weakened-configuration")

    assert "base.json:2:1: warning[weakened-configuration]" in ran.out
    assert "tolerates citation-needed (lake-is-cold) for longer than at main" in ran.out
    assert "base.json:3:1: warning[weakened-configuration]" in ran.out
    assert "tolerates citation-needed (lake-is-warm), and did not at main" in ran.out
    assert "weakened-configuration" not in same.out


def test_a_baseline_that_shrinks_or_stays_is_not_told(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    write(folder, {"base.json": tolerating({**COLD, "count": 2}, WARM)})
    commit(folder)
    write(folder, {"base.json": tolerating({**COLD, "owner": "me", "expires": "2027-01-01"})})

    assert "weakened" not in check(folder, "--baseline", "base.json").out


def test_a_baseline_that_comes_with_the_change_is_told_once(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repository")
    write(folder, {"base.json": tolerating(COLD, WARM)})
    write(tmp_path, {"mine.json": tolerating(COLD, WARM)})

    ran = check(folder, "--baseline", "base.json")
    own = check(folder, "--baseline", tmp_path / "mine.json")

    assert ran.out.count("weakened-configuration") == 1
    assert "the baseline, which tolerates 2 findings, did not exist at main" in ran.out
    assert "weakened" not in own.out


def test_nothing_that_a_repository_configures_for_git_is_run(strict: Path) -> None:
    trap = strict / "trap"
    write(strict, {"hook": f"#!/bin/sh\ntouch {trap}\n", "claimcheck.toml": WEAK})
    (strict / "hook").chmod(0o755)
    hook = str(strict / "hook")
    for key in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand", "gpg.program"):
        git(strict, "config", key, hook)
    git(strict, "config", "filter.trap.smudge", hook)
    write(strict, {".gitattributes": "* filter=trap diff=trap\n"})

    assert len(weakened(check(strict))) == 3
    assert not trap.exists()


def test_a_folder_that_looks_like_a_bare_repository_has_no_history_of_its_own(
    tmp_path: Path,
) -> None:
    folder = repository(tmp_path)
    write(folder / "registry", {"data/claims.yaml": CLAIMS, "claimcheck.toml": STRICT})
    write(folder / "registry", {"data/sources.yaml": SOURCES})
    commit(folder)
    registry = folder / "registry"
    shutil.copytree(folder / ".git" / "objects", registry / "objects")
    (registry / "refs" / "heads").mkdir(parents=True)
    write(registry, {"claimcheck.toml": WEAK})
    commit(folder)
    config = f"[core]\n\trepositoryformatversion = 0\n\tworktree = {registry}\n"
    head = git(folder, "rev-parse", "HEAD")
    write(registry, {"HEAD": "ref: refs/heads/main\n", "refs/heads/main": head, "config": config})

    ran = claimcheck(
        *("check", "--today", TODAY, "--format", "concise", "--since", "HEAD~1"), cwd=registry
    )

    assert len(weakened(ran)) == 3
    assert ran.code == 1


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('[severity]\nunmarked-figure = "note"\n', "", "severity.unmarked-figure"),
        ('select = ["unmarked-figure", "weakened-configuration"]\n', "", "select"),
        ('[severity]\nunpublished-claim = "error"\n', "", "severity.unpublished-claim"),
    ],
)
def test_a_rule_that_runs_where_it_is_asked_for_is_missed_when_it_no_longer_is(
    tmp_path: Path, before: str, after: str, key: str
) -> None:
    folder = repository(tmp_path)
    write(folder, {"claimcheck.toml": before})
    commit(folder)
    write(folder, {"claimcheck.toml": after})

    assert weakened(check(folder)) == [f"claimcheck.toml:1:1 {key}"]


@pytest.mark.parametrize(
    "entry",
    [
        'files = ["README.md"]\nleast = "unsupported"',
        'files = ["./READM?.md"]\nleast = "verified"',
        'files = ["**/*.md"]\nleast = "verified"\nwording = "exact"\nregistry = "other"',
    ],
)
def test_an_entry_that_takes_a_text_from_a_stricter_one_asks_less_of_it(
    tmp_path: Path, entry: str
) -> None:
    folder = repository(tmp_path)
    strict = '[[prose]]\nfiles = ["*.md"]\nleast = "verified"\nwording = "exact"\n'
    write(folder, {"claimcheck.toml": strict, "README.md": "Nothing yet.\n"})
    write(folder / "other", {"data/claims.yaml": CLAIMS, "data/sources.yaml": SOURCES})
    commit(folder)
    write(folder, {"claimcheck.toml": f"[[prose]]\n{entry}\n{strict}"})

    assert weakened(check(folder)) == ["claimcheck.toml:1:1 prose"]


def test_an_entry_for_a_text_that_no_other_names_asks_no_less(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    strict = '[[prose]]\nfiles = ["*.md"]\nleast = "verified"\n'
    write(folder, {"claimcheck.toml": strict, "README.md": "Nothing yet.\n"})
    commit(folder)
    looser = '[[prose]]\nfiles = ["docs/*.md"]\nleast = "unsupported"\n'
    write(folder, {"claimcheck.toml": looser + strict, "docs/a.md": "Nothing yet.\n"})

    assert weakened(check(folder)) == []
