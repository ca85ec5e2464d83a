"""The action is run as a runner would: inputs to variables, each ``run`` step through bash."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from action_runner import ACTION, EXPRESSION, STEPS, Finished, Runner, installed, step_of
from git_repo import CLAIMS, SOURCES, WARM, git, repository
from loopback import serving
from run import ROOT, environment, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EXAMPLES = ROOT / "docs/ci"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return repository(tmp_path / "workspace")


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    """Return the runner's folder, with the program of this environment as the one installed."""
    return installed(tmp_path / "temp")


def check(folder: Path, temp: Path, **inputs: str) -> Finished:
    """Run the step that checks; ``fail_on`` stands for the input ``fail-on``."""
    runner = Runner(folder, temp, {name.replace("_", "-"): each for name, each in inputs.items()})
    runner.context["steps.install.outputs.program"] = str(temp / "claimcheck")
    return runner.run(step_of("check"))


def test_no_input_is_ever_part_of_a_script() -> None:
    assert all("${{" not in step["run"] for step in STEPS)


def test_every_input_is_used_and_described() -> None:
    used = {name for step in STEPS for name in EXPRESSION.findall(str(step))}

    assert {f"inputs.{name}" for name in ACTION["inputs"]} <= used
    assert all(each["description"].strip() for each in ACTION["inputs"].values())


def test_findings_are_annotations_and_fail_the_step(folder: Path, temp: Path) -> None:
    ran = check(folder, temp)

    assert ran.code == 1
    assert "::error file=data/claims.yaml,line=8,col=9," in ran.log
    assert ran.outputs == {"exit-code": "1", "output": ""}


def test_the_inputs_reach_the_program(folder: Path, temp: Path) -> None:
    write(folder, {"odd name.yaml": CLAIMS + WARM, "odd source.yaml": "sources: []\n"})

    ran = check(
        folder,
        temp,
        claims="odd name.yaml\ndata/claims.yaml\n",
        sources="odd source.yaml",
        format="json",
        output="found.json",
        fail_on="never",
    )

    assert ran.outputs == {"exit-code": "0", "output": "found.json"}
    found = json.loads((folder / "found.json").read_text("utf-8"))
    rules = {(each["rule"], each["subject"]) for each in found["findings"]}
    assert {("duplicate-id", "lake-is-cold"), ("unknown-source", "lake-is-deep")} <= rules


def test_since_and_baseline_hide_what_is_old(folder: Path, temp: Path) -> None:
    write(folder, {"base.json": '{"schema_version": 1, "findings": []}'})

    assert check(folder, temp, since="main", baseline="base.json").code == 0
    assert check(folder, temp, baseline="base.json").code == 1


def test_the_proofs_of_a_pull_request_are_read_again(folder: Path, temp: Path) -> None:
    claims = CLAIMS.replace("locator: page 3", "quote: a quote of five words")
    with serving() as site:
        sources = SOURCES.replace("https://example.org", site.url(""))
        write(folder, {"data/claims.yaml": claims, "data/sources.yaml": sources})
        write(folder, {"data/claimcheck.lock": '{"version": 1, "sources": {}, "quotes": {}}'})

        ran = check(folder, temp, since="main", format="concise")

    # The address is that of this machine, which nobody allowed; so the quote was looked for.
    assert "report: refused" in ran.log
    assert "Read 1 proof again" in ran.log
    assert not (folder / ".claimcheck").exists()
    assert (folder / "data/claimcheck.lock").read_text("utf-8").startswith('{"version": 1, "so')


def test_a_folder_inside_of_the_repository_can_be_checked(tmp_path: Path, temp: Path) -> None:
    write(tmp_path / "workspace", {"facts/data/claims.yaml": CLAIMS})
    git(tmp_path / "workspace", "init", "--quiet")

    ran = check(tmp_path / "workspace", temp, working_directory="facts", format="sarif")

    assert ran.code == 1
    assert '"uri": "facts/data/claims.yaml"' in ran.log


def test_unreadable_input_fails_with_its_own_code(folder: Path, temp: Path) -> None:
    write(folder, {"data/claims.yaml": "claims: [\n"})

    assert check(folder, temp).outputs["exit-code"] == "2"


