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
import os
import re
from http.client import responses
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from claimcheck.errors import ClaimcheckError
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
    r"(?:^|[-_.])(?:access|auth\w*|api|key|keys|apikey|token|secret|session\w*|sess|sid|sig|sign|"
    r"signature|pass|password|passwd|pwd|credential|credentials|jwt|code|ticket|user|username|email|"
    r"login|phpsessid|jsessionid)(?:$|[-_.])|^x-(?:amz|goog|ms)-|^utm_|^(?:fbclid|gclid)$|token$",
    re.IGNORECASE,
)
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


def keep_capture(folder: Path, exchanges: Sequence[Exchange], root: Path) -> str:
    """Keep what an address answered in the end, and return the name of its file.

    Args:
        folder: The folder of captures; it is made where it is missing.
        exchanges: Every request on the way, the last with the content.
        root: The folder that nothing is written outside of.

    Raises:
        ClaimcheckError: A link leads out of the root.
        OSError: It cannot be written.
    """
    last = exchanges[-1]
    name = capture_name(last.body)
    path = folder / name
    if not os.path.realpath(path).startswith(os.path.realpath(root) + os.sep):
        raise ClaimcheckError(
            f"the folder of captures {folder} leads out of the work tree",
            help="name another in archive.folder",
        )
    there = _there(path, last.body)
    steps = [each for each in exchanges if public_address(each.address) not in there]
    if steps:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_bytes() if there else b""
        first = next((address for address, is_content in there.items() if is_content), None)
        write_atomically(path, before + b"".join(_records(steps, last, first)))
    return name


def _there(path: Path, content: bytes) -> dict[str, bool]:
    """Return the addresses in a file, each with whether it has the content; none where damaged."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found: dict[str, bool] = {}
    is_whole = False
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                address = record.rec_headers.get_header("WARC-Target-URI")
                if record.rec_type == "response" and address:
                    body = record.content_stream().read()
                    is_whole = is_whole or body == content
                    found[address] = body == content
                elif record.rec_type == "revisit" and address:
                    found.setdefault(address, False)
    except (OSError, ArchiveLoadFailed, ValueError, AttributeError, TypeError):
        return {}
    return found if is_whole else {}


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
            kept.append((name, public_address(line) if name == "location" else line))
    return kept


def _target(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
