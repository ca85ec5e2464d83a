"""Every kind of bad input, through the real program: exit 2, a place, a next step, no traceback."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from typing import TYPE_CHECKING

import pytest
from run import Ran, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = """\
sources:
  - id: page
    title: A page
    url: https://example.org/
    publisher: Somebody
    kind: primary
"""
EVIDENCE = """\
    evidence:
      - source: page
        stance: supports
        locator: section 1
"""
GOOD = f"claims:\n  - id: a\n    text: It is so.\n{EVIDENCE}"
HEAD = "claims:\n  - id: a\n    text: "


def check(folder: Path, claims: str | bytes | None, sources: str | bytes = SOURCES) -> Ran:
    files = {"data/sources.yaml": sources}
    if claims is not None:
        files["data/claims.yaml"] = claims
    return claimcheck("check", cwd=write(folder, files))


def obey_permissions() -> None:
    """Give up, as root, the right to read what may not be read (Linux capabilities 1 and 2)."""
    if os.getuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (1, 2):
            libc.prctl(24, capability, 0, 0, 0)


def _refused(ran: Ran) -> None:
    assert ran.code == 2, ran
    assert "Traceback" not in ran.out + ran.err
    assert "bug in claimcheck" not in ran.err
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", ran.out + ran.err)


LAUGHS = "claims:\n  - &a0 [x]\n" + "".join(
    f"  - &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]\n" for number in range(1, 12)
)


@pytest.mark.parametrize(
    ("claims", "place", "message"),
    [
        pytest.param(f"{HEAD}it is: so\n", "3:16", "a second ': '", id="no-yaml"),
        pytest.param(f"{HEAD}x\n    tags: {{a: b}}\n", "4:11", "tags must be a list", id="type"),
        pytest.param(f"{HEAD}x\n    tag: [b]\n", "4:5", "unknown key 'tag'", id="unknown-key"),
        pytest.param(f"{HEAD}x\n    text: y\n", "4:5", "'text' is on line 3", id="same-key"),
        pytest.param("claims:\n  - id: a\n\ttext: b\n", "3:1", "there is a tab", id="tab"),
        pytest.param("", "1:1", "the file has no claims", id="empty"),
        pytest.param("# only this\n", "1:1", "the file has no claims", id="only-a-comment"),
        pytest.param("- id: a\n  text: b\n", "1:1", "the file is a list", id="list"),
        pytest.param("some words\n", "1:1", "the file is a text", id="text"),
        pytest.param(b"claims:\n  - id: a\n    text: \xe9t\xe9\n", "3:11", "UTF-8", id="latin-1"),
        pytest.param(GOOD.encode("utf-16"), "1:1", "UTF-16", id="utf-16"),
        pytest.param(f"{HEAD}{'x' * 5_000_000}\n", "3:11", "5,000,000 characters", id="5-mb"),
        pytest.param(LAUGHS, "", "aliases repeat more than 10,000", id="billion-laughs"),
        pytest.param(f"{HEAD}{'[' * 100_000}", "3:", "more than 50 levels", id="deep-brackets"),
        pytest.param("claims:\n  " + "- " * 100_000, "2:", "more than 50 levels", id="deep-dashes"),
        pytest.param(
            "claims:\n" + "".join(" " * number + "a:\n" for number in range(1, 3000)),
            "",
            "more than 50 levels",
            id="deep-lines",
        ),
        pytest.param(f"{HEAD}x\n    reviewed: 2026-02-30\n", "4:15", "not a day", id="no-day"),
        pytest.param(f"{HEAD}x\n    reviewed: May 2026\n", "4:15", "YYYY-MM-DD", id="no-date"),
        pytest.param(f"{HEAD}x\n    reviewed: 2026-05\n", "4:15", "YYYY-MM-DD", id="month"),
        pytest.param(f"{HEAD}x\n    reviewed: 20260522\n", "4:15", "YYYY-MM-DD", id="digits"),
        pytest.param("claims:\n  - id: a b\n    text: x\n", "2:9", "is not an id", id="space-id"),
        pytest.param("claims:\n  - id: 1.10\n    text: x\n", "2:9", "'1.10' is not", id="float-id"),
        pytest.param(
            "claims:\n  - id: 12:30\n    text: x\n", "2:9", "'12:30' is", id="sexagesimal"
        ),
        pytest.param("claims:\n  - id: ~\n    text: x\n", "2:5", "id is empty", id="tilde-id"),
        pytest.param("claims:\n  - id: null\n    text: x\n", "2:5", "id is empty", id="null-id"),
        pytest.param(f"{HEAD}null\n", "3:5", "text is empty", id="null-text"),
        pytest.param(f"{HEAD}~\n", "3:5", "text is empty", id="tilde-text"),
        pytest.param(f'{HEAD}"a \\e[2J b"\n', "3:11", "character U+001B", id="escaped-escape"),
        pytest.param(f'{HEAD}"a \\x9b2J b"\n', "3:11", "character U+009B", id="c1-escape"),
        pytest.param(f"{HEAD}a \x1b[2J b\n", "3:", "control character", id="raw-escape"),
        pytest.param(f"{HEAD}a \x9b2J b\n", "3:", "control character", id="raw-c1"),
        pytest.param(f"{HEAD}x\n---\nclaims:\n", "4:1", "second YAML document", id="documents"),
        pytest.param(f"{HEAD}x\n    <<: {{id: b}}\n", "4:5", "merge key", id="merge-key"),
        pytest.param(f"{HEAD}x\n    [a]: b\n", "4:5", "used as a key", id="list-as-key"),
        pytest.param("claims: &a\n  - *a\n", "1:", "contains it", id="alias-of-itself"),
        pytest.param("claims: &a [*a]\n", "1:", "contains it", id="alias-in-brackets"),
    ],
)
def test_bad_claims(tmp_path: Path, claims: str | bytes, place: str, message: str) -> None:
    ran = check(tmp_path, claims)
    _refused(ran)
    first = ran.out.splitlines()[0]
    assert first.startswith(f"data/claims.yaml:{place}")
    assert message in ran.out
    assert "help: " in ran.out or "YYYY-MM-DD" in ran.out or "calendar" in ran.out
    assert ran.err.splitlines()[-1].startswith("Nothing was checked: ")
    assert len(ran.out) < 5000


def test_keys_are_offered_as_a_file_writes_them(tmp_path: Path) -> None:
    value = "{source: s, stance: supports, value: {column: a, equals: 1}}"
    ran = check(tmp_path, f"{HEAD}It is so.\n    evidence:\n      - {value}\n")
    assert "help: known keys: at, where, column, is, within" in ran.out


@pytest.mark.parametrize(
    ("files", "meant"),
    [
        ({"data/sources.yaml": "sources:\n  - id: a\n    date: 2019\n"}, "published"),
        ({"data/sources.yaml": "sources:\n  - id: a\n    Authors: B\n"}, "author"),
        ({"data/sources.jsonl": '{"id": "a", "link": "https://a.example/"}\n'}, "url"),
        ({"data/claims.yaml": "claims:\n  - id: a\n    statement: b\n"}, "text"),
        ({"data/claims.yaml": f"{HEAD}b\n    evidence: [{{source: s, page: 3}}]\n"}, "locator"),
    ],
)
def test_a_key_by_the_name_that_others_give_it_is_understood(
    tmp_path: Path, files: dict[str, str], meant: str
) -> None:
    write(tmp_path, {"data/claims.yaml": GOOD, **files})

    assert f"help: did you mean '{meant}'?" in claimcheck("check", cwd=tmp_path).out


def test_a_problem_is_shown_with_its_line_a_caret_and_the_next_step(tmp_path: Path) -> None:
    ran = check(tmp_path, f"{HEAD}It is so.\n    evidense: []\n")
    assert ran.out == (
        "data/claims.yaml:4:5: error: claim 'a': unknown key 'evidense'\n"
        "  |\n"
        "4 |     evidense: []\n"
        "  |     ^^^^^^^^\n"
        "  help: did you mean 'evidence'?\n"
    )
    assert ran.err == "Nothing was checked: 1 problem in the input\n"


def test_all_problems_of_all_files_are_told_at_once_in_order(tmp_path: Path) -> None:
    ran = check(
        tmp_path,
        f"{HEAD}x\n    tag: [y]\n    reviewed: never\n  - text: no id\n  - id: C\n    text: z\n",
        "sources:\n  - id: page\n    title: t\n    kind: prime\n    url: ftp://example.org\n",
    )
    _refused(ran)
    places = re.findall(r"^(data/\S+?):(\d+):(\d+): error", ran.out, re.MULTILINE)
    assert [(name, int(line)) for name, line, _ in places] == [
        ("data/claims.yaml", 4),
        ("data/claims.yaml", 5),
        ("data/claims.yaml", 6),
        ("data/claims.yaml", 7),
        ("data/sources.yaml", 4),
        ("data/sources.yaml", 5),
    ]
    assert "did you mean 'primary'?" in ran.out
    assert "begins with http:// or https://" in ran.out


@pytest.mark.parametrize("url", ["ftp://a.org", "javascript:alert(1)", "example.org", "http://"])
def test_an_address_that_is_none(tmp_path: Path, url: str) -> None:
    ran = check(tmp_path, GOOD, SOURCES.replace("https://example.org/", url))
    _refused(ran)
    assert "data/sources.yaml:4:10: error: source 'page': url" in ran.out


@pytest.mark.parametrize(
    "claims",
    [b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n"), GOOD.rstrip("\n")],
    ids=["bom", "crlf", "no-last-line-end"],
)
def test_what_editors_do_to_files_is_fine(tmp_path: Path, claims: str | bytes) -> None:
    assert check(tmp_path, claims).code == 0


@pytest.mark.parametrize("text", ["no", "1.10", "12:30", "2026-05", "0x10", "1e3", "0o7", "1_000"])
def test_a_yaml_surprise_is_read_as_it_is_written(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"data/claims.yaml": f"{HEAD}{text}\n", "data/sources.yaml": SOURCES})
    ran = claimcheck("list", "--format", "json", cwd=tmp_path)
    assert ran.code == 0
    assert f'"text": "{text}"' in ran.out


def test_no_is_an_id(tmp_path: Path) -> None:
    ran = check(tmp_path, GOOD.replace("id: a", "id: no"))
    assert ran.code == 0


def test_no_registry(tmp_path: Path) -> None:
    ran = claimcheck("check", cwd=tmp_path)
    _refused(ran)
    assert ran.out == ""
    assert "help: start a registry here: claimcheck init" in ran.err


def test_a_named_file_that_is_missing(tmp_path: Path) -> None:
    ran = claimcheck("check", "--claims", "nowhere.yaml", cwd=tmp_path)
    _refused(ran)
    assert "nowhere.yaml does not exist" in ran.err


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "data" / "claims.yaml").mkdir(parents=True)
    ran = check(tmp_path, None)
    _refused(ran)
    assert "data/claims.yaml is a directory" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and special files of POSIX")
class TestPosix:
    @pytest.mark.parametrize("locked", ["data/claims.yaml", "data/claims", "claimcheck.toml"])
    def test_no_permission_to_read(self, tmp_path: Path, locked: str) -> None:
        inside = "data/claims/a.yaml" if locked == "data/claims" else "data/claims.yaml"
        files = {inside: GOOD, "data/sources.yaml": SOURCES, "claimcheck.toml": ""}
        write(tmp_path, files)
        (tmp_path / locked).chmod(0)
        try:
            ran = claimcheck("check", cwd=tmp_path, preexec_fn=obey_permissions)
        finally:
            (tmp_path / locked).chmod(0o755)
        _refused(ran)
        assert f"{locked} cannot be read: Permission denied" in ran.err

    def test_a_fifo_is_refused_and_not_waited_for(self, tmp_path: Path) -> None:
        write(tmp_path, {"data/sources.yaml": SOURCES})
        os.mkfifo(tmp_path / "data" / "claims.yaml")
        ran = claimcheck("check", cwd=tmp_path)
        _refused(ran)
        assert "is not a regular file" in ran.err

    def test_a_device_is_refused(self, tmp_path: Path) -> None:
        ran = claimcheck("check", "--claims", "/dev/zero", cwd=tmp_path)
        _refused(ran)
        assert "is not a regular file" in ran.err

    def test_a_loop_of_links(self, tmp_path: Path) -> None:
        write(tmp_path, {"data/sources.yaml": SOURCES})
        (tmp_path / "data" / "claims.yaml").symlink_to("claims.yaml")
        ran = claimcheck("check", "--claims", "data/claims.yaml", cwd=tmp_path)
        _refused(ran)
        assert "data/claims.yaml cannot be read" in ran.err
        found = claimcheck("check", cwd=tmp_path)
        _refused(found)
        assert "data/claims.yaml cannot be read" in found.err

    def test_a_link_that_leads_nowhere(self, tmp_path: Path) -> None:
        write(tmp_path, {"data/sources.yaml": SOURCES})
        (tmp_path / "data" / "claims.yaml").symlink_to("elsewhere.yaml")
        ran = claimcheck("check", cwd=tmp_path)
        _refused(ran)
        assert "data/claims.yaml is a link to elsewhere.yaml, which does not exist" in ran.err

    def test_a_file_name_cannot_steer_the_terminal(self, tmp_path: Path) -> None:
        name = "data/claims/a\x1b[2J\nb c.yaml"
        write(tmp_path, {name: f"{HEAD}x: y\n", "data/sources.yaml": SOURCES})
        for format_ in ("text", "concise", "github"):
            ran = claimcheck("check", "--format", format_, cwd=tmp_path)
            _refused(ran)
        assert claimcheck("check", "-v", "--format", "json", cwd=tmp_path).code == 2


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("fail_on = \n", "claimcheck.toml:1:11: error: this is not TOML"),
        (
            "fail_on = 'eror'\n",
            "claimcheck.toml:1:1: error: fail_on is 'eror', "
            "which is none of note, warning, error, never\n",
        ),
        ("failon = 'error'\n", "unknown key 'failon'"),
        (
            "[levels]\nprimary = 0\n",
            "2:1: error: levels primary is 0 and must be at least 1",
        ),
        ("[levels]\nsecondary = '2'\n", "claimcheck.toml:2:1: error: levels secondary"),
        ("[levels]\nthird = 1\n", "claimcheck.toml:2:1: error: unknown key 'third'"),
        ("select = ['overstatd']\n", "there is no rule 'overstatd'"),
        ("[severity]\noverstated = 'fatal'\n", "claimcheck.toml:2:1: error: severity overstated"),
        ("claims = 3\n", "claimcheck.toml:1:1: error: claims must be a list"),
    ],
)
def test_a_wrong_configuration(tmp_path: Path, settings: str, message: str) -> None:
    files = {"data/claims.yaml": GOOD, "data/sources.yaml": SOURCES, "claimcheck.toml": settings}
    ran = claimcheck("check", cwd=write(tmp_path, files))
    _refused(ran)
    assert message in ran.out + ran.err


def test_all_rules_that_a_configuration_names_in_vain_are_told_at_once(tmp_path: Path) -> None:
    settings = "select = ['overstatd']\nignore = ['refutd']\n[severity]\nnonsense = 'note'\n"
    files = {"data/claims.yaml": GOOD, "data/sources.yaml": SOURCES, "claimcheck.toml": settings}

    ran = claimcheck("check", "--format", "concise", cwd=write(tmp_path, files))

    assert ran.code == 2
    assert [line.partition(" ")[0] for line in ran.out.splitlines()] == [
        "claimcheck.toml:1:1:",
        "claimcheck.toml:2:1:",
        "claimcheck.toml:4:1:",
    ]


@pytest.mark.parametrize(
    ("claims", "place"),
    [
        ("claims:\n  - id: a\n  text: b\n  - id: c\n    text: d\n", "3:3"),
        ("claims:\n  - id: a\n   text: b\n", "3:4"),
        ("claims:\n  - id: c\n    text: d\n  - id: a\n\n  text: b\n", "6:3"),
    ],
)
def test_a_key_that_is_not_lined_up_is_one_problem(tmp_path: Path, claims: str, place: str) -> None:
    ran = check(tmp_path, claims)

    assert ran.out.startswith(f"data/claims.yaml:{place}: error: the line is not lined up")
    assert "1 problem in" in ran.err


@pytest.mark.parametrize(
    "table", ["[tool.claimcheck]\nfailon = 'error'\n", "[tool]\nclaimcheck=3\n"]
)
def test_a_wrong_table_in_pyproject(tmp_path: Path, table: str) -> None:
    files = {"data/claims.yaml": GOOD, "data/sources.yaml": SOURCES, "pyproject.toml": table}
    ran = claimcheck("check", cwd=write(tmp_path, files))
    _refused(ran)
    assert "pyproject.toml:" in ran.out + ran.err