@pytest.mark.parametrize(
    "name", ["claims", "sources", "config", "format", "output", "baseline", "since", "fail-on"]
)
def test_an_input_is_never_run_as_a_command(folder: Path, temp: Path, name: str) -> None:
    hostile = '"; touch trap; $(touch trap) `touch trap`\nexit-code=0\n'

    ran = check(folder, temp, **{name: hostile})

    assert not (folder / "trap").exists()
    assert ran.outputs["exit-code"] in {"0", "1", "2"}
    assert len(ran.outputs) == 2
    if name != "output":
        assert ran.outputs["exit-code"] == str(ran.code) != "0"


@pytest.fixture
def install(folder: Path, tmp_path: Path) -> Callable[[], Finished]:
    """Return what runs the step that installs.

    A network is not needed: the environment stands already, with what claimcheck rests on.
    """
    temp = tmp_path / "temp"
    made = temp / "claimcheck"
    subprocess.run([sys.executable, "-m", "venv", made], check=True)
    inside = next(made.rglob("site-packages"))
    site = [path for path in sys.path if path.endswith("site-packages")]
    (inside / "installed.pth").write_text("\n".join(site), encoding="utf-8")
    runner = Runner(folder, temp, {"python": sys.executable})
    step = step_of("install")
    # pip reads the last one the other way round: 0 asks it not to make an environment to build in.
    offline = {"PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    return lambda: runner.run({**step, "env": {**step["env"], **offline}})


def test_the_action_installs_itself_from_its_own_folder(install: Callable[[], Finished]) -> None:
    ran = install()

    assert ran.code == 0, ran.log
    program = ran.outputs["program"]
    shown = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("claimcheck ")


def test_nothing_of_the_checkout_is_run_while_the_action_installs(
    install: Callable[[], Finished], folder: Path
) -> None:
    trap = f"open({str(folder / 'sprung')!r}, 'w').close()\n"
    names = ("venv.py", "pip/__init__.py", "pip/__main__.py", "ensurepip.py", "sitecustomize.py")
    write(folder, dict.fromkeys(names, trap))

    ran = install()

    assert ran.code == 0, ran.log
    assert not (folder / "sprung").exists()


def test_the_action_and_the_examples_are_valid() -> None:
    schemas = {
        "vendor.github-actions": [ROOT / "action.yml"],
        "vendor.github-workflows": sorted(EXAMPLES.glob("github-*.yml")),
        "vendor.gitlab-ci": sorted(EXAMPLES.glob("gitlab-*.yml")),
    }
    assert sum(map(len, schemas.values())) == 1 + len(list(EXAMPLES.glob("*.yml")))

    for schema, paths in schemas.items():
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
        ran = subprocess.run([*command, *map(str, paths)], capture_output=True, check=False)
        assert ran.returncode == 0, ran.stdout.decode()


def test_the_examples_use_only_inputs_that_the_action_has() -> None:
    used = [
        step
        for path in EXAMPLES.glob("github-*.yml")
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        for step in job["steps"]
        if "/claimcheck@" in step.get("uses", "")
    ]

    assert used
    for step in used:
        assert set(step.get("with", {})) <= set(ACTION["inputs"])


def test_the_gate_of_the_gitlab_example_is_a_command_that_runs(folder: Path, temp: Path) -> None:
    jobs = yaml.safe_load((EXAMPLES / "gitlab-ci.yml").read_text("utf-8"))
    base = git(folder, "rev-parse", "HEAD").strip()
    env = environment(PATH=f"{temp}{os.pathsep}{os.environ['PATH']}")
    script = jobs["claims"]["script"]

    def run(**variables: str) -> list[int]:
        return [
            subprocess.run(
                ["bash", "-c", line], cwd=folder, env={**env, **variables}, check=False,
                capture_output=True,
            ).returncode
            for line in script
        ]  # fmt: skip

    assert run(CI_MERGE_REQUEST_DIFF_BASE_SHA=base) == [0, 0, 0]
    assert run() == [0, 0, 1]
    assert json.loads((folder / "gl-code-quality-report.json").read_text("utf-8"))
