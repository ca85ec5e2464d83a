from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from run import ROOT, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

BIBTEX = """@online{a-page, title={A page}, url={https://example.org/a}, date={2020-01-30}}
@book{b-book, title={A book}, isbn={0-306-40615-2}}
@misc{bad, title={No day}, url={ftp://example.org}}
"""


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    files = {"data/claims.yaml": "claims:\n", "data/sources.yaml": "sources:\n", "in.bib": BIBTEX}
    return write(tmp_path, files)


def test_a_second_import_changes_nothing(registry: Path) -> None:
    arguments = ("import", "in.bib", "--format", "bibtex", "--kind", "secondary")
    first = claimcheck(*arguments, cwd=registry)
    after = (registry / "data/sources.yaml").read_bytes()
    second = claimcheck(*arguments, cwd=registry)

    assert first.code == second.code == 0
    assert first.out.splitlines()[:2] == ["added a-page", "added b-book"]
    assert "skipped 'No day': url 'ftp://example.org' is not an address" in first.out
    assert first.err == "Added 2 to data/sources.yaml, skipped 1.\n"
    assert "skipped 'A page': is there already: a-page" in second.out
    assert second.err == "Added 0, skipped 3.\n"
    assert (registry / "data/sources.yaml").read_bytes() == after


def test_dry_run_tells_and_writes_nothing(registry: Path) -> None:
    ran = claimcheck(
        "import", "in.bib", "-f", "bibtex", "--kind", "social", "--dry-run", cwd=registry
    )

    assert ran.out.startswith("would add a-page\n")
    assert (registry / "data/sources.yaml").read_text() == "sources:\n"


def test_a_kind_is_asked_for_rather_than_guessed(registry: Path) -> None:
    ran = claimcheck("import", "in.bib", "-f", "bibtex", cwd=registry)

    assert "skipped 'A page': its kind is not known: say --kind" in ran.out


@pytest.mark.parametrize(("how", "extra"), [("bibtex", "bibtexparser"), ("ris", "rispy")])
def test_without_the_extra_one_line_tells_how_to_install_it(
    registry: Path, how: str, extra: str
) -> None:
    write(registry, {f"hidden/{extra}.py": "raise ImportError\n"})
    hidden = f"{registry / 'hidden'}:{ROOT}"

    ran = claimcheck("import", "in.bib", "-f", how, cwd=registry, env={"PYTHONPATH": hidden})

    assert (ran.code, ran.err) == (
        2,
        f"error: {extra} is not installed\nhelp: pip install 'claimcheck-cli[import]'\n",
    )


def test_the_shipped_registry_comes_back_from_its_exports(registry: Path) -> None:
    for how, name in (("csl-json", "s"), ("csv", "c")):
        exported = claimcheck("export", "--format", how, "-o", registry / name, cwd=ROOT)
        assert exported.code == 0, exported.err
        imported = claimcheck("import", name, "--format", how, cwd=registry)
        assert ", skipped 0." in imported.err

    def listed(folder: Path) -> list[object]:
        ran = claimcheck("export", cwd=folder)
        return [json.loads(ran.out)["claims"], json.loads(ran.out)["sources"]]

    assert listed(registry) == listed(ROOT)


def test_the_exported_json_follows_its_published_schema() -> None:
    schema = json.loads((ROOT / "schema" / "export.schema.json").read_text(encoding="utf-8"))
    exported = json.loads(claimcheck("export", cwd=ROOT).out)

    Draft202012Validator(schema).validate(exported)
    assert exported["schema_version"] == 1


@pytest.mark.parametrize(
    ("form", "text", "told"),
    [
        ("csl-json", '[{"id": "a",\n "title" "x"}]', "this is not CSL-JSON: line 2, column 10: "),
        ("csl-json", '{"id": "a"}', "this is not CSL-JSON: not a list of items\nhelp: export it"),
        ("claimreview", '{"@type": "ClaimReview",}', "this is not JSON-LD: line 1, column 2"),
        ("claimreview", "[" * 200_000, "this is not JSON-LD: it nests too deep"),
        ("claimreview", '{"a": 1}', "x.json holds nothing of the format claimreview."),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_place(
    registry: Path, form: str, text: str, told: str
) -> None:
    (registry / "x.json").write_text(text)

    ran = claimcheck("import", "x.json", "--format", form, cwd=registry)

    assert told in ran.err


def test_a_file_that_is_not_there_is_no_reason_to_start_a_registry(registry: Path) -> None:
    ran = claimcheck("import", "none.ris", "--format", "ris", cwd=registry)

    assert (ran.code, ran.err) == (2, "error: none.ris does not exist\nhelp: check the path\n")
