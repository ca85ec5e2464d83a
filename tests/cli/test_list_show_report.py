from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from run import ROOT, claimcheck, environment, write

LAKE = Path(__file__).parent / "fixtures" / "lake"
RTL = "\u202e"
HOSTILE = f"=cmd() [bold red]x[/] | a | <script>alert(1)</script> [y](http://z.example) {RTL}z"


def ids(*arguments: str) -> list[str]:
    ran = claimcheck("list", "--format", "json", *arguments, cwd=LAKE)
    assert ran.code == 0, ran.err
    return [claim["id"] for claim in json.loads(ran.out)["claims"]]


def validate(name: str, text: str) -> Any:
    schema = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    value = json.loads(text)
    Draft202012Validator(schema).validate(value)
    return value


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    quoted = json.dumps(HOSTILE)
    claims = f"""\
claims:
  - id: evil
    text: {quoted}
    asserted: {{by: {quoted}}}
    justification: {quoted}
    evidence:
      - {{source: evil-source, stance: supports, quote: {quoted}, note: {quoted}}}
"""
    sources = f"""\
sources:
  - {{id: evil-source, title: {quoted}, publisher: {quoted}, kind: social, url: "https://a.example/(x)|[y]"}}
"""
    return write(tmp_path, {"data/claims.yaml": claims, "data/sources.yaml": sources})


@pytest.mark.parametrize("cwd", [LAKE, ROOT], ids=["lake", "shipped"])
def test_json_follows_the_published_schemas(cwd: Path) -> None:
    listed = validate("list", claimcheck("list", "--format", "json", cwd=cwd).out)
    assert listed["schema_version"] == 1
    reported = validate("report", claimcheck("report", "--format", "json", cwd=cwd).out)
    in_order = sorted(reported["claims"], key=lambda claim: claim["id"])
    assert in_order == sorted(listed["claims"], key=lambda claim: claim["id"])
    first = listed["claims"][0]["id"]
    assert validate("show", claimcheck("show", first, "-f", "json", cwd=cwd).out)["kind"] == "claim"
    source = reported["sources"][0]["id"]
    shown = validate("show", claimcheck("show", source, "-f", "json", cwd=cwd).out)
    assert shown["kind"] == "source"


def test_support_has_the_four_promised_keys() -> None:
    claims = json.loads(claimcheck("list", "--format", "json", cwd=LAKE).out)["claims"]
    (refuted,) = (claim for claim in claims if claim["id"] == "lake-has-no-pike")
    assert refuted["support"] == {
        "derived": "unsupported",
        "declared": None,
        "conflicting": False,
        "refuted": True,
    }


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--level", "verified"), ["lake-water-is-clean"]),
        (("--tag", "fish"), ["lake-has-no-pike"]),
        (("--tag", "fish", "--tag", "water", "--level", "unsupported"),
         ["lake-has-no-pike", "lake-is-deepest"]),
        (("--source", "valley-news"), ["swimmers-doubled", "lake-has-no-pike"]),
        (("--words", "SWIM doubled"), ["swimmers-doubled"]),
        (("--words", "nowhere"), []),
        (("--only", "refuted"), ["lake-has-no-pike"]),
        (("--only", "conflicting", "--only", "overstated"),
         ["lake-is-clean-and-busy", "swimmers-doubled", "lake-freezes-every-year"]),
        (("--only", "unproven", "--level", "verified"), ["lake-water-is-clean"]),
        (("--only", "overdue"), ["lake-is-clean-and-busy"]),
    ],
)  # fmt: skip
def test_filters(arguments: tuple[str, ...], expected: list[str]) -> None:
    assert ids(*arguments) == expected


@pytest.mark.parametrize("width", range(24, 130, 7))
def test_a_claim_is_one_line_and_never_breaks_in_mid_word(width: int) -> None:
    ran = claimcheck("list", cwd=LAKE, env={"COLUMNS": str(width)})
    lines = ran.out.splitlines()
    assert len(lines) == len(ids())
    whole = claimcheck("list", cwd=LAKE, env={"COLUMNS": "1000"}).out.splitlines()
    words = {word for line in whole for word in line.split()}
    for line in lines:
        cut = line.removesuffix("…")
        last = cut.split()[-1]
        assert last in words | {word.rstrip(" ,;:–—-") for word in words} or width < 40


