"""``verify --fix``: quotes that take nobody's judgement are written as the source has them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from loopback import html
from run import claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

    from verify_world import World

REPORT = """The harbour handled more ships than in any year since the war, and nobody complained.

The dredging of the eastern basin took longer than was planned, which the engineers explain by the
unusually hard ground that they met, and it will be finished in spring.

Fishing boats pay nothing.
"""
SOURCES = """sources:
  - id: report
    title: Report
    kind: primary
    file: report.txt
"""
CLAIMS = """claims:
  - id: plain
    text: A
    support: verified
    evidence:
      - source: report
        stance: supports
        quote: The harbour handeld more ships than in any year since the war  # kept
  - id: block
    text: B
    evidence:
      - source: report
        stance: supports
        # kept
        quote: >-
          The dredging of the eastern basin took longer than was planned, which the engineers
          explain by the unusually hard ground and it will be finished in spring
  - id: in-quotes
    text: C
    evidence: [{source: report, stance: supports, quote: "Fishing baots pay nothing"}]
  - id: with-context
    text: D
    evidence:
      - source: report
        stance: supports
        quote:
          exact: 'it will be finishd in spring'
          prefix: and
  - id: too-high
    text: E
    support: verified
    evidence:
      - {source: report, stance: partial, quote: Fishing boats pay nothing}
"""
MENDED = (
    CLAIMS.replace("handeld", "handled")
    .replace("baots", "boats")
    .replace("finishd", "finished")
    .replace(
        """engineers
          explain by the unusually hard ground and it will be finished in spring""",
        """engineers
          explain by the unusually hard ground … and it will be finished in spring""",
    )
)
LOWERED = MENDED.replace("text: E\n    support: verified", "text: E\n    support: directional")


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    files = {"data/claims.yaml": CLAIMS, "data/sources.yaml": SOURCES, "data/report.txt": REPORT}
    return write(tmp_path, files)


def test_quotes_are_mended_first_and_levels_lowered_to_what_is_then_allowed(
    registry: Path,
) -> None:
    ran = claimcheck("verify", "--fix", cwd=registry)

    assert (registry / "data/claims.yaml").read_text() == LOWERED
    assert [line for line in ran.err.splitlines() if line.startswith("fixed")] == [
        "fixed data/claims.yaml:8: plain: quote written as the source has it",
        "fixed data/claims.yaml:15: block: quote written as the source has it",
        "fixed data/claims.yaml:20: in-quotes: quote written as the source has it",
        "fixed data/claims.yaml:26: with-context: quote written as the source has it",
        "fixed data/claims.yaml:31: too-high: support verified lowered to directional",
    ]
    assert ran.code == 0, ran.out + ran.err
    assert claimcheck("verify", "--offline", "--locked", cwd=registry).code == 0
    assert "fixed" not in claimcheck("verify", "--fix", cwd=registry).err


def test_diff_shows_what_fix_would_do_and_writes_neither_registry_nor_lock(registry: Path) -> None:
    ran = claimcheck("verify", "--diff", cwd=registry)

    assert ran.code == 1
    assert "-        quote: The harbour handeld more ships than in any year since" in ran.out
    assert "+        quote: The harbour handled more ships than in any year since" in ran.out
    assert ran.err.endswith("4 fixes; claimcheck verify --fix applies them.\n")
    assert (registry / "data/claims.yaml").read_text() == CLAIMS
    assert not (registry / "data/claimcheck.lock").exists()


def test_a_finding_says_which_command_mends_it(registry: Path) -> None:
    ran = claimcheck("verify", "plain", cwd=registry)

    assert "claimcheck verify plain --fix writes it" in ran.out


def test_fix_keeps_to_what_was_asked_for(registry: Path) -> None:
    claimcheck("verify", "--fix", "plain", cwd=registry)

    assert (registry / "data/claims.yaml").read_text() == CLAIMS.replace("handeld", "handled")


def test_fix_asks_each_address_once_even_with_refresh(world: World) -> None:
    world.site.pages["/a"] = html("A", REPORT)
    world.source("a", "/a")
    world.claim("slip", "a", "The harbour handeld more ships than in any year since the war")

    ran = world.verify("--fix", "--refresh", "--format", "json")

    document = json.loads(ran.out)
    assert ran.code == 0, ran.out + ran.err
    assert "harbour handled" in (world.folder / "data/claims.yaml").read_text()
    assert document["findings"] == []
    assert document["verification"]["summary"] == {"quotes": 1, "proven": 1}
    assert document["verification"]["written"]
    assert [each["read"] for each in document["verification"]["sources"]] == ["fetched"]
    assert world.site.times("/a") == 1


@pytest.mark.parametrize(
    ("command", "arguments", "message"),
    [
        ("verify", ("--fix", "--locked"), "--locked writes nothing"),
        ("verify", ("--fix", "--accept", "plain"), "--accept goes alone"),
        ("verify", ("--fix", "--since", "HEAD"), "--since reads again"),
        ("verify", ("--diff", "--format", "github"), "--diff shows text"),
        ("check", ("--diff", "--format", "concise"), "--diff shows text"),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    registry: Path, command: str, arguments: tuple[str, ...], message: str
) -> None:
    ran = claimcheck(command, *arguments, cwd=registry)

    assert ran.code == 2
    assert message in ran.out + ran.err
    assert (registry / "data/claims.yaml").read_text() == CLAIMS


@pytest.mark.parametrize("output_format", ["json", "sarif"])
def test_a_machine_format_with_diff_is_refused_in_that_format(
    registry: Path, output_format: str
) -> None:
    ran = claimcheck("check", "--diff", "--format", output_format, cwd=registry)

    assert ran.code == 2
    assert "--diff shows text" in json.dumps(json.loads(ran.out))
    assert "leave --diff out" in ran.err
