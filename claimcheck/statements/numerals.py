"""Numbers in digits and in words: ``2,412``, ``2.4bn``, ``two hundred and six``, ``9th``, ½."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.statements.rough import part_at
from claimcheck.statements.tokens import touching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.statements.lexicon import Lexicon
    from claimcheck.statements.tokens import Token

_ONE: Final = Fraction(1)
_RANK_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_MAX_DIGITS: Final = 30
"""Digits of a number; what is longer is a code and not a count."""


class Numeral(NamedTuple):
    """A number at a place in a list of tokens.

    Attributes:
        value: The number.
        step: The place of its last figure that is known.
        stop: Index of the token after it.
        ordinal: Whether it is a rank.
        digits: Whether it is written in digits.
        plain: Whether it is digits alone: no separator, fraction, scale or ending.
        scale: What the words behind its digits multiply it by.
    """

    value: Fraction
    step: Fraction
    stop: int
    ordinal: bool = False
    digits: bool = True
    plain: bool = False
    scale: int = 1


def numeral_at(
    listed: Sequence[Token], at: int, lexicon: Lexicon, *, money: bool
) -> Numeral | None:
    """Return the number that begins at a token; None where none does.

    Args:
        listed: The tokens of a statement.
        at: Index of the first.
        lexicon: The words of its language.
        money: Whether a sign of a currency stands before it.
    """
    token = listed[at]
    if token.kind == "numeral":
        return _in_digits(listed, at, lexicon, money=money)
    if token.kind == "word":
        return _in_words(listed, at, lexicon)
    return _vulgar(token, at)


def is_negative(listed: Sequence[Token], at: int) -> bool:
    """Whether a minus stands right before a number, and nothing right before the minus."""
    if at and listed[at - 1].low == "minus":
        return at == 1 or listed[at - 2].kind != "numeral"
    if at == 0 or listed[at - 1].low not in ("-", "−") or not touching(listed[at - 1], listed[at]):
        return False
    return at == 1 or not touching(listed[at - 2], listed[at - 1])


def _in_digits(
    listed: Sequence[Token], at: int, lexicon: Lexicon, *, money: bool
) -> Numeral | None:
    text = listed[at].text
    if len(text) > _MAX_DIGITS:
        return None
    value, step = read_digits(text)
    found = Numeral(value, step, at + 1, plain=text.isdigit())
    if found.stop == len(listed):
        return found
    behind = listed[found.stop]
    if touching(listed[at], behind):
        if behind.low in _RANK_ENDINGS and "." not in text:
            return Numeral(value, Fraction(1), found.stop + 1, ordinal=True)
        vulgar = _vulgar(behind, found.stop)
        if vulgar is not None:
            return Numeral(value + vulgar.value, vulgar.step, vulgar.stop)
        if behind.kind == "raised" and value == 10:
            return _power(listed, found.stop)
        if behind.text == "^" and value == 10:
            return _power(listed, found.stop) or found
        by = lexicon.attached_scales.get(behind.text)
        if by is None and (money or _counts_things(listed, found.stop + 1, lexicon)):
            by = lexicon.money_scales.get(behind.text)
        if by is not None:
            return Numeral(value * by, step * by, found.stop + 1, scale=by)
    elif behind.text in ("k", "K", "M") and _counts_things(listed, found.stop + 1, lexicon):
        by = lexicon.attached_scales[behind.text]  # *12 k users*
        return Numeral(value * by, step * by, found.stop + 1, scale=by)
    return _scaled(_times_power(found, listed), listed, lexicon)


def _counts_things(listed: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a unit or a plural follows, so that the ``m`` of ``1.9m tonnes`` is no metre."""
    low = listed[at].low if at < len(listed) else ""
    return low in lexicon.units or (len(low) > 4 and low.endswith("s") and not low.endswith("ss"))


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MAX_EXPONENT: Final = 30


def _power(listed: Sequence[Token], at: int) -> Numeral | None:
    """Return the power of ten whose exponent begins at a token, raised or behind ``^``."""
    stop = at + 1
    text = listed[at].text.translate(_RAISED)
    if text == "^":
        while stop < len(listed) and stop < at + 5 and listed[stop].text in ("{", "-", "}"):
            stop += 1
        stop += 1
        text = "".join(each.text for each in listed[at + 1 : stop]).strip("{}")
        stop += stop < len(listed) and listed[stop].text == "}"
    if not text.lstrip("-").isdecimal() or abs(int(text)) > _MAX_EXPONENT:
        return None
    value = Fraction(10) ** int(text)
    return Numeral(value, value, stop)


def _times_power(found: Numeral, listed: Sequence[Token]) -> Numeral:
    """Return ``4.2 × 10⁶`` as one number, where a power of ten follows."""
    behind = listed[found.stop : found.stop + 3]
    if len(behind) < 3 or behind[0].text not in "×x·*" or behind[1].text != "10":
        return found
    is_power = behind[2].kind == "raised" or behind[2].text == "^"
    power = _power(listed, found.stop + 2) if is_power else None
    if power is None:
        return found
    return Numeral(found.value * power.value, found.step * power.value, power.stop)


