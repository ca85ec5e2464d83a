from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from git_repo import CLAIMS, SOURCES, TODAY, WARM
from run import Ran, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

COLD = CLAIMS[CLAIMS.index("  - id: lake-is-cold") :]
ENTRY = '{"rule": "citation-needed", "subject": "lake-is-cold"}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"data/claims.yaml": CLAIMS, "data/sources.yaml": SOURCES})


def baseline(folder: Path, *arguments: str) -> Ran:
    return claimcheck("baseline", *arguments, "--today", TODAY, cwd=folder)


def check(folder: Path, *arguments: str, today: str = TODAY, how: str = "concise") -> Ran:
    common = ("--baseline", "base.json", "--today", today, "--format", how)
    return claimcheck("check", *common, *arguments, cwd=folder)


def entries(folder: Path, name: str = "base.json") -> list[dict[str, Any]]:
    return list(json.loads((folder / name).read_text("utf-8"))["findings"])


def store(folder: Path, *lines: str) -> None:
    listed = ",\n".join(f"    {line}" for line in lines)
    text = f'{{\n  "schema_version": 1,\n  "findings": [\n{listed}\n  ]\n}}\n'
    write(folder, {"base.json": text})


def test_it_writes_one_finding_on_a_line(folder: Path) -> None:
    ran = baseline(folder, "base.json")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "Wrote base.json: it tolerates 1 finding. Next: claimcheck check --baseline base.json\n"
    )
    assert (folder / "base.json").read_text("utf-8") == (
        f'{{\n  "schema_version": 1,\n  "findings": [\n    {ENTRY[:-1]}, "content": ""}}\n  ]\n}}\n'
    )


def test_what_it_tolerates_is_hidden_and_counted(folder: Path) -> None:
    baseline(folder, "base.json")

    ran = check(folder)

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.rstrip().endswith("found 1 hidden by the baseline")


def test_without_a_name_it_stands_beside_the_configuration(folder: Path) -> None:
    write(folder, {"claimcheck.toml": "", "deep/inside/x": ""})

    baseline(folder / "deep/inside")

    assert len(entries(folder, "claimcheck-baseline.json")) == 1


def test_a_new_finding_still_fails(folder: Path) -> None:
    baseline(folder, "base.json")
    write(folder, {"data/claims.yaml": CLAIMS + WARM})

    ran = check(folder)

    assert ran.code == 1
    assert [line.split(": ")[1].split()[-1] for line in ran.out.splitlines()] == ["lake-is-warm"]


def test_moved_lines_and_renamed_files_stay_tolerated(folder: Path) -> None:
    baseline(folder, "base.json")
    (folder / "data/claims.yaml").unlink()
    write(folder, {"data/claims/lake.yaml": f"# a comment\n\n{CLAIMS}"})

    assert check(folder).code == 0


def test_another_text_at_fault_is_another_finding(folder: Path) -> None:
    lines = CLAIMS.replace("source: report", "source: reprot")
    write(folder, {"data/claims.yaml": lines})
    baseline(folder, "base.json")
    write(folder, {"data/claims.yaml": lines.replace("reprot", "rapport")})

    ran = check(folder)

    assert "error[unknown-source] lake-is-deep: evidence 1 names 'rapport'" in ran.out
    assert "error[stale-baseline] lake-is-deep: the baseline tolerates unknown-source" in ran.out


def test_an_entry_that_no_longer_occurs_fails_and_names_the_command(folder: Path) -> None:
    baseline(folder, "base.json")
    write(folder, {"data/claims.yaml": CLAIMS.replace(COLD, "")})

    ran = check(folder, how="text")

    assert ran.code == 1
    assert ran.out.startswith("base.json:4:5: error[stale-baseline]: lake-is-cold: ")
    assert "which no longer occurs" in ran.out
    assert "help: run: claimcheck baseline base.json --prune" in ran.out


def test_pruning_takes_out_what_is_gone_and_puts_in_nothing(folder: Path) -> None:
    store(folder, '{"rule": "refuted", "subject": "lake-is-gone"}')

    ran = baseline(folder, "base.json", "--prune")

    assert entries(folder) == []
    assert ran.err == "Wrote base.json: it tolerates 0 findings, before 1\n"
    assert check(folder).code == 1


def test_a_silenced_finding_is_no_longer_in_need_of_its_entry(folder: Path) -> None:
    baseline(folder, "base.json")
    comment = "  # claimcheck: ignore[citation-needed] to be looked up\n"
    write(folder, {"data/claims.yaml": CLAIMS.replace(COLD, comment + COLD)})

    assert "error[stale-baseline]" in check(folder).out


def test_entries_of_rules_that_were_not_run_are_left_alone(folder: Path) -> None:
    baseline(folder, "base.json")

    assert check(folder, "--select", "overstated").code == 0
    assert check(folder, "--ignore", "citation-needed").code == 0


def test_entries_of_rules_that_no_longer_exist_are_stale(folder: Path) -> None:
    store(folder, ENTRY, '{"rule": "no-such-rule"}')

    assert "the baseline tolerates no-such-rule, which no longer occurs" in check(folder).out


def test_an_entry_holds_until_its_day_and_fails_after_it(folder: Path) -> None:
    store(folder, ENTRY[:-1] + ', "owner": "lake team", "expires": "2026-12-01"}')

    assert check(folder, today="2026-12-01").code == 0
    ran = check(folder, today="2026-12-02")

    assert ran.code == 1
    assert ran.out.splitlines() == [
        "base.json:4:5: error[expired-baseline] lake-is-cold: the baseline tolerated "
        "citation-needed until 2026-12-01 (owner: lake team); it still occurs",
        "data/claims.yaml:8:9: error[citation-needed] lake-is-cold: the claim has neither "
        "evidence nor parts",
    ]


