"""A registry of JSON Lines goes through every command as one of YAML does."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml
from git_repo import TODAY, commit, git
from run import ROOT, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "The lake is 31 metres deep. It is cold in summer.\n"
SOURCES = [
    {"id": "report", "title": "A report", "kind": "primary", "file": "report.txt"},
    {"id": "letter", "title": "A letter", "kind": "secondary", "file": "report.txt"},
]
CLAIMS = [
    {
        "id": "lake-is-deep",
        "text": "The lake is 31 metres deep.",
        "support": "verified",
        "evidence": [
            {"source": "report", "stance": "supports", "quote": "The lake is 31 metres deep"}
        ],
        "tags": ["water"],
    },
    {
        "id": "lake-is-cold",
        "text": "The lake is cold.",
        "support": "verified",
        "evidence": [{"source": "letter", "stance": "supports", "quote": "It is very cold"}],
    },
]


def lines(items: list[dict[str, object]]) -> str:
    return "".join(json.dumps(each) + "\n" for each in items)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    files = {
        "data/claims.jsonl": lines(CLAIMS),
        "data/sources.jsonl": lines(SOURCES),
        "data/report.txt": REPORT,
    }
    return write(tmp_path, files)


def findings(folder: Path) -> list[tuple[str, str, str]]:
    ran = claimcheck("check", "--format", "json", "--today", TODAY, cwd=folder)
    found = json.loads(ran.out)["findings"]
    return [(each["rule"], each["subject"], each["message"]) for each in found]


def test_it_has_the_findings_of_the_same_registry_in_yaml(registry: Path, tmp_path: Path) -> None:
    other = write(
        tmp_path / "yaml",
        {
            "data/claims.yaml": yaml.safe_dump({"claims": CLAIMS}),
            "data/sources.yaml": yaml.safe_dump({"sources": SOURCES}),
            "data/report.txt": REPORT,
        },
    )

    assert sorted(findings(registry)) == sorted(findings(other)) != []
    ran = claimcheck("check", "--today", TODAY, cwd=registry)
    assert "data/claims.jsonl:2:141: error[quote-not-found]: lake-is-cold: “It is very" in ran.out
    listed = [claimcheck("list", "--format", "json", cwd=each).out for each in (registry, other)]
    assert [each["id"] for each in json.loads(listed[0])["claims"]] == [
        each["id"] for each in json.loads(listed[1])["claims"]
    ]


def test_verify_writes_the_lock_of_the_same_registry_in_yaml(
    registry: Path, tmp_path: Path
) -> None:
    other = write(
        tmp_path / "yaml",
        {
            "data/claims.yaml": yaml.safe_dump({"claims": CLAIMS}),
            "data/sources.yaml": yaml.safe_dump({"sources": SOURCES}),
            "data/report.txt": REPORT,
        },
    )
    for each in (registry, other):
        assert claimcheck("verify", "--offline", "--today", TODAY, cwd=each).code == 1
    locks = [(each / "data/claimcheck.lock").read_text() for each in (registry, other)]
    first, second = (re.sub(r'"20[^"]*"', '"day"', each) for each in locks)

    assert first == second
    assert claimcheck("verify", "--offline", "--locked", cwd=registry).code == 1


def test_both_ways_of_writing_make_one_registry(registry: Path) -> None:
    more = [{**CLAIMS[0], "id": "lake-is-old"}, {**CLAIMS[0], "evidence": []}]
    write(registry, {"data/claims/more.yaml": yaml.safe_dump({"claims": more})})

    assert ("duplicate-id", "lake-is-deep") in [each[:2] for each in findings(registry)]
    assert "lake-is-old" in claimcheck("list", cwd=registry).out


def test_fmt_leaves_it_alone_and_says_so(registry: Path) -> None:
    write(registry, {"data/claims/more.yaml": "claims:\n- {id: a, text: b}\n"})
    before = (registry / "data/claims.jsonl").read_bytes()
    ran = claimcheck("fmt", cwd=registry)

    assert (ran.code, ran.out) == (0, "formatted data/claims/more.yaml\n")
    assert ran.err == (
        "data/claims.jsonl is JSON Lines, which fmt leaves as what writes it does.\n"
        "data/sources.jsonl is JSON Lines, which fmt leaves as what writes it does.\n"
        "1 file formatted, 0 in canonical form already.\n"
    )
    assert (registry / "data/claims.jsonl").read_bytes() == before


@pytest.mark.parametrize("command", [("check",), ("verify", "--offline")])
def test_fixes_leave_it_alone_and_say_so(registry: Path, command: tuple[str, ...]) -> None:
    before = (registry / "data/claims.jsonl").read_bytes()
    ran = claimcheck(*command, "--fix", cwd=registry)

    told = (
        "data/claims.jsonl and data/sources.jsonl are JSON Lines, in which --fix mends nothing.\n"
    )
    assert ran.code == 1
    assert ran.err.count(told) == 1
    assert (registry / "data/claims.jsonl").read_bytes() == before


def test_add_and_import_write_a_line(registry: Path) -> None:
    added = claimcheck("add", "claim", "The lake is wide.", "--source", "report", "--stance",
                       "neutral", cwd=registry)  # fmt: skip
    assert added.code == 0
    write(registry, {"more.csv": "text,tags\nThe lake is green.,water\n"})
    brought = claimcheck("import", "more.csv", cwd=registry)

    assert brought.err == "1 entry: 1 added to data/claims.jsonl, 0 known, 0 lost.\n"
    written = (registry / "data/claims.jsonl").read_text().splitlines()
    assert written[:2] == lines(CLAIMS).splitlines()
    assert [json.loads(each)["text"] for each in written[2:]] == [
        "The lake is wide.",
        "The lake is green.",
    ]
    assert added.out.strip() == written[2]


def test_changes_are_told_from_a_revision_in_either_way_of_writing(registry: Path) -> None:
    git(registry, "init", "--quiet", "--initial-branch=main")
    commit(registry)
    write(registry, {"data/claims.jsonl": lines([CLAIMS[0]])})
    told = claimcheck("diff", "HEAD", cwd=registry).out
    assert "lake-is-cold" in told
    assert "lake-is-deep" not in told

    (registry / "data/claims.jsonl").unlink()
    write(registry, {"data/claims.yaml": yaml.safe_dump({"claims": CLAIMS}, sort_keys=False)})
    assert "Nothing changed in meaning." in claimcheck("diff", "HEAD", cwd=registry).out
    since = claimcheck("check", "--since", "HEAD", "--today", TODAY, cwd=registry)
    assert (since.code, since.out) == (0, "")
    assert "found 2 older than HEAD" in since.err


def test_a_baseline_hides_its_findings(registry: Path) -> None:
    assert claimcheck("baseline", cwd=registry).code == 0

    assert claimcheck("check", "--baseline", "claimcheck-baseline.json", cwd=registry).code == 0


def test_ids_and_tags_are_completed(registry: Path) -> None:
    def completed(line: str) -> list[str]:
        words = line.split(" ")
        env = {
            "_CLAIMCHECK_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        }
        return claimcheck(cwd=registry, env=env).out.split()

    assert completed("claimcheck show lake-is-d") == ["lake-is-deep"]
    assert completed("claimcheck list --tag w") == ["water"]


def test_the_hook_of_check_runs_for_it_and_that_of_fmt_does_not() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    files = {hook["id"]: hook["files"] for hook in hooks}

    for name in ("data/claims.jsonl", "data/sources/a.jsonl"):
        assert re.search(files["claimcheck-check"], name)
        assert not re.search(files["claimcheck-fmt"], name)


def test_init_does_not_begin_beside_it(registry: Path) -> None:
    ran = claimcheck("init", cwd=registry)

    assert ran.code == 2
    assert "data/claims.jsonl" in ran.err


def test_a_registry_in_yaml_becomes_json_lines(registry: Path, tmp_path: Path) -> None:
    other = write(
        tmp_path / "other",
        {
            "yaml/claims.yaml": yaml.safe_dump({"claims": CLAIMS}),
            "yaml/sources.yaml": yaml.safe_dump({"sources": SOURCES}),
            "data/report.txt": REPORT,
        },
    )
    named = ("--claims", "yaml/claims.yaml", "--sources", "yaml/sources.yaml")
    for name in ("data/claims.jsonl", "data/sources.jsonl"):
        assert claimcheck("export", *named, "--output", name, cwd=other).code == 0

    assert sorted(findings(other)) == sorted(findings(registry))
    first, second = (
        json.loads(claimcheck("export", "--format", "json", cwd=each).out)
        for each in (other, registry)
    )
    assert first == second
