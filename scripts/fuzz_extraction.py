"""Reads thousands of broken PDFs and pages as ``verify`` does, and counts how each ends.

Each is one of a few documents, some of them hostile to begin with, with bytes and words of its
format changed, moved, repeated or left out. The same seed makes the same documents. Ends with 1
where one takes longer than its limit allows, or ends in anything but a text or an outcome::

    python scripts/fuzz_extraction.py --pdfs 2000 --pages 2000
    python scripts/fuzz_extraction.py --pdfs 50 --pages 50 --seed 7 --timeout 2
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hostile import (  # noqa: E402 - of this checkout
    flate_in_flate,
    form_that_draws_itself,
    formatting_left_open,
    forms_in_a_chain,
    many_attributes,
    nested_behind,
)
from pdf_writer import write_pdf  # noqa: E402

from claimcheck.engines.base import ExtractionError, TooCostlyError  # noqa: E402
from claimcheck.engines.extraction import Extraction  # noqa: E402
from claimcheck.registry.config import Extract  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

SLACK_SECONDS = 2.0
"""How much longer than its limit a reading may take: the child has to be ended, too."""

LINES = ["The harbour authority counted 4,210 ships in 2019.", "", "It is 10{^6} tonnes, H{_2}O."]
PDFS = (
    write_pdf(LINES * 10),
    write_pdf(LINES, ["Two."], LINES * 3),
    write_pdf(LINES, encrypted=True),
    form_that_draws_itself(),
    forms_in_a_chain(length=4, times=3),
    flate_in_flate(3_000_000),
)
PDF_WORDS = (
    b"/X Do /X Do ",
    b"/Kids [2 0 R 3 0 R]",
    b"/Parent 3 0 R",
    b"/Filter [/FlateDecode /FlateDecode /LZWDecode]",
    b"/Length -1",
    b"/Length 99999999",
    b"/Count 2147483647",
    b"/MediaBox [0 0 1e38 -1e38]",
    b"<< /Type /Page >>",
    b"4 0 R ",
    b"endstream endobj ",
    b"BT (word) Tj ET ",
    b"[" * 500,
    b"9" * 400,
)
PARAGRAPH = (
    b"<p>The <b>harbour</b> counted 4,210 ships<sup>2</sup> &amp; <a href='/a'>more</a>.</p>\n"
)
PAGES = (
    b"<!doctype html><html><head><title>Harbour</title></head><body>%s</body></html>"
    % (PARAGRAPH * 20),
    b"<html><body><table>%s</table>" % (b"<tr><td>One<td>Two</tr>" * 50),
    b"<html><body><math><msup><mi>x</mi><mn>2</mn></msup></math><svg><title>a</title></svg>",
    b"<html><script type='application/ld+json'>{\"headline\": [{}]}</script><style>p{}</style>",
    nested_behind(b"<!-- </div> -->", levels=400),
    many_attributes(20_000),
    formatting_left_open(5_000),
)
PAGE_WORDS = (
    b"<div>" * 300,
    b"</div>" * 30,
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"<table><a><b><i>",
    b"<svg><foreignObject><math><mtext>",
    b"<template>" * 50,
    b"<select><option>",
    b"<plaintext>",
    b"<script>",
    b"</body></html>",
    b"<font size=1 ",
    b"&#x110000;&#0;&NotEqualTilde;",
    b"\x00\xff\xfe\x80",
    b"=\"'>" * 20,
)


def mutated(random: Random, documents: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Return one of the documents with up to five changes."""
    body = bytearray(random.choice(documents))
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(body) + 1)
        end = min(at + int(random.expovariate(1 / 60)), len(body))
        change = random.randrange(6)
        if change == 0:
            body[at:at] = random.choice(words)
        elif change == 1:
            body[at:end] = b""
        elif change == 2:
            body[at:at] = body[at:end] * random.choice((1, 2, 50))
        elif change == 3:
            body[at:end] = random.randbytes(end - at)
        elif change == 4:
            other = random.choice(documents)
            start = random.randrange(len(other))
            body[at:end] = other[start : start + 200]
        else:
            for place in range(at, end):
                body[place] ^= 1 << random.randrange(8)
    return bytes(body)


def main() -> int:
    """Read what was asked for, print the counts, and return 1 where one is not as it should be."""
    parser = argparse.ArgumentParser(description="Read broken PDFs and pages within limits.")
    parser.add_argument("--pdfs", type=int, default=2_000)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=10.0, help="seconds for each")
    parser.add_argument("--memory", type=int, default=300_000_000, help="bytes for each")
    asked = parser.parse_args()
    limits = Extract(timeout=asked.timeout, memory=asked.memory, output=2_000_000)
    wrong = fuzz("PDFs", "application/pdf", asked.pdfs, (PDFS, PDF_WORDS), asked.seed, limits)
    wrong += fuzz("pages", "text/html", asked.pages, (PAGES, PAGE_WORDS), asked.seed, limits)
    return 1 if wrong else 0


def fuzz(
    name: str,
    media_type: str,
    count: int,
    made_of: tuple[Sequence[bytes], Sequence[bytes]],
    seed: int,
    limits: Extract,
) -> int:
    """Read so many documents; print how they ended, and return how many did not as they should."""
    random = Random(f"{name} {seed}")  # noqa: S311 - not for secrets
    extraction = Extraction(limits)
    ends: Counter[str] = Counter()
    longest, late, broken = 0.0, 0, 0
    for number in range(count):
        body = mutated(random, *made_of)
        began = time.monotonic()
        try:
            extraction.read(body, media_type=media_type)
            end = "text"
        except TooCostlyError as error:
            end = "too costly: " + error.message.rpartition("(")[2].rstrip(")")
        except ExtractionError as error:
            crashed = "broke down" in error.message
            end = error.message if crashed else "no text"
        except Exception as error:  # noqa: BLE001 - that there is none is what is looked for
            end = f"{type(error).__name__}: {error}"
            broken += 1
            print(f"{name} number {number}: {end}", file=sys.stderr)
        taken = time.monotonic() - began
        ends[end] += 1
        longest, late = max(longest, taken), late + (taken > limits.timeout + SLACK_SECONDS)
    extraction.close()
    print(f"{count:,} {name}; longest {longest:.1f} s; over the limit: {late}; raised: {broken}")
    for end, times in ends.most_common():
        print(f"  {times:6,}  {end}")
    return late + broken


if __name__ == "__main__":
    sys.exit(main())
