from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_writer import write_pdf

from claimcheck.extractors import EXTRACTORS
from claimcheck.extractors.base import ExtractionError
from claimcheck.model.document import Document

TAGS = "p div b a table tr td pre svg math title script style template br select option li form"
PIECES = [f"<{tag}>" for tag in TAGS.split()] + [f"</{tag}>" for tag in TAGS.split()]
PIECES += ["word ", "\x00", "\x00B", "&#0;", "&#xD800;", "&shy;", "<!--", "-->", "<![CDATA[", "]]>"]
PIECES += ["<p hidden>", "<a style='display:none'>", "<script type=application/ld+json>"]
PIECES += ['{"a": "x \\ud800 y"}', "<meta charset=", "<?xml ", '"', "\ufffe", "\u2029"]
PDF = write_pdf(["Some words on a page, cut off with a hy-", "phen."], ["And more."])
CHARSETS = st.sampled_from(
    [None, "utf-8", "utf-16", "latin-1", "zip", "idna", "punycode", "utf-7", "\x00"]
)

FUZZ = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check(name: str, body: bytes, charset: str | None) -> None:
    """Extract; only our own error may come, and what comes must be storable."""
    try:
        document = EXTRACTORS[name].extract(body, charset)
    except ExtractionError:
        return
    assert isinstance(document, Document)
    document.text.encode()
    for meta in document.meta:
        meta.text.encode()
    assert list(document.pages) == sorted(document.pages)
    assert all(0 <= page <= len(document.text) for page in document.pages)
    assert "\x00" not in document.text


@pytest.mark.parametrize("name", EXTRACTORS)
@FUZZ
@given(body=st.binary(max_size=500), charset=CHARSETS)
def test_random_bytes_raise_nothing_but_our_own(
    name: str, body: bytes, charset: str | None
) -> None:
    check(name, body, charset)


@FUZZ
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60), charset=CHARSETS)
def test_scrambled_pages_raise_nothing_but_our_own(pieces: list[str], charset: str | None) -> None:
    check("html", "".join(pieces).encode(), charset)


@FUZZ
@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(PDF) - 1), st.binary(max_size=6)), min_size=1, max_size=12
    )
)
def test_mutated_pdfs_raise_nothing_but_our_own(changes: list[tuple[int, bytes]]) -> None:
    body = bytearray(PDF)
    for position, new in changes:
        body[position : position + len(new)] = new
    check("pdf", bytes(body), None)
