"""Python's garbage collector, and when it has nothing to do."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

OBJECTS: Final = 50_000
"""How many are made before the collector looks for cycles among them: a command ends soon, and what
it imports, finds and prints is no garbage. Python's own 700 takes a twentieth of the time of
``list``, and as much of the processes that prove quotes."""


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Have the garbage collector look less often, in a process that may be somebody else's.

    Where several threads do so at once, the first to come is the one that undoes it.
    """
    before = gc.get_threshold()
    if not 0 < before[0] < OBJECTS:
        yield
        return
    gc.set_threshold(OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


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
