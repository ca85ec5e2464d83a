"""Fetches what is publicly known of a source, under the same policy as every other fetch."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.engines.base import ExtractionError, TooCostlyError
from claimcheck.engines.extraction import Extraction
from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.fetchers.many import fetch_one
from claimcheck.lookups import LOOKUPS
from claimcheck.model.fetched import FetchRequest, Outcome

if TYPE_CHECKING:
    from claimcheck.app.add.identifier import Identifier
    from claimcheck.registry.config import Config


@dataclass(frozen=True)
class Metadata:
    """What a lookup came to.

    Attributes:
        fields: Fields of the source, those that its name tells among them.
        asked: The address that was asked; empty where none was.
        reason: Why nothing was found; empty where something was.
    """

    fields: dict[str, str] = field(default_factory=dict)
    asked: str = ""
    reason: str = ""


def fetch_metadata(
    named: Identifier, config: Config, *, context: FetchContext | None = None
) -> Metadata:
    """Ask the service that knows a source.

    Nothing that happens on the way is an error: without a network the fields stay empty, and the
    reason says so.
    """
    base = "" if named.lookup == "page" else str(getattr(config.lookup, named.lookup))
    if not base and named.lookup != "page":
        return Metadata(named.fields, reason=f"[lookup] {named.lookup} is empty")
    address = LOOKUPS[named.lookup].address(base, named.value)
    policy = FetchPolicy.of(config.verify)
    with closing(Extraction(config.extract)) as extraction:
        around = context or FetchContext(read_start=extraction.page_start)
        fetched = fetch_one(FetchRequest(address), policy, around)
        if fetched.outcome is not Outcome.OK or fetched.body is None:
            return Metadata(named.fields, address, f"{fetched.outcome}: {fetched.reason}")
        try:
            found = extraction.look_up(named.lookup, fetched.body, named.value)
        except (ExtractionError, TooCostlyError) as error:
            return Metadata(named.fields, address, error.message)
    if not found:
        return Metadata(named.fields, address, "the answer says nothing about it")
    return Metadata({**found, **named.fields}, address)
