"""Texts that are long in one way: what they take grows with their length, and not faster."""

from __future__ import annotations

from time import process_time

import pytest

from claimcheck.prose import read_marks
from claimcheck.registry.source_text import SourceText

TEXTS = {
    "marks in one paragraph": "The harbour is big.<!-- claimcheck: one -->\n",
    "comments without an end": "<!-- claimcheck: one ",
    "brackets": "[",
    "footnotes": "a [^claim:one] ",
}


@pytest.mark.parametrize("part", TEXTS.values(), ids=TEXTS)
def test_what_a_text_takes_grows_with_its_length(part: str) -> None:
    source = SourceText.decode("README.md", (part * (400_000 // len(part))).encode())
    begun = process_time()

    read_marks(source, every=False)

    assert process_time() - begun < 6