@lru_cache(maxsize=10_000)
def read_digits(text: str) -> tuple[Fraction, Fraction]:
    """Return what digits say, and the place of the last that is known."""
    if text.isdigit():
        number = int(text)
        return Fraction(number), _last_place(number)
    text, _, exponent = text.lower().partition("e")
    if exponent:
        value, step = read_digits(text)
        by = Fraction(10) ** int(exponent)
        return value * by, step * by
    plain = "".join(char for char in text if char.isdigit() or char == ".")
    whole, _, decimals = plain.partition(".")
    value = Fraction(plain if whole else f"0{plain}")
    step = Fraction(1, 10 ** len(decimals)) if decimals else _last_place(int(whole))
    return value, step


def _last_place(number: int) -> Fraction:
    """Return the place of the last figure that is not 0: 100 for 2,400, and 1 for 24."""
    place = 1
    while number and number % 10 == 0:
        number //= 10
        place *= 10
    return Fraction(place)


def _scaled(found: Numeral, listed: Sequence[Token], lexicon: Lexicon) -> Numeral:
    """Return a number with the scales behind it: ``2.4 million``, ``20-million``."""
    while found.stop < len(listed):
        at = found.stop + (listed[found.stop].text == "-")
        by = lexicon.scales.get(listed[at].low) if at < len(listed) else None
        if by is None:
            break
        step = min(found.step, Fraction(1)) if found.value < 100 else found.step
        found = Numeral(
            found.value * by, step * by, at + 1, digits=found.digits, scale=found.scale * by
        )
    return found


def _in_words(listed: Sequence[Token], at: int, lexicon: Lexicon) -> Numeral | None:
    """Return a number in words: ``twenty-five``, ``two hundred and six``, ``a million``."""
    total: int | Fraction = 0
    current: int | Fraction = 0
    begun, last_scale = False, _ONE
    stop, place = at, at
    ordinal = False
    while place < len(listed):
        low = listed[place].low
        if low in lexicon.numbers and not (begun and _complete(current, lexicon.numbers[low])):
            current += lexicon.numbers[low]
            begun, last_scale = True, _ONE
        elif low in lexicon.scales and (begun or _one_of_them(listed, place, at)):
            by = lexicon.scales[low]
            if by <= 100:
                current = (current or 1) * by
            else:
                total += (current or 1) * by
                current = 0
            begun, last_scale = True, by * min(last_scale, _ONE)
        elif low in lexicon.ordinals and (place == at or begun) and not ordinal:
            if low in lexicon.shares and (current == 1 or _is_share(listed, place)):
                break
            current += lexicon.ordinals[low]
            begun = ordinal = True
            stop = place + 1
            break
        elif begun and low in ("and", "-") and _goes_on(listed, place, lexicon):
            place += 1
            continue
        elif begun and low == "and" and _half_follows(listed, place):
            current += Fraction(1, 2)
            last_scale = Fraction(1, 10)
            place += 3
            stop = place
            continue
        elif not (place == at and low in ("a", "an", "half")):
            break
        elif low != "half" and _is_counted(listed, at + 1, lexicon):
            return None  # *a two-thirds majority*
        elif low == "half":
            scale = lexicon.scales.get(listed[at + 2].low) if _article_follows(listed, at) else None
            if scale is None:
                return None
            return Numeral(Fraction(scale, 2), Fraction(scale, 10), at + 3, digits=False)
        place += 1
        stop = place if begun else stop
    if not begun:
        return None
    return Numeral(Fraction(total + current), last_scale, stop, ordinal=ordinal, digits=False)


def _is_counted(listed: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    return at < len(listed) and listed[at].low in lexicon.numbers


def _complete(current: int | Fraction, number: int) -> bool:
    """Whether a number in words ends before another word for a number."""
    tail = current % 100
    return not (tail == 0 or (tail >= 20 and tail % 10 == 0 and number < 10))


def _one_of_them(listed: Sequence[Token], place: int, at: int) -> bool:
    """Whether ``a million`` stands there, or ``the dozen``."""
    if place == at:
        return listed[at].low == "dozen" and at > 0 and listed[at - 1].low in ("the", "this")
    return place == at + 1 and listed[at].low in ("a", "an")


def _goes_on(listed: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether ``and`` or a hyphen joins two parts of one number."""
    if place + 1 >= len(listed):
        return False
    before, behind = listed[place - 1].low, listed[place + 1].low
    if listed[place].text == "-":
        tens = lexicon.numbers.get(before, 0)
        return behind in lexicon.scales or (
            tens >= 20 and 0 < lexicon.numbers.get(behind, lexicon.ordinals.get(behind, 99)) < 10
        )
    return before in lexicon.scales and behind in lexicon.numbers


def _half_follows(listed: Sequence[Token], place: int) -> bool:
    return [token.low for token in listed[place + 1 : place + 3]] == ["a", "half"]


def _article_follows(listed: Sequence[Token], at: int) -> bool:
    return len(listed) > at + 2 and listed[at + 1].low in ("a", "an")


def _is_share(listed: Sequence[Token], place: int) -> bool:
    """Whether a word such as ``third`` is a part and not a rank, by the words around it."""
    article = place > 0 and listed[place - 1].low in ("a", "an")
    return article and place + 1 < len(listed) and listed[place + 1].low == "of"


def _vulgar(token: Token, at: int) -> Numeral | None:
    """Return what a sign such as ½ says."""
    part = part_at([token], 0) if token.kind == "sign" else None
    return Numeral(Fraction(*part), Fraction(1, 100), at + 1) if part else None
