"""Quantities and amounts as stated: their bounds are understood, their words kept."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_docs.vietnamese.figures import FigureError
from ocop_docs.vietnamese.quantities import parse_money_statement, parse_quantity
from ocop_docs.vietnamese.statements import Relation

BOUNDS = [
    ("06", Relation.EXACT, 6, 6),
    ("8,5", Relation.EXACT, "8.5", "8.5"),
    ("1.200", Relation.EXACT, 1200, 1200),
    ("100 - 120", Relation.RANGE, 100, 120),
    ("05-07", Relation.RANGE, 5, 7),
    ("từ 05-07", Relation.RANGE, 5, 7),
    ("100 – 120", Relation.RANGE, 100, 120),
    ("02 đến 03", Relation.RANGE, 2, 3),
    ("từ 02 đến 03", Relation.RANGE, 2, 3),
    ("Từ 02 tới 03", Relation.RANGE, 2, 3),
    ("ít nhất 06", Relation.AT_LEAST, 6, None),
    ("Ít nhất 06", Relation.AT_LEAST, 6, None),
    ("tối thiểu 06", Relation.AT_LEAST, 6, None),
    ("không dưới 06", Relation.AT_LEAST, 6, None),
    ("05 trở lên", Relation.AT_LEAST, 5, None),
    ("từ 05 trở lên", Relation.AT_LEAST, 5, None),
    ("tối đa 10", Relation.AT_MOST, None, 10),
    ("không quá 10", Relation.AT_MOST, None, 10),
    ("10 trở xuống", Relation.AT_MOST, None, 10),
    ("hơn 20", Relation.MORE_THAN, 20, None),
    ("trên 20", Relation.MORE_THAN, 20, None),
    ("dưới 5", Relation.LESS_THAN, None, 5),
    ("khoảng 30", Relation.ABOUT, 30, 30),
    ("gần 30", Relation.ABOUT, 30, 30),
    ("trên dưới 30", Relation.ABOUT, 30, 30),
    ("khoảng 30 - 40", Relation.ABOUT, 30, 40),
]


@pytest.mark.parametrize(("text", "relation", "low", "high"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_a_quantity_sets_the_bounds_that_its_words_mean(
    text: str, relation: Relation, low: int | str | None, high: int | str | None
) -> None:
    quantity = parse_quantity(text)

    assert quantity.relation is relation
    assert quantity.low == (None if low is None else Decimal(low))
    assert quantity.high == (None if high is None else Decimal(high))
    assert quantity.text == text


@pytest.mark.parametrize(
    ("text", "low"), [("100%", 100), ("100 %", 100), ("trên 90%", 90), ("6 - 7%", 6), ("6% - 7%", 6)]
)
def test_a_percentage_is_known_as_one(text: str, low: int) -> None:
    quantity = parse_quantity(text)

    assert quantity.percent
    assert quantity.low == low


def test_a_part_of_a_whole_keeps_the_whole() -> None:
    quantity = parse_quantity("23/25")

    assert (quantity.low, quantity.high, quantity.out_of) == (23, 23, 25)


@pytest.mark.parametrize(
    "text",
    ["tăng thêm 05, đạt 20", "tăng 05, nâng tổng số lên 20", "thêm 05 đạt 20", "Tăng thêm 05; nâng lên 20"],
)
def test_an_increase_keeps_the_step_and_the_total_reached(text: str) -> None:
    quantity = parse_quantity(text)

    assert quantity.relation is Relation.INCREASE
    assert (quantity.increment, quantity.low, quantity.high) == (5, 20, 20)


def test_an_increase_may_leave_the_total_unsaid() -> None:
    quantity = parse_quantity("tăng 5,5%")

    assert (quantity.increment, quantity.low, quantity.high) == (Decimal("5.5"), None, None)
    assert quantity.percent


def test_the_text_is_kept_as_said_but_composed_and_on_one_line() -> None:
    assert parse_quantity(" i\u0301t  nh\u00e2\u0301t\u00a006\n").text == "ít nhất 06"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("7-5", "số đầu lớn hơn số cuối"),
        ("từ 07 đến 05", "số đầu lớn hơn số cuối"),
        ("3/2", "số trước dấu / không được lớn hơn"),
        ("0/0", "phải khác 0"),
        ("-5", "không được âm"),
        ("-0", "không được âm"),
        ("6% - 7", "Hãy ghi dấu % ở số cuối"),
        ("ít nhất 5 - 7", "chỉ ghi một số"),
        ("tăng thêm 20, đạt 05", "không nhỏ hơn số tăng thêm"),
        ("tăng thêm 5%, đạt 20", "cùng đơn vị"),
        ("1.5", "1,5"),
        ("khoảng 1.5", "1,5"),
        ("1.5/2", "1,5"),
        ("", "Hãy ghi như: 06"),
        ("abc", "Hãy ghi như: 06"),
        ("6 sản phẩm", "không phải là số"),
        ("ít nhất", "Hãy ghi như: 06"),
        ("ít nhất tối đa 5", "Hãy ghi như: 06"),
        ("9" * 201, "Hãy ghi như: 06"),
    ],
)
def test_a_quantity_that_makes_no_sense_is_refused_with_the_way_out(text: str, said: str) -> None:
    with pytest.raises(FigureError) as refusal:
        parse_quantity(text)

    assert said in str(refusal.value)


@given(st.integers(0, 999), st.integers(0, 999))
def test_a_range_holds_both_its_ends_in_order(one: int, other: int) -> None:
    low, high = sorted((one, other))

    quantity = parse_quantity(f"{low:02d} - {high:02d}")

    assert (quantity.low, quantity.high) == (low, high)


MONEY = {
    "10,5 tỷ": "10.500.000.000 đồng (Bằng chữ: Mười tỷ năm trăm triệu đồng)",
    "khoảng 10,5 tỷ đồng": "khoảng 10.500.000.000 đồng (Bằng chữ: Khoảng mười tỷ năm trăm triệu đồng)",
    "Hơn 5 tỷ": "hơn 5.000.000.000 đồng (Bằng chữ: Hơn năm tỷ đồng)",
    "dưới 5 tỷ": "dưới 5.000.000.000 đồng (Bằng chữ: Dưới năm tỷ đồng)",
    "ít nhất 500 triệu": "ít nhất 500.000.000 đồng (Bằng chữ: Ít nhất năm trăm triệu đồng)",
    "5 tỷ đồng trở lên": "5.000.000.000 đồng trở lên (Bằng chữ: Năm tỷ đồng trở lên)",
    "từ 5 tỷ trở lên": "từ 5.000.000.000 đồng trở lên (Bằng chữ: Từ năm tỷ đồng trở lên)",
    "4 - 5 tỷ đồng": ("từ 4.000.000.000 đồng đến 5.000.000.000 đồng (Bằng chữ: Từ bốn tỷ đồng đến năm tỷ đồng)"),
    "từ 4 tỷ đến 5 tỷ đồng": (
        "từ 4.000.000.000 đồng đến 5.000.000.000 đồng (Bằng chữ: Từ bốn tỷ đồng đến năm tỷ đồng)"
    ),
    "500 triệu - 1 tỷ": (
        "từ 500.000.000 đồng đến 1.000.000.000 đồng (Bằng chữ: Từ năm trăm triệu đồng đến một tỷ đồng)"
    ),
    "400.000 - 500.000 đồng": (
        "từ 400.000 đồng đến 500.000 đồng (Bằng chữ: Từ bốn trăm nghìn đồng đến năm trăm nghìn đồng)"
    ),
    "400.000 đồng - 1 triệu": (
        "từ 400.000 đồng đến 1.000.000 đồng (Bằng chữ: Từ bốn trăm nghìn đồng đến một triệu đồng)"
    ),
    "khoảng 4 - 5 tỷ": (
        "khoảng từ 4.000.000.000 đồng đến 5.000.000.000 đồng (Bằng chữ: Khoảng từ bốn tỷ đồng đến năm tỷ đồng)"
    ),
}


@pytest.mark.parametrize("text", MONEY)
def test_an_amount_prints_with_the_words_around_it(text: str) -> None:
    assert parse_money_statement(text).printed() == MONEY[text]


@pytest.mark.parametrize(
    ("text", "relation", "low", "high"),
    [
        ("10,5 tỷ", Relation.EXACT, 10_500_000_000, 10_500_000_000),
        ("khoảng 10,5 tỷ", Relation.ABOUT, 10_500_000_000, 10_500_000_000),
        ("hơn 5 tỷ", Relation.MORE_THAN, 5_000_000_000, None),
        ("không quá 5 tỷ", Relation.AT_MOST, None, 5_000_000_000),
        ("4 - 5 tỷ đồng", Relation.RANGE, 4_000_000_000, 5_000_000_000),
        ("5 - 5 tỷ đồng", Relation.RANGE, 5_000_000_000, 5_000_000_000),
    ],
)
def test_an_amount_sets_the_bounds_that_its_words_mean(
    text: str, relation: Relation, low: int | None, high: int | None
) -> None:
    stated = parse_money_statement(text)

    assert (stated.relation, stated.low, stated.high) == (relation, low, high)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5 - 4 tỷ", "ghi đơn vị ở cả hai số"),
        ("500.000 - 1 triệu", "ghi đơn vị ở cả hai số"),
        ("khoảng 1.5 tỷ", "1,5 tỷ (1.500.000.000 đồng)"),
        ("ít nhất 4 - 5 tỷ", "chỉ ghi một số"),
        ("4 - 5 tỷ 500", "thiếu đơn vị"),
        ("-5 tỷ", "không được âm"),
        ("", "khoảng 10,5 tỷ đồng"),
        ("nhiều", "không phải là số tiền"),
    ],
)
def test_an_amount_that_makes_no_sense_is_refused_with_the_way_out(text: str, said: str) -> None:
    with pytest.raises(FigureError) as refusal:
        parse_money_statement(text)

    assert said in str(refusal.value)
