"""Looks up what is publicly known of a source, under the same policy as every other fetch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.app.verify.reader import policy
from claimcheck.fetchers.base import World
from claimcheck.fetchers.many import fetch_one
from claimcheck.lookups import LOOKUPS
from claimcheck.model.fetched import FetchRequest, Outcome

if TYPE_CHECKING:
    from claimcheck.app.add.target import Target
    from claimcheck.registry.config import Config


@dataclass(frozen=True)
class Known:
    """What a lookup came to.

    Attributes:
        fields: Fields of the source, those that its name tells among them.
        asked: The address that was asked; empty where none was.
        reason: Why nothing was found; empty where something was.
    """

    fields: dict[str, str] = field(default_factory=dict)
    asked: str = ""
    reason: str = ""


def look(target: Target, config: Config, *, world: World | None = None) -> Known:
    """Ask the service that knows the target.

    Nothing that the world does is an error: without a network the fields stay empty, and the
    reason says so.
    """
    base = "" if target.lookup == "page" else str(getattr(config.lookup, target.lookup))
    if not base and target.lookup != "page":
        return Known(target.fields, reason=f"[lookup] {target.lookup} is empty")
    lookup = LOOKUPS[target.lookup]
    address = lookup.address(base, target.identifier)
    fetched = fetch_one(FetchRequest(address), policy(config.verify), world or World())
    if fetched.outcome is not Outcome.OK or fetched.body is None:
        return Known(target.fields, address, f"{fetched.outcome}: {fetched.reason}")
    found = lookup.read(fetched.body, target.identifier)
    if not found:
        return Known(target.fields, address, "the answer says nothing about it")
    return Known({**found, **target.fields}, address)
