from __future__ import annotations

import pytest

from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.plain import extract


def test_line_ends_and_blank_lines_are_made_alike() -> None:
    assert extract(b"a\r\nb\r\n \t\r\n\r\nc\rd\n", None).text == "a\nb\n\nc\nd"


def test_binary_bytes_are_an_error() -> None:
    with pytest.raises(ExtractionError, match="declared as text"):
        extract(bytes(range(32)) * 10, None)
