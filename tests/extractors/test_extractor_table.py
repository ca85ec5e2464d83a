from __future__ import annotations

import pytest
from office_writer import zipped
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
        (None, "letter.docx", "docx"),
        ("application/octet-stream", "/files/book.epub", "epub"),
        ("text/plain", "/sources/index.md.txt", "markdown"),
        (None, "build.py", "plain"),
        ("text/x-python", "/build", "plain"),
        ("text/plain", "/LICENSE.mit", "plain"),
        (None, "version-1.2", "plain"),
        (None, "README", "plain"),
    ],
)
def test_the_name_decides_where_the_type_says_nothing_of_use(
    media_type: str | None, name: str, kind: str
) -> None:
    assert kind_of(media_type, b"just words", name) == kind


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/octet-stream", b"\x00\x01\x02"),
        (None, b"\x00\x01\x02"),
        ("application/x-thing", b"\x00words"),
    ],
)
def test_what_nothing_reads_is_refused(media_type: str | None, body: bytes) -> None:
    with pytest.raises(ExtractionError, match="holds no text to look in"):
        kind_of(media_type, body, "")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OCTETS = "application/octet-stream"
ODF = "application/vnd.oasis.opendocument"


@pytest.mark.parametrize(
    ("media_type", "name", "body", "reason"),
    [
        (None, "guide.rst", b"Title\n=====", "reStructuredText is not read; name the page"),
        ("text/x-rst", "", b"Title", "reStructuredText"),
        (None, "intro.mdx", b"{/* no text */} Title", "MDX is not read; name the page"),
        ("text/plain", "/main/README.adoc", b"= Title", "AsciiDoc"),
        ("text/plain", "/paper", b"\\documentclass{article}", "LaTeX"),
        (None, "letter.rtf", b"{\\rtf1 words}", "RTF is not read; save it as PDF or HTML"),
        (None, "letter.doc", b"\xd0\xcf", "Word 97-2003 is not read; save it as DOCX"),
        (
            None,
            "x",
            OLE + "__substg1.0_".encode("utf-16-le"),
            "Outlook is not read; save it as EML",
        ),
        (None, "x", OLE + b"\x00" * 600, "an older Office"),
        (OCTETS, "x", OLE + "WordDocument".encode("utf-16-le"), "save it as DOCX"),
        (None, "safe.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "a password protects"),
        ("application/vnd.ms-powerpoint", "", b"\xd0\xcf", "slides"),
        ("application/zip", "x", zipped({"[Content_Types].xml": "", "ppt/a.xml": ""}), "slides"),
        (None, "x", zipped({"[Content_Types].xml": "", "xl/a.xml": ""}), "a spreadsheet"),
        (None, "x", zipped({"mimetype": f"{ODF}.presentation"}), "slides"),
        ("application/zip", "x", zipped({"a.txt": "words"}), "a compressed file is not read"),
        (None, "x.tar.gz", b"\x1f\x8b", "a compressed file"),
        ("text/plain", "/sources/index.rst.txt", b"Title", "reStructuredText"),
        ("text/plain", "/help", b"Title\n=====\n\n.. note:: Mind the step.\n", "reStructured"),
        (None, "notes.txt", b"See :ref:`there` for more.", "reStructuredText"),
        ("text/plain", "/guide", b"= Guide\nA. Author\n:toc:\n\nWords.", "AsciiDoc"),
        (None, "notes", b"[NOTE]\n====\nWords.\n====\n", "AsciiDoc"),
        (None, "paper", b"% x\n\\documentclass{article}", "LaTeX"),
        (None, "notes", b"#+TITLE: Ships\n* One", "Org"),
        ("text/plain", "/ls.1", b".TH LS 1\n.SH NAME\nls", "a manual page"),
        ("text/x-wiki", "", b"== Ships ==", "wiki markup"),
        ("text/x-unheard-of", "", b"Words", "text/x-unheard-of is no kind of text that is read"),
        (None, "notes.unheard", b"Words", "unheard is no kind of file that is read"),
        (None, "talk.mp3", b"ID3", "a recording is not read; name its transcript"),
        (None, "talk", b"\x00\x00\x00\x20ftypisom", "a recording"),
        (None, "table.xlsx", b"PK\x03\x04", "save it as CSV"),
        (None, "scan.png", b"\x89PNG", "a picture is not read"),
    ],
)
def test_known_kinds_are_refused_by_name(
    media_type: str | None, name: str, body: bytes, reason: str
) -> None:
    with pytest.raises(ExtractionError, match=reason):
        kind_of(media_type, body, name)
