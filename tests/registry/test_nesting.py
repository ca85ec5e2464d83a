"""Deep nesting is refused in our words, and at one place, by whichever parser PyYAML has."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
if sys.argv[1] == "python":
    sys.modules["yaml._yaml"] = None  # PyYAML as it is where libyaml was not built in
from claimcheck.registry.yaml_nodes import NestingError, compose
try:
    compose("claims:\\n  - text: " + sys.argv[2] * 2000)
except NestingError as error:
    print(error.mark.line, error.mark.column)
"""


@pytest.mark.parametrize("parser", ["libyaml", "python"])
@pytest.mark.parametrize(
    ("opening", "column"),
    [("[", 57), ("{", 57), ("[a: ", 11 + 23 * 4), ("[[", 57)],
)
def test_the_first_value_that_is_too_deep_is_named(parser: str, opening: str, column: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, parser, opening],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["1", str(column)]
