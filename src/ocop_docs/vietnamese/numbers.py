"""Numbers of every sort in Vietnamese words: decimals, percentages, ranges, order, years."""

from decimal import Decimal

from ocop_docs.vietnamese.figures import check_decimal, parse_decimal
from ocop_docs.vietnamese.reading import DEFAULT_STYLE, ReadingStyle, checked_int, read_integer, read_with_fraction

__all__ = [
    "DEFAULT_STYLE",
    "ReadingStyle",
    "ordinal",
    "read_decimal",
    "read_integer",
    "read_percent",
    "read_range",
    "read_year",
]

_OWN_ORDINALS = {1: "thứ nhất", 4: "thứ tư"}


def read_decimal(value: Decimal | int | str, style: ReadingStyle = DEFAULT_STYLE) -> str:
    """The number in words, digits after the comma one by one: ``10,5`` → ``mười phẩy năm``.

    A str is read as a clerk writes it (comma decimal). The value is read: ``10,50`` is ``mười phẩy năm``.

    Raises:
        TypeError: for float and bool.
        FigureError: the text is not a number or can be read in two ways.
        ValueError: not finite, or beyond what can be read.
    """
    number = _exact(value)
    check_decimal(number)
    whole, _, digits = f"{number.copy_abs():f}".partition(".")
    words = read_with_fraction(int(whole), digits.rstrip("0"), style)
    return f"âm {words}" if number < 0 else words


def read_percent(value: Decimal | int | str, style: ReadingStyle = DEFAULT_STYLE) -> str:
    """The percentage in words: Decimal("69.96") → ``sáu mươi chín phẩy chín sáu phần trăm``."""
    return f"{read_decimal(value, style)} phần trăm"


def read_range(low: Decimal | int | str, high: Decimal | int | str, style: ReadingStyle = DEFAULT_STYLE) -> str:
    """The range in words: (100, 120) → ``từ một trăm đến một trăm hai mươi``.

    Raises:
        ValueError: the range is reversed, or an end cannot be read.
    """
    if _exact(low) > _exact(high):
        raise ValueError(f"Khoảng ngược: {low} lớn hơn {high}.")
    return f"từ {read_decimal(low, style)} đến {read_decimal(high, style)}"


def ordinal(value: int, style: ReadingStyle = DEFAULT_STYLE) -> str:
    """The place in an order: 1 → ``thứ nhất``, 2 → ``thứ hai``, 4 → ``thứ tư``, 10 → ``thứ mười``.

    Raises:
        TypeError: the value is not an int.
        ValueError: the value is below 1.
    """
    if checked_int(value) < 1:
        raise ValueError("Số thứ tự bắt đầu từ 1.")
    return _OWN_ORDINALS.get(value) or f"thứ {read_integer(value, style)}"


def read_year(value: int, style: ReadingStyle = DEFAULT_STYLE) -> str:
    """The year in words: 2026 → ``hai nghìn không trăm hai mươi sáu``; below zero ``… trước Công nguyên``.

    Raises:
        TypeError: the value is not an int.
        ValueError: the year 0, which no calendar has.
    """
    if checked_int(value) == 0:
        raise ValueError("Không có năm 0.")
    words = read_integer(abs(value), style)
    return f"{words} trước Công nguyên" if value < 0 else words


def _exact(value: Decimal | int | str) -> Decimal:
    if isinstance(value, str):
        return parse_decimal(value)
    if isinstance(value, Decimal):
        return value
    return Decimal(checked_int(value))
