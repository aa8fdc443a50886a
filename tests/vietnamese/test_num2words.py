"""Importing the product makes num2words right in Vietnamese."""

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest
from num2words import num2words

from ocop_docs.vietnamese.num2words_vi import VietnameseConverter


@pytest.mark.parametrize("imports", ["num2words, ocop_docs.pipeline", "ocop_docs.pipeline, num2words"])
def test_importing_the_product_is_all_it_takes(imports: str) -> None:
    program = f"import sys, {imports}; sys.stdout.buffer.write(num2words.num2words(1015, lang='vi').encode())"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout.decode() == "một nghìn không trăm mười lăm"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1015, "một nghìn không trăm mười lăm"),
        (-21, "âm hai mươi mốt"),
        (10.5, "mười phẩy năm"),
        (0.05, "không phẩy không năm"),
        (-10.5, "âm mười phẩy năm"),
        (1e22, "mười nghìn tỷ tỷ"),
        (Decimal("0.05"), "không phẩy không năm"),
        (Decimal("10.00"), "mười"),
        ("1015", "một nghìn không trăm mười lăm"),
        ("10.5", "mười phẩy năm"),
        (10**18, "một tỷ tỷ"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("lang", ["vi", "vi_VN"])
def test_a_cardinal_is_right(number: float | Decimal | str, words: str, lang: str) -> None:
    assert num2words(number, lang=lang) == words


def test_the_other_conversions_are_right() -> None:
    assert num2words(10, lang="vi", to="ordinal") == "thứ mười"
    assert num2words(4, lang="vi", ordinal=True) == "thứ tư"
    assert num2words(4, lang="vi", to="ordinal_num") == "thứ 4"
    assert num2words(2026, lang="vi", to="year") == "hai nghìn không trăm hai mươi sáu"


@pytest.mark.parametrize("amount", [10500000000, Decimal("10500000000.00"), 10500000000.0, "10500000000"], ids=repr)
def test_a_currency_is_dong(amount: float | Decimal | str) -> None:
    words = num2words(amount, lang="vi", to="currency", currency="VND", cents=False, separator=" và")

    assert words == "mười tỷ năm trăm triệu đồng"


def test_another_currency_is_not_claimed() -> None:
    with pytest.raises(NotImplementedError, match="EUR"):
        num2words(5, lang="vi", to="currency", currency="EUR")


@pytest.mark.parametrize("amount", [Decimal("0.5"), 0.5, "NaN", float("inf")], ids=repr)
def test_a_part_of_a_dong_is_refused(amount: float | Decimal | str) -> None:
    with pytest.raises(ValueError, match="Cần số nguyên"):
        num2words(amount, lang="vi", to="currency")


@pytest.mark.parametrize("conversion", ["ordinal", "ordinal_num", "year"])
def test_an_int_of_any_size_keeps_every_digit(conversion: str) -> None:
    words = num2words(9007199254740993, lang="vi", to=conversion)

    assert words.endswith(("chín trăm chín mươi ba", "0993"))


def test_a_truth_value_is_no_number() -> None:
    with pytest.raises(TypeError, match="Cần số nguyên"):
        num2words(True, lang="vi", to="ordinal_num")  # noqa: FBT003


def test_a_text_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="không phải là số"):
        num2words("mười", lang="vi")


@pytest.mark.parametrize("number", [True, Fraction(1, 2), None])
def test_what_is_no_number_is_refused(number: object) -> None:
    with pytest.raises(TypeError, match="Cần số nguyên"):
        VietnameseConverter().to_cardinal(number)  # type: ignore[arg-type]


def test_a_number_of_thirty_digits_keeps_every_digit() -> None:
    words = num2words(10**28 + 1, lang="vi")

    assert words.endswith("không trăm linh một")
