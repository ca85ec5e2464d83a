"""Names as reference managers write them: the family name first."""

from __future__ import annotations

import re

from claimcheck.importers.base import Item, filled
from claimcheck.model.names import OTHERS

_SUFFIX = re.compile(r"(?:jr|sr|i{1,3}|iv|v|2nd|3rd|4th)\.?", re.IGNORECASE)
_MORE = re.compile(r"(?:and )?et\.? ?al\.?,?|and others|others", re.IGNORECASE)
_COMPANY = re.compile(
    r"(?:(?:pty|co)\.?,? )?(?:ltd|limited|inc|incorporated|llc|llp|plc|corp|gmbh)\.?", re.IGNORECASE
)
"""Legal forms that stand behind a comma in the names of companies, and are no initials."""


def inverted(text: str) -> Item:
    """Return a name that is written as ``Family, Given, Suffix``, or that of an organisation."""
    if _MORE.fullmatch(text.strip()):
        return {"literal": OTHERS}
    family, *rest = (part.strip() for part in text.split(","))
    rest = [part for part in rest if part]
    if not rest:
        return filled(literal=family)
    if _COMPANY.fullmatch(rest[-1]):
        return filled(literal=text.rstrip(", "))
    suffix = next((part for part in rest[1:] if _SUFFIX.fullmatch(part)), None)
    if suffix is None and len(rest) > 1 and not _SUFFIX.fullmatch(rest[0]):
        return filled(literal=text)  # an organisation with commas in its name
    if _SUFFIX.fullmatch(rest[0]) and len(rest) > 1:
        return filled(family=family, given=rest[1], suffix=rest[0])
    return filled(family=family, given=rest[0], suffix=suffix)
