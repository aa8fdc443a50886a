"""Numbers in words: the tables of usage, and words that read back as the number."""

import random
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vietnamese.words_back import words_back

from ocop_docs.vietnamese.num2words_vi import num2words
from ocop_docs.vietnamese.reading import LARGEST, read_integer

ORACLE = {
    0: "không",
    1: "một",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    31: "ba mươi mốt",
    55: "năm mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    121: "một trăm hai mươi mốt",
    301: "ba trăm linh một",
    711: "bảy trăm mười một",
    731: "bảy trăm ba mươi mốt",
    1000: "một nghìn",
    1001: "một nghìn không trăm linh một",
    1005: "một nghìn không trăm linh năm",
    1015: "một nghìn không trăm mười lăm",
    1100: "một nghìn một trăm",
    10000: "mười nghìn",
    10005: "mười nghìn không trăm linh năm",
    100005: "một trăm nghìn không trăm linh năm",
    325614: "ba trăm hai mươi lăm nghìn sáu trăm mười bốn",
    523056: "năm trăm hai mươi ba nghìn không trăm năm mươi sáu",
    1000000: "một triệu",
    1000001: "một triệu không trăm linh một",
    1000005: "một triệu không trăm linh năm",
    1001001: "một triệu không trăm linh một nghìn không trăm linh một",
    1005000: "một triệu không trăm linh năm nghìn",
    1080000: "một triệu không trăm tám mươi nghìn",
    76325000000: "bảy mươi sáu tỷ ba trăm hai mươi lăm triệu",
    145001000: "một trăm bốn mươi lăm triệu không trăm linh một nghìn",
    968721000: "chín trăm sáu mươi tám triệu bảy trăm hai mươi mốt nghìn",
    1005000000: "một tỷ không trăm linh năm triệu",
    2000000005: "hai tỷ không trăm linh năm",
    5000000000: "năm tỷ",
    10000000000: "mười tỷ",
    10500000000: "mười tỷ năm trăm triệu",
    326325000000: "ba trăm hai mươi sáu tỷ ba trăm hai mươi lăm triệu",
    10**12: "một nghìn tỷ",
    1500000000000: "một nghìn năm trăm tỷ",
    10**15: "một triệu tỷ",
    9007199254740993: (
        "chín triệu không trăm linh bảy nghìn một trăm chín mươi chín tỷ hai trăm năm mươi tư triệu "
        "bảy trăm bốn mươi nghìn chín trăm chín mươi ba"
    ),
    10**18: "một tỷ tỷ",
    10**18 + 10**9: "một tỷ tỷ không trăm linh một tỷ",
    10**21: "một nghìn tỷ tỷ",
    10**36: "một tỷ tỷ tỷ tỷ",
    -1: "âm một",
    -5: "âm năm",
    -15: "âm mười lăm",
    -21: "âm hai mươi mốt",
    -105: "âm một trăm linh năm",
    -1000000: "âm một triệu",
}


@pytest.mark.parametrize("value", ORACLE, ids=str)
def test_a_whole_number_reads_as_usage_has_it(value: int) -> None:
    assert read_integer(value) == ORACLE[value]


@pytest.mark.parametrize("value", ORACLE, ids=str)
def test_the_judge_reads_the_table_by_itself(value: int) -> None:
    assert words_back(ORACLE[value]) == value


