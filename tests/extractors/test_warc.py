from __future__ import annotations

import gzip
import plistlib

import pytest
from office_writer import zipped
from warc_writer import HTML, _record, archive

from claimcheck.extractors import extracted, kind_of
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.warc import extract
from claimcheck.extractors.webarchive import extract as extract_webarchive

HERE = "https://gazette.example/ferries"


PAGE = (HERE, "200 OK", "<p>Die Fähre fährt um sechs.</p>".encode("latin-1"), HTML)
FRAME = ("https://ads.example/frame", "200 OK", b"<p>Buy a ferry.</p>", HTML)
STYLE = ("https://gazette.example/a.css", "200 OK", b"p {}", {"Content-Type": "text/css"})


@pytest.mark.parametrize("packed", [True, False])
def test_the_page_of_the_address_is_read(packed: bool) -> None:
    body = archive(STYLE, FRAME, PAGE, packed=packed)
    assert kind_of("application/octet-stream", body, "page.warc.gz") == "warc"
    assert extracted("warc", body, None, HERE).text == "Die Fähre fährt um sechs."
    assert extract(body, None, "http://GAZETTE.example/ferries/#top").text.startswith("Die Fähre")


def test_an_answer_is_decoded_and_its_redirects_are_followed() -> None:
    packed = gzip.compress(b"<p>The ferry leaves at six.</p>")
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    headers = {**HTML, "Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}
    body = archive(
        (HERE, "301 Moved", b"", {"Location": "/ferries/2020"}),
        ("https://gazette.example/ferries/2020", "200 OK", chunked, headers),
    )
    assert extract(body, None, HERE).text == "The ferry leaves at six."


def test_a_visit_that_found_the_same_again_leads_to_what_it_found() -> None:
    again = _record("revisit", f"{HERE}?from=feed", "application/http; msgtype=response", b"")
    again = again.replace(b"\r\n", f"\r\nWARC-Refers-To-Target-URI: {HERE}\r\n".encode(), 1)
    body = archive(PAGE, packed=False) + again
    assert extract(body, None, f"{HERE}?from=feed").text == "Die Fähre fährt um sechs."
    assert extract(body, None).text == "Die Fähre fährt um sechs."


def test_an_address_is_found_however_its_signs_are_written() -> None:
    page = ("https://gazette.example/%7Eanna/f%C3%A4hre", *PAGE[1:])
    assert extract(archive(page), None, "https://gazette.example/~anna/fähre").text


def test_without_an_address_there_may_be_one_page() -> None:
    assert extract(archive(STYLE, PAGE), None).text == "Die Fähre fährt um sechs."
    with pytest.raises(ExtractionError, match=r"holds 2 pages; give the source the address"):
        extract(archive(PAGE, FRAME), None)


def test_a_packaged_archive_is_read() -> None:
    body = zipped({"datapackage.json": "{}", "archive/data.warc.gz": archive(PAGE)})
    assert kind_of(None, body, "page") == "warc"
    assert extract(body, None, HERE).text == "Die Fähre fährt um sechs."


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (archive(FRAME), "no answer of the source's address"),
        (archive((HERE, "404 Not Found", b"<p>No.</p>", HTML)), "answered 404 when it was"),
        (archive((HERE, "302 Found", b"", {"Location": HERE})), "no answer of the source's"),
        (archive((HERE, "200 OK", b"\x89PNG", {"Content-Type": "image/png"})), "no answer"),
        (archive(), "no answer of a server"),
        (archive(PAGE)[:-40], "damaged|no answer"),
        (b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "damaged|no answer"),
        (archive((HERE, "200 OK", b"a" * 41_000_000, HTML)), "more than 40 MB"),
        (archive((HERE, "200 OK", archive(PAGE), HTML)), "holds another"),
    ],
)
def test_other_archives_are_refused(body: bytes, reason: str) -> None:
    with pytest.raises(ExtractionError, match=reason):
        extract(body, None, HERE)


def saved(**main: object) -> bytes:
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def test_a_page_that_safari_saved_is_read() -> None:
    page = "<p>Die Fähre fährt.</p>".encode("latin-1")
    body = saved(
        WebResourceData=page,
        WebResourceMIMEType="text/html",
        WebResourceTextEncodingName="iso-8859-1",
    )
    assert kind_of(None, body, "x") == "webarchive"
    assert extract_webarchive(body, None).text == "Die Fähre fährt."
    for broken in (body[:60], saved(), saved(WebResourceData="x"), b"bplist00WebMainResource"):
        with pytest.raises(ExtractionError, match="damaged"):
            extract_webarchive(broken, None)
