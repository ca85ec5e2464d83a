"""Makes rows of lines, and results of what was found for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from claimcheck.model.facts import EvidenceFacts
from claimcheck.model.row import PLACES, Row
from claimcheck.model.validation import validate
from claimcheck.support.proof import ProofState, state_of
from claimcheck.views.prove import ProvenRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.match import Match
    from claimcheck.model.reading import Reading

UNCHECKED = ProofState.UNCHECKED

OURS = frozenset((*Row.model_fields, "exact", "prefix", "suffix", *ProvenRow.model_fields))
"""Keys that do not pass through: those of a row, and those of a result, which take their place."""


def row_of(line: bytes) -> Row | str:
    """Return the row that a line of JSON is, or what is wrong with it.

    A list is what is wrong, and what there is of the row.
    """
    given = from_json(line)
    if isinstance(given, list):
        return str(given[0])
    row = validate(Row, given)
    if isinstance(row, Row):
        return row
    return "; ".join(each.message for each in row)


def further(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a row passes through."""
    return {key: value for key, value in given.items() if key not in OURS}


def broken(line: bytes, error: str) -> ProvenRow:
    """Return the result of a row that is none."""
    given = from_json(line)
    told = given[1] if isinstance(given, list) else given
    name = told.get("id")
    known = name if isinstance(name, (str, int)) and not isinstance(name, bool) else None
    return ProvenRow(id=known, state=UNCHECKED, outcome="unchecked", error=error, **further(told))


def proven(row: Row, reading: Reading, match: Match | None) -> ProvenRow:
    """Return the result of a row.

    Args:
        row: The row.
        reading: What it was looked for in.
        match: What was found; None where there was no text to look in.
    """
    facts = reading.facts
    read: dict[str, Any] = {
        "source_outcome": facts.outcome,
        "address": facts.address,
        "final_address": facts.final_address,
        "retrieved": facts.since if facts.read == "fetched" else None,
        "sha256": facts.bytes,
    }
    if match is None:
        reason = facts.reason or facts.outcome
        read |= {"state": UNCHECKED, "outcome": "unchecked", "reason": reason}
    else:
        known = EvidenceFacts(match.outcome, warnings=match.warnings)
        read |= {
            "state": state_of(known, ProofState.PROVEN),
            "outcome": match.outcome,
            "tier": match.tier,
            "page": match.page,
            "seconds": match.seconds,
            "chapter": match.chapter,
            "count": match.count,
            "start": match.start,
            "end": match.end,
            "warnings": match.warnings,
            "cut": match.cut,
            "nearest": match.nearest,
            "stands": match.value,
            "reason": match.why,
        }
    return ProvenRow(id=row.id, **read, **further(row.further))


def place_key(given: Mapping[str, Any]) -> str | None:
    """Return the key that says what a row is looked for in; None where none or several do."""
    named = [key for key in PLACES if given.get(key) is not None]
    return named[0] if len(named) == 1 else None
