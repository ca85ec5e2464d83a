from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.mail import extract


def message() -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "Die Fähre"
    made.set_content("The ferry left — at six.\n", cte="base64")
    made.add_alternative("<p>The <b>page</b></p>", subtype="html")
    made.add_attachment("secret words", filename="a.txt")
    return made


def test_plain_text_is_preferred_and_decoded() -> None:
    document = extract(message().as_bytes(), None)
    assert document.text == "The ferry left — at six."
    assert [(meta.kind, meta.text) for meta in document.meta] == [("title", "Die Fähre")]


def test_what_is_sent_on_in_a_message_is_read_with_it() -> None:
    inner = EmailMessage()
    inner["Subject"] = "Fares"
    inner.set_content("The fares rise by a tenth.\n", cte="quoted-printable")
    outer = EmailMessage()
    outer.set_content("See what they wrote.\n")
    outer.add_attachment(inner)
    del outer.get_payload()[1]["Content-Disposition"]
    read = extract(outer.as_bytes(), None).text
    assert read == "See what they wrote.\n\nThe fares rise by a tenth."


def test_of_alternatives_the_one_that_says_more_is_read() -> None:
    made = EmailMessage()
    made.set_content("Your program shows no HTML.\n")
    made.add_alternative("<p>The <b>fares</b> rise by a tenth, from June on.</p>", subtype="html")
    assert extract(made.as_bytes(), None).text == "The fares rise by a tenth, from June on."


def test_a_message_of_html_is_read_as_a_page() -> None:
    source = b"MIME-Version: 1.0\nContent-Type: text/html; charset=latin-1\n"
    source += b"Content-Transfer-Encoding: quoted-printable\n\n<p>F=E4hre <b>eins</b><p>z=\nwei"
    assert extract(source, None).text == "Fähre eins\n\nzwei"


def test_a_saved_page_is_read() -> None:
    source = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html; charset=utf-8

<!DOCTYPE html><title>T</title><p>The ferry left.

--b
Content-Type: text/css

p { color: red }
--b--
"""
    assert extract(source, None).text == "The ferry left."


@pytest.mark.parametrize("source", [b"", b"Subject: only\n\n", b"Content-Type: image/png\n\nabc"])
def test_a_message_without_text_is_an_error(source: bytes) -> None:
    with pytest.raises(ExtractionError, match="holds no text"):
        extract(source, None)


def test_a_subject_in_no_charset_is_an_error() -> None:
    with pytest.raises(ExtractionError, match="damaged"):
        extract("Subject: =?ü?q?Fees?=\n\nThey rise.".encode(), None)


WHOLE = message().as_bytes()


@settings(max_examples=200, deadline=None)
@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6)), min_size=1, max_size=12
    )
)
def test_mutated_messages_raise_nothing_but_our_own(changes: list[tuple[int, bytes]]) -> None:
    body = bytearray(WHOLE)
    for position, new in changes:
        body[position : position + len(new)] = new
    try:
        document = extract(bytes(body), None)
    except ExtractionError:
        return
    document.text.encode()
    assert "\x00" not in document.text
