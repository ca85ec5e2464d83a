"""What a lookup is: where to ask, and what the answer says, as fields of a source."""

from __future__ import annotations

from typing import Protocol

from claimcheck.model.fields import CONTROL_CHARACTER

Fields = dict[str, str]
"""Fields of a source by name; what is not known is not there."""


class Lookup(Protocol):
    """A module of this folder, seen as a value. It fetches nothing itself."""

    def address(self, base: str, identifier: str) -> str:
        """Return the address that knows ``identifier``; ``base`` is that of the service."""
        ...

    def read(self, body: bytes, identifier: str) -> Fields:
        """Return what an answer says; nothing where it cannot be read."""
        ...


def kept(**values: object) -> Fields:
    """Return the values that are texts and say something, on one line each."""
    found = {}
    for name, value in values.items():
        if isinstance(value, str):
            text = CONTROL_CHARACTER.sub("", " ".join(value.split()))
            if text:
                found[name] = text
    return found


def joined(names: list[str]) -> str | None:
    """Return names as one author: all of up to three, else the first and "et al."."""
    names = [name for name in names if name]
    if len(names) > 3:
        return f"{names[0]} et al."
    return ", ".join(names) or None
