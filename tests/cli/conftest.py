from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from loopback import serving
from verify_world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with serving() as site:
        yield World(tmp_path / "registry", site)
