"""What a file of a registry holds, whichever way it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Generic

from claimcheck.model.validation import Model, did_you_mean, shown

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding
    from claimcheck.model.registry import Origin

NOUNS: Final = {"claims": "claim", "sources": "source"}
"""What an item is called, by the key of the list that it is in."""


def about_key(name: str, key: str) -> tuple[str, str]:
    """Return what is wrong with a key of a file that is not the one list of items, and the help."""
    if name in NOUNS:
        return (
            f"the key {name!r} does not belong in a file of {key}",
            f"move it to the file of {name}",
        )
    return f"unknown key {shown(name)}", did_you_mean(name, [key]) or f"the only key is {key!r}"


@dataclass
class FileItems(Generic[Model]):
    """What one file holds.

    Attributes:
        items: The items that are well-formed.
        origins: Where each of them was written.
        findings: What is wrong with the others, or with the file.
    """

    items: list[Model] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
