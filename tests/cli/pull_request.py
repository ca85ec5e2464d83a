"""A pull request on a registry whose sources are served on loopback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from run import Ran
    from verify_world import World

QUOTE = "The harbour authority counted 4,210 ships in 2019"
LIE = "The harbour authority counted 9,999 ships in 2019"
OTHER = "The port will close before 2030, say the authors of a letter to the editor."


def since(world: World, *arguments: str) -> Ran:
    """Run what a pull request runs; the registry is saved as the world has it."""
    return world.verify("--since", "main", "--format", "concise", *arguments)


def told(ran: Ran) -> list[str]:
    """Return severity and rule of each finding, with the claim it is about."""
    return [line.split(" ")[1] for line in ran.out.splitlines()]


def edit(world: World, change: Callable[[Any], None]) -> None:
    """Change the lock by hand."""
    lock = world.facts()
    change(lock)
    world.lock.write_text(json.dumps(lock, indent=1, ensure_ascii=False), encoding="utf-8")


def forged(world: World, source: str = "a") -> None:
    """Write into the lock that whatever was not found in a source was."""

    def found(lock: Any) -> None:
        blocks = lock["sources"][source]["blocks"]
        for facts in lock["quotes"][source].values():
            if facts["outcome"] == "not-found":
                facts |= {"outcome": "found", "tier": "exact", "count": 1, "blocks": blocks[:1]}

    edit(world, found)