def test_what_stands_out_comes_first_in_each_level() -> None:
    lines = claimcheck("list", cwd=LAKE).out.splitlines()
    levels = [line.split()[1] for line in lines]
    assert levels == sorted(levels, key=["verified", "directional", "unsupported"].index)
    for level in set(levels):
        stands_out = [" ! " in line for line in lines if line.split()[1] == level]
        assert stands_out == sorted(stands_out, reverse=True)


def test_a_filter_from_the_environment_is_told() -> None:
    ran = claimcheck("list", cwd=LAKE, env={"CLAIMCHECK_LEVEL": "verified"})
    assert ran.err == (
        "1 of 7 claims (level verified): 1 verified; 1 unproven.\n"
        "note: filters come from CLAIMCHECK_LEVEL in the environment\n"
    )


def test_a_long_list_has_whole_texts_and_sources() -> None:
    ran = claimcheck("list", "--long", cwd=LAKE, env={"COLUMNS": "70"})
    assert "(refutes)" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 70


def test_sorting() -> None:
    assert ids("--sort", "id") == sorted(ids())
    assert ids("--sort", "level")[0] == "lake-water-is-clean"
    assert ids("--sort", "reviewed")[-1] == "lake-water-is-clean"
    assert ids("--sort", "due")[0] == "lake-is-clean-and-busy"
    assert ids("--reverse") == ids()[::-1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--tag", "watr"), "error: no claim has the tag 'watr'\nhelp: did you mean 'water'?\n"),
        (("--source", "valley-new"),
         "error: there is no source 'valley-new'\nhelp: did you mean 'valley-news'?\n"),
    ],
)  # fmt: skip
def test_what_does_not_exist_cannot_be_filtered_by(
    arguments: tuple[str, ...], message: str
) -> None:
    for command in ("list", "report"):
        assert claimcheck(command, *arguments, cwd=LAKE) == (2, "", message)


def test_an_empty_selection_says_so_and_still_parses() -> None:
    arguments = ("--words", "nowhere", "--level", "verified")
    told = "None of 7 claims fits: level verified, words nowhere.\n"
    text = claimcheck("list", *arguments, cwd=LAKE)
    assert text == (0, "", told)
    listed = claimcheck("list", *arguments, "-f", "json", cwd=LAKE)
    assert json.loads(listed.out) == {"schema_version": 1, "claims": []}
    assert listed.err == told
    assert claimcheck("list", *arguments, "-f", "csv", cwd=LAKE).out.count("\n") == 1
    validate("report", claimcheck("report", *arguments, "-f", "json", cwd=LAKE).out)
    assert "no claim to report" in claimcheck("report", *arguments, cwd=LAKE).out


def test_counts_go_to_stderr_and_are_quiet_on_request() -> None:
    ran = claimcheck("list", cwd=LAKE)
    assert ran.err == (
        "7 claims: 1 verified, 4 directional, 2 unsupported; "
        "2 overstated, 1 understated, 1 conflicting, 1 refuted, 4 unproven.\n"
    )
    assert claimcheck("list", "--quiet", cwd=LAKE).err == ""


def test_a_dash_as_output_is_stdout(tmp_path: Path) -> None:
    """As with other tools, and no file of that name is left behind."""
    named = ("--claims", LAKE / "data/claims.yaml", "--sources", LAKE / "data/sources.yaml")
    ran = claimcheck("list", *named, "--output", "-", cwd=tmp_path)
    assert ran.out == claimcheck("list", *named, cwd=tmp_path).out
    assert list(tmp_path.iterdir()) == []


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    ran = claimcheck("report", "--output", target, "--title", "The lake", cwd=LAKE)
    assert (ran.code, ran.out) == (0, "")
    assert target.read_text("utf-8").startswith("# The lake\n")


def test_show_offers_what_several_things_fit() -> None:
    ran = claimcheck("show", "lake-is", cwd=LAKE)
    assert (ran.code, ran.out) == (2, "")
    assert "  lake-is-clean-and-busy  " in ran.err
    assert "  lake-is-deepest  " in ran.err


def test_show_offers_the_nearest_of_what_does_not_exist() -> None:
    ran = claimcheck("show", "swimers dobled", cwd=LAKE)
    assert (ran.code, ran.out) == (2, "")
    assert "the nearest are:\n  swimmers-doubled  " in ran.err


