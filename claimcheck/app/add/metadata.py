"""Fetches what is publicly known of a source, under the same policy as every other fetch."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.app.records.ask import Registries
from claimcheck.engines.extraction import Extraction
from claimcheck.fetchers.base import FetchContext, FetchPolicy

if TYPE_CHECKING:
    from claimcheck.app.add.identifier import Named
    from claimcheck.registry.config import Config


@dataclass(frozen=True)
class Metadata:
    """What a lookup came to.

    Attributes:
        fields: Fields of the source, those that its name tells among them.
        asked: The address that was asked last; empty where none was.
        reason: Why nothing was found; empty where something was.
    """

    fields: dict[str, str] = field(default_factory=dict)
    asked: str = ""
    reason: str = ""


def fetch_metadata(
    named: Named, config: Config, *, context: FetchContext | None = None
) -> Metadata:
    """Ask the services that know a source.

    Nothing that happens on the way is an error: without a network the fields stay empty, and the
    reason says so.
    """
    if named.identifier is None:
        return Metadata(named.fields, reason="it is a file")
    with closing(Extraction(config.extract)) as extraction:
        around = context or FetchContext(read_start=extraction.page_start)
        policy = FetchPolicy.of(config.verify)
        registries = Registries(config.lookup, policy, around, extraction)
        answer = next(registries.ask((named.identifier,)))
    if answer.record is None or not answer.record.fields:
        unknown = "there is no record of it"
        return Metadata(named.fields, answer.asked, answer.reason or unknown)
    return Metadata({**answer.record.fields, **named.fields}, answer.asked)
