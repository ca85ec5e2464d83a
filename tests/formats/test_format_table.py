from __future__ import annotations

import inspect
import typing

from claimcheck.cli.commands import check
from claimcheck.formats import FORMATS


def test_the_command_takes_every_format_of_the_table() -> None:
    annotation = inspect.signature(check.command, eval_str=True).parameters["format"].annotation

    assert set(typing.get_args(typing.get_args(annotation)[0])) == set(FORMATS)
