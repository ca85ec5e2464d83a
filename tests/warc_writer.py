"""Writes small web archives, so that tests can say what stands in them."""

from __future__ import annotations

import gzip

HTML = {"Content-Type": "text/html; charset=iso-8859-1"}


def archive(*answers: tuple[str, str, bytes, dict[str, str]], packed: bool = True) -> bytes:
    """Return a web archive of answers: address, status line, body, headers."""
    records = [_record("warcinfo", "", "application/warc-fields", b"software: test\r\n")]
    for address, status, body, headers in answers:
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        content = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
        kind = "application/http; msgtype=response"
        records.append(_record("response", address, kind, content))
    return b"".join(gzip.compress(record, mtime=0) if packed else record for record in records)


def _record(kind: str, address: str, media_type: str, content: bytes) -> bytes:
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\n{target}"
        f"WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    ).encode() + content + b"\r\n\r\n"  # fmt: skip
