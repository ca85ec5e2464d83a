"""Keeps pages as they were answered, as web archives (WARC) named by the hash of their content.

A file holds one content: the answer that had it, the request for it, and the redirects on the way.
The same content from another address is a record more in it that refers to the first
(``revisit``). What could tell who asked is left out: of the headers only those are kept that say
what the content is, and of addresses nothing that looks like a key or a session.

https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from http.client import responses
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from claimcheck.storage.atomic import write_atomically
from claimcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from claimcheck.model.fetched import Exchange

_OF_ANSWERS = frozenset(
    (
        *("content-type", "content-language", "content-disposition", "content-location", "date"),
        *("last-modified", "etag", "expires", "cache-control", "location", "link", "vary"),
        *("memento-datetime", "x-robots-tag", "accept-ranges", "age", "refresh"),
    )
)
_OF_REQUESTS = ("accept", "accept-language")
"""Headers that are kept. Others may hold cookies, credentials or the address of who asked."""

_SECRET = re.compile(
    r"(?:^|[-_.])(?:access|auth(?!or)\w*|api|key|keys|token|secret|session\w*|sess|sid|sig|sign|hmac|"
    r"hash|nonce|otp|pin|cookie|policy|invite|magic|signature|pass|password|passwd|pwd|credentials?|jwt|"
    r"code|ticket|user|username|uid|mail|email|login|phpsessid|jsessionid)(?:$|[-_.\[])"
    r"|^x-(?:amz|goog|ms)-|^utm_|^(?:fbclid|g?clid|[gw]braid|msclkid|mc_eid|_ga)$|(?:token|key|secret)$"
    r"|(?:user|member|client|customer|account|visitor|person)[-_]?id$",
    re.IGNORECASE,
)
_ADDRESS_IN = re.compile(r"(?<=<)[^<>]+(?=>)|(?<=url=)[^;,\s]+", re.IGNORECASE)
"""Addresses within the headers ``Link`` and ``Refresh``."""
_MOST_KEPT = 50_000_000
"""Bytes of a file, and of what it unpacks to beside its content, that are read again."""
_LONGEST_HEAD = 100_000
_AT_ONCE = 4_096

_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)


def public_address(address: str) -> str:
    """Return an address without what may be a key to it, or name who asked."""
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _SECRET.search(name)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    netloc = parts.netloc.rpartition("@")[2]
    path = _IN_PATH.sub("", parts.path)
    return parts._replace(netloc=netloc, path=path, query=query, fragment="").geturl()


def capture_name(content: bytes) -> str:
    """Return the name of the file that holds a content, below the folder of captures."""
    digest = hashlib.sha256(content).hexdigest()
    return f"{digest[:2]}/{digest}.warc.gz"


def keep_capture(path: Path, exchanges: Sequence[Exchange]) -> None:
    """Keep what an address answered in the end.

    Args:
        path: The file that ``capture_name`` names; its folder is made where it is missing.
        exchanges: Every request on the way, the last with the content.

    Raises:
        OSError: It cannot be written.
    """
    last = exchanges[-1]
    there = _there(path, last.body)
    steps = [each for each in exchanges if public_address(each.address) not in there]
    if steps:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_bytes() if there else b""
        first = next((address for address, is_content in there.items() if is_content), None)
        write_atomically(path, before + b"".join(_records(steps, last, first)))


def _there(path: Path, content: bytes) -> dict[str, bool]:
    """Return the addresses in a file, each with whether it has the content.

    Only what was written here is read: a file that is damaged, or that somebody else made, has
    none, and is written anew. Anybody may have put it there, and it is read in this process, so no
    library for archives is let near it.
    """
    found: dict[str, bool] = {}
    try:
        packed = path.read_bytes() if path.stat().st_size <= _MOST_KEPT else b""
        for record in _unpacked(packed, len(content) + _MOST_KEPT):
            head, _, block = record.partition(b"\r\n\r\n")
            lines = (line.partition(": ") for line in head[:_LONGEST_HEAD].decode().split("\r\n"))
            said = {name: value for name, _, value in lines}
            kind, address = said.get("WARC-Type"), said.get("WARC-Target-URI", "")
            if kind == "response":
                body = block[: int(said["Content-Length"])].partition(b"\r\n\r\n")[2]
                found[address] = body == content
            elif kind == "revisit":
                found.setdefault(address, False)
    except (OSError, ValueError, LookupError, zlib.error):
        return {}
    return found if any(found.values()) else {}


def _unpacked(packed: bytes, most: int) -> Iterator[bytes]:
    """Yield the members of a gzip file, unpacked.

    Raises:
        ValueError: They are cut off, or larger than ``most`` together.
        zlib.error: They are damaged.
    """
    view, place = memoryview(packed), 0
    while place < len(packed):
        unpacker, member = zlib.decompressobj(zlib.MAX_WBITS | 16), bytearray()
        while not unpacker.eof and place < len(packed):
            piece = view[place : place + _AT_ONCE]
            member += unpacker.decompress(piece, most + 1 - len(member))
            place += len(piece) - len(unpacker.unused_data)
            if len(member) > most:
                break
        most -= len(member)
        if most < 0 or not unpacker.eof:
            raise ValueError("this is no file that was written here")
        yield bytes(member)


def _records(steps: Sequence[Exchange], last: Exchange, first: str | None) -> Iterator[bytes]:
    """Yield what is written of requests and answers.

    Args:
        steps: What is not in the file yet.
        last: The exchange with the content.
        first: The address whose answer holds the content in the file; None where it has none yet.
    """
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    for exchange in steps:
        output = io.BytesIO()
        writer = WARCWriter(output, gzip=True, warc_version="1.1")
        if first is None and exchange is steps[0]:
            software = {"software": f"claimcheck/{__version__}", "format": "WARC File Format 1.1"}
            writer.write_record(writer.create_warcinfo_record("", software))
        address = public_address(exchange.address)
        is_content = exchange is last
        status = f"{exchange.status} {responses.get(exchange.status, '')}".strip()
        headers = StatusAndHeaders(status, _kept(exchange.headers), protocol="HTTP/1.1")
        date = exchange.when.strftime("%Y-%m-%dT%H:%M:%SZ")
        about: dict[str, Any] = {"warc_headers_dict": {"WARC-Date": date}}
        body = exchange.body if is_content or 200 <= exchange.status < 300 else b""
        if is_content and first is not None:
            digest = f"sha256:{hashlib.sha256(body).hexdigest()}"
            answer = writer.create_revisit_record(
                address, digest, first, date, http_headers=headers, **about
            )
        else:
            headers.replace_header("Content-Length", str(len(body)))
            answer = writer.create_warc_record(
                address, "response", io.BytesIO(body), http_headers=headers, **about
            )
        line = f"GET {_target(address)} HTTP/1.1"
        sent = [(name, value) for name, value in exchange.request.items() if name in _OF_REQUESTS]
        request = writer.create_warc_record(
            address,
            "request",
            http_headers=StatusAndHeaders(
                line, [("Host", urlsplit(address).netloc), *sent], is_http_request=True
            ),
            **about,
        )
        writer.write_request_response_pair(request, answer)
        yield output.getvalue()


def _kept(headers: Mapping[str, str]) -> list[tuple[str, str]]:
    kept = []
    for name, value in headers.items():
        if name in _OF_ANSWERS:
            line = " ".join(value.split())
            if name in ("location", "content-location"):
                line = public_address(line)
            kept.append((name, _ADDRESS_IN.sub(lambda it: public_address(it[0]), line)))
    return kept


def _target(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
