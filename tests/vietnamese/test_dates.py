"""Dates: zeros where Nghị định 30/2020 wants them, impossible days refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_docs.vietnamese.dates import DateError, blank_date, long_date, parse_date, short_date


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2018, 5, 7), "ngày 07 tháng 5 năm 2018", "07/5/2018"),
        (date(2023, 2, 9), "ngày 09 tháng 02 năm 2023", "09/02/2023"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026", "10/01/2026"),
        (date(2019, 3, 31), "ngày 31 tháng 3 năm 2019", "31/3/2019"),
        (date(2019, 11, 22), "ngày 22 tháng 11 năm 2019", "22/11/2019"),
        (date(9999, 12, 31), "ngày 31 tháng 12 năm 9999", "31/12/9999"),
    ],
)
def test_a_date_has_zeros_before_days_below_ten_and_months_one_and_two(day: date, long: str, short: str) -> None:
    assert long_date(day) == long
    assert short_date(day) == short


@pytest.mark.parametrize(
    "text",
    [
        "07/5/2018",
        "7/5/2018",
        "07/05/2018",
        " 07 / 5 / 2018 ",
        "2018-05-07",
        "ngày 07 tháng 5 năm 2018",
        "Ngày 7  tháng 05 năm 2018",
        "07 tháng 5 năm 2018",
        "nga\u0300y 07 tha\u0301ng 5 n\u0103m 2018",
    ],
)
def test_a_date_is_read_in_each_of_its_forms(text: str) -> None:
    assert parse_date(text) == date(2018, 5, 7)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_comes_back_from_each_of_its_forms(day: date) -> None:
    assert {parse_date(form) for form in (long_date(day), short_date(day), day.isoformat())} == {day}


@pytest.mark.parametrize("text", ["30/02/2023", "2023-02-30", "29/02/2023", "00/5/2018", "31/4/2020", "1/13/2020"])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(DateError, match=f"^{text} không có trong lịch"):
        parse_date(text)


def test_a_leap_day_is_in_the_calendar() -> None:
    assert parse_date("29/02/2024") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["", "07/5/18", "7.5.2018", "20180507", "hôm nay", "2018-5-7", "07/5/2018 08:00"])
def test_another_form_is_refused_with_examples(text: str) -> None:
    with pytest.raises(DateError, match="ví dụ: 07/5/2018"):
        parse_date(text)


def test_the_blank_leaves_room_for_the_pen() -> None:
    assert blank_date() == "ngày … tháng … năm …"
