"""Text from a registry is data: no terminal obeys it, whatever command shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from run import claimcheck, write

from claimcheck.model.finding import Finding
from claimcheck.printable import printable
from claimcheck.views.finding_text import render_finding

if TYPE_CHECKING:
    from pathlib import Path

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TEXT = "[bold red]x[/] \u202eturned\u202c \u2067round\u2069 :smile: <b>y</b> | [a](http://b)"
FILES = {
    "data/claims.yaml": f"""\
claims:
  - id: tricky
    text: '{TEXT}'
    support: verified
    evidence:
      - source: page
        stance: supports
        quote: '{TEXT}'
        note: '{TEXT}'
""",
    "data/sources.yaml": f"""\
sources:
  - id: page
    title: '{TEXT}'
    publisher: '{TEXT}'
    url: https://example.org/
    kind: social
""",
}


@pytest.mark.parametrize("color", ["never", "always"])
@pytest.mark.parametrize(
    "command",
    [
        ("list", "--long"),
        ("show", "tricky"),
        ("show", "page"),
        ("check", "--fail-on", "never"),
        ("check", "--fail-on", "never", "--format", "concise"),
        ("check", "--fail-on", "never", "--format", "github"),
    ],
)
def test_no_direction_override_and_no_escape_gets_out(
    tmp_path: Path, command: tuple[str, ...], color: str
) -> None:
    ran = claimcheck(*command, "--color", color, cwd=write(tmp_path, FILES))
    assert ran.code == 0
    shown = re.sub(r"\x1b\[[0-9;]*m", "", ran.out) + ran.err
    assert not OBEYED.search(shown)
    if command[0] != "check":
        assert "[bold red]x[/]" in re.sub(r"\s+", " ", shown)
        assert ":smile:" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "\x1b[2J"),
        ("rule", "\x1b[2J"),
        ("check", "--select", "\x1b[2J"),
        ("check", "--today", "\x1b[2J"),
        ("check", "--claims", "\x1b[2J.yaml"),
        ("check", "--config", "\x1b[2J.toml"),
        ("check", "--output", "no\x1b[2J/where"),
        ("check", "--format", "\x1b[2J"),
        ("\x1b[2J",),
        ("check", "--\x1b[2J"),
    ],
)
def test_what_is_typed_does_not_steer_the_terminal_either(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ran = claimcheck(*arguments, cwd=write(tmp_path, FILES))
    assert ran.code == 2
    assert "\x1b" not in ran.out + ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "hidden",
    ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u061c", "\u2028", "\u3164", "\U000e0041",
     "\u180e", "\u034f", "\U000e01ef", "\u206a", "\ufff9", "\u115f"],
)  # fmt: skip
def test_what_cannot_be_seen_is_made_visible(hidden: str) -> None:
    assert printable(f"a{hidden}b") == f"a{hidden.encode('unicode-escape').decode()}b"


def test_joiners_stay_where_letters_need_them() -> None:
    needed = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \U0001f469\u200d\U0001f4bb"
    assert printable(needed) == needed
    assert printable("pay\u200dpal \u0645\u200c\u200c\u062e") == (
        "pay\\u200dpal \u0645\\u200c\\u200c\u062e"
    )


def test_a_line_feed_in_a_lock_begins_no_line_of_its_own() -> None:
    finding = Finding("x\ny", "read https://a\nerror: forged", rule="archived-quote")
    assert render_finding(finding, color=False).splitlines() == [
        "error[archived-quote]: x y",
        "  help: read https://a error: forged",
    ]
