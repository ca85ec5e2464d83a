from __future__ import annotations

import pytest
from pdf_writer import write_pdf

from claimcheck.extractors import ENDINGS, EXTRACTORS, MEDIA_TYPES, kind_of
from claimcheck.extractors.base import ExtractionError


def test_every_extractor_is_known_by_media_type_and_by_ending() -> None:
    assert set(MEDIA_TYPES.values()) == set(EXTRACTORS)
    assert set(ENDINGS.values()) == set(EXTRACTORS)


@pytest.mark.parametrize("name", EXTRACTORS)
def test_every_extractor_says_its_version(name: str) -> None:
    assert EXTRACTORS[name].EXTRACTOR_VERSION.startswith(f"{name}-")


@pytest.mark.parametrize(
    ("media_type", "body", "kind"),
    [
        ("text/html", b"<p>x", "html"),
        ("TEXT/HTML", b"just words", "html"),
        ("text/plain", b"just words", "plain"),
        ("text/markdown", b"# Title", "markdown"),
        ("text/csv", b"a,b", "csv"),
        ("application/json", b"{}", "json"),
        ("application/rss+xml", b"<rss/>", "xml"),
        ("text/plain", b"<?xml version='1.0'?><a/>", "xml"),
        ("text/plain", b"From: a\nTo: b,\n c\nMIME-Version: 1.0\n\nwords", "mail"),
        ("application/geo+json", b"{}", "json"),
        ("application/json", b'{"cells": [], "nbformat": 4}', "notebook"),
        ("text/plain", b"WEBVTT\n\n", "subtitles"),
        (None, b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHello", "subtitles"),
        ("application/pdf", write_pdf(["x"]), "pdf"),
        ("text/html", write_pdf(["x"]), "pdf"),
        (None, write_pdf(["x"]), "pdf"),
        ("application/pdf", b"<!DOCTYPE html><title>Sign in</title>", "html"),
        ("text/plain", b"\xef\xbb\xbf <!-- c --> <html lang=en>", "html"),
        (None, b"<?xml version='1.0'?><!doctype html>", "html"),
        (None, b"just words", "plain"),
        ("application/octet-stream", b"just words", "plain"),
    ],
)
def test_extractor_is_picked_by_bytes_and_then_by_type(
    media_type: str | None, body: bytes, kind: str
) -> None:
    assert kind_of(media_type, body, "") == kind


@pytest.mark.parametrize(
    ("media_type", "name", "kind"),
    [
        (None, "NOTES.MD", "markdown"),
        ("text/plain", "/x/main/README.md", "markdown"),
        ("application/octet-stream", "/docs/start.markdown", "markdown"),
        ("text/html", "/wiki/README.md", "html"),
        ("text/plain", "/rfc/rfc9110.txt", "plain"),
        ("text/plain", "/rfc/rfc9110", "plain"),
        (None, "page.htm", "html"),
        (None, "talk.srt", "subtitles"),
        ("text/plain", "/x/talk.vtt", "subtitles"),
        ("text/plain", "/x/main/analysis.ipynb", "notebook"),
        ("text/plain", "/x/main/figures.csv", "csv"),
        ("application/octet-stream", "figures.tsv", "csv"),
        (None, "pyproject.toml", "toml"),
        (None, "claims.yml", "yaml"),
        (None, "figures.jsonl", "json"),
    ],
)
def test_the_name_decides_where_the_type_says_nothing_of_use(
    media_type: str | None, name: str, kind: str
) -> None:
    assert kind_of(media_type, b"just words", name) == kind


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/octet-stream", b"PK\x03\x04rest"),
        (None, b"\x00\x01\x02"),
        ("application/zip", b"words"),
    ],
)
def test_what_nothing_reads_is_refused(media_type: str | None, body: bytes) -> None:
    with pytest.raises(ExtractionError, match="holds no text to look in"):
        kind_of(media_type, body, "")


@pytest.mark.parametrize(
    ("media_type", "name", "body", "reason"),
    [
        (None, "guide.rst", b"Title\n=====", "reStructuredText is not read; name the page"),
        ("text/x-rst", "", b"Title", "reStructuredText"),
        ("text/plain", "/main/README.adoc", b"= Title", "AsciiDoc"),
        ("text/plain", "/paper", b"\\documentclass{article}", "LaTeX"),
        (None, "letter.rtf", b"{\\rtf1 words}", "RTF is not read; save it as PDF or HTML"),
        (None, "letter.docx", b"PK\x03\x04", "a Word document is not read"),
        ("application/vnd.ms-powerpoint", "", b"\xd0\xcf", "slides"),
        (None, "table.xlsx", b"PK\x03\x04", "save it as CSV"),
        (None, "scan.png", b"\x89PNG", "a picture is not read"),
    ],
)
def test_known_kinds_are_refused_by_name(
    media_type: str | None, name: str, body: bytes, reason: str
) -> None:
    with pytest.raises(ExtractionError, match=reason):
        kind_of(media_type, body, name)
