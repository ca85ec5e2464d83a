"""Captures beside what somebody else put there: only what was written here is read again."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from claimcheck.model.fetched import Exchange
from claimcheck.storage.captures import capture_name, keep_capture, public_address

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"  # warcio leaves files for a while to close
)

BODY = b"<p>The harbour counted ships.</p>"


def _exchange(address: str, **headers: str) -> Exchange:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Exchange(address, datetime(2026, 1, 1, tzinfo=UTC), {}, 200, named, BODY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / capture_name(BODY)
    found.parent.mkdir()
    return found


def _response(block: bytes, head: bytes = b"") -> bytes:
    return (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/other\r\n"
        + head
        + b"Content-Length: %d\r\n\r\n" % len(block)
        + block
    )


def _packed(block: bytes, head: bytes = b"") -> bytes:
    return gzip.compress(_response(block, head), 6, mtime=0)  # the same in each process


BOMB = _packed(b"HTTP/1.1 200 OK\r\n\r\n" + bytes(200_000_000))


@pytest.mark.parametrize(
    "there",
    [
        b"",
        b"no archive",
        BOMB,
        _packed(b"HTTP/1.1 200 OK\r\n\r\n" + BODY) + BOMB,
        _packed(b"HTTP/1.1 200 OK\r\n\r\n" + BODY)[:-9],
        b"WARC/1.1\r\nX: " + b"a" * 10_000_000,
        _packed(b"", b"X: " + b"a" * 10_000_000 + b"\r\n"),
        gzip.compress(_response(b"").replace(b"Content-Length: ", b"Content-Length: x"), mtime=0),
        gzip.compress(_response(b"").replace(b"a.example", b"\xff\x1b[31m"), mtime=0),
        gzip.compress(b"", mtime=0) * 200_000,
    ],
)
def test_what_somebody_else_put_there_is_written_anew_at_little_cost(
    path: Path, there: bytes
) -> None:
    keep_capture(path, [_exchange("https://a.example/page")])
    own = len(path.read_bytes())
    path.write_bytes(there)
    begin = time.process_time()

    keep_capture(path, [_exchange("https://a.example/page")])

    assert time.process_time() - begin < 5
    assert abs(len(path.read_bytes()) - own) < 50  # the ids of records differ


def test_what_was_written_here_stays_byte_for_byte(path: Path) -> None:
    keep_capture(path, [_exchange("https://a.example/page")])
    first = path.read_bytes()
    keep_capture(path, [_exchange("https://a.example/page")])
    assert path.read_bytes() == first

    keep_capture(path, [_exchange("https://a.example/copy")])
    both = path.read_bytes()
    keep_capture(path, [_exchange("https://a.example/copy")])

    assert both.startswith(first)
    assert path.read_bytes() == both


def test_no_header_keeps_an_address_with_a_key(path: Path) -> None:
    headers = {
        "link": '<https://a.example/x?token=k1>; rel="next", <https://a.example/y?page=2>; rel=up',
        "refresh": "5; URL=https://a.example/z?sid=k2",
        "content_location": "/w?api_key=k3&page=7",
    }

    keep_capture(path, [_exchange("https://a.example/page", **headers)])

    kept = gzip.decompress(path.read_bytes())
    assert not [each for each in (b"k1", b"k2", b"k3") if each in kept]
    assert b'Link: <https://a.example/x>; rel="next", <https://a.example/y?page=2>' in kept or (
        b'link: <https://a.example/x>; rel="next", <https://a.example/y?page=2>' in kept
    )
    assert b"https://a.example/z" in kept
    assert b"/w?page=7" in kept


@pytest.mark.parametrize(
    "name",
    [
        *("token", "access_token", "apiKey", "wskey", "client_id", "userId", "memberid", "hmac"),
        *("nonce", "policy", "session[id]", "e-mail", "msclkid", "_ga", "unlocked_article_code"),
    ],
)
def test_a_parameter_that_may_be_a_key_or_name_somebody(name: str) -> None:
    assert public_address(f"https://a.example/x?page=1&{name}=abc") == "https://a.example/x?page=1"


@pytest.mark.parametrize("name", ["page", "q", "lang", "id", "keyword", "author", "monkey_id"])
def test_a_parameter_that_says_what_is_asked_for(name: str) -> None:
    address = f"https://a.example/x?{name}=abc"

    assert public_address(address) == address