def test_an_id_of_a_claim_and_a_source_shows_the_claim_and_says_so(tmp_path: Path) -> None:
    claims = "claims:\n  - {id: one, text: The claim}\n"
    sources = "sources:\n  - {id: one, title: The source, kind: primary}\n"
    write(tmp_path, {"data/claims.yaml": claims, "data/sources.yaml": sources})
    ran = claimcheck("show", "one", cwd=tmp_path)
    assert ran.out.startswith("The claim\n")
    assert "claimcheck show 'The source'" in ran.err
    assert claimcheck("show", "The source", cwd=tmp_path).out.startswith("The source\n")


def test_claims_that_repeat_an_id_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    claims = "claims:\n  - {id: one, text: The first}\n  - {id: one, text: The second}\n"
    write(tmp_path, {"data/claims.yaml": claims, "data/sources.yaml": "sources: []\n"})
    ran = claimcheck("list", cwd=tmp_path)
    assert "The second" not in ran.out
    assert ran.err.startswith("1 claim repeats the id of another")


@pytest.mark.parametrize("arguments", [("list",), ("show", "evil"), ("show", "evil-source")])
def test_hostile_text_is_shown_as_it_stands(hostile: Path, arguments: tuple[str, ...]) -> None:
    ran = claimcheck(*arguments, cwd=hostile, env={"COLUMNS": "400"})
    assert ran.code == 0
    assert (
        "[bold red]x[/] | a | <script>alert(1)</script> [y](http://z.example) \\u202ez" in ran.out
    )
    assert RTL not in ran.out + ran.err


def test_hostile_text_stays_text_in_machine_formats(hostile: Path) -> None:
    listed = claimcheck("list", "-f", "json", cwd=hostile).out
    assert RTL not in listed
    assert json.loads(listed)["claims"][0]["text"] == HOSTILE
    for command in ("list", "report"):
        out = claimcheck(command, "-f", "csv", cwd=hostile).out
        (row,) = csv.DictReader(io.StringIO(out))
        assert row["text"] == "'" + HOSTILE.replace(RTL, "\\u202e")
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_an_escape_sequence_never_gets_in(tmp_path: Path) -> None:
    claims = 'claims:\n  - {id: one, text: "\\e[31mred"}\n'
    write(tmp_path, {"data/claims.yaml": claims, "data/sources.yaml": "sources: []\n"})
    ran = claimcheck("list", cwd=tmp_path)
    assert ran.code == 2
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("how", ["text", "json"])
def test_list_imports_nothing_that_it_does_not_need(how: str) -> None:
    code = (
        f"import sys; sys.argv = ['claimcheck', 'list', '--format', '{how}', '-q']\n"
        "from claimcheck.cli.main import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=LAKE, env=environment(), capture_output=True, check=True
    )
    loaded = set(ran.stderr.decode().split())
    assert "claimcheck.app.select" in loaded
    assert not loaded & {"httpx", "rapidfuzz", "selectolax", "pypdfium2", "chardet"}
    assert ("rich.table" in loaded) == (how == "text")


@pytest.mark.parametrize(
    ("command", "name", "begins"),
    [
        ("report", "r.html", "<!doctype html>"),
        ("report", "r.MD", "# Claims"),
        ("report", "r.json", "{"),
        ("report", "r.csv", "claim,"),
        ("report", "r", "# Claims"),
        ("list", "l.json", "{"),
        ("export", "e.bib", "@"),
        ("export", "e.csv", "id,text,"),
        ("export", "e.jsonld", "{"),
        ("list", "l.txt", "● verified"),
    ],
)
def test_the_name_of_the_file_says_the_format(
    command: str, name: str, begins: str, tmp_path: Path
) -> None:
    ran = claimcheck(command, "--output", tmp_path / name, cwd=LAKE)
    assert ran.code == 0, ran.err
    assert (tmp_path / name).read_text("utf-8").lower().startswith(begins.lower())


def test_a_name_that_fits_no_format_is_refused_and_an_option_goes_before_it(
    tmp_path: Path,
) -> None:
    ran = claimcheck("report", "--output", tmp_path / "r.docx", cwd=LAKE)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: no format is known by the ending '.docx'\nhelp: name the file .md, .markdown, "
        ".html, .htm, .json, .csv, .svg, or say the format: --format\n"
    )
    ran = claimcheck("report", "-f", "csv", "--output", tmp_path / "r.docx", cwd=LAKE)
    assert ran.code == 0
