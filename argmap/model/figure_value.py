"""Parse the value of a figure into a quantity, or list what it may mean."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import evolve

from argmap.model.approximation import hedge_before, hedge_behind
from argmap.model.clean_text import clean
from argmap.model.numerals import UNSURE, UNSURE_POINT, read_numeral
from argmap.model.quantity import Quantity
from argmap.model.ranges import Amount, Span, span
from argmap.model.unit import MONEY, is_time, read_percent, read_unit

_MINUS: Final = re.compile(rf"[-−–](?=[\d{MONEY}])|minus\s+", re.I)
_MONEY: Final = re.compile(rf"((?:[A-Z]{{1,3}})?[{MONEY}]|Rs\.?(?=\s*\d))\s*")
_BETWEEN: Final = re.compile(r"(?:between|from)\s+", re.I)
_JOIN: Final = re.compile(r"\s+(?:to|or|and)\s+|\s*[-–—‒]\s*", re.I)
_WHOLE: Final = re.compile(r"\s+(out\s+of|of|in|per)\s+(?:every\s+)?(?:the\s+)?", re.I)
_ROUND: Final = re.compile(r"(hundred|thousand|million)\b", re.I)
_PARTS: Final = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_SHARE: Final = re.compile(
    r"(?:(?P<over>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-]+"
    rf"(?P<part>{'|'.join(_PARTS)})s?|(?P<half>half))(?![\w-])",
    re.IGNORECASE,
)
_OF: Final = re.compile(r"\s+of\s+(?:the\s+)?", re.I)
_OF_ONE: Final = re.compile(r"\s+(?:of\s+)?(?=an?\s)", re.I)
_OF_THEM: Final = re.compile(r"\s+(?:of\s+(?!an?\s)|(?=the\s))\S[^\d=]*", re.I)
_WORD: Final = re.compile(r"\s*([^\W\d_]+)\.?(?![\w²³/])")
_YEAR: Final = re.compile(r"1\d{3}|20\d{2}")
_COMMA: Final = re.compile(r"(?<![\d.,])(\d+),(\d{1,2})(?![\d.,])")
_LONG: Final = 3  # longer abbreviations mean the same in upper and lower case
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    map(ord, "\u00a0\u2009\u202f\u3000"), " "
)


def readings(text: str) -> tuple[str, ...]:
    """Return the possible meanings of an ambiguous value, each written unambiguously.

    >>> readings("12.000 men"), readings("1-10,000"), readings("35,000")
    (('12,000 men', '12 men'), ('1,000 to 10,000', '1 to 10,000'), ())
    """
    prepared = _prepared(clean(text))
    if Quantity.read(prepared) is not None:
        return ()
    if UNSURE_POINT.search(prepared):
        found = [UNSURE_POINT.sub(r"\1,\2", prepared), UNSURE_POINT.sub(_decimal, prepared)]
    elif _COMMA.search(prepared):
        found = [_COMMA.sub(r"\1.\2", prepared)]
    else:
        value = _Value(prepared)
        value.quantity()
        found = value.open
    return tuple(one for one in dict.fromkeys(found) if Quantity.read(one) is not None)


def read_value(text: str) -> Quantity | None:
    """Parse a value that is already cleaned; see :meth:`Quantity.read`."""
    prepared = _prepared(text)
    return None if UNSURE_POINT.search(prepared) else _Value(prepared).quantity()


def _prepared(text: str) -> str:
    text = text.translate(_FULL_WIDTH)
    if re.search(r"\d\.\d{3}\.\d{3}(?![\d.])|\.\d{3},\d", text):  # thousands separators
        text = UNSURE_POINT.sub(r"\1,\2", text)
    return text


def _decimal(match: re.Match[str]) -> str:
    decimals = match[2].rstrip("0")
    if not decimals:
        return match[1]
    return f"{match[1]}.{decimals if len(decimals) < 3 else decimals + '0'}"


class _Value:
    """Parses one value from left to right; ``open`` collects the meanings of an ambiguous one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[str] = []
        self._at = 0
        self._span = Span(Fraction(0), Fraction(0))
        self._whole: Fraction | None = None
        self._unit = ""

    def quantity(self) -> Quantity | None:
        """Parse the whole value; ``None`` if it is vague or ambiguous."""
        hedge, self._at = hedge_before(self.text)
        share = self._take(_SHARE)
        if not (self._shared(share) if share else self._counted()):
            return None
        behind, rest = hedge_behind(self.text[self._at :])
        unit = self._unit_in(rest)
        if unit is None or (hedge and behind):
            return None
        whole = None if self._whole is None else _as_decimal(self._whole)
        low, high = _as_decimal(self._span.low), _as_decimal(self._span.high)
        return Quantity(low, high, whole, unit, hedge or behind)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.text, self._at)
        if match is not None:
            self._at = match.end()
        return match

    def _unit_in(self, rest: str) -> str | None:
        unit = read_unit(rest)
        if self._unit in ("%", "‰", "share"):
            is_plain = not rest or (unit is not None and _OF_THEM.fullmatch(rest))
            return self._unit if is_plain else None
        if self._is_unsure() or unit is None:
            return None
        if 0 < self._span.low < 1 and self._whole is None and unit.startswith("of "):
            return None  # such as "0.5 of them"
        return f"{self._unit} {unit}".strip()

    def _is_unsure(self) -> bool:
        """Whether an ambiguous abbreviation follows, which may be a multiplier."""
        match = _WORD.match(self.text, self._at)
        word = match[1] if match else ""
        meanings = UNSURE.get(word if len(word) < _LONG else word.lower())
        if match is None or meanings is None or (word.lower() == "mill" and self._span.low == 1):
            return False
        before, after = self.text[: self._at], self.text[match.end() :]
        self.open = [f"{before} {meaning}{after}" for meaning in meanings]
        return True

    # Shares in words

    def _shared(self, match: re.Match[str]) -> bool:
        """Parse ``half``, ``two thirds of them``, ``half of 30`` or ``half a million``."""
        over = read_numeral(match["over"], 0) if match["over"] else None
        part = _PARTS[(match["part"] or "half").lower()]
        share = (over.value if over else Fraction(1)) / part
        return self._of(share)

    def _of(self, share: Fraction) -> bool:
        """Parse the whole of a share: a number, a multiplier, or words."""
        one = _OF_ONE.match(self.text, self._at)
        number = read_numeral(self.text, one.end()) if one else None
        if one:
            if number is None:
                return False  # such as "half an hour"
            self._span, self._at = Span.of(share * number.value), number.end
            return True
        of = _OF.match(self.text, self._at)
        whole = self._amount(of.end()) if of else None
        if whole is None:
            self._span, self._unit = Span.of(share), "share"
            return True
        if whole.money or whole.percent or whole.value < 2 or not 0 <= share <= 1:
            return False
        self._whole, self._at = whole.value, whole.end
        self._span = Span.of(share * whole.value)
        return True

    # Numbers

    def _counted(self) -> bool:
        between = self._take(_BETWEEN)
        first = self._amount(self._at)
        if first is None:
            return False
        whole = None if between else _WHOLE.match(self.text, first.end)
        if whole and (second := self._whole_at(whole)):
            return self._part(whole[1].lower(), first, second)
        join = _JOIN.match(self.text, first.end)
        if join and (join[0].strip().lower() == "and") == bool(between and between[0][:1] in "bB"):
            second = self._amount(join.end(), money=bool(first.money))
            if second is not None:
                return self._range(first, join, second)
        if between:
            return False
        self._at = first.end
        self._unit = first.money or first.percent
        if first.is_share:
            rest = self.text[self._at :]
            if _OF_ONE.match(rest) or not rest.strip() or _OF.match(rest):
                return self._of(first.value)
        self._span = Span.of(first.value)
        return True

    def _amount(self, at: int, *, money: bool = False) -> Amount | None:
        if sign := _MINUS.match(self.text, at):
            at = sign.end()
        if paid := _MONEY.match(self.text, at):
            at = paid.end()
        number = read_numeral(self.text, at, money=money or paid is not None)
        if number is None:
            return None
        percent, end = read_percent(self.text, number.end)
        return Amount(number, at, end, paid[1] if paid else "", percent, -1 if sign else 1)

    def _whole_at(self, match: re.Match[str]) -> Amount | None:
        if match[1].lower() == "per" and (of := _ROUND.match(self.text, match.end())):
            number = read_numeral(f"a {of[1]}", 0)
            return Amount(evolve(number, end=of.end()), of.start(), of.end()) if number else None
        return self._amount(match.end())

    def _part(self, word: str, first: Amount, second: Amount) -> bool:
        """Parse a part of a whole: 98 of 139, 1 in 5, 60 % of 30, 5 per 1,000."""
        low, whole, number = first.value, second.value, second.number
        rest = self.text[second.end :]
        if first.money or second.money or second.percent or second.sign < 0:
            return False
        if first.percent or first.is_share:
            if word != "of":
                return False
            share = low / {"": 1, "%": 100, "‰": 1000}[first.percent]
            self._at, self._unit = first.end, ""
            return self._of(share)
        if word in ("in", "per") and is_time(rest):
            return False
        if word == "in" and number.scale == 1 and _YEAR.fullmatch(number.written):
            return False  # 98 in 1934
        if word.endswith("of") and number.scale >= 1000 and first.number.scale == 1:
            shared = low * number.scale
            if shared <= whole:  # 1 of 2 thousand
                before, after = self.text[: first.start], rest
                self.open = [
                    f"{before}{_as_decimal(part):,f} {word} {_as_decimal(whole):,f}{after}"
                    for part in (shared, low)
                ]
                return False
        if not 0 <= low <= whole or (0 < low < 1) or whole < 1:
            return False
        self._span, self._whole, self._at = Span.of(low), whole, second.end
        return True

    def _range(self, first: Amount, join: re.Match[str], second: Amount) -> bool:
        found = span(first, join[0].strip().lower(), second)
        if found is None:
            return False
        if not isinstance(found, Span):
            before, after = self.text[: first.start], self.text[second.number.end :]
            self.open = [
                f"{before}{low:f} to {high:f}{after}"
                if _YEAR.fullmatch(f"{low:f}") and _YEAR.fullmatch(f"{high:f}")
                else f"{before}{low:,f} to {second.money}{high:,f}{after}"
                for low, high in (map(_as_decimal, ends) for ends in found)
            ]
            return False
        self._span, self._at = found, second.end
        self._unit = first.money or second.percent
        return True


def _as_decimal(number: Fraction) -> Decimal:
    if number.denominator == 1:
        return Decimal(number.numerator)
    return Decimal(number.numerator) / Decimal(number.denominator)
