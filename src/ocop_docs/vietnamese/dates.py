"""Dates as official documents write them, and as clerks type them."""

import re
from datetime import date
from typing import Final

from ocop_docs.messages.reasons import reason
from ocop_docs.vietnamese.text import quoted, single_line

PADDED_DAYS: Final = 10
PADDED_MONTHS: Final = 3
"""A zero precedes days below 10 and months 1 and 2 (NĐ 30/2020, Phụ lục I, mục II.4)."""

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<day>[0-9]{1,2})\s?/\s?(?P<month>[0-9]{1,2})\s?/\s?(?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        r"(?:ngày )?(?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})",
    )
)


class DateError(ValueError):
    """Raised when a text is no date, or a date that no calendar has; tells how to write it."""


def long_date(day: date) -> str:
    """``ngày 07 tháng 5 năm 2018`` (NĐ 30/2020, Phụ lục I, mục II.4)."""
    return f"ngày {_day(day)} tháng {_month(day)} năm {day.year}"


def short_date(day: date) -> str:
    """``07/5/2018``: zeros as in the long form."""
    return f"{_day(day)}/{_month(day)}/{day.year}"


def blank_date() -> str:
    """The dotted blank that offices leave for the date of signing."""
    return "ngày … tháng … năm …"


def parse_date(text: str) -> date:
    """The date written as ``07/5/2018``, ``2018-05-07`` or ``ngày 07 tháng 5 năm 2018``.

    Raises:
        DateError: another form, or a day that is not in the calendar (``30/02/2023``).
    """
    line = single_line(text)
    for form in _FORMS:
        found = form.fullmatch(line)
        if found:
            return _in_calendar(line, int(found["year"]), int(found["month"]), int(found["day"]))
    raise DateError(reason("date-unreadable", text=quoted(line)))


def _in_calendar(line: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DateError(reason("date-not-in-calendar", line=line)) from None


def _day(day: date) -> str:
    return f"{day.day:02d}" if day.day < PADDED_DAYS else str(day.day)


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < PADDED_MONTHS else str(day.month)
