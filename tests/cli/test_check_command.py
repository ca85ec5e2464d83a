from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from run import ROOT, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = """\
claims:
  - id: overdone
    text: It is so, 100%.
    support: verified
    evidence:
      - source: page
        stance: supports
        locator: section 1
  - id: bare
    text: Nobody says so.
"""
SOURCES = """\
sources:
  - id: page
    title: A page
    url: https://example.org/
    publisher: Somebody
    kind: secondary
"""
SUMMARY = "Checked 2 claims, 1 piece of evidence, 0 quotes, 1 source; found 2 errors\n"
TEXT = """\
data/claims.yaml:4:14: error[overstated]: overdone: the file says verified, the evidence allows \
directional: supported by page (secondary) alone
  |
4 |     support: verified
  |              ^^^^^^^^
  help: add evidence, or write 'support: directional' (why: claimcheck show overdone)

data/claims.yaml:9:9: error[citation-needed]: bare: the claim has neither evidence nor parts
  |
9 |   - id: bare
  |         ^^^^
  help: add 'evidence:' with a source; one that was read and does not say so has 'stance: neutral'
"""
DAY = ("--today", "2026-11-22")
FORMATS = ("text", "concise", "json", "github")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"data/claims.yaml": CLAIMS, "data/sources.yaml": SOURCES})


def _json(folder: Path, *arguments: str) -> dict[str, Any]:
    ran = claimcheck("check", *DAY, "--format", "json", *arguments, cwd=folder)
    document: dict[str, Any] = json.loads(ran.out)
    schema = json.loads((ROOT / "schema" / "check.schema.json").read_text())
    jsonschema.validate(document, schema)
    return document


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_text(folder: Path) -> None:
    ran = claimcheck("check", *DAY, cwd=folder)
    assert ran.code == 1
    assert ran.out == TEXT
    assert ran.err == SUMMARY


def test_concise_is_a_line_for_each_finding(folder: Path) -> None:
    ran = claimcheck("check", *DAY, "--format", "concise", cwd=folder)
    first, second = ran.out.splitlines()
    assert first.startswith("data/claims.yaml:4:14: error[overstated] overdone: the file says")
    assert second.startswith("data/claims.yaml:9:9: error[citation-needed] bare: the claim has")
    assert ran.err == SUMMARY


def test_github_escapes_what_would_end_a_command(tmp_path: Path) -> None:
    name = "data/claims/100%, a:b.yaml"
    ran = claimcheck(
        "check",
        *DAY,
        "--format",
        "github",
        cwd=write(tmp_path, {name: CLAIMS, "data/sources.yaml": SOURCES}),
    )
    lines = ran.out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=data/claims/100%25%2C a%3Ab.yaml,line=4,col=14,endColumn=22,"
        "title=claimcheck overstated::overdone: "
    )
    assert "%0Ahelp: " in lines[0]
    assert lines[1].startswith("::error file=")


def test_json_follows_its_schema(folder: Path) -> None:
    document = _json(folder)
    assert document["failed"] is True
    assert document["summary"] + "\n" == SUMMARY
    assert [each["rule"] for each in document["findings"]] == ["overstated", "citation-needed"]
    assert document["findings"][0]["location"] == {
        "path": "data/claims.yaml",
        "line": 4,
        "column": 14,
        "end_column": 22,
    }
    covered = document["coverage"]["claim"]
    assert (covered["checked"], covered["unchecked"], covered["why"]) == (2, 0, None)


def test_json_is_valid_whatever_the_input(tmp_path: Path) -> None:
    assert _json(tmp_path)["findings"][0]["location"] is None
    write(tmp_path, {"data/claims.yaml": "claims: [", "data/sources.yaml": b"\xff\xfe"})
    document = _json(tmp_path)
    assert document["failed"] is True
    assert [each["location"]["path"] for each in document["findings"]] == [
        "data/claims.yaml",
        "data/sources.yaml",
    ]
    write(tmp_path, {"claimcheck.toml": "what"})
    assert _json(tmp_path)["findings"][0]["location"]["path"] == "claimcheck.toml"


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--ignore", "overstated"), 1),
        (("--ignore", "overstated", "--ignore", "citation-needed"), 0),
        (("--select", "unused-source"), 0),
        (("--select", "nonsense"), 2),
        (("--today", "nonsense"), 2),
        (("--today", "2026-02-30"), 2),
        (("--claims", "missing.yaml"), 2),
    ],
)
def test_the_exit_code_is_the_same_in_every_format(
    folder: Path, arguments: tuple[str, ...], code: int, format_: str
) -> None:
    ran = claimcheck("check", *DAY, "--format", format_, *arguments, cwd=folder)
    assert ran.code == code
    assert "Traceback" not in ran.err
    if format_ == "json":
        assert json.loads(ran.out)["schema_version"] == 2
    if code == 2:
        assert "error: " in ran.err
        assert "help: " in ran.err


def test_settings_select_ignore_weigh_and_fail(folder: Path) -> None:
    write(folder, {"claimcheck.toml": "ignore = ['overstated']\nfail_on = 'note'\n"})
    assert claimcheck("check", *DAY, cwd=folder).code == 1
    write(folder, {"claimcheck.toml": "[severity]\noverstated = 'note'\n"})
    assert {each["rule"]: each["severity"] for each in _json(folder)["findings"]} == {
        "overstated": "note",
        "citation-needed": "error",
    }
    write(folder, {"claimcheck.toml": "select = ['citation-needed']\n"})
    assert [each["rule"] for each in _json(folder)["findings"]] == ["citation-needed"]


IGNORE = "# claimcheck: ignore[citation-needed] it is a truism"


