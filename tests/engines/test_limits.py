"""What costs too much to read is named with the limit that it passes, and nothing else suffers."""

from __future__ import annotations

import struct
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hostile import (
    flate_in_flate,
    form_that_draws_itself,
    forms_in_a_chain,
    many_attributes,
    nested_behind,
)
from office_writer import write_docx, zipped
from pdf_writer import write_pdf

from claimcheck.engines.base import ExtractionError, TooCostlyError
from claimcheck.engines.extraction import Extraction, is_current
from claimcheck.extractors import EXTRACTORS
from claimcheck.registry.config import Extract
from claimcheck.text.page_start import PageStart, page_start

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = b"<!doctype html><p>The ferry left at six.</p>"
TIGHT = Extract(timeout=2.0, memory=150_000_000, output=100_000)
PATIENCE_SECONDS = 30
"""More than any of these may take, also on a machine with much else to do."""


@pytest.fixture
def extraction() -> Iterator[Extraction]:
    made = Extraction(TIGHT)
    yield made
    made.close()


@pytest.mark.parametrize(
    "body",
    [
        form_that_draws_itself(),
        forms_in_a_chain(),
        forms_in_a_chain(length=12, times=40),
        flate_in_flate(200_000_000),
        many_attributes(5_000_000),
    ],
    ids=["itself", "chain", "wide chain", "flate in flate", "attributes"],
)
def test_documents_without_an_end_are_too_costly(extraction: Extraction, body: bytes) -> None:
    began = time.monotonic()

    with pytest.raises(TooCostlyError, match=r"\(extract\.(timeout|memory)\)"):
        extraction.read(body)

    assert time.monotonic() - began < PATIENCE_SECONDS
    assert extraction.read(PAGE).document.text == "The ferry left at six."


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no process to its memory")
def test_memory_that_grows_faster_than_it_is_looked_at_is_refused_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("claimcheck.engines._child._LOOK_SECONDS", PATIENCE_SECONDS)
    patient = Extraction(TIGHT.model_copy(update={"timeout": float(PATIENCE_SECONDS)}))

    with pytest.raises(TooCostlyError, match=r"\(extract\.memory\)"):
        patient.read(flate_in_flate(800_000_000))

    patient.close()


@pytest.mark.parametrize(
    "decoy", [b"<!-- </div> -->", b"<!--></div-->", b"<i title='</div>'></i>", b'<br a="</div>">']
)
def test_nesting_that_hides_is_refused_at_once(extraction: Extraction, decoy: bytes) -> None:
    with pytest.raises(ExtractionError, match="nests more"):
        extraction.read(nested_behind(decoy))


@pytest.mark.parametrize(
    "body",
    [
        write_docx(" " * 50_000_000),
        zipped({"[Content_Types].xml": "", "META-INF/container.xml": " " * 50_000_000}),
    ],
    ids=["docx", "epub"],
)
def test_archives_that_unfold_are_refused(extraction: Extraction, body: bytes) -> None:
    with pytest.raises((ExtractionError, TooCostlyError), match=r"more than (40|150) MB"):
        extraction.read(body)


def test_an_archive_of_many_parts_costs_the_program_nothing() -> None:
    part = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *[0] * 9, 5, *[0] * 6) + b"word/"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, 51 * 300_000, 30, 0)
    body = b"PK\x03\x04" + b"\0" * 26 + part * 300_000 + end
    began = time.process_time()

    with pytest.raises(ExtractionError, match="a compressed file is not read"):
        Extraction(TIGHT).read(body)

    assert time.process_time() - began < 2


def test_the_limit_of_time_is_named() -> None:
    extraction = Extraction(Extract(timeout=0.5))
    with pytest.raises(TooCostlyError) as caught:
        extraction.read(many_attributes(5_000_000))
    extraction.close()

    assert str(caught.value) == "reading it takes longer than 0.5 s (extract.timeout)"


def test_the_limit_of_memory_is_named() -> None:
    extraction = Extraction(Extract(memory=150_000_000))
    with pytest.raises(TooCostlyError) as caught:
        extraction.read(b"<html><body>" + b"<p>a</p>" * 2_000_000)
    extraction.close()

    assert str(caught.value) == "reading it takes more than 150 MB of memory (extract.memory)"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"The ferry left at six. " * 5_000, "a.txt"),
        (b"<html><body><p>" + b"The ferry left at six. " * 5_000, ""),
        (b"<html><title>" + b"The ferry left at six. " * 5_000 + b"</title><p>Six.", ""),
    ],
    ids=["in this process", "in a child", "title"],
)
def test_the_limit_of_text_is_named(extraction: Extraction, body: bytes, name: str) -> None:
    with pytest.raises(TooCostlyError) as caught:
        extraction.read(body, name=name)

    assert str(caught.value) == "its text has more than 100,000 characters (extract.output)"


def test_a_text_at_the_limit_is_read(extraction: Extraction) -> None:
    words = "x" * TIGHT.output

    assert extraction.read(words.encode()).document.text == words
    assert extraction.read(b"<html><body><p>" + words.encode()).document.text == words


def test_a_child_reads_what_the_extractor_reads(extraction: Extraction) -> None:
    page = "<html><title>Öre</title><p>1\u00ad0<sup>6</sup> 🎈</p><p style='display:none'>No.</p>"
    pdf = write_pdf(["One.", "", "10{^6}"], ["Two."])

    read = extraction.read(page.encode(), charset="utf-8")

    assert read.document == EXTRACTORS["html"].extract(page.encode(), "utf-8")
    assert read.document.meta
    assert is_current(read.extractor)
    assert extraction.read(pdf).document == EXTRACTORS["pdf"].extract(pdf, None)


def test_why_there_is_no_text_is_told_as_by_the_extractor(extraction: Extraction) -> None:
    with pytest.raises(ExtractionError, match="asks for a password"):
        extraction.read(write_pdf(["One."], encrypted=True))
    with pytest.raises(ExtractionError, match="is not read"):
        extraction.read(b"\x89PNG\x00", media_type="image/png")


def test_what_a_page_says_of_itself_is_read_within_the_same_limits(extraction: Extraction) -> None:
    page = b"<html><head><meta name=author content='A. Writer'><title>The ferry</title>"

    found = extraction.look_up("page", page, "https://ferry.example/")
    assert found is not None
    assert found.fields == {
        "title": "The ferry",
        "author": "A. Writer",
        "url": "https://ferry.example/",
    }
    with pytest.raises(ExtractionError, match="is not the JSON"):
        extraction.look_up("crossref", b"[" * 1_000_000, "10.1000/182")
    with pytest.raises(TooCostlyError):
        extraction.look_up("page", many_attributes(5_000_000), "https://ferry.example/")


@pytest.mark.parametrize(
    "page",
    [
        b"<title>Not found</title><h1>Sorry</h1><h2>404 \xff</h2><p>Gone.<button>Back</button>",
        b"<meta http-equiv=refresh content='0; url=/next'><form><input name=user type=password>",
        b"",
        b"<p>" + b"word " * 50_000,
    ],
)
def test_the_beginning_of_a_page_is_the_same_there(extraction: Extraction, page: bytes) -> None:
    assert extraction.page_start(page) == page_start(page)


def test_a_page_whose_beginning_is_too_costly_says_nothing() -> None:
    extraction = Extraction(Extract(timeout=0.01))
    nested = (
        b"<noscript>" + b"<div>" * 9_000 + b"<meta http-equiv=refresh content='0;url=a'>" * 1_200
    )

    assert extraction.page_start(nested) == PageStart()
    extraction.close()
