"""Money is a whole number of đồng: read from what clerks type, printed in figures and in words."""

import re
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from ocop_docs.messages.reasons import reason
from ocop_docs.vietnamese.figures import (
    FigureError,
    figure_refusal,
    format_integer,
    parse_decimal,
    parse_integer,
    two_readings,
)
from ocop_docs.vietnamese.num2words_vi import num2words
from ocop_docs.vietnamese.reading import LARGEST, checked_int
from ocop_docs.vietnamese.text import quoted, single_line, upper_first

UNITS: Final = {"nghìn tỷ": 10**12, "tỷ": 10**9, "triệu": 10**6, "nghìn": 10**3, "": 1}
"""Units a clerk writes, in đồng; the empty one is đồng itself."""

_EXAMPLES = "10,5 tỷ đồng; 326 tỷ 325 triệu đồng; 968.721.000 đồng"
_MAX_TEXT = 200
_GROUP_DIGITS = 3
_SPELLINGS = {"tỉ": "tỷ", "ngàn": "nghìn", "ð": "đ"}
_SPELLING = re.compile("|".join(_SPELLINGS))
_SHORT_MILLION = re.compile(r"(?<![^\W\d])tr(?![^\W\dđ])\.?(?=đ|[^.]|\Z)")
"""`tr`, alone or before a currency: `500 tr`, `500trđ`, `1.200 tr.đ`."""
_CURRENCY = re.compile(r"\s*(?:đồng|vnđ|vnd|đ|₫)\Z")
_HALF = re.compile(r"(?<![0-9.,])([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)\s*(tỷ|triệu|nghìn)\s+rưỡi\Z")
"""`2 tỷ rưỡi`: half a unit more than the last part, which is whole."""
_PART = re.compile(r"\s*(?P<figure>[0-9](?:[0-9.,]|\s(?=[0-9]))*)\s*(?P<unit>nghìn\s+tỷ|tỷ|triệu|nghìn|)(?![^\W\d])")
_EXPONENT = re.compile(r"[0-9.,]+e[-+]?[0-9]+")
_NEGATIVE = re.compile(r"[-\u2212]|âm\s")


class _Part(NamedTuple):
    figure: str
    unit: str

    def __str__(self) -> str:
        return f"{self.figure} {self.unit}".rstrip()


def parse_money(text: str) -> int:
    """The amount in đồng: ``10,5 tỷ`` → 10500000000, ``326 tỷ 325 triệu đồng`` → 326325000000.

    Takes figures with dots, the units nghìn, triệu (``tr``), tỷ, nghìn tỷ in descending order, a comma in the last
    figure or ``rưỡi`` after the last unit, and an optional ``đồng``, ``đ``, ``VND`` or ``VNĐ``.

    Raises:
        FigureError: no amount, a negative one, a part of a đồng, or one that can be read in two ways.
    """
    amount, in_dong = _without_currency(text)
    parts = _parts(amount)
    _check_order(parts, text, in_dong=in_dong)
    total = sum(_value(part) for part in parts)
    if total >= LARGEST:
        raise FigureError(reason("money-too-large", text=quoted(text)))
    return total


def single_unit(text: str) -> str | None:
    """The unit of an amount of one part (``5 tỷ đồng`` → ``tỷ``), None when it has none or several."""
    amount, _ = _without_currency(text)
    parts = _parts(amount)
    return (parts[0].unit or None) if len(parts) == 1 else None


def format_money(value: int) -> str:
    """The amount in figures: 10500000000 → ``10.500.000.000 đồng``. Raises TypeError for all but int."""
    return f"{format_integer(value)} đồng"


def money_in_words(value: int) -> str:
    """The amount in words with a capital: ``Mười tỷ năm trăm triệu đồng``.

    Raises:
        TypeError: the value is not an int.
        ValueError: beyond 10^36.
    """
    return upper_first(num2words(checked_int(value), lang="vi", to="currency"))


