from __future__ import annotations

import inspect
import typing
from pathlib import Path

import pytest

from claimcheck import formats
from claimcheck.cli.commands import check
from claimcheck.formats import FORMATS, load_format

HELPERS = {"base", "snippet", "summary"}


def test_the_table_is_the_directory() -> None:
    folder = Path(formats.__file__).parent
    modules = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}

    assert modules - HELPERS == set(FORMATS)


def test_the_command_takes_every_format_of_the_table() -> None:
    annotation = inspect.signature(check.command, eval_str=True).parameters["format"].annotation

    assert set(typing.get_args(typing.get_args(annotation)[0])) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders(name: str) -> None:
    assert callable(load_format(name).render)
