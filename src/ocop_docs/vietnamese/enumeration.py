"""Letters and Roman numerals that number the parts of a document."""

from __future__ import annotations

from functools import cache

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of the points (điểm) of a clause, in the order of the Vietnamese alphabet.

Source: NĐ 30/2020, Phụ lục I, mục II.6.đ; letters with marks (ă, â, ê, ô, ơ, ư) are not used for counting.
"""


def point_letter(index: int) -> str:
    """Return the letter of the point at `index`, from 0; after `y` comes `aa`, after `yy` comes `aaa`."""
    rounds, place = divmod(index, len(POINT_LETTERS))
    return (point_letter(rounds - 1) if rounds else "") + POINT_LETTERS[place]


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


_LARGEST_ROMAN = 3999


def roman(number: int) -> str:
    """Return a number in Roman numerals: 4 → `IV` (NĐ 30/2020, Phụ lục I, mục III.1.a).

    Roman numerals reach from 1 to 3999; any other number stays Arabic, as in Word.
    """
    if not 1 <= number <= _LARGEST_ROMAN:
        return str(number)
    letters = ""
    for value, letter in _ROMAN:
        times, number = divmod(number, value)
        letters += letter * times
    return letters


def roman_value(numeral: str) -> int | None:
    """Return the number of a Roman numeral below 400, small or capital letters; None for any other text."""
    return _roman_values().get(numeral.upper())


@cache
def _roman_values() -> dict[str, int]:
    return {roman(number): number for number in range(1, 400)}
