"""Whole numbers in Vietnamese words: the one place where a number becomes syllables."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple, get_args

ZeroTens = Literal["linh", "lẻ"]
Four = Literal["tư", "bốn"]
Thousand = Literal["nghìn", "ngàn"]

LARGEST: Final = 10**36
"""The largest number that is read; beyond it nobody follows the run of ``tỷ``."""

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUP: Final = 1000
_BLOCK: Final = 10**9


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """Choices of usage that no decree settles: 105 linh/lẻ, 24 tư/bốn, 1.000 nghìn/ngàn."""

    zero_tens: ZeroTens = "linh"
    four: Four = "tư"
    thousand: Thousand = "nghìn"

    def __post_init__(self) -> None:
        choices = ((self.zero_tens, ZeroTens), (self.four, Four), (self.thousand, Thousand))
        for chosen, allowed in choices:
            if chosen not in get_args(allowed):
                raise ValueError(f"Cách đọc {chosen!r} không có; hãy chọn {' hoặc '.join(get_args(allowed))}.")


DEFAULT_STYLE: Final = ReadingStyle()


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
        raise TypeError(f"Cần số nguyên (int), không nhận {type(value).__name__}.")
    return value


def read_integer(value: int, style: ReadingStyle = DEFAULT_STYLE) -> str:
    """The number in words, e.g. 1015 → ``một nghìn không trăm mười lăm``; below zero with ``âm``.

    Groups of three digits; a group of zeros is silent; every group after the first is read in full
    (``không trăm``, ``linh``). Above tỷ: nghìn tỷ, triệu tỷ, tỷ tỷ, nghìn tỷ tỷ …

    Raises:
        TypeError: the value is not an int.
        ValueError: the value lies beyond ±10^36.
    """
    checked_int(value)
    if abs(value) > LARGEST:
        raise ValueError("Số quá lớn để đọc thành chữ: chỉ đọc đến 10 mũ 36.")
    words = _read_natural(abs(value), style)
    return f"âm {words}" if value < 0 else words


def read_digits(digits: str) -> str:
    """Digits one by one, as after the comma: ``05`` → ``không năm``."""
    return " ".join(_DIGITS[int(digit)] for digit in digits)


def read_with_fraction(whole: int, digits: str, style: ReadingStyle = DEFAULT_STYLE) -> str:
    """A non-negative decimal: (10, "5") → ``mười phẩy năm``; without digits just the whole part."""
    words = read_integer(whole, style)
    return f"{words} phẩy {read_digits(digits)}" if digits else words


@lru_cache(maxsize=1024)  # a document says each of its sums in several places
def _read_natural(value: int, style: ReadingStyle) -> str:
    tables = _tables(style)
    blocks: list[str] = []
    power = 0
    while value:
        value, block = divmod(value, _BLOCK)
        if block:
            blocks.append(_read_block(block, tables) + " tỷ" * power)
        power += 1
    words = " ".join(reversed(blocks))
    # Only groups inside a number speak their empty hundreds; the first one starts at its first digit.
    return words.removeprefix("không trăm ").removeprefix(f"{style.zero_tens} ") or _DIGITS[0]


def _read_block(block: int, tables: _Tables) -> str:
    """Nine digits, every group in full."""
    rest, units = divmod(block, _GROUP)
    millions, thousands = divmod(rest, _GROUP)
    return " ".join(filter(None, (tables.millions[millions], tables.thousands[thousands], tables.units[units])))


@lru_cache(maxsize=8)  # as many as there are styles
def _tables(style: ReadingStyle) -> _Tables:
    below_hundred = tuple(_below_hundred(number, style) for number in range(100))
    full = [_in_full(number, below_hundred, style) for number in range(1, _GROUP)]
    return _Tables(
        millions=("", *(f"{words} triệu" for words in full)),
        thousands=("", *(f"{words} {style.thousand}" for words in full)),
        units=("", *full),
    )


def _below_hundred(number: int, style: ReadingStyle) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _DIGITS[unit]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{head} {_after_tens(tens, unit, style)}".rstrip()


def _after_tens(tens: int, unit: int, style: ReadingStyle) -> str:
    after_ten = ("", "một", "hai", "ba", "bốn", "lăm", *_DIGITS[6:])
    after_tens = ("", "mốt", "hai", "ba", style.four, "lăm", *_DIGITS[6:])
    return (after_ten if tens == 1 else after_tens)[unit]


def _in_full(number: int, below_hundred: tuple[str, ...], style: ReadingStyle) -> str:
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"]
    if rest in range(1, 10):
        words.append(style.zero_tens)
    if rest:
        words.append(below_hundred[rest])
    return " ".join(words)
