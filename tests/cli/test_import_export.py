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

    left_out = "in.bib:3: bad: left out: url 'ftp://example.org' is no address of the web"
    assert first.code == second.code == 1
    assert first.out.splitlines() == ["added a-page", "added b-book", "added bad", left_out]
    assert first.err == (
        "3 entries: 3 added to data/sources.yaml, 0 known, 0 lost; 1 left out of entries.\n"
    )
    assert second.out.splitlines()[:1] == ["known 'A page': it is a-page"]
    assert second.err == "3 entries: 0 added, 3 known, 0 lost; 1 left out of entries.\n"
    assert (registry / "data/sources.yaml").read_bytes() == after


def test_dry_run_tells_and_writes_nothing(registry: Path) -> None:
    ran = claimcheck(
        "import", "in.bib", "-f", "bibtex", "--kind", "social", "--dry-run", cwd=registry
    )

    assert ran.out.startswith("would add a-page\n")
    assert (registry / "data/sources.yaml").read_text() == "sources:\n"


def test_the_kind_that_nobody_gave_is_told(registry: Path) -> None:
    ran = claimcheck("import", "in.bib", cwd=registry)

    assert ran.err.startswith("3 of the sources are of the kind secondary, since the file says")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.bib", b"@misc{a, title={A}}", "1 entry: 1 added"),
        ("x.RIS", b"TY  - BOOK\nTI  - A\nER  -\n", "1 entry: 1 added"),
        ("x.json", b'[{"title": "A"}]', "1 entry: 1 added"),
        ("x.json", b'{"@type": "ClaimReview", "claimReviewed": "A"}', "1 entry: 1 added"),
        ("x.tsv", b"text\tsource\nA\t\n", "1 entry: 1 added"),
        ("x.csv", "text;tags\nÄpfel fallen;a\n".encode("cp1252"), "1 entry: 1 added"),
        ("x.csv", "text;tags\nЯблоки падают с дерева;a\n".encode("cp1251"), "1 entry: 1 added"),
        ("x.csv", "text,tags\nÄpfel,a\n".encode("utf-16"), "1 entry: 1 added"),
        ("x.txt", b"", "error: the name x.txt does not say what format it has"),
    ],
)
def test_the_format_follows_from_the_name(
    registry: Path, name: str, content: bytes, told: str
) -> None:
    (registry / name).write_bytes(content)

    ran = claimcheck("import", name, "--kind", "primary", cwd=registry)

    assert ran.err.startswith(told)


def test_a_list_in_brackets_that_is_empty_is_filled(registry: Path) -> None:
    write(registry, {"data/sources.yaml": "sources: []  # none yet\n"})

    ran = claimcheck("import", "in.bib", cwd=registry)

    assert "3 added" in ran.err
    assert (registry / "data/sources.yaml").read_text().startswith("sources:  # none yet\n  - id")


def test_a_review_brings_its_sources(registry: Path) -> None:
    review = {
        "@type": "ClaimReview",
        "claimReviewed": "The pier is long",
        "url": "https://checks.example.org/pier",
        "author": "Harbour Checks",
        "itemReviewed": {"author": "Anna", "appearance": {"name": "Post", "url": "https://a.org/"}},
    }
    (registry / "x.json").write_text(json.dumps([review, {**review, "author": "Others"}]))

    ran = claimcheck("import", "x.json", cwd=registry)
    again = claimcheck("import", "x.json", cwd=registry)
    checked = claimcheck("check", "--format", "oneline", cwd=registry)

    assert ran.out.splitlines() == [
        "added harbour-checks-fact-check-pier-long",
        "added post",
        "added pier-long",
        "known 'The pier is long': it is pier-long",
    ]
    assert "2 entries: 1 added to data/sources.yaml and data/claims.yaml, and 2 sources" in ran.err
    assert again.err == "2 entries: 0 added, 2 known, 0 lost.\n"
    assert "unknown" not in checked.out


def test_what_of_a_table_does_not_fit_is_told_by_row(registry: Path) -> None:
    (registry / "x.csv").write_text("text,source,stance\nOne,s,agrees\nTwo,s,supports\n")

    ran = claimcheck("import", "x.csv", cwd=registry)

    assert ran.code == 1
    assert ran.out.splitlines() == [
        "added one",
        "added two",
        "x.csv:2: One: left out: evidence 1 stance is 'agrees', which is none of supports, "
        "partial, refutes, neutral",
        "x.csv:3: two: the registry has no source 's'; add it, or correct the name",
    ]


def test_two_sources_with_one_address_stay_two(registry: Path) -> None:
    entry = "  - id: {0}\n    title: Part {0}\n    url: https://example.org/a\n    kind: primary\n"
    write(registry, {"data/sources.yaml": f"sources:\n{entry.format('a')}{entry.format('b')}"})
    for how, name in (("bibtex", "out.bib"), ("csl-json", "out.json")):
        claimcheck("export", "--format", how, "-o", registry / name, cwd=registry)

    for name in ("out.bib", "out.json"):
        write(registry, {"data/sources.yaml": "sources:\n"})
        ran = claimcheck("import", name, cwd=registry)
        again = claimcheck("import", name, cwd=registry)
        assert ran.err == "2 entries: 2 added to data/sources.yaml, 0 known, 0 lost.\n"
        assert again.err == "2 entries: 0 added, 2 known, 0 lost.\n"


def test_without_the_extra_one_line_tells_how_to_install_it(registry: Path) -> None:
    write(registry, {"hidden/bibtexparser.py": "raise ImportError\n"})
    hidden = f"{registry / 'hidden'}:{ROOT}"

    ran = claimcheck("import", "in.bib", cwd=registry, env={"PYTHONPATH": hidden})

    assert (ran.code, ran.err) == (
        2,
        "error: bibtexparser is not installed\nhelp: pip install 'claimcheck-cli[import]'\n",
    )


def test_the_shipped_registry_comes_back_from_its_exports(registry: Path) -> None:
    for how, name in (("csl-json", "s"), ("csv", "c")):
        exported = claimcheck("export", "--format", how, "-o", registry / name, cwd=ROOT)
        assert exported.code == 0, exported.err
        imported = claimcheck("import", name, "--format", how, cwd=registry)
        assert ", 0 known, 0 lost." in imported.err

    def listed(folder: Path) -> list[object]:
        found = json.loads(claimcheck("export", cwd=folder).out)
        for claim in found["claims"]:
            del claim["derived"]  # without a lock, nothing is proven
        return [found["claims"], found["sources"]]

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
        ("csl-json", '{"a": "b"}', "this is not CSL-JSON: not a list of items\nhelp: export it"),
        ("claimreview", '{"@type": "ClaimReview",}', "this is not JSON-LD: line 1, column 2"),
        ("claimreview", "[" * 200_000, "this is not JSON-LD: it nests too deep"),
        ("claimreview", '{"a": 1}', "this is not ClaimReview: nothing in it is of that type"),
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
