"""Money: what clerks type becomes whole đồng, and prints in figures and words."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vietnamese.words_back import words_back

from ocop_docs.vietnamese.figures import FigureError
from ocop_docs.vietnamese.money import format_money, format_money_with_words, money_in_words, parse_money

AMOUNTS = st.integers(0, 10**30)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("10,5 tỷ", 10_500_000_000),
        ("10,5 tỷ đồng", 10_500_000_000),
        ("326 tỷ 325 triệu", 326_325_000_000),
        ("326 tỷ 325 triệu đồng", 326_325_000_000),
        ("326tỷ325triệu", 326_325_000_000),
        ("76 tỷ 325,5 triệu đồng", 76_325_500_000),
        ("968.721.000", 968_721_000),
        ("968.721.000 đồng", 968_721_000),
        ("968721000đ", 968_721_000),
        ("968.721.000 VND", 968_721_000),
        ("968.721.000 VNĐ", 968_721_000),
        ("968.721.000 VNÐ", 968_721_000),
        ("968.721.000 ₫", 968_721_000),
        ("4 tỷ đồng", 4_000_000_000),
        ("500 triệu", 500_000_000),
        ("15.738 tỷ đồng", 15_738_000_000_000),
        ("1,2 nghìn tỷ", 1_200_000_000_000),
        ("2 nghìn tỷ 500 tỷ", 2_500_000_000_000),
        ("2 ngàn  tỉ 500 tỉ", 2_500_000_000_000),
        ("350 nghìn", 350_000),
        ("5 nghìn 300", 5_300),
        ("2 triệu 500 đồng", 2_000_500),
        ("500 tr", 500_000_000),
        ("500tr", 500_000_000),
        ("500 trđ", 500_000_000),
        ("500 Tr. đồng", 500_000_000),
        ("1.200 tr.đ", 1_200_000_000),
        ("1,5 tỉ", 1_500_000_000),
        ("2 tỷ 300 tr", 2_300_000_000),
        ("2 tỷ rưỡi", 2_500_000_000),
        ("1 tỉ 200 triệu rưỡi đồng", 1_200_500_000),
        ("  326\u00a0TỶ\u202f325\n TRIỆU ĐỒNG ", 326_325_000_000),
        ("1,234 tỷ", 1_234_000_000),
        ("0 đồng", 0),
    ],
)
def test_an_amount_is_read(text: str, amount: int) -> None:
    assert parse_money(text) == amount
    assert parse_money(unicodedata.normalize("NFD", text)) == amount


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.5 tỷ", ["1,5 tỷ (1.500.000.000 đồng)", "15 tỷ (15.000.000.000 đồng)"]),
        ("3.14159265358 tỷ", ["3,14159265358 tỷ", "314.159.265.358 tỷ ("]),
        ("1.5", ["1,5", "15"]),
        ("1,234,567 đồng", ["1.234,567", "1.234.567"]),
        ("1,234", ["1,234", "1.234"]),
        ("10,5", ["10,5 tỷ đồng", "hãy ghi 105"]),
        ("1 234 567 đồng", ["1.234.567", "1; 234; 567"]),
        ("326 tỷ 325", ["326 tỷ 325 triệu đồng", "326 tỷ 325 đồng"]),
        ("2 nghìn tỷ 5", ["2 nghìn tỷ 5 tỷ đồng", "2 nghìn tỷ 5 đồng"]),
        ("1e5", ["100.000", "15"]),
        ("5 triệu 3 tỷ", ["giảm dần đơn vị"]),
        ("5 tỷ 3 tỷ", ["giảm dần đơn vị"]),
        ("326 tỷ 3250 triệu", ["giảm dần đơn vị"]),
        ("1,5 tỷ 300 triệu", ["giảm dần đơn vị"]),
        ("0,0000000001 tỷ", ["lẻ dưới một đồng"]),
        ("-5 tỷ", ["không được âm"]),
        ("\u22125 tỷ", ["không được âm"]),
        ("âm 5 tỷ", ["không được âm"]),
        ("", ["không phải là số tiền", "968.721.000 đồng"]),
        ("đồng", ["không phải là số tiền"]),
        ("năm tỷ", ["không phải là số tiền"]),
        ("1,5 tỷ rưỡi", ["không phải là số tiền"]),
        ("5 rưỡi", ["không phải là số tiền"]),
        ("1.5 tr", ["1,5 triệu (1.500.000 đồng)", "15 triệu (15.000.000 đồng)"]),
        ("1.5 tỷ rưỡi", ["không phải là số tiền"]),
        ("5 tỷ 5 tr rưỡi tỷ", ["không phải là số tiền"]),
        ("5 tra", ["không phải là số tiền"]),
        ("5 tỷabc", ["không phải là số tiền"]),
        ("5 USD", ["không phải là số tiền"]),
        ("5 tỷ tỷ", ["không phải là số tiền"]),
        ("9" * 30 + " tỷ", ["quá lớn"]),
        ("5 tỷ " * 1000, ["không phải là số tiền"]),
    ],
)
def test_an_amount_that_is_not_plain_is_refused_with_the_way_out(text: str, said: list[str]) -> None:
    with pytest.raises(FigureError) as refusal:
        parse_money(text)

    assert [words for words in said if words not in str(refusal.value)] == []


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (968_721_000, "Chín trăm sáu mươi tám triệu bảy trăm hai mươi mốt nghìn đồng"),
        (326_325_000_000, "Ba trăm hai mươi sáu tỷ ba trăm hai mươi lăm triệu đồng"),
        (76_325_000_000, "Bảy mươi sáu tỷ ba trăm hai mươi lăm triệu đồng"),
        (10_500_000_000, "Mười tỷ năm trăm triệu đồng"),
        (5_000_000_000, "Năm tỷ đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (0, "Không đồng"),
        (-1_000, "Âm một nghìn đồng"),
    ],
)
def test_an_amount_in_words_opens_with_a_capital(amount: int, words: str) -> None:
    assert money_in_words(amount) == words


def test_an_amount_prints_in_figures_and_words() -> None:
    printed = format_money_with_words(10_500_000_000)

    assert printed == "10.500.000.000 đồng (Bằng chữ: Mười tỷ năm trăm triệu đồng)"


@given(AMOUNTS)
def test_an_amount_comes_back_from_its_figures(amount: int) -> None:
    assert parse_money(format_money(amount)) == amount


@given(AMOUNTS)
def test_an_amount_comes_back_from_its_words(amount: int) -> None:
    assert words_back(money_in_words(amount).removesuffix(" đồng").lower()) == amount


@given(st.integers(1, 999), st.integers(0, 999), st.integers(0, 999))
def test_mixed_units_add_up(billions: int, millions: int, thousands: int) -> None:
    text = f"{billions} tỷ {millions} triệu {thousands} nghìn đồng"

    assert parse_money(text) == billions * 10**9 + millions * 10**6 + thousands * 10**3


@pytest.mark.parametrize("value", [10.5, True, "5", Decimal(5)])
@pytest.mark.parametrize("printer", [format_money, money_in_words, format_money_with_words])
def test_money_is_an_int_and_nothing_else(value: object, printer: type[object]) -> None:
    with pytest.raises(TypeError, match="int"):
        printer(value)
