"""The words with which a claim was made are shown wherever it says who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from run import claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = """\
claims:
  - id: dues-stayed
    text: The dues stayed.
    asserted: {by: A. Master, source: minutes, date: 2026-02, quote: We <i>kept</i> the *dues*}
    evidence:
      - {source: minutes, stance: neutral}
"""
SOURCES = "sources:\n  - {id: minutes, title: Minutes, kind: primary, file: minutes.txt}\n"


PLAIN = "“We <i>kept</i> the *dues*”"
MARKDOWN = "“We &lt;i&gt;kept&lt;/i&gt; the \\*dues\\*”"
HTML = "“We &lt;i&gt;kept&lt;/i&gt; the *dues*”"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("show dues-stayed", f"A. Master in 2026-02, in minutes · Minutes · primary: {PLAIN}"),
        ("brief dues-stayed", f"made this claim in February 2026 [1]: {PLAIN}."),
        ("brief dues-stayed --format markdown", MARKDOWN),
        ("brief dues-stayed --format html", HTML),
        (
            "report --format markdown",
            f"A. Master in 2026-02 [\\[1\\]](#source-minutes): {MARKDOWN}",
        ),
        ("report --format html", f': <span class="s">{HTML}</span>'),
    ],
)
def test_they_stand_behind_who_made_it(tmp_path: Path, command: str, told: str) -> None:
    minutes = "Then: We <i>kept</i> the *dues* as they are.\n"
    files = {"claims.yaml": CLAIMS, "sources.yaml": SOURCES, "minutes.txt": minutes}
    write(tmp_path, {f"data/{name}": text for name, text in files.items()})
    assert claimcheck("verify", "--offline", cwd=tmp_path).code == 0

    ran = claimcheck(*command.split(), cwd=tmp_path)

    assert told in " ".join(ran.out.split())


def test_a_briefing_says_where_they_are_not_there(tmp_path: Path) -> None:
    files = {"claims.yaml": CLAIMS, "sources.yaml": SOURCES, "minutes.txt": "Nothing of the kind."}
    write(tmp_path, {f"data/{name}": text for name, text in files.items()})
    claimcheck("verify", "--offline", cwd=tmp_path)

    ran = claimcheck("brief", "dues-stayed", cwd=tmp_path)

    assert f"{PLAIN}. That quote is not found" in " ".join(ran.out.split())
