"""The form in which quote and passage are compared: typography gone, meaning kept.

Digits, signs, operators, superscripts, units, case, accents and every letter are still there.
"""

from __future__ import annotations

import re
import unicodedata

from claimcheck.text.chars import LEVEL, NO_SPACE_CLASS, NOT_SIGN, OPTIONAL_HYPHEN, PLAIN, RAISED

MINUS = "−"
"""A sign of a number, told apart from hyphens and dashes."""
SPACED_HYPHEN = "\x1a"
"""A hyphen, then a space, inside a word: what some extractors make of a line-break hyphen."""
LOOSE_HYPHEN = "\x19"
"""A hyphen at a line's end that may be the word's own: after a space, or after a prefix."""
LINE_END_HYPHEN = "\x17"
"""A hyphen at a line's end, which may be the word's own, or have been put there by the line end."""
BETWEEN_CELLS = "\x18"
"""The end of a block between two groups of digits, which are not one number."""

_LETTER = r"[^\W\d_]"
_HYPHEN = f"[-{NOT_SIGN}]"
_PREFIX = "re|co|pre|ex|un|non|anti|self|post|multi|semi|well"
_LOOSE_HYPHEN = re.compile(
    rf"(?:(?<={_LETTER}) +|\b(?P<prefix>{_PREFIX})){_HYPHEN} *\n\s*(?={_LETTER})", re.IGNORECASE
)
_LINE_BREAK_HYPHEN = re.compile(
    rf"(?<={_LETTER})(?:[{OPTIONAL_HYPHEN}{NOT_SIGN}] *\n\s*|{NOT_SIGN})(?={_LETTER})"
)
_LINE_END_HYPHEN = re.compile(rf"(?<={_LETTER})- *\n\s*(?={_LETTER})")
_BREAK_AFTER_OPTIONAL = re.compile(rf"{OPTIONAL_HYPHEN} *\n\s*")
_LOOSE_OPTIONAL = re.compile(rf"{OPTIONAL_HYPHEN}(?!\w)|(?<!\w){OPTIONAL_HYPHEN}")
_SIGN = re.compile(r"(?:^|(?<=[\s(\[{<>=≤≥≈~±\"'/|:;,×*]))[-–](?=[.$€£¥]?\d)")
_SPACED_HYPHEN = re.compile(rf"(?<={_LETTER}){_HYPHEN} +(?={_LETTER})")
_DASH = re.compile(r"(?:(?<!\s)\s+)?[-–—][\s–—-]*")
_CELLS = re.compile(r"(?<=\d)[^\S\n]*\n\s*\n\s*(?=\d{3}(?!\d))")
_ELLIPSIS = re.compile(r"\. ?\. ?\.")
_MARKS = (OPTIONAL_HYPHEN, "-", "–", "—", NOT_SIGN)
_RUN = re.compile(r"\s{2,}")
_SPACE = re.compile(r"\s+")
_EXPONENT = re.compile(
    r"\^(?:([-+−–]?\d+(?![.,]?\d)|[nixjkymhrz]\b)|\{([^{}\s]{1,20})\}|\(([^()\s]{1,20})\))"
)
_RAISED_WHOLE = re.compile(r"[-+\u2212\u2013=()\dnixjky]+")
_FRACTION = re.compile(r"(?<![^\W\d])(?P<over>[⁰¹²³⁴-⁹]+)/(?P<under>[₀-₉]+)(?!\w)")
_SPACE_IN_NO_SPACE = re.compile(rf"(?<=[{NO_SPACE_CLASS}])\s+(?=[{NO_SPACE_CLASS}])")


def _one_space(run: re.Match[str]) -> str:
    return "\n" if "\n" in run[0] else " "


def power(text: str) -> str:
    """Return an exponent: raised where Unicode has characters for it, behind ``^`` elsewhere."""
    if _RAISED_WHOLE.fullmatch(text):
        return text.translate(RAISED)
    return f"^{text}" if re.fullmatch(r"[-+\u2212]?[\w.,]+", text) else f"^({text})"


def _exponent(match: re.Match[str]) -> str:
    return match[1].translate(RAISED) if match[1] else power(match[2] or match[3])


def _fraction(match: re.Match[str]) -> str:
    space = " " if match.string[match.start() - 1 : match.start()].isdigit() else ""
    return f"{space}{match['over']}/{match['under']}".translate(LEVEL)


def _loose_hyphen(match: re.Match[str]) -> str:
    return (match["prefix"] or "") + LOOSE_HYPHEN


def canonical(text: str) -> str:
    """Return ``text`` with one form for what differs in typography only.

    Left to the comparison, because either side may have it: ``OPTIONAL_HYPHEN``,
    ``LINE_END_HYPHEN``, ``SPACED_HYPHEN`` and ``LOOSE_HYPHEN``. A dash counts without the space
    around it; a minus before a number does not. ``10^6`` is 10⁶, and ³⁄₄ is 3/4.
    """
    plain = text.strip().translate(PLAIN)
    if plain.count("\n") > 1:
        plain = _CELLS.sub(BETWEEN_CELLS, plain)
    plain = _RUN.sub(_one_space, plain)
    if "^" in plain:
        plain = _EXPONENT.sub(_exponent, plain)
    if "/" in plain:
        plain = _FRACTION.sub(_fraction, plain)
    if any(mark in plain for mark in _MARKS):
        if "\n" in plain or NOT_SIGN in plain:
            plain = _LOOSE_HYPHEN.sub(_loose_hyphen, plain)
            plain = _LINE_BREAK_HYPHEN.sub(OPTIONAL_HYPHEN, plain)
            plain = _LINE_END_HYPHEN.sub(LINE_END_HYPHEN, plain)
        if OPTIONAL_HYPHEN in plain:
            plain = _BREAK_AFTER_OPTIONAL.sub("-", plain)
            plain = _LOOSE_OPTIONAL.sub("", plain)
        plain = _SIGN.sub(MINUS, plain)
        plain = _SPACED_HYPHEN.sub(SPACED_HYPHEN, plain)
        plain = _DASH.sub("-", plain)
    if "''" in plain:
        plain = plain.replace("''", '"')
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", _SPACE_IN_NO_SPACE.sub("", plain))
    plain = _SPACE.sub(" ", plain)
    if ". ." in plain:
        plain = _ELLIPSIS.sub("...", plain)
    return plain.strip()
