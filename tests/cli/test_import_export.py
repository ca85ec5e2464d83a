from __future__ import annotations

import json
import re
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


def test_of_much_evidence_that_does_not_fit_only_that_is_left_out(registry: Path) -> None:
    wrong = "".join(f"T,c,pier,{'supports' if at in (3, 12) else 'x'},n{at}\n" for at in range(14))
    (registry / "in.csv").write_text("text,id,source,stance,note\n" + wrong)

    ran = claimcheck("import", "in.csv", cwd=registry)

    assert ran.err.endswith("0 lost; 12 left out of entries.\n")
    kept = (registry / "data/claims.yaml").read_text()
    assert kept.count("note: ") == 2
    assert "note: n3\n" in kept
    assert "note: n12\n" in kept


@pytest.mark.parametrize(
    "name", ["/etc/hostname", "../../../../etc/hostname", "a\0b", "c/../../../d"]
)
def test_a_copy_outside_of_the_work_tree_is_left_out_of_what_others_wrote(
    registry: Path, name: str
) -> None:
    own = {"custom": {"claimcheck": {"file": name, "absent": True}}}
    items = [{"id": "a", "title": "A", **own}, {"id": "b", "title": "B"}]
    items[1]["custom"] = {"claimcheck": {"file": "copies/b.txt"}}
    (registry / "in.json").write_text(json.dumps(items))

    ran = claimcheck("import", "in.json", "-f", "csl-json", cwd=registry)

    assert ran.code == 1
    assert "a: left out: file " in ran.out
    assert ran.out.count("outside of the work tree") == 1
    assert "    file: copies/b.txt\n" in (registry / "data/sources.yaml").read_text()
    assert "absent" not in (registry / "data/sources.yaml").read_text()


@pytest.mark.parametrize("how", ["csl-json", "bibtex"])
def test_a_copy_that_is_kept_out_of_the_repository_comes_back_as_one(
    registry: Path, how: str
) -> None:
    item = ("- id: a", "  title: A", "  file: a.txt", "  absent: true", "  kind: primary")
    written = "".join(f"{line}\n" for line in ("sources:", *(f"  {each}" for each in item)))
    (registry / "data/sources.yaml").write_text(written)
    (registry / "out").write_text(claimcheck("export", "-f", how, cwd=registry).out)
    (registry / "data/sources.yaml").write_text("sources:\n")

    ran = claimcheck("import", "out", "-f", how, cwd=registry)

    assert ran.code == 0, ran.err
    assert (registry / "data/sources.yaml").read_text() == written


def test_a_truth_value_of_a_data_file_is_written_as_one(registry: Path) -> None:
    (registry / "in.csv").write_text(
        'text,source,stance,value\nT,pier,supports,"{""at"": ""$.a"", ""is"": true}"\n'
    )

    ran = claimcheck("import", "in.csv", cwd=registry)

    assert 'is: "true"\n' in (registry / "data/claims.yaml").read_text(), ran.err


def test_a_source_that_is_said_to_repeat_another_tells_where_that_is_missing(
    registry: Path,
) -> None:
    (registry / "in.bib").write_text(
        "@misc{a, title={A}, claimcheckderivedfrom={b c}}\n@misc{b, title={B}}\n"
    )

    ran = claimcheck("import", "in.bib", cwd=registry)

    assert "in.bib:1: a: the registry has no source 'c'; add it, or correct the name" in ran.out
    assert "no source 'b'" not in ran.out


def test_one_key_and_title_with_another_doi_is_another_work(registry: Path) -> None:
    (registry / "data/sources.yaml").write_text(
        "sources:\n  - id: editorial\n    title: Editorial\n    doi: 10.5555/b\n    kind: primary\n"
    )
    (registry / "in.bib").write_text("@article{editorial, title={Editorial}, doi={10.5555/a}}")

    first = claimcheck("import", "in.bib", cwd=registry)
    second = claimcheck("import", "in.bib", cwd=registry)

    assert first.out == "added editorial-2\n"
    assert second.out == "known 'Editorial': it is editorial-2\n"


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


def test_a_library_that_nobody_cites_from_yet_is_one_finding_to_read(registry: Path) -> None:
    records = "\n".join(f"TY  - JOUR\nTI  - Depth {at}\nPY  - 2001\nER  -\n" for at in range(3000))
    claim = "- {id: a, text: Deep., evidence: [{source: depth-2999-2001, stance: neutral}]}"
    write(registry, {"library.ris": records, "data/claims.yaml": f"claims:\n{claim}\n"})
    assert claimcheck("import", "library.ris", cwd=registry).code == 0

    ran = claimcheck("check", cwd=registry)

    told = [line for line in ran.out.splitlines() if "unused-source" in line]
    assert len(told) == 2
    assert "warning[unused-source]: depth-0-2001" in told[0]
    assert re.search(r"… 2,998 more of unused-source: .* and 2,992 others; --full", told[1])
    assert len(ran.out.splitlines()) < 20
