from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from git_repo import CLAIMS, SOURCES, git, repository
from run import COMMAND, claimcheck, environment, write

from claimcheck.cli.completion import complete_claim
from claimcheck.cli.main import COMPLETION_VARIABLE

if TYPE_CHECKING:
    from pathlib import Path

MALICE = """\
  - id: lake-is-a-trap
    text: $(touch trap) `touch trap` '; touch trap; ' "]]
    tags: [water, deep]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"data/claims.yaml": CLAIMS + MALICE, "data/sources.yaml": SOURCES})


def in_bash(folder: Path, line: str) -> list[str]:
    words = line.split(" ")
    env = {
        COMPLETION_VARIABLE: "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    ran = claimcheck(cwd=folder, env=env)
    assert ran.err == ""
    return ran.out.split()


def in_shell(folder: Path, line: str, shell: str) -> str:
    env = {
        COMPLETION_VARIABLE: f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    ran = claimcheck(cwd=folder, env=env)
    assert ran.err == ""
    return ran.out


def test_commands_are_completed(folder: Path) -> None:
    assert in_bash(folder, "claimcheck sh") == ["show"]
    assert {"show", "check", "baseline"} <= set(in_bash(folder, "claimcheck "))


def test_show_offers_claims_and_sources(folder: Path) -> None:
    assert in_bash(folder, "claimcheck show ") == [
        "lake-is-deep",
        "lake-is-cold",
        "lake-is-a-trap",
        "report",
    ]
    assert in_bash(folder, "claimcheck show lake-is-d") == ["lake-is-deep"]


def test_verify_offers_claims_and_its_options_sources(folder: Path) -> None:
    assert in_bash(folder, "claimcheck verify rep") == []
    assert in_bash(folder, "claimcheck verify lake-is-c") == ["lake-is-cold"]
    assert in_bash(folder, "claimcheck verify --source r") == ["report"]


@pytest.mark.parametrize("command", ["list", "report"])
def test_filters_offer_what_there_is_to_filter_by(folder: Path, command: str) -> None:
    assert in_bash(folder, f"claimcheck {command} --source ") == ["report"]
    assert in_bash(folder, f"claimcheck {command} --tag ") == ["deep", "water"]
    assert in_bash(folder, f"claimcheck {command} --level v") == ["verified"]


def test_rules_are_offered_where_a_rule_is_named(folder: Path) -> None:
    assert in_bash(folder, "claimcheck rule overs") == ["overstated"]
    assert in_bash(folder, "claimcheck check --select citation") == ["citation-needed"]
    assert in_bash(folder, "claimcheck check --ignore unknown-s") == ["unknown-source"]


def test_revisions_are_offered_behind_dots_too(tmp_path: Path) -> None:
    folder = repository(tmp_path / "workspace")
    git(folder, "branch", "deeper")
    git(folder, "tag", "draft-1")

    assert {"HEAD", "deeper", "draft-1"} <= set(in_bash(folder, "claimcheck diff "))
    assert in_bash(folder, "claimcheck diff draft-1 de") == ["deeper"]
    assert in_bash(folder, "claimcheck diff draft-1...dee") == ["draft-1...deeper"]
    assert in_bash(folder, "claimcheck diff draft-1..dee") == ["draft-1..deeper"]
    assert in_bash(folder, "claimcheck check --since dr") == ["draft-1"]
    assert in_bash(folder, "claimcheck verify --since dr") == ["draft-1"]


def test_an_id_is_offered_behind_an_apostrophe(folder: Path) -> None:
    assert in_bash(folder, "claimcheck show 'lake-is-d") == ["lake-is-deep"]
    assert in_bash(folder, 'claimcheck show "lake-is-d') == ["lake-is-deep"]


def test_formats_are_offered(folder: Path) -> None:
    assert in_bash(folder, "claimcheck check --format s") == ["sarif"]


def test_files_named_before_are_the_ones_that_are_searched(folder: Path) -> None:
    write(folder, {"other.yaml": "claims:\n- id: elsewhere\n  text: Elsewhere.\n"})

    found = in_bash(folder, "claimcheck show --claims other.yaml el")

    assert found == ["elsewhere"]


def test_a_half_edited_file_is_completed_all_the_same(folder: Path) -> None:
    write(folder, {"data/claims.yaml": CLAIMS + "  - id: lake-is-new\n    text: [oops\n"})

    assert "lake-is-new" in in_bash(folder, "claimcheck show lake")


def test_ids_are_found_however_they_are_written(tmp_path: Path) -> None:
    text = (
        "claims:\r\n- text: >-\r\n    Folded.\r\n  id: second-key # said why\r\n"
        "- {id: flow, text: x}\r\n- id: 'quoted'\r\n  text: |\r\n    id text\r\n"
    )
    write(tmp_path, {"data/claims.yaml": text})

    assert in_bash(tmp_path, "claimcheck show ") == ["second-key", "flow", "quoted"]


@pytest.mark.parametrize(
    "line",
    ["claimcheck show ", "claimcheck list --tag ", "claimcheck rule zz", "claimcheck diff m"],
)
def test_without_a_registry_nothing_is_offered_and_nothing_is_said(
    tmp_path: Path, line: str
) -> None:
    assert in_bash(tmp_path, line) == []


def test_an_unreadable_configuration_or_file_offers_nothing(folder: Path) -> None:
    write(folder, {"claimcheck.toml": "oops ="})
    assert in_bash(folder, "claimcheck show ") == []
    write(folder, {"claimcheck.toml": ""})
    (folder / "data/claims.yaml").unlink()
    (folder / "data/claims.yaml").mkdir()
    assert in_bash(folder, "claimcheck verify ") == []


def test_fish_shows_the_text_beside_the_id(folder: Path) -> None:
    shown = in_shell(folder, "claimcheck show lake-is-d", "fish")

    assert shown == "lake-is-deep\tThe lake is deep.\n"


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_text_of_a_claim_never_becomes_a_command(folder: Path, shell: str) -> None:
    shown = in_shell(folder, "claimcheck show lake-is-a", shell)

    assert "touch trap touch trap touch trap" in shown
    assert not re.search(r"[$`;\\]", shown)


def test_zsh_is_given_arguments(folder: Path) -> None:
    assert in_shell(folder, "claimcheck show lake-is-d", "zsh") == (
        '_arguments \'*: :(("lake-is-deep":"The lake is deep."))\'\n'
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_can_be_printed(tmp_path: Path, shell: str) -> None:
    ran = claimcheck(cwd=tmp_path, env={COMPLETION_VARIABLE: f"source_{shell}"})

    assert ran.code == 0
    assert COMPLETION_VARIABLE in ran.out


def test_bash_itself_completes_with_the_script(folder: Path, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    script = claimcheck(cwd=tmp_path, env={COMPLETION_VARIABLE: "source_bash"}).out
    program = f'{COMMAND[0]} -m claimcheck "$@"'
    write(tmp_path, {"bin/claimcheck": f"#!/bin/sh\nexec {program}\n", "script.sh": script})
    (tmp_path / "bin/claimcheck").chmod(0o755)
    asked = (
        "source script.sh; COMP_WORDS=(claimcheck show lake-is-d); COMP_CWORD=2; "
        '_claimcheck_completion claimcheck; echo "${COMPREPLY[@]}"'
    )
    env = environment()
    env["PATH"] = f"{tmp_path / 'bin'}:{env['PATH']}"

    ran = subprocess.run(
        [bash, "--norc", "-c", asked], cwd=folder, env=env, capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert ran.stdout == "lake-is-deep\n", ran.stderr


def test_only_the_command_in_question_is_loaded(folder: Path) -> None:
    code = (
        "import sys\nfrom claimcheck.cli.main import run\ntry:\n    run()\nexcept SystemExit:\n"
        "    pass\nprint(*(m for m in sys.modules if m.startswith('claimcheck.cli.commands.')))"
    )
    env = environment(
        **{
            COMPLETION_VARIABLE: "complete_bash",
            "COMP_WORDS": "claimcheck show l",
            "COMP_CWORD": "2",
        }
    )

    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.split()[-1] == "claimcheck.cli.commands.show"


def test_a_large_registry_is_searched_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = (
        f"  - id: claim-{number}\n    text: Claim {number}.\n    evidence:\n"
        "      - source: report\n        stance: supports\n"
        for number in range(100_000)
    )
    write(tmp_path, {"data/claims.yaml": "claims:\n" + "".join(items)})
    monkeypatch.chdir(tmp_path)
    started = time.perf_counter()
    found = complete_claim(SimpleNamespace(params={}), "claim-9999")  # type: ignore[arg-type]

    assert [name for name, _ in found] == ["claim-9999", *(f"claim-9999{n}" for n in range(10))]
    assert time.perf_counter() - started < 5  # generous: CI machines are slow


def test_add_and_edit_offer_what_they_are_about(folder: Path) -> None:
    claims = ["lake-is-deep", "lake-is-cold", "lake-is-a-trap"]
    assert in_bash(folder, "claimcheck add ") == ["source", "claim", "evidence"]
    assert in_bash(folder, "claimcheck add evidence ") == claims
    assert in_bash(folder, "claimcheck add claim ") == []
    assert in_bash(folder, "claimcheck add claim text --source ") == ["report"]
    assert in_bash(folder, "claimcheck add claim text --cited-in r") == ["report"]
    assert in_bash(folder, "claimcheck add claim text --asserted-in r") == ["report"]
    assert in_bash(folder, "claimcheck add claim text --part ") == claims
    assert in_bash(folder, "claimcheck add source --derived-from ") == ["report"]
    assert in_bash(folder, "claimcheck edit ") == [*claims, "report"]


@pytest.mark.parametrize("mark", ["'", '"'])
def test_an_id_is_completed_behind_a_quotation_mark(folder: Path, mark: str) -> None:
    assert in_bash(folder, f"claimcheck show {mark}lake-is-d") == ["lake-is-deep"]
    assert in_bash(folder, f"claimcheck add claim {mark}it{mark} --source r") == ["report"]
