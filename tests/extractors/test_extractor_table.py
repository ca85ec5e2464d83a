from __future__ import annotations

import pytest
from pdf_writer import write_pdf

from claimcheck.extractors import EXTRACTORS, MEDIA_TYPES, kind_of


def test_every_media_type_has_an_extractor() -> None:
    assert set(MEDIA_TYPES.values()) == set(EXTRACTORS)


@pytest.mark.parametrize("name", EXTRACTORS)
def test_every_extractor_says_its_version(name: str) -> None:
    assert EXTRACTORS[name].EXTRACTOR_VERSION.startswith(f"{name}-")


@pytest.mark.parametrize(
    ("media_type", "body", "kind"),
    [
        ("text/html", b"<p>x", "html"),
        ("TEXT/HTML", b"just words", "html"),
        ("text/plain", b"just words", "plain"),
        ("text/markdown", b"# Title", "plain"),
        ("text/csv", b"a,b", "plain"),
        ("application/pdf", write_pdf(["x"]), "pdf"),
        ("text/html", write_pdf(["x"]), "pdf"),
        (None, write_pdf(["x"]), "pdf"),
        ("application/pdf", b"<!DOCTYPE html><title>Sign in</title>", "html"),
        ("text/plain", b"\xef\xbb\xbf <!-- c --> <html lang=en>", "html"),
        (None, b"<?xml version='1.0'?><!doctype html>", "html"),
        (None, b"just words", "plain"),
        ("application/octet-stream", b"just words", "plain"),
        ("application/octet-stream", b"PK\x03\x04rest", None),
        (None, b"\x00\x01\x02", None),
        ("application/zip", b"words", None),
        ("application/json", b"{}", None),
    ],
)
def test_extractor_is_picked_by_bytes_and_then_by_type(
    media_type: str | None, body: bytes, kind: str | None
) -> None:
    assert kind_of(media_type, body) == kind
