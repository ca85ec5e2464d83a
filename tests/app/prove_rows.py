"""Rows that are proven here, for tests: what they are about, and what comes of them."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.app.prove.gather import Gatherer
from claimcheck.app.prove.options import ProveOptions
from claimcheck.app.prove.run import run
from claimcheck.engines.pools import here
from claimcheck.registry.config import Verify
from claimcheck.storage.row_store import RowStore

if TYPE_CHECKING:
    from pathlib import Path

SHIPS = "The harbour counted 4,210 ships in 2019, which was 12 more than the year before."
FILLER = "These words stand here so that the page is long enough to be taken for a page. " * 4


def no_registry() -> Any:
    pytest.fail("no row names a source")


def options(root: Path, **settings: Any) -> ProveOptions:
    verify = Verify(allow_hosts=("127.0.0.1", "localhost"), pace=0.0, retries=0)
    return ProveOptions(root, verify=verify, **settings)


def proven(rows: list[Any], how: ProveOptions) -> list[dict[str, Any]]:
    with closing(RowStore()) as store:
        store.gather("", map(Gatherer(how.root, no_registry).gathered, rows))
        pools = here()
        for _ in run(store, how, pools):
            pass
        pools.close()
        return [json.loads(each) for each in store.results()]
