"""Working days: no weekends, no holidays with pay."""

import datetime as dt

import pytest

from ocop_docs.law.working_days import holidays, working_days


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-06-01", "2026-06-01", 0),
        ("2026-06-05", "2026-06-08", 1),
        ("2026-06-01", "2026-06-22", 15),
        ("2026-06-01", "2026-05-20", 0),
        ("2026-08-24", "2026-09-16", 15),
        ("2026-12-28", "2027-01-04", 4),
        ("2026-04-20", "2026-05-04", 7),
        ("2027-01-25", "2027-02-19", 14),
    ],
    ids=[
        "same day",
        "over a weekend",
        "three weeks",
        "backwards",
        "Quốc khánh",
        "Tết Dương lịch",
        "Giỗ Tổ, 30/4, 1/5",
        "Tết",
    ],
)
def test_working_days_leave_out_weekends_and_holidays(first: str, last: str, days: int) -> None:
    assert working_days(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == days


def test_the_labour_code_gives_eleven_days_a_year() -> None:
    assert sum(holiday.working_days for holiday in holidays()) == 11


def test_each_lunar_holiday_is_known_once_a_year_up_to_2036() -> None:
    years = [[day.year for day in holiday.days] for holiday in holidays() if not holiday.each_year]

    assert years == [list(range(2019, 2037))] * 2