@pytest.mark.parametrize(
    "wrong",
    [
        "hai mươi năm",
        "hai mươi một",
        "mười năm",
        "một nghìn linh năm",
        "một trăm năm triệu tư",
        "một nghìn một triệu",
        "một tỷ một tỷ tỷ",
        "một tỷ không trăm linh hai tỷ",
        "một tỷ năm",
    ],
)
def test_the_judge_refuses_what_nobody_says(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        words_back(wrong)


def random_numbers(rng: random.Random) -> Iterator[int]:
    """A million up to 10^18: most of full length, the rest with silent groups in the middle."""
    for _ in range(600_000):
        yield rng.randrange(10**18 + 1)
    for _ in range(400_000):
        yield rng.randrange(10**6) * 10 ** rng.choice((6, 9, 12)) + rng.randrange(10 ** rng.choice((1, 2, 4, 6)))


@pytest.mark.no_cover
def test_a_million_random_numbers_read_back_as_themselves() -> None:
    values = list(random_numbers(random.Random(20200305)))

    lost = [value for value in values if words_back(read_integer(value)) != value]

    assert lost == []
    assert len(values) == 1_000_000
    assert len(set(values)) > 990_000


@given(st.integers(-LARGEST, LARGEST))
def test_any_number_reads_back_as_itself(value: int) -> None:
    assert words_back(read_integer(value)) == value


def test_every_number_below_ten_thousand_has_words_of_its_own() -> None:
    assert len({read_integer(value) for value in range(10_000)}) == 10_000


@pytest.mark.parametrize("value", [LARGEST + 1, -LARGEST - 1])
def test_a_number_beyond_the_words_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="10 mũ 36"):
        read_integer(value)


@pytest.mark.parametrize("value", [1.0, True, "1", Decimal(1), None])
def test_only_an_int_is_read_as_a_whole_number(value: object) -> None:
    with pytest.raises(TypeError, match="Cần số nguyên"):
        read_integer(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("10.5"), "mười phẩy năm"),
        (Decimal("0.05"), "không phẩy không năm"),
        (Decimal("-10.5"), "âm mười phẩy năm"),
        (Decimal("-0.5"), "âm không phẩy năm"),
        (Decimal("1E+3"), "một nghìn"),
        (Decimal("-0"), "không"),
        (Decimal("9007199254740993.25"), ORACLE[9007199254740993] + " phẩy hai năm"),
        (Decimal("10.50"), "mười phẩy năm"),
        (Decimal("1311.4"), "một nghìn ba trăm mười một phẩy bốn"),
        (Decimal("69.96"), "sáu mươi chín phẩy chín sáu"),
        (15, "mười lăm"),
    ],
)
def test_a_decimal_reads_its_digits_after_the_comma(value: Decimal | int, words: str) -> None:
    assert num2words(value, lang="vi") == words


@given(st.decimals(min_value=0, max_value=10**20, allow_nan=False, places=6))
def test_a_decimal_reads_back_as_itself(value: Decimal) -> None:
    whole, _, digits = num2words(value, lang="vi").partition(" phẩy ")
    fraction = "".join(str(words_back(digit)) for digit in digits.split())

    assert Decimal(f"{words_back(whole)}.{fraction or 0}") == value


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1E+999999"), Decimal("1E-999999")])
def test_a_decimal_that_no_words_hold_is_refused(value: Decimal) -> None:
    with pytest.raises(ValueError, match="hữu hạn"):
        num2words(value, lang="vi")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1, "thứ nhất"),
        (2, "thứ hai"),
        (3, "thứ ba"),
        (4, "thứ tư"),
        (5, "thứ năm"),
        (10, "thứ mười"),
        (14, "thứ mười bốn"),
        (15, "thứ mười lăm"),
        (21, "thứ hai mươi mốt"),
        (24, "thứ hai mươi tư"),
        (101, "thứ một trăm linh một"),
    ],
)
def test_an_ordinal_has_its_own_first_and_fourth(value: int, words: str) -> None:
    assert num2words(value, lang="vi", to="ordinal") == words


def test_there_is_no_place_before_the_first() -> None:
    with pytest.raises(ValueError, match="bắt đầu từ 1"):
        num2words(0, lang="vi", to="ordinal")


def test_a_year_reads_as_a_number_and_knows_its_era() -> None:
    assert num2words(2026, lang="vi", to="year") == "hai nghìn không trăm hai mươi sáu"
    assert num2words(-111, lang="vi", to="year") == "một trăm mười một trước Công nguyên"
    with pytest.raises(ValueError, match="năm 0"):
        num2words(0, lang="vi", to="year")
