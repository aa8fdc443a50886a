"""Times and dates as they are kept, written for a reader in Vietnam."""

from __future__ import annotations

import datetime as dt

VIETNAM = dt.timezone(dt.timedelta(hours=7))


def moment(kept: str) -> str:
    """A time that is kept: `01/06/2027 10:05`."""
    return f"{dt.datetime.fromisoformat(kept).astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def time_of_day(kept: str) -> str:
    """The time of day of a time that is kept: `10:05`."""
    return f"{dt.datetime.fromisoformat(kept).astimezone(VIETNAM):%H:%M}"


def day(kept: str | None) -> str:
    """A date that is kept: `01/06/2027`; `""` for none."""
    return f"{dt.date.fromisoformat(kept):%d/%m/%Y}" if kept else ""
