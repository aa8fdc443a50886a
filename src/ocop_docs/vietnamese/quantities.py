"""Quantities and amounts as they are stated: exact, a range, at least, about; they print as stated."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from ocop_docs.messages.reasons import reason
from ocop_docs.vietnamese.figures import FigureError, parse_decimal, parse_integer
from ocop_docs.vietnamese.money import format_money, parse_money, single_unit
from ocop_docs.vietnamese.num2words_vi import num2words
from ocop_docs.vietnamese.statements import AFTER, Relation, Statement, bounds, take_apart
from ocop_docs.vietnamese.text import normalise, quoted, single_line, upper_first

__all__ = ["MoneyStatement", "Quantity", "Relation", "parse_money_statement", "parse_quantity", "parse_share"]

_MAX_TEXT = 200
_EXAMPLES = (
    "06; 8,5; 100%; 23/23; 100 - 120; từ 02 đến 03; ít nhất 06; không quá 10; hơn 20; dưới 5; "
    "khoảng 30; 05 trở lên; tăng thêm 05, đạt 20"
)
_FIGURE = r"[0-9]+(?:[.,][0-9]+)*(?:\s*%)?"
_OUT_OF = re.compile(r"([0-9.,]+)\s*/\s*([0-9.,]+)")
_INCREASE = re.compile(
    rf"(?:tăng thêm|tăng|thêm)\s+({_FIGURE})"
    rf"(?:(?:\s*[,;]\s*|\s+)(?:đạt|nâng tổng số lên|nâng lên|thành)\s+({_FIGURE}))?"
)


class Quantity(NamedTuple):
    """A stated quantity: `text` as stated, and the bounds it sets (None: no bound on that side).

    `percent`: the figures are percentages. `out_of`: the whole of ``23/25``. `increment`: what an
    increase adds; its `low` and `high` are then the total reached, None when the total is not given.
    """

    text: str
    relation: Relation
    low: Decimal | None
    high: Decimal | None
    percent: bool = False
    out_of: int | None = None
    increment: Decimal | None = None

    def counting(self, unit: str) -> str:
        """The quantity of `unit`s in the order of speech: ``từ 120 sản phẩm trở lên``, ``ít nhất 06 sản phẩm``."""
        closing = next((words for words in AFTER if self.text.lower().endswith(f" {words}")), None)
        if closing is None or self.percent:
            return f"{self.text} {unit}"
        end = len(self.text) - len(closing)
        return f"{self.text[:end].rstrip()} {unit} {self.text[end:]}"


class MoneyStatement(NamedTuple):
    """A stated amount in đồng: the words before (`qualifier`) and after (`suffix`), and its bounds.

    What is left of a total (`REMAINDER`) has no bounds.
    """

    qualifier: str
    relation: Relation
    low: int | None
    high: int | None
    suffix: str = ""

    def figures(self) -> str:
        """The statement in figures: ``khoảng 10.500.000.000 đồng``."""
        return self._stated(format_money)

    def words(self) -> str:
        """The statement in words with a capital: ``Khoảng mười tỷ năm trăm triệu đồng``."""
        return upper_first(self._stated(lambda amount: num2words(amount, lang="vi", to="currency")))

    def printed(self) -> str:
        """Figures and words: ``khoảng 10.500.000.000 đồng (Bằng chữ: Khoảng mười tỷ …)``; ``còn lại`` alone."""
        if self.relation is Relation.REMAINDER:
            return self.qualifier
        return f"{self.figures()} (Bằng chữ: {self.words()})"

    def _stated(self, spelt: Callable[[int], str]) -> str:
        ends = [spelt(end) for end in (self.low, self.high) if end is not None]
        is_range = self.low is not None and self.high is not None and self.low != self.high
        amount = f"từ {ends[0]} đến {ends[1]}" if is_range else "".join(ends[:1])
        return " ".join(part for part in (self.qualifier, amount, self.suffix) if part)


REMAINDER = MoneyStatement("còn lại", Relation.REMAINDER, None, None)
_REMAINDERS = frozenset({"còn lại", "phần còn lại", "số còn lại"})


def parse_quantity(text: str) -> Quantity:
    """The quantity stated: ``100 - 120``, ``ít nhất 06``, ``trên 90%``, ``23/23``, ``tăng thêm 05, đạt 20``.

    Raises:
        FigureError: no quantity, a negative one, a reversed range, a part above its whole, or a figure
            that can be read in two ways.
    """
    phrase = _phrase(text, _EXAMPLES)
    increase = _INCREASE.fullmatch(phrase.lower())
    if increase:
        return _increase(phrase, increase)
    part = _OUT_OF.fullmatch(phrase)
    if part:
        return _part_of_whole(phrase, part)
    return _quantity(phrase, take_apart(phrase))


def parse_money_statement(text: str) -> MoneyStatement:
    """The amount stated: ``khoảng 10,5 tỷ đồng``, ``4 - 5 tỷ đồng``, ``ít nhất 500 triệu``, ``5 tỷ trở lên``.

    The one unit at the end of a range holds for both its ends.

    Raises:
        FigureError: as `parse_money`, or a reversed range.
    """
    phrase = _phrase(text, "10,5 tỷ đồng; khoảng 10,5 tỷ đồng; từ 4 tỷ đến 5 tỷ đồng")
    stated = take_apart(phrase)
    first, second = _amounts(stated)
    if second is not None:
        _check_ascending(phrase, first, second)
    low, high = bounds(stated.relation, first, second)
    return MoneyStatement(stated.before, stated.relation, low, high, stated.after)


def parse_share(text: str) -> MoneyStatement:
    """One part of a total: an amount as `parse_money_statement` reads it, or ``còn lại``.

    Raises:
        FigureError: as `parse_money_statement`.
    """
    return REMAINDER if " ".join(normalise(text).lower().split()) in _REMAINDERS else parse_money_statement(text)


def remainder(parts: Sequence[MoneyStatement | None], total: MoneyStatement | None) -> int | None:
    """What the one part ``còn lại`` is, in đồng; None unless all else is exact and within the total."""
    exact = [part.low for part in (total, *parts) if part and part.relation is Relation.EXACT and part.low is not None]
    left = sum(part is not None and part.relation is Relation.REMAINDER for part in parts)
    if left != 1 or len(exact) != len(parts) or exact[0] < sum(exact[1:]):
        return None
    return exact[0] - sum(exact[1:])


def _phrase(text: str, examples: str) -> str:
    phrase = single_line(text[: _MAX_TEXT + 1])
    if not phrase or len(text) > _MAX_TEXT:
        raise FigureError(reason("quantity-unreadable", text=quoted(phrase), examples=examples))
    return phrase


def _quantity(phrase: str, stated: Statement) -> Quantity:
    first, first_percent = _figure(stated.first, phrase)
    if stated.second is None:
        low, high = bounds(stated.relation, first, None)
        return Quantity(phrase, stated.relation, low, high, percent=first_percent)
    second, percent = _figure(stated.second, phrase)
    if first_percent and not percent:
        raise FigureError(reason("percent-on-first-end", text=quoted(phrase)))
    _check_ascending(phrase, first, second)
    low, high = bounds(stated.relation, first, second)
    return Quantity(phrase, stated.relation, low, high, percent=percent)


def _figure(text: str, phrase: str) -> tuple[Decimal, bool]:
    """One figure and whether it is a percentage."""
    if not re.match(r"[-\u2212]?[0-9]", text):
        raise FigureError(reason("quantity-unreadable", text=quoted(phrase), examples=_EXAMPLES))
    percent = text.endswith("%")
    value = parse_decimal(text.removesuffix("%"))
    if value.is_signed():
        raise FigureError(reason("quantity-negative", text=quoted(phrase)))
    return value, percent


def _increase(phrase: str, found: re.Match[str]) -> Quantity:
    increment, percent = _figure(found[1], phrase)
    if found[2] is None:
        return Quantity(phrase, Relation.INCREASE, None, None, percent=percent, increment=increment)
    total, total_percent = _figure(found[2], phrase)
    if percent is not total_percent or total < increment:
        raise FigureError(reason("increase-unlike-result", text=quoted(phrase)))
    return Quantity(phrase, Relation.INCREASE, total, total, percent=percent, increment=increment)


def _part_of_whole(phrase: str, found: re.Match[str]) -> Quantity:
    part, whole = parse_integer(found[1]), parse_integer(found[2])
    if part > whole or whole == 0:
        raise FigureError(reason("share-reversed", text=quoted(phrase)))
    return Quantity(phrase, Relation.EXACT, Decimal(part), Decimal(part), out_of=whole)


def _amounts(stated: Statement) -> tuple[int, int | None]:
    if stated.second is None:
        return parse_money(stated.first), None
    second = parse_money(stated.second)
    unit = single_unit(stated.second)
    bare = unit is not None and single_unit(stated.first) is None and stated.first[-1:].isdigit()
    first = parse_money(f"{stated.first} {unit}" if bare else stated.first)
    return first, second


def _check_ascending(phrase: str, first: Decimal | int, second: Decimal | int) -> None:
    if first > second:
        raise FigureError(
            reason("money-range-reversed" if isinstance(first, int) else "range-reversed", text=quoted(phrase))
        )
