from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

import pytest
from git_history import CLAIMS, SOURCES, Repository, history, start
from golden_files import assert_golden
from jsonschema import Draft202012Validator
from run import ROOT, Ran, claimcheck

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = json.loads((ROOT / "schema" / "diff.schema.json").read_text("utf-8"))
SPAN = ("start", "declared-raised")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return history(tmp_path_factory.mktemp("history"))


def _diff(repository: Repository, *arguments: str, **options: Any) -> Ran:
    return claimcheck("diff", *arguments, cwd=repository.folder, **options)


def _json(repository: Repository, *arguments: str) -> dict[str, Any]:
    ran = _diff(repository, *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    document: dict[str, Any] = json.loads(ran.out)
    Draft202012Validator(SCHEMA).validate(document)
    return document


def _body(repository: Repository, ran: Ran) -> str:
    return ran.out.replace(repository.git("rev-parse", "--short=12", "start"), "0" * 12)


@pytest.mark.parametrize(("how", "suffix"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_a_long_history_in_every_format(repository: Repository, how: str, suffix: str) -> None:
    ran = _diff(repository, *SPAN, "--format", how)
    assert ran.code == 0
    assert_golden(f"diff.{suffix}", re.sub(r'"[0-9a-f]{40}"', '"HASH"', _body(repository, ran)))


def test_the_same_twice(repository: Repository) -> None:
    assert _diff(repository, *SPAN, "-f", "json") == _diff(repository, *SPAN, "-f", "json")


def test_every_step_is_valid_json_by_the_schema(repository: Repository) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for tag in ("raised", "claim-renamed", "threshold-lowered", "source-withdrawn"):
        assert _json(repository, f"{tag}~", tag)["claims"]


def test_nothing_changed(repository: Repository) -> None:
    for how in ("text", "markdown"):
        ran = _diff(repository, "file-renamed", "file-split", "--format", how)
        assert ran.code == 0
        assert "Nothing changed in meaning." in ran.out
    document = _json(repository, "file-renamed", "file-split")
    assert (document["summary"], document["claims"], document["sources"]) == ({}, [], [])


@pytest.mark.parametrize("width", [36, 80, 200])
def test_lines_fit_the_width(repository: Repository, width: int) -> None:
    ran = _diff(repository, *SPAN, env={"COLUMNS": str(width)})
    assert max(map(len, ran.out.splitlines())) <= width


def test_fail_on_names_what_failed(repository: Repository) -> None:
    ran = _diff(repository, "evidence-lost~", "evidence-lost", "--fail-on", "removed,lowered")
    assert ran.code == 1
    assert ran.err == "lowered: bathing, brochure, cold\n"
    asked = ("--fail-on", "removed", "--fail-on", "added,raised-without-evidence")
    assert _diff(repository, "evidence-lost~", "evidence-lost", *asked).code == 0
    assert _diff(repository, "evidence-lost", "threshold-lowered", *asked).code == 1


def test_fail_on_what_does_not_exist(repository: Repository) -> None:
    ran = _diff(repository, *SPAN, "--fail-on", "lowerd")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: --fail-on does not know 'lowerd'\nhelp: did you mean 'lowered'?\n"


def test_the_working_tree_dirty_or_staged(tmp_path: Path) -> None:
    repository = start(tmp_path)
    repository.edit("data/claims.yaml", "forty", "thirty")
    dirty = _diff(repository, "HEAD")
    assert "[-forty-] {+thirty+}" in dirty.out
    repository.git("add", "--all")
    assert _diff(repository, "main") == dirty._replace(out=dirty.out.replace("HEAD", "main", 1))
    assert "Nothing changed in meaning." in _diff(repository, "HEAD", "HEAD").out


def test_a_merge_base(tmp_path: Path) -> None:
    repository = start(tmp_path)
    repository.git("checkout", "-q", "-b", "topic")
    repository.edit("data/claims.yaml", "forty", "thirty")
    repository.commit("on-topic")
    repository.git("checkout", "-q", "main")
    repository.edit("data/claims.yaml", "is cold in", "is warm in")
    repository.commit("on-main")
    repository.git("checkout", "-q", "topic")
    document = _json(repository, "main...HEAD")
    assert [claim["id"] for claim in document["claims"]] == ["deep"]
    assert document["base"]["commit"] == repository.git("rev-parse", "start")


def test_a_registry_that_is_new_or_gone(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit("nothing")
    repository.write("data/claims.yaml", CLAIMS)
    repository.write("data/sources.yaml", SOURCES)
    ran = _diff(repository, "HEAD")
    assert "5 added" in ran.out
    assert "note: there is no registry at HEAD: compared with an empty one" in ran.err
    repository.commit("registry")
    repository.git("rm", "-q", "-r", "data")
    assert _diff(repository, "HEAD", "--fail-on", "removed").code == 1
    ran = _diff(repository, "nothing")
    assert ran.code == 2
    assert "there is no registry, neither at nothing nor at working tree" in ran.err


def test_a_revision_that_is_not_well_formed(tmp_path: Path) -> None:
    repository = start(tmp_path)
    repository.edit("data/claims.yaml", "    text: The water", "    txt: The water")
    repository.commit("broken")
    repository.edit("data/claims.yaml", "    txt: The water", "    text: The water")
    ran = _diff(repository, "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "HEAD:data/claims.yaml:10:5" in ran.err
    assert "txt: The water of the lake is clean." in ran.err


def test_a_shallow_clone(repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "-q", "--depth=1", repository.folder.as_uri(), tmp_path / "clone")
    ran = claimcheck("diff", "HEAD~1", cwd=tmp_path / "clone")
    assert ran.code == 2
    assert ran.err.startswith("error: HEAD~1 is not in this clone, which is shallow\nhelp: ")
    assert "git fetch --unshallow" in ran.err


def test_without_git(repository: Repository, tmp_path: Path) -> None:
    ran = _diff(repository, "HEAD", env={"PATH": str(tmp_path)})
    assert ran.code == 2
    assert ran.err == (
        "error: git is not installed, or not on the PATH\n"
        "help: install git: https://git-scm.com/downloads\n"
    )


def test_outside_of_a_repository(tmp_path: Path) -> None:
    ran = claimcheck(
        "diff", "HEAD", cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": os.fspath(tmp_path.parent)}
    )
    assert ran.code == 2
    assert "is not in a git repository" in ran.err


def test_a_folder_with_spaces_and_letters_of_all_kinds(tmp_path: Path) -> None:
    repository = start(tmp_path / "ein Ordner, größer")
    repository.edit("data/claims.yaml", "forty", "thirty")
    assert [claim["id"] for claim in _json(repository, "HEAD")["claims"]] == ["deep"]


HOSTILE = (
    "@everyone see #12, GH-34, org/repo#5 and https://evil.example.org "
    "<script>alert(1)</script> </details> [x](javascript:y) `code` **bold** :tada: $x$ | cell"
)


def test_nothing_in_a_registry_becomes_markup_or_calls_anybody(tmp_path: Path) -> None:
    repository = start(tmp_path)
    hostile = json.dumps(HOSTILE)
    repository.edit("data/claims.yaml", "The lake is cold in summer.", hostile)
    repository.edit("data/claims.yaml", "the water is clean", hostile)
    repository.edit("data/sources.yaml", "    publisher: Gazette", f"    publisher: {hostile}")
    repository.edit("data/sources.yaml", "title: A diary", f"title: {hostile}")
    out = _diff(repository, "HEAD", "--format", "markdown").out
    assert out.count("everyone") >= 3
    out = re.sub(
        r"(?<=\])\(<https://(herald|gazette|diary|survey)\.example\.org/[^\s<>]*>\)", "", out
    )
    for trigger in (
        r"@\w", r"(?<!&)#\d", r"(?i)gh-\d", r"https?:/", r"<script", r"(?<!\\)\]\(",
        r"(?<!\\)\*\*bold", r":tada:", r"\$x",
    ):  # fmt: skip
        assert not re.search(trigger, out), trigger
    assert out.count("</details>") == out.count("<details>")


def test_a_comment_is_no_larger_than_github_takes(tmp_path: Path) -> None:
    repository = start(tmp_path)
    repository.commit("before")
    claims = "".join(
        f"  - id: new-{number}\n    text: {'Long words of a claim. ' * 20}{number}.\n"
        for number in range(400)
    )
    repository.write("data/claims.yaml", CLAIMS + claims)
    ran = _diff(repository, "HEAD", "--format", "markdown")
    assert len(ran.out) < 65_536
    assert re.search(r"And \d+ more changes, which a comment has no room for\.\n$", ran.out)
    assert ran.out.count("</details>") == ran.out.count("<details>")


def test_a_claim_that_came_is_shown_with_its_evidence(tmp_path: Path) -> None:
    repository = start(tmp_path)
    repository.write(
        "data/claims.yaml",
        CLAIMS
        + "  - id: murky\n    text: The lake is murky.\n    support: verified\n    evidence:\n"
        "      - source: gazette\n        stance: partial\n        quote: nobody sees its bottom\n",
    )

    out = _diff(repository, "HEAD", "--format", "markdown").out

    first, folded = out.split("<details>", 1)
    says = "the file says ● verified: **overstated**"
    assert f"- added, ◐ directional, {says}: The lake is murky. (`murky`)" in first
    assert f"- `murky` ◐ directional, {says}\n  - The lake is murky.\n" in folded
    assert "  - why directional: supported in part by gazette\n" in folded
    assert re.search(r"  - partial, .*Gazette.*: “nobody sees its bottom”", folded, re.IGNORECASE)
    change = next(each for each in _json(repository, "HEAD")["claims"] if each["id"] == "murky")
    assert change["now"]["evidence"][0]["quote"]["exact"] == "nobody sees its bottom"


@pytest.mark.parametrize("text", ["Fish swim in it. " * 60, "@everyone sees #12 <b> in it. " * 40])
def test_a_long_change_is_one_line_that_opens(tmp_path: Path, text: str) -> None:
    repository = start(tmp_path)
    repository.write(
        "data/claims.yaml", CLAIMS + f"  - id: long\n    text: {json.dumps(text.strip())}\n"
    )

    out = _diff(repository, "HEAD", "--format", "markdown").out

    summary = next(line for line in out.splitlines() if "<code>long</code>" in line)
    assert summary.startswith("<summary><code>long</code> ○ unsupported: ")
    assert summary.endswith("…</summary>")
    assert not re.search(r"@\w|#\d|<b>", summary)
    assert out.count("</details>") == out.count("<details>")


def test_a_terminal_is_not_steered(tmp_path: Path) -> None:
    repository = start(tmp_path)
    repository.edit("data/claims.yaml", "in summer.", "in \u202esummer.")
    ran = _diff(repository, "HEAD")
    assert "\u202e" not in ran.out
    assert "\\u202e" in ran.out


def test_output_goes_to_a_file(repository: Repository, tmp_path: Path) -> None:
    ran = _diff(repository, *SPAN, "-f", "markdown", "-o", str(tmp_path / "comment.md"))
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "comment.md").read_text("utf-8").startswith("### What changed in meaning\n")


def test_ten_thousand_claims_take_seconds(tmp_path: Path) -> None:
    repository = start(tmp_path)
    claims = "".join(
        f"  - id: c-{number}\n    text: Statement number {number}.\n    evidence:\n"
        f"      - source: {('herald', 'survey')[number % 2]}\n        stance: supports\n"
        for number in range(10_000)
    )
    repository.write("data/claims.yaml", CLAIMS + claims)
    repository.commit("many")
    repository.edit("data/sources.yaml", "kind: primary", "kind: tertiary")
    document = _json(repository, "HEAD")
    assert document["summary"]["lowered"] == 5001
    assert len(document["sources"][0]["affects"]) == 5001
