"""Python's garbage collector, and when it has nothing to do."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking the registry, over and over, while it is built.

    A registry is millions of values without a cycle among them. The collector runs each time some
    hundreds are made and looks at all there are: half of the time of a large load. Afterwards they
    are frozen, so that it never looks at them again; they are still freed when nothing needs them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
