"""For the whole suite: nothing leaves the machine, and no run is red by chance.

Properties are tried with the same examples in every run. ``--hypothesis-profile=random`` takes
others each time, as the workflow that runs on a schedule does, and ``--hypothesis-seed`` those of
a seed.
"""

from __future__ import annotations

import os
import runpy
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loopback import Site

runpy.run_path(str(Path(__file__).parent / "offline" / "sitecustomize.py"))

os.environ["CLAIMCHECK_CACHE_DIR"] = tempfile.mkdtemp(prefix="claimcheck-tests-")
os.environ["CLAIMCHECK_USER_CONFIG"] = ""  # nor does what its owner set change a result

settings.register_profile("fixed", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("random", derandomize=False, deadline=None, print_blob=True)
settings.load_profile("fixed")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--hypothesis-seed") and not config.getoption("--hypothesis-profile"):
        settings.load_profile("random")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A name for a long value, which older versions of pytest write out: some have megabytes."""
    return argname if isinstance(val, str | bytes) and len(val) > 200 else None


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on loopback, whose pages a test sets."""
    from loopback import serving  # a test runs this file where there is none

    with serving() as running:
        yield running
