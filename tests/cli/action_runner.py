"""The action as a runner runs it: inputs to variables, a ``run`` step through bash."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from run import COMMAND, ROOT, environment, write

if TYPE_CHECKING:
    from pathlib import Path

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")


class Finished(NamedTuple):
    code: int
    log: str
    outputs: dict[str, str]


class Runner:
    """What of a runner a composite action meets: its folders, files and expressions."""

    def __init__(self, workspace: Path, temp: Path, inputs: dict[str, str]) -> None:
        self.workspace, self.temp = workspace, temp
        self.context = {
            "github.action_path": str(ROOT),
            "github.workspace": str(workspace),
            "github.token": "token-of-the-job",
            "runner.temp": str(temp),
        }
        for name, described in ACTION["inputs"].items():
            self.context[f"inputs.{name}"] = inputs.pop(name, described["default"])
        assert not inputs, "the action has no such input"

    def run(self, step: dict[str, Any], **variables: str) -> Finished:
        """Run a step; ``variables`` are those of the runner besides."""
        assert step["shell"] == "bash"
        output = self.temp / "output"
        output.write_text("", encoding="utf-8")
        summary = self.temp / "summary.md"
        summary.touch()
        env = environment(
            RUNNER_TEMP=str(self.temp),
            GITHUB_OUTPUT=str(output),
            GITHUB_STEP_SUMMARY=str(summary),
            **variables,
        )
        env |= {name: self.expand(value) for name, value in step.get("env", {}).items()}
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.workspace / self.expand(step.get("working-directory", ".")),
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        lines = output.read_text("utf-8").splitlines()
        outputs = dict(line.split("=", 1) for line in lines)
        if "id" in step:
            for name, value in outputs.items():
                self.context[f"steps.{step['id']}.outputs.{name}"] = value
        return Finished(ran.returncode, ran.stdout + ran.stderr, outputs)

    def expand(self, text: str) -> str:
        return EXPRESSION.sub(lambda match: self.context[match[1]], text)


def step_of(name: str) -> dict[str, Any]:
    """Return the step with an id."""
    return next(step for step in STEPS if step.get("id") == name)


def installed(temp: Path) -> Path:
    """Make the runner's folder, with the program of this environment as the one installed."""
    program = f'#!/bin/sh\nexec {COMMAND[0]} -m claimcheck "$@"\n'
    python = f'#!/bin/sh\nexec {COMMAND[0]} "$@"\n'
    write(temp, {"claimcheck": program, "python": python})
    (temp / "claimcheck").chmod(0o755)
    (temp / "python").chmod(0o755)
    return temp
