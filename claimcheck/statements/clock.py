"""Times of day: ``9:30``, ``9 am``, ``15:00``, *noon*, *half past nine in the morning*."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from claimcheck.statements.figure import Name, Number, Span, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.statements.lexicon import Lexicon

_TIME: Final = re.compile(
    r"(?<![\w.:])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?<![\w.:])(?P<hour_24>[01]?\d|2[0-4]):(?P<minute_24>[0-5]\d)(?![\w:.]*\d)"
    r"|(?<=\b(?:at|by|to)\s)(?P<hours>0\d|(?:1\d|2[0-3])(?=\d\d\sh(?:ou)?rs\b))"
    r"(?P<minutes>[0-5]\d)\b(?:\sh(?:ou)?rs\b)?"
    r"|(?:\b(?:12|twelve)(?:\so['’]clock)?\s)?\b(?P<word>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_MINUTE: Final = Unit("clock")
_NOON: Final = 12
_WORDS: Final = {"noon": _NOON, "midday": _NOON, "midnight": 0}
_HALF_DAY: Final = r"in\sthe\s(?:morning|afternoon|evening)\b|at\snight\b|[ap]\.?m\b\.?"
_SPELT: Final = re.compile(
    r"(?:\b(?P<part>half|quarter)[-\s](?P<way>past|to)\s(?P<hour>[a-z]+|\d\d?)\b"
    rf"|(?<=\b(?:at|by|to)\s)(?P<whole>[a-z]+|\d\d?)(?=\so['’]clock|\s(?:{_HALF_DAY})))"
    rf"(?:\so['’]clock)?(?:\s(?P<half>{_HALF_DAY}))?",
    re.IGNORECASE,
)
"""A time in words."""
_PARTS: Final = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
_EVENING: Final = 6 * 60
"""Minutes from which on a time at night is one before midnight: *two at night* is behind it."""

_ZONE: Final = re.compile(
    r"\s?(?P<zone>UTC|GMT|BST|WET|WEST|CET|CEST|EET|EEST|MSK|IST|PKT|JST|KST|HKT|SGT|AEST|AEDT|NZST"
    r"|NZDT|[ECMP][SD]?T|AKST|AKDT|HST)\b"
)


def times_in(text: str, lexicon: Lexicon) -> Iterator[Number | Name]:
    """Yield the times of day of a text in minutes since midnight, and their zones."""
    for found in _TIME.finditer(text):
        if found["word"]:
            minutes = 60 * _WORDS[found["word"].lower()]
        elif found["half"]:
            hour = int(found["hour"]) % _NOON + _NOON * (found["half"] in "pP")
            minutes = 60 * hour + int(found["minute"] or 0)
        elif found["hours"]:
            minutes = 60 * int(found["hours"]) + int(found["minutes"])
        else:
            minutes = 60 * (int(found["hour_24"]) % 24) + int(found["minute_24"])
        span = Span(*found.span(), found[0])
        yield Number(span, Fraction(minutes), Fraction(1), _MINUTE, bound="exactly")
        zone = _ZONE.match(text, found.end())
        if zone is not None:
            yield Name(Span(*zone.span("zone"), zone["zone"]))
    for found in _SPELT.finditer(text):
        word = (found["hour"] or found["whole"]).lower()
        hour = int(word) if word.isdecimal() else lexicon.numbers.get(word, 0)
        if 1 <= hour <= _NOON:
            part = ((found["part"] or "").lower(), (found["way"] or "").lower())
            minutes = _spelt(60 * hour + _PARTS.get(part, 0), (found["half"] or "").lower())
            span = Span(*found.span(), found[0])
            yield Number(span, Fraction(minutes), Fraction(1), _MINUTE, bound="exactly")


def _spelt(minutes: int, half: str) -> int:
    """Return minutes since midnight of a time on a clock of twelve hours.

    Args:
        minutes: What the clock shows.
        half: Which half of the day is said; without one, it is read as ``9:15`` and ``12:30`` are.
    """
    early, late = minutes % (60 * _NOON), minutes % (60 * _NOON) + 60 * _NOON
    if not half:
        return late if early < 60 else early
    is_late = early >= _EVENING if half.endswith("night") else half[:1] != "a"
    is_late = is_late and not half.endswith("morning")
    return late if is_late else early
