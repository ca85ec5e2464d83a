"""Which facts of a lock can be believed: those that say of which text they are true.

A lock is a file that anybody can edit, and comes with a clone. An entry that calls a quote found is
believed only beside facts of its source that fit: they are of the place that the source names now,
they name the bytes and the text that were read there, and the paragraph that holds the quote is one
of that text. Whoever knows this can still forge all of it; what that takes is told in
``docs/explanation/proof.md``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.facts import UNNAMED

if TYPE_CHECKING:
    from claimcheck.model.facts import EvidenceFacts, SourceFacts
    from claimcheck.model.source import Source

_HASH = re.compile(r"[0-9a-f]{64}")


def is_elsewhere(facts: SourceFacts, source: Source) -> bool:
    """Tell whether facts are about another place than the one that the source names now."""
    if facts.read == "file":
        return source.file is None
    return facts.address not in (None, source.web_address)


def is_proof(evidence: EvidenceFacts, facts: SourceFacts | None, source: Source) -> bool:
    """Tell whether what a lock calls found rests on a text that was read in the source.

    Args:
        evidence: The entry of what was found.
        facts: What the lock says of the source; None where it says nothing.
        source: The source as the registry has it.
    """
    if facts is None or not (_is_hash(facts.bytes) and _is_hash(facts.text)):
        return False
    if evidence.archive and not facts.archive:
        return False
    holding = evidence.now or evidence.blocks
    return _names_place(facts, source) and {UNNAMED, *facts.blocks}.issuperset(holding)


def _names_place(facts: SourceFacts, source: Source) -> bool:
    """Tell whether facts say where the text was read, and the source names that place."""
    match facts.read:
        case "file":
            return source.file is not None
        case "fetched":
            return source.web_address is not None and facts.address == source.web_address
        case "archive":
            return bool(facts.archive) and facts.address == source.web_address
        case "copy":
            return facts.address in (None, source.web_address)
        case _:
            return False


def _is_hash(value: str | None) -> bool:
    return value is not None and _HASH.fullmatch(value) is not None
