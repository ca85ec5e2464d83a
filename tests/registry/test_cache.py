"""Where the cache of a registry is, when there is one, and what it keeps."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pydantic_core import to_json

from claimcheck.registry import cache as cache_module
from claimcheck.registry.cache import KEPT_DAYS, SMALLEST, cache_folder, cache_path
from claimcheck.registry.cache_file import CacheFile
from claimcheck.registry.discover import RegistryFiles, find_registry
from claimcheck.registry.load import load_registry

HEAD = "claims:\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("CLAIMCHECK_NO_CACHE", raising=False)
    monkeypatch.setattr(cache_module, "SMALLEST", 0)
    return tmp_path / "cache"


def registry(folder: Path, count: int, word: str = "words") -> RegistryFiles:
    (folder / "data").mkdir(parents=True, exist_ok=True)
    items = (f"  - id: claim-{number}\n    text: {word} {number}\n" for number in range(count))
    (folder / "data" / "claims.yaml").write_text(HEAD + "".join(items))
    return find_registry(folder)


def digests(file: Path) -> list[str]:
    opened = CacheFile(file)
    opened.close()
    [entry] = opened.entries.values()
    return [batch.digest for batch in entry.batches]


def test_a_small_registry_has_no_cache(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "SMALLEST", SMALLEST)
    load_registry(registry(tmp_path, 10))
    assert not cache.exists()


def test_a_large_registry_has_one(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "SMALLEST", SMALLEST)
    load_registry(registry(tmp_path, SMALLEST // 30))
    assert [file.suffix for file in cache.iterdir()] == [".cache"]


def test_a_variable_turns_the_cache_off(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", "1")
    load_registry(registry(tmp_path, 10))
    assert not cache.exists()


def test_the_cache_stays_out_of_the_registry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMCHECK_CACHE_DIR", raising=False)
    monkeypatch.delenv("CLAIMCHECK_NO_CACHE", raising=False)
    monkeypatch.setattr(cache_module, "SMALLEST", 0)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    path = cache_path(registry(tmp_path / "project", 3))
    assert path is not None
    assert path.parent == tmp_path / "xdg" / "claimcheck"


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", Path(".cache/claimcheck")),
        ("darwin", Path("Library/Caches/claimcheck")),
        ("win32", Path("AppData/Local/claimcheck/Cache")),
    ],
)
def test_each_platform_has_its_place(
    platform: str, expected: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("CLAIMCHECK_CACHE_DIR", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert cache_folder() == tmp_path / expected


def test_registries_do_not_share_a_cache(tmp_path: Path, cache: Path) -> None:
    load_registry(registry(tmp_path / "one", 3))
    load_registry(registry(tmp_path / "two", 3))
    assert len(list(cache.iterdir())) == 2


def test_an_unchanged_registry_is_not_written_again(tmp_path: Path, cache: Path) -> None:
    files = registry(tmp_path, 3)
    load_registry(files)
    [file] = cache.iterdir()
    os.utime(file, (1, 1))
    load_registry(files)
    assert file.stat().st_mtime == 1


def test_an_edit_changes_one_batch_wherever_it_stands(tmp_path: Path, cache: Path) -> None:
    files = registry(tmp_path, 1000)
    load_registry(files)
    [file] = cache.iterdir()
    before = digests(file)
    claims = tmp_path / "data" / "claims.yaml"
    claims.write_text(claims.read_text().replace("words 3\n", "other and longer words\n"))
    load_registry(files)
    after = digests(file)
    assert len(before) == len(after) > 5
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_what_the_last_run_did_not_read_is_dropped(tmp_path: Path, cache: Path) -> None:
    load_registry(registry(tmp_path, 500))
    [file] = cache.iterdir()
    size = file.stat().st_size
    load_registry(registry(tmp_path, 5))
    assert file.stat().st_size < size / 10


def test_a_registry_with_faults_leaves_the_cache_as_it_was(tmp_path: Path, cache: Path) -> None:
    files = registry(tmp_path, 5)
    load_registry(files)
    [file] = cache.iterdir()
    content = file.read_bytes()
    with (tmp_path / "data" / "claims.yaml").open("a") as claims:
        claims.write("  - id: five\n")
    with pytest.raises(Exception, match="problem"):
        load_registry(files)
    assert file.read_bytes() == content


def test_caches_of_forgotten_registries_go(tmp_path: Path, cache: Path) -> None:
    cache.mkdir()
    old, young, foreign = (
        cache / name for name in ("registry-old.cache", "registry-young.cache", "other")
    )
    for file in (old, young, foreign):
        file.write_text("")
    long_ago = time.time() - (KEPT_DAYS + 1) * 86400
    for file in (old, foreign):
        os.utime(file, (long_ago, long_ago))
    load_registry(registry(tmp_path, 3))
    assert not old.exists()
    assert young.exists()
    assert foreign.exists()


def test_data_that_the_model_does_not_take_is_read_from_the_file(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoilt(data: object) -> bytes:
        return to_json(data).replace(b"wor", b"\\u0007")

    monkeypatch.setattr(cache_module, "to_json", spoilt)
    files = registry(tmp_path, 3)
    load_registry(files)
    assert b"\\u0007ds 1" in next(cache.iterdir()).read_bytes()
    assert [claim.text for claim in load_registry(files).claims] == [
        "words 0",
        "words 1",
        "words 2",
    ]
