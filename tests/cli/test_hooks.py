from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from git_repo import CLAIMS, WARM, commit, git, repository
from run import ROOT, write

from claimcheck.cli.commands import COMMANDS
from claimcheck.extractors import ENDINGS as OF_SOURCES
from claimcheck.prose import ENDINGS as OF_TEXTS

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
OWN = ROOT / ".pre-commit-config.yaml"
PUBLISHED = (
    "claimcheck",
    "data",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    ".pre-commit-hooks.yaml",
)


def hooks() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text("utf-8"))}


def own_hooks() -> dict[str, dict[str, Any]]:
    (repo,) = yaml.safe_load(OWN.read_text("utf-8"))["repos"]
    return {hook["id"]: hook for hook in repo["hooks"]}


def pre_commit(*arguments: str, cwd: Path, home: Path | None = None) -> tuple[int, str]:
    """Run pre-commit with a cache of its own, and with the network that it needs to install."""
    environment = {
        name: value for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT", "PYTHONPATH", "VIRTUAL_ENV", "CLAIMCHECK_"))
    }  # fmt: skip
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    if home is not None:
        environment["PRE_COMMIT_HOME"] = str(home)
    ran = subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return ran.returncode, ran.stdout + ran.stderr


def test_the_manifest_and_the_own_configuration_are_valid() -> None:
    assert pre_commit("validate-manifest", str(MANIFEST), cwd=ROOT) == (0, "")
    assert pre_commit("validate-config", str(OWN), cwd=ROOT) == (0, "")


def test_every_hook_runs_a_command_that_there_is() -> None:
    assert set(hooks()) == {"claimcheck-check", "claimcheck-fmt"}
    for name, hook in hooks().items():
        program, command = hook["entry"].split()
        assert (program, f"claimcheck-{command}") == ("claimcheck", name)
        assert command in COMMANDS


def test_the_repository_uses_the_hooks_that_it_offers() -> None:
    offered, used = hooks(), own_hooks()

    assert set(used) == set(offered)
    for name, hook in used.items():
        assert hook["entry"] == offered[name]["entry"]
        assert hook.get("pass_filenames") == offered[name].get("pass_filenames")


@pytest.mark.parametrize(
    ("path", "checked"),
    [
        ("data/claims.yaml", True),
        ("data/claims/open.yml", True),
        ("docs/sources/books.yaml", True),
        ("data/claimcheck.lock", True),
        ("claimcheck-baseline.json", True),
        ("claimcheck.toml", True),
        ("pyproject.toml", True),
        ("data/open.jsonl", True),
        ("benchmarks/results.json", True),
        ("data/files/REPORT.PDF", True),
        ("README.md", True),
        ("src/claims.py", False),
        ("Makefile", False),
    ],
)
def test_the_check_runs_when_a_file_that_it_reads_changes(path: str, checked: bool) -> None:
    assert bool(re.search(hooks()["claimcheck-check"]["files"], path)) == checked


@pytest.mark.parametrize("ending", sorted({*OF_SOURCES, *OF_TEXTS}))
def test_the_check_runs_for_every_kind_of_source_and_of_text(ending: str) -> None:
    assert re.search(hooks()["claimcheck-check"]["files"], f"docs/survey{ending}")


def test_pre_commit_runs_the_hooks_on_a_repository_of_somebody(tmp_path: Path) -> None:
    """The hooks are installed from this tree as from any address, and block a bad commit.

    Takes half a minute: pre-commit makes an environment and installs claimcheck into it.
    """
    if not registry_answers(tmp_path):
        pytest.skip("no package registry can be reached, and pre-commit installs from one")
    offered = tmp_path / "offered"
    offered.mkdir()
    for name in PUBLISHED:
        source = ROOT / name
        copy: Any = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, offered / name)
    git(offered, "init", "--quiet")
    commit(offered)
    revision = git(offered, "rev-parse", "HEAD").strip()
    folder = repository(tmp_path / "used")
    config = {
        "repo": offered.as_uri(),
        "rev": revision,
        "hooks": [{"id": name} for name in hooks()],
    }
    write(
        folder,
        {
            ".pre-commit-config.yaml": yaml.safe_dump({"repos": [config]}),
            "data/claims.yaml": CLAIMS[: CLAIMS.index("  - id: lake-is-cold")],
        },
    )
    git(folder, "add", "--all")

    home = tmp_path / "home"
    clean = pre_commit("run", "--all-files", "claimcheck-check", cwd=folder, home=home)
    write(folder, {"data/claims.yaml": CLAIMS + WARM.replace("text: ", "text:     ")})
    git(folder, "add", "--all")
    failing = pre_commit("run", "--all-files", "claimcheck-check", cwd=folder, home=home)
    formatted = pre_commit("run", "--all-files", "claimcheck-fmt", cwd=folder, home=home)

    assert clean[0] == 0, clean[1]
    assert failing[0] == 1
    assert "lake-is-warm: the claim has neither evidence nor parts" in failing[1]
    assert formatted[0] == 1, formatted[1]
    assert "files were modified by this hook" in formatted[1]
    assert "text: The lake is warm." in (folder / "data/claims.yaml").read_text("utf-8")


def registry_answers(folder: Path) -> bool:
    """Tell whether pip can install: asked in a process of its own, as tests have no network."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "hatchling"]
    ran = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=False, timeout=60
    )
    return ran.returncode == 0
