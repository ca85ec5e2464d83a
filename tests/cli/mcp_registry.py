"""A small registry for assistants to ask about: a ferry that stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from run import write

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = """\
claims:
  - id: ferry-stopped
    text: The ferry over the strait stopped in 1987.
    support: verified
    evidence:
      - source: almanac
        stance: supports
        quote: The last ferry over the strait sailed in May 1987.
  - id: ferry-was-loved
    text: Everybody loved the ferry.
    support: verified
"""
SOURCES = """\
sources:
  - id: almanac
    title: Almanac
    kind: primary
    file: files/almanac.md
  - id: letter
    title: A letter
    kind: primary
    file: files/letter.txt
  - id: talk
    title: A talk
    kind: secondary
    file: files/talk.srt
  - id: page
    title: A page
    kind: secondary
    url: https://page.example/
"""
ALMANAC = """\
# The strait

The last ferry over the strait sailed in May 1987. The bridge did not pay for itself.

The boats lay idle all year. The boats lay idle all year.
"""
TALK = """\
1
00:00:05,000 --> 00:00:08,000
And we said that before.

2
00:00:41,000 --> 00:00:44,000
Yes, we said that before.
"""
LETTER = "Dear all,\n\nthe ferry over the strait is no more since 1987, and we walk.\n"


def ferry(folder: Path) -> Path:
    """Write the registry into a folder, and return it."""
    files = {
        "data/claims.yaml": CLAIMS,
        "data/sources.yaml": SOURCES,
        "data/files/almanac.md": ALMANAC,
        "data/files/letter.txt": LETTER,
        "data/files/talk.srt": TALK,
    }
    return write(folder, files)