def format_money_with_words(value: int) -> str:
    """Figures and words: ``10.500.000.000 đồng (Bằng chữ: Mười tỷ năm trăm triệu đồng)``."""
    return f"{format_money(value)} (Bằng chữ: {money_in_words(value)})"


def _without_currency(text: str) -> tuple[str, bool]:
    """The amount in one spelling without its currency, and whether it named one."""
    if len(text) > _MAX_TEXT:
        raise _unreadable(text)
    plain = _SPELLING.sub(lambda found: _SPELLINGS[found.group()], single_line(text).lower())
    if _NEGATIVE.match(plain):
        raise FigureError(reason("money-negative", text=quoted(text)))
    plain = _SHORT_MILLION.sub("triệu", plain)
    amount = _CURRENCY.sub("", plain)
    return _HALF.sub(r"\1,5 \2", amount), amount != plain


def _parts(amount: str) -> list[_Part]:
    parts: list[_Part] = []
    end = 0
    while end < len(amount):
        found = _PART.match(amount, end)
        if found is None:
            raise _unreadable(amount)
        parts.append(_Part(found["figure"], " ".join(found["unit"].split())))
        end = found.end()
    if not parts:
        raise _unreadable(amount)
    return parts


def _unreadable(text: str) -> FigureError:
    if _EXPONENT.fullmatch(text):
        return figure_refusal(text)
    return FigureError(reason("money-unreadable", text=quoted(text), examples=_EXAMPLES))


def _value(part: _Part) -> int:
    if not part.unit:
        return _whole_dong(part.figure)
    readings = two_readings(part.figure)
    if readings:
        first, second = (_Part(reading, part.unit) for reading in readings)
        raise FigureError(
            reason(
                "money-ambiguous",
                text=quoted(str(part)),
                first_explained=_explained(first),
                second_explained=_explained(second),
                first=first,
                second=second,
            )
        )
    exact = _fraction(part)
    if exact.denominator != 1:
        raise FigureError(reason("money-below-one-dong", text=quoted(str(part))))
    return exact.numerator


def _whole_dong(figure: str) -> int:
    whole, _, digits = figure.partition(",")
    # “1,234” may be foreign grouping, which parse_integer explains; “10,5” has lost its unit.
    if whole.isdigit() and digits.isdigit() and len(digits) < _GROUP_DIGITS:
        joined = format_integer(int(whole + digits))
        raise FigureError(reason("money-fraction-of-dong", text=quoted(figure), figure=figure, joined=joined))
    return parse_integer(figure)


def _fraction(part: _Part) -> Fraction:
    return Fraction(parse_decimal(part.figure)) * UNITS[part.unit]


def _explained(part: _Part) -> str:
    exact = _fraction(part)
    return f"{part} ({format_money(exact.numerator)})" if exact.denominator == 1 else str(part)


def _check_order(parts: list[_Part], text: str, *, in_dong: bool) -> None:
    for part, following in pairwise(parts):
        if "," in part.figure or _overlaps(part, following):
            raise FigureError(reason("money-parts-not-falling", text=quoted(text), examples=_EXAMPLES))
    if len(parts) > 1 and not parts[-1].unit and not in_dong:
        _check_unit_named(parts, text)


def _overlaps(part: _Part, following: _Part) -> bool:
    return UNITS[part.unit] <= UNITS[following.unit] or _fraction(following) >= UNITS[part.unit]


def _check_unit_named(parts: list[_Part], text: str) -> None:
    """Refuse ``326 tỷ 325``, where both triệu and đồng may be meant; after nghìn only đồng is left."""
    *head, last = parts
    names = list(UNITS)
    lower = names[names.index(head[-1].unit) + 1]
    if lower:
        plain = " ".join(map(str, head))
        raise FigureError(reason("money-unit-missing", text=quoted(text), figure=last.figure, plain=plain, lower=lower))
