"""The cases of ``tests/cases/<rule>/{fires,clean}/*.yaml``: one small registry in each file.

A case is three YAML documents: what it is about (with ``today``, ``config`` and ``expect`` where
needed), the file of claims and the file of sources. The second and third are written to disk as
they stand, so that lines count from below their ``---`` and comments survive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from claimcheck.app.check import check
from claimcheck.app.project import open_project

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding

CASES = Path(__file__).parents[1] / "cases"
TODAY = date(2026, 11, 22)

_BETWEEN_DOCUMENTS = re.compile(r"^---\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    path: Path

    @property
    def rule(self) -> str:
        return self.path.parent.parent.name

    @property
    def fires(self) -> bool:
        return self.path.parent.name == "fires"

    @property
    def name(self) -> str:
        return self.path.relative_to(CASES).with_suffix("").as_posix()

    @property
    def documents(self) -> tuple[str, str, str]:
        head, claims, sources = _BETWEEN_DOCUMENTS.split(self.path.read_text(encoding="utf-8"))
        return head, claims, sources

    @property
    def head(self) -> dict[str, Any]:
        head = yaml.safe_load(self.documents[0])
        assert set(head) <= {"about", "today", "config", "expect"}
        return head

    def findings(self, folder: Path) -> list[Finding]:
        """Write the registry to ``folder`` and return what the rule of this case finds in it."""
        head, (_, claims, sources) = self.head, self.documents
        (folder / "data").mkdir()
        (folder / "data/claims.yaml").write_text(claims, encoding="utf-8")
        (folder / "data/sources.yaml").write_text(sources, encoding="utf-8")
        (folder / "claimcheck.toml").write_text(head.get("config", ""), encoding="utf-8")
        project = open_project(folder)
        findings = check(project, today=head.get("today", TODAY)).findings
        return [each for each in findings if each.rule == self.rule and each.silenced is None]


def described(finding: Finding) -> dict[str, str]:
    """Return a finding as it stands under ``expect``."""
    place = finding.location
    return {
        "at": f"{Path(place.path).name}:{place.line}:{place.column}",
        "marked": place.source_line[place.column - 1 : place.end_column - 1],
        "message": finding.message,
        "help": finding.help,
    }


def all_cases() -> list[Case]:
    return [Case(path) for path in sorted(CASES.glob("*/*/*.yaml"))]
