from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from git_repo import CLAIMS, SOURCES, TODAY, WARM, git
from junitparser import JUnitXml
from run import ROOT, Ran, claimcheck, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOUND = CLAIMS[: CLAIMS.index("  - id: lake-is-cold")]
READERS: dict[str, Callable[[str], int]] = {
    "json": lambda text: len(json.loads(text)["findings"]),
    "sarif": lambda text: len(json.loads(text)["runs"][0]["results"]),
    "gitlab": lambda text: len(json.loads(text)),
    "rdjson": lambda text: len(json.loads(text)["diagnostics"]),
    "junit": lambda text: sum(
        suite.failures + suite.errors for suite in JUnitXml.fromstring(text.encode())
    ),
}
"""How many findings and problems a document of each format tells."""


def check(folder: Path, how: str, *arguments: str) -> Ran:
    return claimcheck("check", "--format", how, "--today", TODAY, *arguments, cwd=folder)


@pytest.mark.parametrize("how", READERS)
def test_every_format_parses_and_exits_alike(tmp_path: Path, how: str) -> None:
    write(tmp_path, {"data/claims.yaml": SOUND, "data/sources.yaml": SOURCES})
    clean = check(tmp_path, how)
    write(tmp_path, {"data/claims.yaml": CLAIMS + WARM})
    found = check(tmp_path, how)
    write(tmp_path, {"data/claims.yaml": "claims: [\n"})
    unreadable = check(tmp_path, how)
    write(tmp_path, {"data/claims.yaml": "claims: []\n"})
    empty = check(tmp_path, how)
    (tmp_path / "data/claims.yaml").unlink()
    (tmp_path / "data/sources.yaml").unlink()
    nothing = check(tmp_path, how)

    runs = (clean, found, unreadable, empty, nothing)
    assert [(ran.code, READERS[how](ran.out)) for ran in runs] == [
        (0, 0),
        (1, 2),
        (2, 1),
        (2, 1),
        (2, 1),
    ]


@pytest.mark.parametrize("how", ["sarif", "gitlab"])
def test_paths_are_told_from_the_top_of_the_repository(tmp_path: Path, how: str) -> None:
    write(tmp_path, {"facts/data/claims.yaml": CLAIMS, "facts/data/sources.yaml": SOURCES})
    git(tmp_path, "init", "--quiet")

    here = check(tmp_path / "facts", how)
    below = check(tmp_path / "facts/data", how)

    assert '"facts/data/claims.yaml"' in here.out
    assert here.out == below.out


def test_a_file_takes_the_document_and_the_summary_stays_on_the_terminal(tmp_path: Path) -> None:
    write(tmp_path, {"data/claims.yaml": CLAIMS, "data/sources.yaml": SOURCES})

    ran = check(tmp_path, "sarif", "--output", "found.sarif")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Checked 2 claims")
    assert READERS["sarif"]((tmp_path / "found.sarif").read_text("utf-8")) == 1


def test_json_of_a_baseline_and_since_follows_its_schema(tmp_path: Path) -> None:
    write(tmp_path, {"data/claims.yaml": CLAIMS, "data/sources.yaml": SOURCES})
    claimcheck("baseline", "base.json", "--today", TODAY, cwd=tmp_path)

    document = json.loads(check(tmp_path, "json", "--baseline", "base.json").out)

    schema = json.loads((ROOT / "schema/check.schema.json").read_text("utf-8"))
    jsonschema.validate(document, schema)
    (finding,) = document["findings"]
    assert finding["silenced"] is None
    assert finding["tolerated"] == "tolerated by the baseline base.json"
    assert not document["failed"]


def verify(folder: Path, how: str, *arguments: str) -> Ran:
    common = ("--format", how, "--today", TODAY, "--offline")
    return claimcheck("verify", *common, *arguments, cwd=folder)


@pytest.fixture
def misquoted(tmp_path: Path) -> Path:
    """Return a registry with a quote that its local source does not hold."""
    sources = "sources:\n  - {id: log, title: Log, kind: primary, file: log.txt}\n"
    claims = (
        "claims:\n  - id: lake-is-deep\n    text: The lake is deep.\n    evidence:\n"
        "      - source: log\n        stance: supports\n"
        "        quote: the lake was found to be 120 metres deep\n"
    )
    said = "That year the lake was found to be 12 metres deep, and nobody looked again.\n"
    files = {"data/claims.yaml": claims, "data/sources.yaml": sources, "data/log.txt": said}
    write(tmp_path, files)
    return tmp_path


@pytest.mark.parametrize("how", READERS)
def test_verify_tells_what_it_found_in_every_format(misquoted: Path, how: str) -> None:
    ran = verify(misquoted, how)

    assert ran.code == 1
    assert READERS[how](ran.out) == 1
    assert check(misquoted, how).code == 1


def test_verify_annotates_for_github(misquoted: Path) -> None:
    (line,) = verify(misquoted, "github").out.splitlines()

    assert line.startswith("::error file=data/claims.yaml,line=7,col=16,")
    assert "title=claimcheck quote-not-found::lake-is-deep: “the lake was found" in line


def test_the_nearest_passage_is_a_detail_of_the_finding(misquoted: Path) -> None:
    (finding,) = json.loads(verify(misquoted, "json").out)["findings"]
    (result,) = json.loads(verify(misquoted, "sarif").out)["runs"][0]["results"]

    (detail,) = finding["details"]
    assert (detail["kind"], detail["document"]) == ("nearest-passage", "log")
    assert [each["text"] for each in detail["source"] if each["differs"]] == ["12"]
    assert [each["text"] for each in detail["quote"] if each["differs"]] == ["120"]
    assert result["properties"]["details"] == finding["details"]


@pytest.mark.parametrize(
    ("written", "mark", "new"),
    [
        ("the lake was found and nobody looked", "", "the lake was found … and nobody looked"),
        ("'the lake was fuond to be 12'", "'", "'the lake was found to be 12'"),
    ],
)
def test_a_quote_that_can_be_mended_carries_the_fix(
    misquoted: Path, written: str, mark: str, new: str
) -> None:
    claims = misquoted / "data/claims.yaml"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(
        text.replace("the lake was found to be 120 metres deep", written), encoding="utf-8"
    )
    (finding,) = json.loads(verify(misquoted, "json").out)["findings"]

    (edit,) = finding["fix"]["edits"]
    assert (edit["old"], edit["new"]) == (written, new)
    assert (edit["line"], edit["column"]) == (7, 16)
    assert new.strip(mark) in finding["help"]


def test_a_finding_names_the_source_beside_the_quote(misquoted: Path) -> None:
    (finding,) = json.loads(verify(misquoted, "json").out)["findings"]
    (result,) = json.loads(verify(misquoted, "sarif").out)["runs"][0]["results"]
    (diagnostic,) = json.loads(verify(misquoted, "rdjson").out)["diagnostics"]

    (related,) = finding["related"]
    assert (related["path"], related["line"], related["label"]) == (
        "data/sources.yaml",
        2,
        "the source",
    )
    (place,) = result["relatedLocations"]
    assert place["physicalLocation"]["region"]["startLine"] == 2
    assert place["message"] == {"text": "the source"}
    (other,) = diagnostic["related_locations"]
    assert (other["message"], other["location"]["path"]) == ("the source", "data/sources.yaml")


def test_the_shipped_registry_has_the_same_number_of_results_in_every_format() -> None:
    counted = {
        how: READERS[how](check(ROOT, how, "--fail-on", "note", "--select", "secondhand-quote").out)
        for how in READERS
    }

    assert len(set(counted.values())) == 1
    assert counted["json"] > 0
