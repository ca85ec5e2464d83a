from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.document import Chapter, Document, MetaText
from claimcheck.storage.text_cache import SourceRecord, TextCache, read_text_bytes, text_digest

if TYPE_CHECKING:
    from pathlib import Path

TEXT = Document("Einige Wörter.\n\nMore.", (0, 16), (MetaText("title", "Titel"),))
RECORD = SourceRecord(
    address="https://site.example/a",
    final_address="https://site.example/b",
    fetched="2026-11-22T10:00:00+00:00",
    body_sha256="0" * 64,
    text_sha256="1" * 64,
    extractor="html-1",
    media_type="text/html",
    redirects=("https://site.example/a",),
)

WORK = """
import sys
from pathlib import Path
from claimcheck.model.document import Document
from claimcheck.storage.text_cache import SourceRecord, TextCache
cache = TextCache(Path(sys.argv[1]))
for number in range(150):
    text = Document(f"text {number % 10} " * 500)
    digest = cache.keep_text(text)
    assert cache.text(digest) == text
    cache.keep_record(SourceRecord("a", "b", sys.argv[2], "0", digest, "html-1"))
    record = cache.record("a")
    assert record is not None and cache.text(record.text_sha256) is not None
"""


def only_file(folder: Path) -> Path:
    (path,) = folder.rglob("*.json")
    return path


def test_text_comes_back_by_its_digest(tmp_path: Path) -> None:
    cache = TextCache(tmp_path / "cache")
    digest = cache.keep_text(TEXT)
    assert digest == text_digest(TEXT)
    assert cache.text(digest) == TEXT


def test_nothing_is_made_before_the_first_write(tmp_path: Path) -> None:
    cache = TextCache(tmp_path / "cache")
    assert cache.text("0" * 64) is None
    assert cache.record("https://site.example/a") is None
    assert list(tmp_path.iterdir()) == []


def test_cache_keeps_itself_out_of_git(tmp_path: Path) -> None:
    TextCache(tmp_path / "cache").keep_text(TEXT)
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("damage", [b"", b"{", b'{"text": "forged"}', b"\xff\x00"])
def test_damaged_text_is_missing_and_written_again(tmp_path: Path, damage: bytes) -> None:
    cache = TextCache(tmp_path)
    digest = cache.keep_text(TEXT)
    only_file(tmp_path / "texts").write_bytes(damage)
    assert cache.text(digest) is None
    cache.keep_text(TEXT)
    assert cache.text(digest) == TEXT


def test_text_that_was_edited_is_not_trusted(tmp_path: Path) -> None:
    cache = TextCache(tmp_path)
    digest = cache.keep_text(TEXT)
    path = only_file(tmp_path / "texts")
    path.write_bytes(path.read_bytes().replace(b"More", b"Less"))
    assert cache.text(digest) is None


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "0" * 63, "G" * 64])
def test_name_that_is_no_digest_finds_nothing(tmp_path: Path, digest: str) -> None:
    assert TextCache(tmp_path).text(digest) is None


def test_record_comes_back_by_its_address_and_the_newer_one_replaces_it(tmp_path: Path) -> None:
    cache = TextCache(tmp_path)
    cache.keep_record(RECORD)
    assert cache.record(RECORD.address) == RECORD
    newer = replace(RECORD, media_type="text/plain")
    cache.keep_record(newer)
    assert cache.record(RECORD.address) == newer
    assert cache.record("https://site.example/other") is None


def test_record_that_was_edited_is_not_trusted(tmp_path: Path) -> None:
    cache = TextCache(tmp_path)
    cache.keep_record(RECORD)
    path = only_file(tmp_path / "sources")
    path.write_bytes(path.read_bytes().replace(b'1111"', b'1112"'))
    assert cache.record(RECORD.address) is None


def test_cache_may_be_deleted_while_it_is_in_use(tmp_path: Path) -> None:
    import shutil

    cache = TextCache(tmp_path / "cache")
    cache.keep_text(TEXT)
    shutil.rmtree(tmp_path / "cache")
    digest = cache.keep_text(TEXT)
    assert cache.text(digest) == TEXT


def test_two_processes_at_once_do_not_corrupt_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WORK, str(tmp_path)]
    workers = [subprocess.Popen([*command, str(number)]) for number in range(2)]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    assert not list(tmp_path.rglob("*.tmp"))


@given(
    text=st.text(),
    pages=st.lists(st.integers(0, 1000)),
    chapters=st.lists(st.tuples(st.integers(0, 1000), st.text())),
    guessed=st.booleans(),
    meta=st.lists(
        st.tuples(st.sampled_from(["hidden", "title", "description", "json-ld"]), st.text())
    ),
)
def test_any_text_survives_the_way_to_disk_and_back(
    text: str,
    pages: list[int],
    meta: list[tuple[str, str]],
    chapters: list[tuple[int, str]],
    guessed: bool,
) -> None:
    from claimcheck.storage.text_cache import text_bytes

    parts = tuple(MetaText(*item) for item in meta)
    document = Document(
        text, tuple(pages), parts, tuple(Chapter(*each) for each in chapters), guessed
    )
    assert read_text_bytes(text_bytes(document)) == document


@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_no_text_and_no_error(data: bytes) -> None:
    assert read_text_bytes(data) is None
