"""What comes with a clone narrows what the program does, and never widens it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.registry.config import Config, Verify
from claimcheck.registry.discover import RegistryFiles, find_registry
from claimcheck.registry.own_config import bounds, value_of
from claimcheck.registry.problems import InvalidInputError

if TYPE_CHECKING:
    from pathlib import Path

WIDER = {
    "verify.allow_hosts": ['["localhost"]', "localhost"],
    "verify.archive": ['"https://archive.example"', "https://archive.example"],
    "verify.proxy": ['"http://proxy.example"', "http://proxy.example"],
    "verify.timeout": ["21", "21"],
    "verify.max_bytes": ["20_000_001", "20_000_001"],
    "verify.max_redirects": ["11", "11"],
    "verify.retries": ["3", "3"],
    "verify.pace": ["0.1", "0.1"],
    "verify.connections_per_host": ["3", "3"],
    "extract.timeout": ["61", "61"],
    "extract.memory": ["1_000_000_001", "1_000_000_001"],
    "extract.output": ["20_000_001", "20_000_001"],
    "lookup.crossref": ['"http://127.0.0.1"', "http://127.0.0.1"],
    "lookup.arxiv": ['"https://arxiv.example"', "https://arxiv.example"],
    "lookup.openlibrary": ['"https://books.example"', "https://books.example"],
}
"""A value of each that opens more than the default: as TOML, and as on the command line."""

NARROWER = (
    ("verify.archive", '""', ""),
    ("verify.timeout", "1.5", 1.5),
    ("verify.max_bytes", "1000", 1000),
    ("verify.retries", "0", 0),
    ("verify.pace", "2.0", 2.0),
    ("extract.timeout", "2.5", 2.5),
    ("extract.memory", "300_000_000", 300_000_000),
    ("extract.output", "1000", 1000),
    ("lookup.arxiv", '""', ""),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A registry with nothing in its configuration, in a work tree of git."""
    folder = tmp_path / "clone" / "facts"
    (folder / "data").mkdir(parents=True)
    (tmp_path / "clone" / ".git").mkdir()
    (folder / "data" / "claims.yaml").write_text("claims: []\n")
    (folder / "data" / "sources.yaml").write_text("sources: []\n")
    return folder


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the person who runs the program."""
    path = tmp_path / "own.toml"
    path.write_text("")
    monkeypatch.setenv("CLAIMCHECK_USER_CONFIG", str(path))
    return path


def toml(key: str, value: str) -> str:
    table, _, name = key.rpartition(".")
    return f"[{table}]\n{name} = {value}\n" if table else f"{name} = {value}\n"


def found(folder: Path, text: str = "", *settings: str) -> RegistryFiles:
    (folder / "claimcheck.toml").write_text(text)
    return find_registry(folder, settings=settings)


def refusal(folder: Path, text: str = "") -> Any:
    with pytest.raises(InvalidInputError) as caught:
        found(folder, text)
    return caught.value.findings[0]


def test_every_key_that_opens_the_network_or_the_disk_has_a_bound() -> None:
    paths = {"claims", "sources", "verify.lock"}
    harmless = {"user_agent"}

    assert set(bounds()) - paths >= WIDER.keys()
    assert {f"verify.{name}" for name in Verify.model_fields.keys() - harmless} <= set(bounds())


@pytest.mark.parametrize("key", WIDER)
def test_what_widens_is_refused_in_a_registry_with_the_three_ways(
    key: str, folder: Path, own: Path
) -> None:
    finding = refusal(folder, toml(key, WIDER[key][0]))

    assert finding.rule == "invalid-input"
    assert finding.message.startswith(f"{key} is ")
    assert finding.location.line == 2
    for way in (own.as_posix(), f"--set {key}=", f"CLAIMCHECK_SET={key}="):
        assert way in finding.help


@pytest.mark.parametrize("key", WIDER)
def test_the_person_who_runs_the_program_sets_it(key: str, folder: Path, own: Path) -> None:
    for_all, now = WIDER[key]
    default = value_of(Config(), key)
    set_now = value_of(found(folder, "", f"{key}={now}").config.config, key)
    own.write_text(toml(key, for_all))
    kept = value_of(found(folder).config.config, key)

    assert kept == set_now != default


@pytest.mark.parametrize(("key", "written", "value"), NARROWER)
def test_a_registry_narrows_even_what_a_person_widened(
    key: str, written: str, value: Any, folder: Path, own: Path
) -> None:
    own.write_text(toml(key, WIDER[key][0]))

    assert value_of(found(folder, toml(key, written)).config.config, key) == value


def test_a_registry_does_not_undo_what_a_person_narrowed(folder: Path, own: Path) -> None:
    own.write_text('[verify]\narchive = ""\ntimeout = 3\npace = 1.0\n')
    text = '[verify]\narchive = "https://web.archive.org"\ntimeout = 20\npace = 0.2\n'

    settings = found(folder, text).config.config.verify

    assert (settings.archive, settings.timeout, settings.pace) == ("", 3, 1.0)


def test_what_is_set_for_one_run_goes_before_both_files(folder: Path, own: Path) -> None:
    own.write_text("[verify]\ntimeout = 50\n")

    files = found(folder, "[verify]\ntimeout = 5\n", "verify.timeout=60", "verify.archive=")

    assert files.config.config.verify.timeout == 60
    assert files.config.config.verify.archive == ""


def test_what_a_registry_says_is_not_set_by_a_person(folder: Path, own: Path) -> None:
    own.write_text("[verify]\ntimeout = 50\n[levels]\nprimary = 2\n")

    finding = refusal(folder)

    assert finding.message.startswith("levels.primary decides what a registry says")
    assert str(finding.location) == f"{own.as_posix()}:4:1"


@pytest.mark.parametrize(
    "setting", ["levels.primary=2", "verify.timeout", "verify.timeout=x", "verify.tmeout=3", "=1"]
)
def test_a_setting_of_a_run_that_is_none_is_refused(setting: str, folder: Path) -> None:
    with pytest.raises(ClaimcheckError, match="--set"):
        found(folder, "", setting)


def test_a_named_file_that_is_missing_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_USER_CONFIG", str(tmp_path / "gone.toml"))

    with pytest.raises(ClaimcheckError, match=r"gone\.toml does not exist"):
        found(folder)


@pytest.mark.parametrize("key", ["claims", "sources", "verify.lock"])
@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../../outside", "data/../../../x", "../.git/config", "../.GIT/x"]
)
def test_no_path_of_a_registry_leads_out_of_the_work_tree(
    key: str, path: str, folder: Path, own: Path
) -> None:
    finding = refusal(folder, toml(key, f'"{path}"'))

    assert "leads out of the work tree" in finding.message
    assert own.as_posix() in finding.help
    assert "CLAIMCHECK_" in finding.help
    assert "--" in finding.help


def test_paths_within_the_work_tree_are_a_registrys_own(folder: Path) -> None:
    (folder.parent / "claims").mkdir()
    (folder.parent / "claims" / "a.yaml").write_text("claims: []\n")

    files = found(folder, 'claims = "../claims/*.yaml"\n[verify]\nlock = "../the.lock"\n')

    assert [path.name for path in files.claims] == ["a.yaml"]
    assert files.top == folder.parent
    assert files.lock.resolve() == folder.parent / "the.lock"


def test_without_git_the_folder_of_the_configuration_is_the_limit(folder: Path) -> None:
    (folder.parent / ".git").rmdir()

    assert "leads out" in refusal(folder, '[verify]\nlock = "../the.lock"\n').message


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")
@pytest.mark.parametrize("name", ["claims.yaml", "sources.yaml", "claimcheck.lock"])
def test_no_link_of_a_registry_leads_out_of_the_work_tree(
    name: str, folder: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("root:x:0:0\n")
    (folder / "data" / name).unlink(missing_ok=True)
    (folder / "data" / name).symlink_to(secret)

    finding = refusal(folder)

    assert "leads out of the work tree" in finding.message
    assert finding.location.path.endswith(f"data/{name}")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")
def test_no_folder_that_is_a_link_leads_out_of_the_work_tree(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "a.yaml").write_text("claims: []\n")
    (folder / "more").symlink_to(tmp_path / "away")

    assert "leads out" in refusal(folder, 'claims = "more/*.yaml"\n').message


def test_a_person_names_files_anywhere(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "claims.yaml"
    outside.write_text("claims: []\n")

    assert find_registry(folder, claims=[outside]).claims == (outside,)
    files = found(folder, "", f"verify.lock={tmp_path / 'own.lock'}")
    assert files.lock == tmp_path / "own.lock"