@pytest.mark.parametrize(
    ("item", "silenced"),
    [
        pytest.param(f"  {IGNORE}\n  - id: bare\n    text: So.\n", True, id="above"),
        pytest.param(f"  - id: bare {IGNORE}\n    text: So.\n", True, id="on-the-dash-line"),
        pytest.param(f"  - id: bare\n    text: So.  {IGNORE}\n", True, id="on-a-later-line"),
        pytest.param(f"  - id: bare\n    {IGNORE}\n    text: So.\n", True, id="between"),
        pytest.param(f"  - id: bare\n    text: So.\n    {IGNORE}\n", True, id="at-the-end"),
        pytest.param(f"  - id: bare\n    text: |\n      So.\n      {IGNORE}\n", False, id="block"),
        pytest.param(f"  - id: bare\n    text: 'So {IGNORE}'\n", False, id="quoted"),
        pytest.param(f'  - id: bare\n    text: "So\n      {IGNORE}"\n', False, id="quoted-lines"),
    ],
)
def test_a_comment_silences_a_finding_and_text_does_not(
    tmp_path: Path, item: str, silenced: bool
) -> None:
    write(tmp_path, {"data/claims.yaml": f"claims:\n{item}", "data/sources.yaml": "sources: []\n"})
    document = _json(tmp_path, "--select", "citation-needed")
    assert [each["silenced"] for each in document["findings"]] == [
        "it is a truism" if silenced else None
    ]
    assert document["summary"].endswith("1 silenced" if silenced else "1 error")


def test_a_comment_without_a_reason_silences_nothing(tmp_path: Path) -> None:
    text = "claims:\n  - id: bare # claimcheck: ignore[citation-needed]\n    text: So.\n"
    write(tmp_path, {"data/claims.yaml": text, "data/sources.yaml": "sources: []\n"})
    rules = {each["rule"]: each["silenced"] for each in _json(tmp_path)["findings"]}
    assert rules == {"citation-needed": None, "invalid-ignore": None}


def test_a_check_changes_no_file(folder: Path) -> None:
    before = _tree(folder)
    for format_ in FORMATS:
        claimcheck("check", *DAY, "--format", format_, cwd=folder)
    assert _tree(folder) == before


def test_the_day_can_be_fixed(tmp_path: Path) -> None:
    text = (
        "claims:\n  - id: old\n    text: So.\n    reviewed: 2026-01-01\n    review_by: 2026-06-01\n"
    )
    write(tmp_path, {"data/claims.yaml": text, "data/sources.yaml": "sources: []\n"})
    for day, expected in (("2026-05-31", []), ("2026-06-02", ["review-overdue"])):
        ran = claimcheck(
            "check", "--today", day, "--select", "review-overdue", "-f", "json", cwd=tmp_path
        )
        assert [each["rule"] for each in json.loads(ran.out)["findings"]] == expected


def test_a_registry_without_claims_is_no_pass(tmp_path: Path) -> None:
    paper = "  - id: paper\n    title: A paper\n    doi: 10.1000/182\n    kind: primary\n"
    write(tmp_path, {"data/claims.yaml": "claims: []\n", "data/sources.yaml": SOURCES + paper})
    ran = claimcheck("check", cwd=tmp_path)
    assert ran.code == 2
    assert "no registry of record has told of its sources, so nothing was checked" in ran.err

    for sources in (SOURCES, "sources: []\n"):
        write(tmp_path, {"data/sources.yaml": sources})
        ran = claimcheck("check", cwd=tmp_path)
        assert (ran.code, ran.err) == (
            2,
            "error: the registry holds no claims, so nothing was checked\n"
            "help: add one: claimcheck add claim\n",
        )


def test_quiet_says_nothing_but_findings(folder: Path) -> None:
    ran = claimcheck("check", *DAY, "--quiet", cwd=folder)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out


def test_the_shipped_registry_has_no_error() -> None:
    ran = claimcheck("check", *DAY, "--format", "json", cwd=ROOT)
    assert ran.code == 0, ran.out


@pytest.mark.parametrize("arguments", [("-",), ("--claims", "-")])
def test_claims_are_read_from_standard_input(folder: Path, arguments: tuple[str, ...]) -> None:
    piped = CLAIMS.replace("overdone", "piped").encode()
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}

    ran = claimcheck("check", *arguments, *DAY, cwd=folder, stdin=piped)

    expected = TEXT.replace("overdone", "piped").replace("data/claims.yaml:", "-:")
    assert (ran.code, ran.out, ran.err) == (1, expected, SUMMARY)
    assert before == {path: path.read_bytes() for path in folder.rglob("*.yaml")}


def test_what_is_wrong_with_standard_input_has_its_line(folder: Path) -> None:
    ran = claimcheck("check", "-", "-f", "concise", cwd=folder, stdin=b"claims:\n  - id: lone\n")

    assert ran.code == 2
    assert ran.out.startswith("-:2:5: error: claim 'lone': text is missing")


@pytest.mark.parametrize(
    "arguments", [("check", "-", "--fix"), ("verify", "--claims", "-", "--offline")]
)
def test_nothing_is_written_to_standard_input(folder: Path, arguments: tuple[str, ...]) -> None:
    ran = claimcheck(*arguments, cwd=folder, stdin=CLAIMS.encode())

    assert ran.code == 2
    assert "nothing can be written to standard input" in ran.err
    assert not (folder / "data/claimcheck.lock").exists()


def test_files_are_checked_that_are_named_without_an_option(folder: Path) -> None:
    write(folder, {"other.yaml": CLAIMS.replace("overdone", "elsewhere")})

    ran = claimcheck("check", "other.yaml", "-f", "concise", *DAY, cwd=folder)

    assert ran.code == 1
    assert "other.yaml:4:14: error[overstated] elsewhere:" in ran.out
    assert "data/claims.yaml" not in ran.out
