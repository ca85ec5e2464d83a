from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from cases import CASES

from claimcheck.model.claim import Claim
from claimcheck.model.source import Source
from claimcheck.model.terms import Severity
from claimcheck.model.validation import validate
from claimcheck.prose import read_marks
from claimcheck.registry.config import Config
from claimcheck.registry.source_text import SourceText
from claimcheck.rules import RULES
from claimcheck.rules.base import SECTIONS, Documentation

ROOT = Path(__file__).parents[2]
RULES_PAGE = ROOT / "docs/rules.md"


def test_every_rule_has_cases_and_every_case_has_a_rule() -> None:
    assert {path.name for path in CASES.iterdir()} == set(RULES)


@pytest.mark.parametrize("kind", ["fires", "clean"])
@pytest.mark.parametrize("name", RULES)
def test_rule_has_a_case_of_each_kind(name: str, kind: str) -> None:
    assert list((CASES / name / kind).glob("*.yaml"))


def test_every_rule_has_an_anchor_in_the_documentation() -> None:
    headings = re.findall(r"^## (.+)$", RULES_PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert headings == list(RULES)


@pytest.mark.parametrize("name", RULES)
def test_rule_has_a_severity(name: str) -> None:
    assert isinstance(RULES[name].SEVERITY, Severity)


@pytest.mark.parametrize("name", RULES)
def test_docstring_has_its_sections_in_order(name: str) -> None:
    documentation = Documentation.of(RULES[name])

    assert tuple(documentation.sections) == SECTIONS
    assert all(documentation.sections.values())
    assert re.fullmatch(r"[A-Z][^\n]+\.", documentation.summary)


@pytest.mark.parametrize("name", RULES)
def test_example_is_a_well_formed_piece_of_a_registry_or_a_text(name: str) -> None:
    example = Documentation.of(RULES[name]).sections["Example"]
    settings = re.fullmatch(r"```toml\n(.*)\n```", example, re.DOTALL)
    if settings is not None:
        assert isinstance(validate(Config, tomllib.loads(settings[1])), Config)
        return
    prose = re.fullmatch(r"```markdown\n(.*)\n```", example, re.DOTALL)
    if prose is not None:
        marked = read_marks(SourceText("README.md", prose[1]), every=True)
        assert marked.sentences or marked.faults
        return
    text = re.fullmatch(r"```yaml\n(.*)\n```", example, re.DOTALL)
    assert text is not None
    document = yaml.load(text[1], yaml.BaseLoader)  # noqa: S506 - reads texts and nothing else
    items = document if isinstance(document, list) else document["sources"]
    model = Claim if "text" in items[0] else Source

    assert [validate(model, item) for item in items] == [model(**item) for item in items]
