from __future__ import annotations

import subprocess
import sys

import pytest
from office_writer import zipped

from claimcheck.extractors._sniff import sniff


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<!-- a -- b --->\n<!----><?xml version='1.0'?>\r\n<!DOCTYPE html>", "html"),
        (b"\xef\xbb\xbf <html lang=en>", "html"),
        (b"<!-- never closed <html>", "plain"),
        (b"<?xml version='1.0'>\n<html>", "plain"),
        (b" %PDF-1.7", "pdf"),
        (b"GIF89a", None),
    ],
)
def test_what_bytes_look_like(body: bytes, kind: str | None) -> None:
    assert sniff(body) == kind


@pytest.mark.parametrize("worst", ["b'<!---->' * 140 + b'x'", "b'<?xml?>' * 140", "b'<!--' * 256"])
def test_no_beginning_takes_longer_than_another(worst: str) -> None:
    program = f"from claimcheck.extractors._sniff import sniff; print(sniff({worst}))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "plain\n"


def test_an_archive_is_what_its_own_list_of_parts_says_and_not_that_of_one_in_it() -> None:
    parts = {"[Content_Types].xml": "", "word/document.xml": ""}
    word = zipped(parts)
    around = zipped({"mimetype": word, "other": ""})

    assert sniff(word) == "docx"
    assert b"word/document.xml" in around
    assert sniff(around) is None
    assert sniff(word[:-30]) is None