def test_written_again_it_keeps_owners_and_days(folder: Path) -> None:
    store(folder, ENTRY[:-1] + ', "owner": "lake team", "expires": "2026-12-01"}')
    write(folder, {"data/claims.yaml": CLAIMS + WARM})

    baseline(folder, "base.json", "--owner", "others", "--expires", "2027-01-31")

    cold, warm = entries(folder)
    assert (cold["owner"], cold["expires"]) == ("lake team", "2026-12-01")
    assert (warm["owner"], warm["expires"]) == ("others", "2027-01-31")


def test_written_twice_it_is_the_same_file(folder: Path) -> None:
    write(folder, {"data/claims.yaml": CLAIMS + WARM})
    baseline(folder, "base.json", "--owner", "lake team")
    first = (folder / "base.json").read_bytes()
    baseline(folder, "base.json")

    assert (folder / "base.json").read_bytes() == first


def test_findings_that_are_alike_are_counted(folder: Path) -> None:
    broken = CLAIMS.replace("source: report", "source: reprot")
    evidence = broken[broken.index("      - source") : broken.index("  - id: lake-is-cold")]
    write(folder, {"data/claims.yaml": broken.replace(evidence, evidence * 2)})
    baseline(folder, "base.json")
    assert {"unknown-source": 2}.items() <= {
        e["rule"]: e.get("count") for e in entries(folder)
    }.items()
    write(folder, {"data/claims.yaml": broken.replace(evidence, evidence * 3)})
    more = check(folder, "--select", "unknown-source")
    write(folder, {"data/claims.yaml": broken})
    less = check(folder, "--select", "unknown-source")

    assert more.out.count("error[unknown-source]") == 1
    assert "error[stale-baseline]" not in more.out
    assert "1 times more than it occurs" in less.out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "base.json:1:1: error: is not JSON"),
        ("{\n  oops\n", "base.json:2:3: error: is not JSON"),
        ("<<<<<<< ours\n", "base.json:1:1: error: is not JSON"),
        ("[" * 100_000, "base.json:1:1: error: is not JSON"),
        ("[]", "base.json:1:1: error: is no baseline"),
        ('{"schema_version": 2, "findings": []}', "a baseline of another version"),
        (f'{{"schema_version": 1,\n"findings": [{ENTRY},\n {{"rule": 7}}]}}', "base.json:3:2"),
        (f'{{"schema_version": 1, "findings": [{ENTRY[:-1]}, "ower": "x"}}]}}', "key 'ower'"),
        ('{"schema_version": 1, "findings": [{"rule": "x", "expires": "soon"}]}', "is not a date"),
        ('{"schema_version": 1, "findings": [{"rule": "x", "count": 0}]}', "count"),
    ],
)  # fmt: skip
def test_a_damaged_baseline_is_told_with_its_place(folder: Path, text: str, told: str) -> None:
    write(folder, {"base.json": text})

    ran = check(folder)

    assert ran.code == 2
    assert told in ran.out


def test_a_damaged_baseline_is_never_overwritten(folder: Path) -> None:
    write(folder, {"base.json": "<<<<<<< ours\n"})

    assert baseline(folder, "base.json").code == 2
    assert (folder / "base.json").read_text("utf-8") == "<<<<<<< ours\n"


def test_a_missing_baseline_is_told_with_the_command_that_writes_it(folder: Path) -> None:
    ran = check(folder, how="text")

    assert ran.code == 2
    assert ran.err.startswith("error: there is no baseline base.json\n")
    assert "claimcheck baseline base.json" in ran.err


def test_an_unreadable_registry_writes_no_baseline(folder: Path) -> None:
    write(folder, {"data/claims.yaml": "claims: [\n"})

    assert baseline(folder, "base.json").code == 2
    assert not (folder / "base.json").exists()


@pytest.mark.parametrize("how", ["text", "json", "github", "sarif", "junit", "gitlab", "rdjson"])
def test_exit_codes_are_the_same_in_every_format(folder: Path, how: str) -> None:
    store(folder, ENTRY)
    clean = check(folder, how=how)
    store(folder, ENTRY, '{"rule": "no-such-rule"}')
    stale = check(folder, how=how)
    write(folder, {"data/claims.yaml": "claims: [\n"})
    unreadable = check(folder, how=how)

    assert (clean.code, stale.code, unreadable.code) == (0, 1, 2)


def test_sarif_keeps_what_is_hidden_as_suppressed(folder: Path) -> None:
    store(folder, ENTRY[:-1] + ', "owner": "lake team"}')

    (run,) = json.loads(check(folder, how="sarif").out)["runs"]

    assert [each["suppressions"] for each in run["results"]] == [
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "tolerated by the baseline base.json, owner lake team",
            }
        ]
    ]


def test_output_names_the_file_as_well(folder: Path) -> None:
    ran = baseline(folder, "--output", "base.json")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("Wrote base.json: ")
    assert check(folder).code == 0


def test_two_files_are_one_too_many(folder: Path) -> None:
    ran = baseline(folder, "a.json", "--output", "b.json")

    assert ran.code == 2
    assert "two files are named: a.json, and b.json by --output" in ran.err
    assert not [*folder.glob("*.json")]
