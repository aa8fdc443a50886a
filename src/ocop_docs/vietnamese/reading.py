"""Whole numbers in Vietnamese words: used by everything that spells a number."""

from functools import cache
from typing import Final, NamedTuple

from ocop_docs.messages.reasons import reason

LARGEST: Final = 10**36
"""The largest number that is read: four times ``tỷ``."""

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUP: Final = 1000
_BLOCK: Final = 10**9


class _Tables(NamedTuple):
    """Words of 0..999 in full (``không trăm linh năm``) with the name of their place; 0 is silent."""

    millions: tuple[str, ...]
    thousands: tuple[str, ...]
    units: tuple[str, ...]


def checked_int(value: int) -> int:
    """The value itself, proven to be a whole number.

    Raises:
        TypeError: for bool, float, str and all else that is not an int.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(reason("integer-type", type=type(value).__name__))
    return value


def read_integer(value: int) -> str:
    """The number in words, e.g. 1015 → ``một nghìn không trăm mười lăm``; below zero with ``âm``.

    Groups of three digits; a group of zeros is silent; every group after the first is read in full
    (``không trăm``, ``linh``). Above tỷ: nghìn tỷ, triệu tỷ, tỷ tỷ, nghìn tỷ tỷ …

    Raises:
        TypeError: the value is not an int.
        ValueError: beyond ±10^36.
    """
    checked_int(value)
    if abs(value) > LARGEST:
        raise ValueError(reason("number-beyond-words"))
    words = _read_natural(abs(value))
    return f"âm {words}" if value < 0 else words


def read_with_fraction(whole: int, digits: str) -> str:
    """A decimal in words, each digit after the comma by itself: (10, "05") → ``mười phẩy không năm``.

    Without digits, the whole part alone. Raises as `read_integer`.
    """
    return " ".join((read_integer(whole), *(["phẩy"] if digits else []), *(_DIGITS[int(digit)] for digit in digits)))


def _read_natural(value: int) -> str:
    tables = _tables()
    blocks: list[str] = []
    power = 0
    while value:
        value, block = divmod(value, _BLOCK)
        if block:
            blocks.append(_read_block(block, tables) + " tỷ" * power)
        power += 1
    words = " ".join(reversed(blocks))
    # Only groups inside a number speak their empty hundreds; the first one starts at its first digit.
    return words.removeprefix("không trăm ").removeprefix("linh ") or _DIGITS[0]


def _read_block(block: int, tables: _Tables) -> str:
    """Nine digits, every group in full."""
    rest, units = divmod(block, _GROUP)
    millions, thousands = divmod(rest, _GROUP)
    return " ".join(filter(None, (tables.millions[millions], tables.thousands[thousands], tables.units[units])))


@cache
def _tables() -> _Tables:
    below_hundred = tuple(_below_hundred(number) for number in range(100))
    full = [_in_full(number, below_hundred) for number in range(1, _GROUP)]
    return _Tables(
        millions=("", *(f"{words} triệu" for words in full)),
        thousands=("", *(f"{words} nghìn" for words in full)),
        units=("", *full),
    )


def _below_hundred(number: int) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _DIGITS[unit]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{head} {_after_tens(tens, unit)}".rstrip()


def _after_tens(tens: int, unit: int) -> str:
    after_ten = ("", "một", "hai", "ba", "bốn", "lăm", *_DIGITS[6:])
    after_tens = ("", "mốt", "hai", "ba", "tư", "lăm", *_DIGITS[6:])
    return (after_ten if tens == 1 else after_tens)[unit]


def _in_full(number: int, below_hundred: tuple[str, ...]) -> str:
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"]
    if rest in range(1, 10):
        words.append("linh")
    if rest:
        words.append(below_hundred[rest])
    return " ".join(words)
