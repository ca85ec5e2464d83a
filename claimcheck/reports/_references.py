"""The sources of a report, numbered in the order in which a reader meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model.source import Source
    from claimcheck.reports.base import Entry, Overview


def cited_ids(overview: Overview) -> dict[str, int]:
    """Return the 1-based number of each source that the entries name, by id.

    Evidence comes before where it was read, and that before where the claim was made. Ids that
    the registry does not have are numbered too: a report says what is missing.
    """
    found: dict[str, int] = {}
    for group in overview.by_level.values():
        for entry in group:
            for name in named_sources(entry):
                found.setdefault(name, len(found) + 1)
    return found


def cited_sources(overview: Overview) -> list[Source]:
    """Return the sources that the entries name, in the order of their numbers."""
    known = overview.registry.source_by_id
    return [known[name] for name in cited_ids(overview) if name in known]


def named_sources(entry: Entry) -> list[str]:
    """Return the ids of the sources that a claim names, as often as it does."""
    names = []
    for evidence in entry.claim.evidence:
        names.append(evidence.source)
        if evidence.cited_in is not None:
            names.append(evidence.cited_in)
    asserted = entry.claim.asserted
    if asserted is not None and asserted.source is not None:
        names.append(asserted.source)
    return names
