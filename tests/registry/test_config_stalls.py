"""No text of a configuration holds a run up, or passes for a bug of the program."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from claimcheck.registry.config_file import read_config
from claimcheck.registry.problems import InvalidInputError

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 20
"""Far above what any of them takes, and far below what they took."""

WORST = {
    "brackets in a text": ('a = """\n' + "[" * 200_000 + '\n"""', "unknown key"),
    "spaces in a header": ("[" + " " * 200_000, "not TOML"),
    "a long name": ("a" * 200_000 + " = 1", "unknown key"),
    "a key of many names": (".".join("a" * 100_000) + " = 1", "more than 32 names"),
    "a key of quoted names": ('"a" . ' * 30_000 + "a = 1", "more than 32 names"),
    "a table of many names": ("[" + ".".join("a" * 100_000) + "]", "more than 32 names"),
    "a file of some MB": ("# " + "a" * 3_000_000, "bytes, more than"),
    "a deep list": ("claims = " + "[" * 2_000 + "]" * 2_000, "nests too deeply"),
    "a deep table": ("claims = " + "{a=" * 2_000, "nests too deeply"),
    "a long number": ("fail_on = " + "1" * 5_000, "thousands of digits"),
    "a long number in hexadecimal": ("fail_on = 0x" + "f" * 5_000, "thousands of digits"),
    "many wrong values": ("ignore = [" + "1," * 100_000 + "]", "must be a text"),
    "many unknown keys": ("".join(f"a{each}=1\n" for each in range(25_000)), "unknown key"),
}


@pytest.mark.parametrize("name", WORST)
def test_the_worst_texts_are_quick_and_clear_findings(name: str, tmp_path: Path) -> None:
    text, message = WORST[name]
    path = tmp_path / "claimcheck.toml"
    path.write_text(text)
    began = time.process_time()

    with pytest.raises(InvalidInputError) as caught:
        read_config(path)

    assert time.process_time() - began < SECONDS
    assert message in caught.value.findings[0].message
    assert len(caught.value.findings) <= 100
    assert max(len(each.message) for each in caught.value.findings) < 500
