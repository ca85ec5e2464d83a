"""Times of day: ``9:30``, ``9 am``, ``15:00``, *noon*, *half past nine in the morning*."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from claimcheck.statements.figure import Name, Number, Span, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIME: Final = re.compile(
    r"(?<![\w.:])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?<![\w.:])(?P<hour_24>[01]?\d|2[0-3]):(?P<minute_24>[0-5]\d)(?![\w:.]*\d)"
    r"|\b(?P<word>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_MINUTE: Final = Unit("clock")
_NOON: Final = 12
_WORDS: Final = {"noon": _NOON, "midday": _NOON, "midnight": 0}
_HOURS: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_SPELT: Final = re.compile(
    rf"(?:\b(?P<part>half|quarter)\s(?P<way>past|to)\s(?P<hour>{'|'.join(_HOURS)}|1[0-2]|[1-9])\b"
    rf"|(?<=\b(?:at|by)\s)(?P<whole>{'|'.join(_HOURS)}|1[0-2]|[1-9])(?=\so['’]clock|\sin\sthe\s))"
    r"(?:\so['’]clock)?(?:\s(?P<half>in\sthe\s(?:morning|afternoon|evening)|at\snight)\b)?",
    re.IGNORECASE,
)
"""A time in words. Without a half of the day it is taken for one before noon, as ``9:15`` is."""
_MINUTES: Final = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}

_ZONE: Final = re.compile(
    r"\s?(?P<zone>UTC|GMT|BST|WET|WEST|CET|CEST|EET|EEST|MSK|IST|PKT|JST|KST|HKT|SGT|AEST|AEDT|NZST"
    r"|NZDT|[ECMP][SD]?T|AKST|AKDT|HST)\b"
)


def times_in(text: str) -> Iterator[Number | Name]:
    """Yield the times of day of a text in minutes since midnight, and their zones, in order."""
    for found in _TIME.finditer(text):
        if found["word"]:
            minutes = 60 * _WORDS[found["word"].lower()]
        elif found["half"]:
            hour = int(found["hour"]) % _NOON + _NOON * (found["half"] in "pP")
            minutes = 60 * hour + int(found["minute"] or 0)
        else:
            minutes = 60 * int(found["hour_24"]) + int(found["minute_24"])
        span = Span(*found.span(), found[0])
        yield Number(span, Fraction(minutes), Fraction(1), _MINUTE, bound="exactly")
        zone = _ZONE.match(text, found.end())
        if zone is not None:
            yield Name(Span(*zone.span("zone"), zone["zone"]))
    for found in _SPELT.finditer(text):
        word = (found["hour"] or found["whole"]).lower()
        hour = (int(word) if word.isdigit() else _HOURS.index(word) + 1) % _NOON
        half = (found["half"] or "").lower()
        hour += _NOON * (half.endswith(("afternoon", "evening", "night")))
        part = ((found["part"] or "").lower(), (found["way"] or "").lower())
        minutes = 60 * hour + _MINUTES.get(part, 0)
        yield Number(
            Span(*found.span(), found[0]), Fraction(minutes), Fraction(1), _MINUTE, "exactly"
        )
