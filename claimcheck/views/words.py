"""The words in which every format, page and layout speaks of levels, each in one place."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from claimcheck.model.terms import Stance, Support
from claimcheck.support.wording import number_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.registry.config import Levels, LoadedConfig

SIGNS: dict[Support, str] = {
    Support.VERIFIED: "●",
    Support.DIRECTIONAL: "◐",
    Support.UNSUPPORTED: "○",
}
"""How full the sign is tells how far the evidence carries; it stands beside the word."""


class StanceWords(NamedTuple):
    """How a stance is written.

    Attributes:
        sign: What stands before the word, so that colour carries nothing alone.
        does: What a source of that stance does, as the end of a sentence.
        says: The same in the words of a reader who does not know the stances.
    """

    sign: str
    does: str
    says: str


STANCES: Mapping[Stance, StanceWords] = {
    Stance.SUPPORTS: StanceWords("+", "supports the claim", "says so"),
    Stance.PARTIAL: StanceWords("~", "supports the claim in part", "says part of it"),
    Stance.REFUTES: StanceWords("-", "refutes the claim", "says otherwise"),
    Stance.NEUTRAL: StanceWords("·", "says neither", "does not say so"),
}
"""How each stance is written."""

Difference = Literal["overstated", "understated"]
"""How the level in the file relates to the derived one where the two differ."""

Mark = Literal["conflicting", "refuted"]
"""What can stand beside a derived level."""

DIFFERENCES: Mapping[Difference, str] = {
    "overstated": "the file says more than the evidence allows",
    "understated": "the file says less than the evidence allows",
}
"""What it means that the level in the file differs from the derived one."""


class Notable(StrEnum):
    """What makes a claim stand out, so that a person can ask for such claims alone."""

    OVERSTATED = "overstated"
    CONFLICTING = "conflicting"
    REFUTED = "refuted"
    UNPROVEN = "unproven"
    OVERDUE = "overdue"


MARKS: Mapping[Mark, str] = {
    "conflicting": "some evidence supports it and some refutes it",
    "refuted": "evidence speaks against it and none for it",
}
"""What the words mean that stand beside a level."""


def sign_and_word(level: Support) -> str:
    """Return a level as its sign and its word."""
    return f"{SIGNS[level]} {level}"


def level_meanings(levels: Levels) -> dict[Support, str]:
    """Return when a claim has each level, by the thresholds of the configuration."""
    primary = (
        "a primary source supports"
        if levels.primary == 1
        else f"{number_word(levels.primary)} primary sources support"
    )
    secondary = (
        "a secondary source does"
        if levels.secondary == 1
        else f"{number_word(levels.secondary)} independent secondary ones do"
    )
    return {
        Support.VERIFIED: f"{primary} it or {secondary}, and nothing refutes it",
        Support.DIRECTIONAL: "the evidence is partial, too weak or conflicting",
        Support.UNSUPPORTED: "no evidence supports it",
    }


def notes_on_levels(levels: Levels) -> str:
    """Return what else a reader has to know of levels, in sentences."""
    return (
        "A compound claim rests on its parts. The levels follow from the evidence that was "
        f"collected; they do not say whether a claim is true.{_PROOF[levels.proof]}"
    )


_PROOF = {
    "none": " Evidence counts whether or not anybody looked for its quote.",
    "checked": " Only evidence that was found where it was read, or that a person has seen there, "
    "makes a claim verified.",
    "proven": " Only evidence that was found in the source itself makes a claim verified.",
}


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: ``1 claim``, ``2 claims``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def set_in(settings: LoadedConfig, key: str | None) -> str | None:
    """Return ``key = value, path:line`` for a setting that the configuration file makes."""
    origin = settings.origin(key) if key else None
    if key is None or origin is None:
        return None
    return f"{key} = {_setting_value(settings, key)}, set in {origin}"


def _setting_value(settings: LoadedConfig, key: str) -> str:
    """Return the value of a dotted key such as ``levels.primary``, as TOML writes it."""
    value: object = settings.config
    for name in key.split("."):
        value = getattr(value, name)
    return str(value).lower() if isinstance(value, bool) else str(value)
