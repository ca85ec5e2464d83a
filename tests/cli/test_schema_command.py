from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml
from run import claimcheck

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_line_of_a_new_registry_leads_an_editor_to_a_schema_that_fits(
    tmp_path: Path,
) -> None:
    assert claimcheck("init", cwd=tmp_path).code == 0

    for name in ("claims", "sources"):
        path = tmp_path / "data" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        line = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert line is not None
        schema = json.loads((path.parent / line.group(1)).read_text(encoding="utf-8"))
        jsonschema.validate(yaml.load(text, yaml.BaseLoader), schema)  # noqa: S506 - texts only

    assert claimcheck("check", cwd=tmp_path).code == 0


def test_init_leaves_a_schema_that_is_there_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "data/schema/claims.schema.json"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("{}")

    ran = claimcheck("init", cwd=tmp_path)

    assert ran.code == 2
    assert theirs.read_text() == "{}"
    assert not (tmp_path / "data/claims.yaml").exists()


def test_schema_without_a_name_lists_the_names(tmp_path: Path) -> None:
    ran = claimcheck("schema", cwd=tmp_path)

    assert ran.code == 0
    assert {"claims", "sources", "config", "lock", "list", "report"} <= set(ran.out.split())


@pytest.mark.parametrize("name", ["claims", "report"])
def test_schema_prints_a_schema(tmp_path: Path, name: str) -> None:
    ran = claimcheck("schema", name, cwd=tmp_path)

    assert (ran.code, ran.err) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(ran.out))


def test_schema_tells_a_wrong_name(tmp_path: Path) -> None:
    ran = claimcheck("schema", "claim", cwd=tmp_path)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: there is no schema 'claim'\nhelp: did you mean 'claims'?\n"
