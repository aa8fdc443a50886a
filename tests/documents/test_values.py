"""Stars, amounts, quantities, dates and text: what a field takes and how it keeps it."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from ocop_docs.documents.amounts import Count, Money, StarClass, Stars, parse_stars
from ocop_docs.documents.base import Date, Text, Whole
from ocop_docs.documents.scores import PartPoints, Score, Share
from ocop_docs.documents.ticks import Ticks
from ocop_docs.settings import settings
from ocop_docs.vietnamese.dates import long_date


def taken(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("text", "low", "high", "printed"),
    [
        ("3", 3, 3, "3 sao"),
        ("03 sao", 3, 3, "3 sao"),
        ("3 SAO", 3, 3, "3 sao"),
        ("4 - 5", 4, 5, "4 - 5 sao"),
        ("4–5 sao", 4, 5, "4 - 5 sao"),
        ("3 sao trở lên", 3, 5, "3 sao trở lên"),
        ("từ 3 sao trở lên", 3, 5, "3 sao trở lên"),
        ("1", 1, 1, "1 sao"),
        ("5", 5, 5, "5 sao"),
    ],
)
def test_a_class_of_stars_is_read_and_printed(text: str, low: int, high: int, printed: str) -> None:
    stars = parse_stars(text)

    assert (stars.low, stars.high, str(stars)) == (low, high, printed)


def test_three_and_above_is_the_same_class_as_three_to_five() -> None:
    assert parse_stars("3 sao trở lên") == Stars(3, 5) == parse_stars("3 - 5")


@pytest.mark.parametrize("text", ["0", "6", "5 - 4", "3 - 6", "x", "", "3,5", "3 sao trở xuống", "٣", "\ud800"])
def test_no_other_class_exists(text: str) -> None:
    with pytest.raises(ValueError, match="sao") as refusal:
        parse_stars(text)

    assert str(refusal.value).isprintable()


@pytest.mark.parametrize(("given", "printed"), [(6, "06"), (12, "12"), (0, "00"), ("ít nhất 6", "ít nhất 6")])
def test_a_count_prints_as_said_and_a_bare_number_with_two_digits(given: object, printed: str) -> None:
    assert taken(Count, given).text == printed


@pytest.mark.parametrize("given", ["10,5 tỷ đồng", 10_500_000_000, "10.500.000.000"])
def test_money_is_one_integer_however_it_is_typed(given: object) -> None:
    assert taken(Money, given).low == 10_500_000_000
    assert TypeAdapter(Money).dump_python(taken(Money, given)) == 10_500_000_000


@pytest.mark.parametrize("given", ["khoảng 5 tỷ đồng", "4 - 5 tỷ đồng", "ít nhất 500 triệu", "5 tỷ trở lên"])
def test_qualified_money_survives_its_own_data(given: str) -> None:
    amount = taken(Money, given)

    assert taken(Money, TypeAdapter(Money).dump_python(amount)) == amount


@pytest.mark.parametrize("kind", [Count, Money, StarClass], ids=["count", "money", "stars"])
@pytest.mark.parametrize("value", [1.5, True, None, [], {}, b"5"], ids=repr)
def test_only_numbers_and_words_are_amounts(kind: object, value: object) -> None:
    with pytest.raises(ValidationError, match="ghi bằng số"):
        taken(kind, value)


@pytest.mark.parametrize("kind", [Count, Money, StarClass], ids=["count", "money", "stars"])
def test_a_value_already_read_is_taken_as_it_is(kind: object) -> None:
    value = taken(kind, 3)

    assert taken(kind, value) is value


@pytest.mark.parametrize("kind", [Score, Share, Ticks, PartPoints], ids=["score", "share", "ticks", "points"])
def test_a_refusal_shows_half_a_character_as_none(kind: object) -> None:
    with pytest.raises(ValidationError) as refusal:
        taken(kind, "\ud800")

    assert all("“�”" in fault["msg"] for fault in refusal.value.errors())


def test_text_is_kept_in_one_form() -> None:
    assert taken(Text, "  Ke\u0302\u0301 hoạch\u00a0\u0110  ") == "Kế hoạch Đ"
    assert taken(Text, "a  b") == "a  b"


def test_text_is_as_long_as_the_limit_and_no_longer() -> None:
    limit = settings().max_text_length

    assert len(taken(Text, "ạ" * limit)) == limit
    with pytest.raises(ValidationError, match="too long"):
        taken(Text, "ạ" * (limit + 1))


@pytest.mark.parametrize("given", ["13/8/2019", "2019-08-13", "ngày 13 tháng 8 năm 2019"])
def test_a_date_is_one_day_however_it_is_typed(given: str) -> None:
    assert long_date(taken(Date, given)) == "ngày 13 tháng 8 năm 2019"


@pytest.mark.parametrize(("given", "accepted"), [("31/12/1944", False), ("01/01/1945", True)])
def test_a_year_before_the_state_is_a_slip(given: str, *, accepted: bool) -> None:
    if accepted:
        assert taken(Date, given).year == 1945
    else:
        with pytest.raises(ValidationError, match="Năm 1944 không thể là năm của văn bản"):
            taken(Date, given)


@pytest.mark.parametrize(("value", "accepted"), [(-1, False), (0, True), (999_999_999, True), (10**9, False)])
def test_a_count_one_by_one_is_bounded(value: int, *, accepted: bool) -> None:
    if accepted:
        assert taken(Whole, value) == value
    else:
        with pytest.raises(ValidationError):
            taken(Whole, value)
