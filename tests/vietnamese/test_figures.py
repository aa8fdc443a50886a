"""Figures as clerks type them: read in exactly one way, or refused with both ways named."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_docs.vietnamese.figures import (
    MAX_DIGITS,
    FigureError,
    format_decimal,
    format_integer,
    parse_decimal,
    parse_integer,
)

LIMIT = 10**MAX_DIGITS - 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("968.721.000", 968721000),
        ("968721000", 968721000),
        ("1.234", 1234),
        (" 06 ", 6),
        ("0", 0),
        ("-5", -5),
        ("\u22125", -5),
        ("1.000", 1000),
        ("\u00a015", 15),
    ],
)
def test_a_whole_number_is_read(text: str, value: int) -> None:
    assert parse_integer(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10,5", "10.5"),
        ("1,234", "1.234"),
        ("1.234,567", "1234.567"),
        ("1.311,4", "1311.4"),
        ("-0,5", "-0.5"),
        ("0,05", "0.05"),
        ("10.500", "10500"),
        ("06", "6"),
    ],
)
def test_a_decimal_is_read_exactly(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.5", ["1,5 (một phẩy năm)", "15 (mười lăm)", "hãy ghi 1,5 hoặc 15"]),
        ("1.50", ["1,50 (", "150 ("]),
        ("1,234,567", ["1.234,567 (", "1.234.567 (một triệu "]),
        ("1,234.5", ["1.234,5 (", "12.345 ("]),
        ("1.234.5", ["1.234,5 (", "12.345 ("]),
        ("0.123", ["0,123 (không phẩy một hai ba)", "123 ("]),
        ("12.3456", ["12,3456 (", "123.456 ("]),
        ("1.234,567.8", ["1.234.567,8 (", "12.345.678 ("]),
        ("1 234", ["1.234 (", "các số rời 1; 234"]),
        ("1e5", ["100.000 (một trăm nghìn", "15 (mười lăm"]),
    ],
)
@pytest.mark.parametrize("parse", [parse_integer, parse_decimal])
def test_a_figure_of_two_readings_is_refused_naming_both(text: str, readings: list[str], parse: type[object]) -> None:
    with pytest.raises(FigureError) as refusal:
        parse(text)

    assert [reading for reading in readings if reading not in str(refusal.value)] == []


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1,234", ["1,234 (một phẩy hai ba bốn)", "hãy ghi 1.234"]),
        ("10,5", ["10,5 (mười phẩy năm)", "hãy ghi 105"]),
        ("1.234,5", ["1.234,5 (", "hãy ghi 12.345"]),
    ],
)
def test_a_decimal_where_a_whole_number_stands_names_both_readings(text: str, readings: list[str]) -> None:
    with pytest.raises(FigureError) as refusal:
        parse_integer(text)

    assert [reading for reading in readings if reading not in str(refusal.value)] == []


@pytest.mark.parametrize(
    "text",
    ["", "abc", "5.", ",5", "1..5", "--5", "+5", "5 tỷ", "NaN", "1e400", "1e99", "٣", "0x10", "1_000", "½"],
)
def test_what_is_no_figure_is_refused_with_examples(text: str) -> None:
    with pytest.raises(FigureError, match=r"không phải là số.*ví dụ"):
        parse_decimal(text)


def test_a_figure_of_too_many_digits_is_refused_with_the_limit() -> None:
    with pytest.raises(FigureError, match="37 chữ số; mỗi số nhận tối đa 36"):
        parse_integer("1" * (MAX_DIGITS + 1))


def test_an_endless_text_is_refused_and_shown_short() -> None:
    with pytest.raises(FigureError) as refusal:
        parse_integer("9" * 10_000_000)

    assert "10000000 ký tự" in str(refusal.value)
    assert len(str(refusal.value)) < 200


def test_a_refusal_shows_no_control_characters() -> None:
    with pytest.raises(FigureError) as refusal:
        parse_integer("\x1b[31m5")

    assert str(refusal.value).isprintable()


@given(st.integers(-LIMIT, LIMIT))
def test_a_whole_number_comes_back_from_its_figures(value: int) -> None:
    assert parse_integer(format_integer(value)) == value


@given(st.decimals(min_value=-(10**20), max_value=10**20, allow_nan=False, places=9))
def test_a_decimal_comes_back_from_its_figures(value: Decimal) -> None:
    assert parse_decimal(format_decimal(value)) == value


def test_figures_are_printed_the_vietnamese_way() -> None:
    assert format_integer(10500000) == "10.500.000"
    assert format_integer(-1234) == "-1.234"
    assert format_decimal(Decimal("69.96")) == "69,96"
    assert format_decimal(Decimal("1069.90")) == "1.069,90"
    assert format_decimal(Decimal("1E+3")) == "1.000"


@pytest.mark.parametrize("value", [1.5, 5, "5"], ids=repr)
def test_only_a_decimal_is_printed_as_one(value: object) -> None:
    with pytest.raises(TypeError, match="Decimal"):
        format_decimal(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [1.0, True, "5"], ids=repr)
def test_only_an_int_is_printed_as_one(value: object) -> None:
    with pytest.raises(TypeError, match="int"):
        format_integer(value)  # type: ignore[arg-type]
