"""Counting with letters: points by the Vietnamese alphabet, annexes by Roman numerals."""

import pytest

from ocop_docs.vietnamese.enumeration import POINT_LETTERS, point_letter, roman, roman_value


def test_points_follow_the_vietnamese_alphabet() -> None:
    assert [point_letter(index) for index in range(6)] == ["a", "b", "c", "d", "đ", "e"]
    assert point_letter(len(POINT_LETTERS) - 1) == "y"
    assert point_letter(len(POINT_LETTERS)) == "aa"


def test_no_two_points_have_one_letter() -> None:
    letters = [point_letter(index) for index in range(15_000)]

    assert len(set(letters)) == len(letters)
    assert {len(letter) for letter in letters} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (10, "X"),
        (11, "XI"),
        (14, "XIV"),
        (40, "XL"),
        (1994, "MCMXCIV"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_annexes_count_in_roman_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@pytest.mark.parametrize("number", [0, -1, 4000, 10**12])
def test_a_number_that_roman_numerals_do_not_reach_stays_arabic(number: int) -> None:
    assert roman(number) == str(number)


def test_a_roman_numeral_below_400_is_read_in_small_and_capital_letters() -> None:
    assert [roman_value(roman(number)) for number in range(1, 400)] == list(range(1, 400))
    assert roman_value("xiv") == 14


@pytest.mark.parametrize("text", ["", "IIII", "14", "A"])
def test_any_other_text_is_no_roman_numeral(text: str) -> None:
    assert roman_value(text) is None
