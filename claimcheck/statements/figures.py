"""Every figure of a text, with its unit and with what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from claimcheck.statements.bounds import ARTICLES, bound_before, bound_behind, time_before
from claimcheck.statements.clock import times_in
from claimcheck.statements.dates import days_in, is_year
from claimcheck.statements.figure import Day, Name, Number, Span, Unit
from claimcheck.statements.names import DEGREES, name_around
from claimcheck.statements.neighbours import compared, ends_range, from_range, joined
from claimcheck.statements.numerals import is_negative, numeral_at
from claimcheck.statements.rates import EACH, NO_RATE, RATE, name_of_time
from claimcheck.statements.roman import roman_at
from claimcheck.statements.rough import part_at, rough_at, rough_number
from claimcheck.statements.tokens import tokens, touching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.statements.figure import Bound, Figure
    from claimcheck.statements.lexicon import Lexicon
    from claimcheck.statements.numerals import Numeral
    from claimcheck.statements.tokens import Token

RATE_REACH: Final = 3
"""Tokens between a number and ``a year``: ``12 ships a year``."""
_MOST_IN: Final = 1000
"""How many ``one in a thousand`` may speak of."""
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_PERCENT = Unit("percent")
_MORE = ("more", "further", "additional", "extra", "straight", "consecutive", "full")
"""What may stand between a number and its unit."""
_TIMES = Unit("times")
_NO_UNIT = Unit()
_BITS = 8
_BELOW = ("celsius", "fahrenheit", "degrees")


def figures_in(text: str, lexicon: Lexicon, listed: Sequence[Token] = ()) -> list[Figure]:
    """Return the figures of a text in order.

    Args:
        text: The text.
        lexicon: The words of its language.
        listed: Its tokens, where they are at hand.
    """
    listed = listed or tokens(text)
    begin = lexicon.begin_figures
    money = "$" in text
    places = [
        at
        for at, token in enumerate(listed)
        if token.kind != "word"
        or token.low in begin
        or (money and _joined(listed, at))
        or roman_at(listed, at)
    ]
    days = list(days_in(text, lexicon))
    times = list(times_in(text, lexicon))
    if not places and not days and not times:
        return []
    found: list[Figure] = list(times)
    found += [
        day._replace(bound=time_before(_index(listed, day.span.start), listed, lexicon))
        for day in days
    ]
    taken = [(each.span.start, each.span.end) for each in found]
    scan = _Scan(text, listed, lexicon)
    free = 0
    for at in places:
        if at < free or any(start <= listed[at].start < end for start, end in taken):
            continue
        figure, free = scan.figure_at(at)
        if figure is not None:
            found.append(figure)
    found.sort(key=lambda figure: figure.span.start)
    found = joined(text, found)
    for place in range(len(found) - 1):
        found[place] = from_range(text, found[place], found[place + 1])
        found[place + 1] = ends_range(text, found[place], found[place + 1])
        found[place + 1] = compared(text, found[: place + 1], found[place + 1])
    return found


def _joined(listed: Sequence[Token], at: int) -> bool:
    """Whether a sign stands right behind a word, as in ``US$``."""
    behind = listed[at + 1 : at + 2]
    return bool(behind) and behind[0].text == "$" and touching(listed[at], behind[0])


def _index(listed: Sequence[Token], start: int) -> int:
    return next((at for at, token in enumerate(listed) if token.start >= start), len(listed))


@dataclass(frozen=True, slots=True)
class _Scan:
    """Reads figures from the tokens of a text."""

    text: str
    listed: Sequence[Token]
    lexicon: Lexicon

    def figure_at(self, at: int) -> tuple[Figure | None, int]:
        """Return the figure that begins at a token, and the index to go on from."""
        token = self.listed[at]
        if token.low == "second" and self._is_rate(at):
            return None, at + 1
        if token.kind == "numeral":
            return self._one_in(at) or self._counted_at(at, at, "")
        if token.kind == "name" or (token.kind == "word" and roman_at(self.listed, at)):
            return self._part_of(at) or (Name(self._span(at, at + 1)), at + 1)
        rough = rough_at(self.listed, at, self.lexicon)
        if rough is not None:
            return rough_number(self.text, self.listed, at, *rough), rough[1]
        if token.kind == "word" and token.low in self.lexicon.multiples:
            by, (bound, words) = self.lexicon.multiples[token.low], self._bound(at)
            span, one = self._span(at, at + 1), Fraction(1)
            return Number(span, by, one, _TIMES, bound, digits=False, said_bound=words), at + 1
        if token.kind == "word" and token.low in self.lexicon.grades:
            rank = Fraction(self.lexicon.grades[token.low])
            span = self._span(at, at + 1)
            return Number(span, rank, Fraction(1), ordinal=True, digits=False), at + 1
        if token.low in ("x", "×") and self._low(at + 1)[:1].isdigit() and touching(*self._two(at)):
            numeral = numeral_at(self.listed, at + 1, self.lexicon, money=False)
            if numeral is not None:
                span = self._span(at, numeral.stop)
                return Number(span, numeral.value, numeral.step, _TIMES), numeral.stop
        share = self._part_of(at) or self._share_at(at) or self._and_a_half_at(at)
        if share is not None:
            return share
        money, first = self._currency_at(at)
        if first >= len(self.listed):
            return None, at + 1
        return self._counted_at(at, first, money)

    def _counted_at(self, at: int, first: int, money: str) -> tuple[Figure | None, int]:
        """Return the number or name whose numeral begins at ``first``, its currency at ``at``."""
        numeral = numeral_at(self.listed, first, self.lexicon, money=bool(money))
        if numeral is None:
            return None, at + 1
        around = None if money else name_around(self.listed, at, numeral, self.lexicon)
        if around is not None:
            return Name(self._span(*around)), around[1]
        return self._number(at, numeral, money)

    def _span(self, start: int, stop: int) -> Span:
        begin, end = self.listed[start].start, self.listed[stop - 1].end
        return Span(begin, end, self.text[begin:end])

    def _low(self, at: int) -> str:
        return self.listed[at].low if 0 <= at < len(self.listed) else ""

    def _bound(self, at: int) -> tuple[Bound, str]:
        return bound_before(at, self.listed, self.lexicon)

    def _share_at(self, at: int) -> tuple[Figure, int] | None:
        """Return ``a third``, ``three quarters`` or ``half`` as a percentage, or of a unit."""
        shares, partial = self.lexicon.shares, self._beside
        low = self._low(at)
        if low in self.lexicon.numbers and (one_in := self._one_in(at)) is not None:
            return one_in
        if low == "half":
            if self._low(at + 1) in ("a", "an") and self._low(at + 2) in self.lexicon.scales:
                return None
            if (unit := self._of_unit(at, at + 1, Fraction(1, 2))) is not None:
                return unit
            return self._share(at, at + 1, 1, 2) if partial(at, at + 1) else None
        joined = low == "one" and self._low(at + 1) == "-"  # *one-fifth*
        if low in ("a", "an", "one") and self._low(at + 1 + joined) in shares:
            at, before = at + joined, at
            stop = at + 2
            part = Fraction(1, shares[self._low(at + 1)])
            if self._low(stop) == "of" and (unit := self._of_unit(at, stop + 1, part)) is not None:
                return unit
            if low != "one" and not partial(at, stop, article=True):
                return None
            return self._share(before, stop, 1, shares[self._low(at + 1)])
        if low in self.lexicon.numbers and (hyphen := at + 1 + (self._low(at + 1) == "-")):
            name = self._low(hyphen)
            if name in shares and name.endswith("s"):
                part = Fraction(self.lexicon.numbers[low], shares[name])
                unit = (
                    self._of_unit(at, hyphen + 2, part) if self._low(hyphen + 1) == "of" else None
                )
                return unit or self._share(at, hyphen + 1, self.lexicon.numbers[low], shares[name])
        return None

    def _and_a_half_at(self, at: int) -> tuple[Figure, int] | None:
        """Return ``an hour and a half`` as an amount; ``every hour and a half``, too."""
        if self._low(at) not in (*ARTICLES, "one", "every", "each"):
            return None
        unit, stop = self._unit_at(at + 1, "")
        if unit.measures == "time" and (more := self._and_more(at, stop, unit)) is not None:
            return more
        part = _PARTS.get(self._low(stop + 2)) if unit.measures else None
        if part is None or (self._low(stop), self._low(stop + 1)) != ("and", "a"):
            return None
        first = at + (self._low(at) in ("every", "each"))
        bound, words = self._bound(at)
        span, unit = self._span(first, stop + 3), self._with_rate(unit, stop + 3)
        step, value = Fraction(1, 4), 1 + part
        return Number(span, value, step, unit, bound, digits=False, said_bound=words), stop + 3

    def _and_more(self, at: int, stop: int, unit: Unit) -> tuple[Figure, int] | None:
        """Return ``an hour and twenty minutes`` as an amount."""
        goes_on = self._low(stop) == "and" and stop + 1 < len(self.listed)
        numeral = (goes_on and numeral_at(self.listed, stop + 1, self.lexicon, money=False)) or None
        smaller, end = self._unit_at(numeral.stop, "") if numeral is not None else (unit, stop)
        if numeral is None or smaller.measures != "time" or smaller.factor >= unit.factor:
            return None
        (bound, words), step = self._bound(at), smaller.factor / unit.factor
        span, value = self._span(at, end), 1 + numeral.value * step
        return Number(span, value, step, unit, bound, digits=False, said_bound=words), end

    def _of_unit(self, at: int, article: int, part: Fraction) -> tuple[Figure, int] | None:
        """Return ``half a mile`` or ``a quarter of a percentage point`` as an amount."""
        if self._low(article) not in ("a", "an", "one"):
            return None
        unit, stop = self._unit_at(article + 1, "")
        if not unit.measures or stop == article + 1 or (unit.measures == "time" and at == article):
            return None
        bound, words = self._bound(at)
        span, step, unit = self._span(at, stop), Fraction(1, 10), self._with_rate(unit, stop)
        return Number(span, part, step, unit, bound, digits=False, said_bound=words), stop

    def _part_of(self, at: int) -> tuple[Figure, int] | None:
        """Return ``½ of`` or ``1/2 of`` as a percentage."""
        part = part_at(self.listed, at) if self._low(at + 1) == "of" else None
        return self._share(at, at + 1, *part) if part is not None else None

    def _one_in(self, at: int) -> tuple[Figure, int] | None:
        """Return ``one in five`` or ``2 out of 3`` as a percentage."""
        into = at + 1 if self._low(at + 1) == "in" else at + 2
        if self._low(into) != "in" and (self._low(at + 1), self._low(into)) != ("out", "of"):
            return None
        behind = into + 1
        thing = self._low(at) == "one" and self._low(at + 1).isalpha()  # *one driver in six*
        named = into == at + 2 and self._low(at + 1) != "out"
        if behind >= len(self.listed) or (named and not thing):
            return None
        over = numeral_at(self.listed, at, self.lexicon, money=False)
        under = numeral_at(self.listed, behind, self.lexicon, money=False)
        if over is None or under is None or over.ordinal or under.ordinal:
            return None
        whole = over.value.denominator == under.value.denominator == 1
        likely = over.stop <= into and 0 < over.value < under.value <= _MOST_IN
        if not whole or not likely or self._unit_at(under.stop, "")[0].measures:
            return None
        bound, words = self._bound(at)
        span, value = self._span(at, under.stop), 100 * over.value / under.value
        number = Number(span, value, Fraction(2), _PERCENT, bound, digits=False, said_bound=words)
        return number, under.stop

    def _share(self, at: int, stop: int, over: int, under: int) -> tuple[Figure, int]:
        value, span = Fraction(100 * over, under), self._span(at, stop)
        bound, words = self._bound(at)
        return Number(
            span, value, Fraction(2), _PERCENT, bound, digits=False, said_bound=words
        ), stop

    def _beside(self, at: int, stop: int, *, article: bool = False) -> bool:
        """Whether the words around make a half or a quarter a share of something."""
        before, behind = self._low(at - 1), self._low(stop)
        if before in self.lexicon.never_share:
            return False
        if behind.endswith("er") and self.lexicon.opposites.sides(behind):  # *a third lower*
            return True
        behinds = ("of",) if article else self.lexicon.share_behind
        return before in self.lexicon.share_before or behind in behinds

    def _currency_at(self, at: int) -> tuple[str, int]:
        """Return the currency that a token and the next begin with, and where the number does."""
        currencies = self.lexicon.currencies
        token = self.listed[at]
        if token.kind == "word" and self._low(at + 1) in currencies and touching(*self._two(at)):
            code = currencies.get(token.low + self._low(at + 1))
            if code is not None:
                return code, at + 2
        sign = token.kind == "sign" or (token.kind == "word" and len(token.text) == 3)
        if sign and token.low in currencies and self.listed[at + 1 : at + 2]:
            behind = self.listed[at + 1]
            if behind.kind == "numeral":
                return currencies[token.low], at + 1
        return "", at

    def _two(self, at: int) -> tuple[Token, Token]:
        return self.listed[at], self.listed[at + 1]

    def _number(self, at: int, numeral: Numeral, money: str) -> tuple[Figure | None, int]:
        stop = numeral.stop
        value, first = numeral.value, at
        if is_negative(self.listed, at):
            value, first = -value, at - 1
        more = self._low(stop) in _MORE and not numeral.ordinal
        unit, stop = self._unit_at(stop, money)
        longer, end = self._unit_at(stop + 1, money) if more else (unit, stop)
        if longer.measures == "time":  # *two more years*
            unit, stop = longer, end
        if unit.measures in _BELOW and (self._low(stop), self._low(stop + 1)) == ("below", "zero"):
            value, stop = -abs(value), stop + 2
        year = numeral.plain and numeral.stop == stop and is_year(self.listed[at].text)
        bound, words = self._bound(first)
        is_behind = not bound
        if is_behind:
            bound, words = bound_behind(stop, self.listed, self.lexicon)
        span = self._span(first, stop)
        if year and not unit.measures:
            bound = "" if self._low(first - 1) == "the" else bound  # *under the 2011 statute*
            bound = time_before(first, self.listed, self.lexicon, article="") or bound
            return Day(span, int(numeral.value), bound=bound), stop
        if not unit.measures and (self._low(first - 2), self._low(first - 1)) == ("factor", "of"):
            unit = _TIMES
        every = unit.measures == "time" and self._low(first - 1) == "every"
        ordinal = numeral.ordinal and not every  # *every second year* is *every two years*
        number = Number(
            span, value, numeral.step, self._with_rate(unit, stop), bound,
            ordinal, numeral.digits, words, numeral.scale, is_behind and bool(words),
        )  # fmt: skip
        return number, stop

    def _unit_at(self, stop: int, money: str) -> tuple[Unit, int]:
        """Return the unit behind a number, of one or two words, and where it ends."""
        if money:
            return Unit(f"money:{money}"), stop
        start = stop + (self._low(stop) == "-")
        behind = self.listed[stop : stop + 1]
        if behind and behind[0].text in DEGREES and touching(self.listed[stop - 1], behind[0]):
            return self.lexicon.units[DEGREES[behind[0].text]], stop + 1
        if self._low(start) not in self.lexicon.begin_units:
            return _NO_UNIT, stop
        for count in (3, 2, 1):
            words = [token.low for token in self.listed[start : start + count]]
            if len(words) < count or words[-1] in ("-", "."):  # which ends the sentence
                continue
            if count == 3 and words[1] not in ("-", ".", "per"):
                continue
            words = [word for word in words if word not in "-."]
            units = self.lexicon.units
            unit = units.get(self.listed[start].text) if count == 1 else None  # *Gb* is no *GB*
            unit = unit or units.get(" ".join(words))
            if unit is None and count == 2 and words[:1] in (["°"], ["m"], ["km"]):
                unit = self.lexicon.units.get("".join(words))
            if unit is not None and not self._is_other(words, start):
                return unit, start + count
        code = self.lexicon.currencies.get(self._low(start))
        if code is not None and (start == stop or len(self._low(start)) > 2):
            return Unit(f"money:{code}"), start + 1
        return _NO_UNIT, stop

    def _is_other(self, words: list[str], start: int) -> bool:
        """Whether a short word behind a number is no unit, such as the ``x`` of ``3 x 4``."""
        return (
            words == ["x"]
            and self.listed[start + 1 : start + 2] != []
            and (self.listed[start + 1].kind == "numeral")
        )

    def _with_rate(self, unit: Unit, stop: int) -> Unit:
        """Return a unit with what it is counted for."""
        per = self._rate(stop)
        if unit.measures == "data" and per == "second":
            return Unit("bandwidth", unit.factor * _BITS)
        if unit.measures == "length" and per == "hour":
            return Unit("speed", unit.factor / 1000)  # km/h
        return unit._replace(per=per) if per else unit

    def _rate(self, stop: int) -> str:
        """Return what a number is counted for: ``year`` for ``12 a year``; empty for nothing."""
        for at in range(stop, min(stop + RATE_REACH, len(self.listed))):
            low = self._low(at)
            if low in EACH:
                return EACH[low]
            if (low, self._low(at + 1), self._low(at + 2)) == ("p", ".", "a"):
                return "year"
            if self.listed[at].kind not in ("word", "sign") or low in (",", ".", ";", "and"):
                return ""
            if low in RATE:
                return "" if self._low(at - 1) in NO_RATE else self._counted_for(at)
        return ""

    def _is_rate(self, at: int) -> bool:
        """Whether a token is what something is counted for: *4.5 litres a second*."""
        before, unit = self._low(at - 1), self._low(at - 2) in self.lexicon.units
        return before in ("per", "/") or (before in RATE and unit)

    def _counted_for(self, at: int) -> str:
        """Return the unit behind ``a`` or ``per``; behind ``per`` and ``/`` it may be any word."""
        unit, stop = self._unit_at(at + 1, "")
        if self._low(at + 1) == "second" and self._unit_at(at + 2, "")[0].measures == "time":
            return ""  # *every second year*
        if unit.measures == "time" and unit.factor >= 1:
            return name_of_time(unit, self.lexicon)
        if unit.measures and stop > at + 1:
            return f"{unit.factor} {unit.measures}"
        is_word = self.listed[at + 1 : at + 2] and self.listed[at + 1].kind == "word"
        return self._low(at + 1) if is_word and self._low(at) in ("per", "/") else ""
